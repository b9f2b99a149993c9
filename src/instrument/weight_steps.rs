//! Which time step changed this weight?
//!
//! The gradient of a shared weight is a sum over the steps that use it: ∂L/∂U_ij = Σ_t δ_t,i · h_{t−1},j, and the same
//! with x_t for W, and with 1 for b. These are its terms, so that one can see how they add up to the gradient.

use crate::batch::Batch;
use crate::cell::Product;
use crate::kernel::Real;
use crate::layer::{Input, Layer, LayerGradients, Unrolled};
use crate::model::{Gradients, Model, Run};

/// The terms of the gradient of the weight at (`row`, `column`) of parameter block `block` (all from 0), one per time
/// step of the batch that `run` and `grads` belong to, summed over sequences; for a block of the encoder, one per step
/// of the source. None for attention, whose weights do not belong to one step.
pub fn weight_steps<F: Real>(
    model: &Model<F>,
    batch: &Batch<F>,
    run: &Run<F>,
    grads: &Gradients<F>,
    block: usize,
    (row, column): (usize, usize),
) -> Option<Vec<f64>> {
    let each = model.layers.first()?.params().count();
    let (number, matrix) = (block / each, block % each);
    let (l, stack) = match number.checked_sub(model.encoder.len()) {
        None => (
            number,
            Stack {
                layers: &model.encoder,
                unrolled: &run.encoder,
                grads: &grads.encoder,
                batch: batch.source.as_deref()?,
            },
        ),
        Some(l) => (
            l,
            Stack {
                layers: &model.layers,
                unrolled: &run.layers,
                grads: &grads.layers,
                batch,
            },
        ),
    };
    if l < stack.layers.len() {
        let term = layer_term(&stack, l, matrix, (row, column));
        return Some(by_step(stack.batch, term));
    }
    let output = model.params().count() - 2;
    let d_output = move |at: usize| grads.d_outputs[(row, at)].to_f64();
    let term: Box<dyn Fn(usize) -> f64 + '_> = match block.checked_sub(output)? {
        0 => {
            let top = &run.layers.last()?.h;
            // The output's W reads h_t, one column after h_{t−1}; with attention, also the context.
            match column.checked_sub(top.nrows()) {
                None => {
                    Box::new(move |at| d_output(at) * top[(column, at + batch.batch_size)].to_f64())
                }
                Some(column) => {
                    Box::new(move |at| d_output(at) * run.attended.context[(column, at)].to_f64())
                }
            }
        }
        _ => Box::new(d_output),
    };
    Some(by_step(batch, term))
}

/// The terms of a row of weights, summed over the sequences of a step.
fn by_step<F: Real>(batch: &Batch<F>, term: impl Fn(usize) -> f64) -> Vec<f64> {
    let of_step = |t| {
        (0..batch.batch_size)
            .map(|b| term(t * batch.batch_size + b))
            .sum()
    };
    (0..batch.steps).map(of_step).collect()
}

/// A stack of layers: their input, activations and gradients.
struct Stack<'a, F: Real> {
    layers: &'a [Layer<F>],
    unrolled: &'a [Unrolled<F>],
    grads: &'a [LayerGradients<F>],
    batch: &'a Batch<F>,
}

/// The term of a weight of layer number `l` of a stack.
fn layer_term<'a, F: Real>(
    stack: &Stack<'a, F>,
    l: usize,
    matrix: usize,
    (row, column): (usize, usize),
) -> Box<dyn Fn(usize) -> f64 + 'a> {
    let (here, grads) = (&stack.unrolled[l], &stack.grads[l]);
    let below = if l == 0 {
        stack.batch.inputs.view()
    } else {
        Input::Vectors(stack.unrolled[l - 1].outputs(), here.h.nrows())
    };
    match matrix {
        0 => Box::new(move |at| grads.d_gates[(row, at)].to_f64() * entry(below, column, at)),
        1 => recurrent_term(&stack.layers[l], here, grads, row, column),
        2 => Box::new(move |at| grads.d_gates[(row, at)].to_f64()),
        _ => Box::new(move |at| grads.d_candidate_product[(row, at)].to_f64()),
    }
}

/// Entry `i` of the input at `at`.
fn entry<F: Real>(input: Input<'_, F>, i: usize, at: usize) -> f64 {
    match input {
        Input::Symbols(ids) => f64::from(u8::from(ids[at] as usize == i)),
        Input::Vectors(x, size) => x[at * size + i].to_f64(),
    }
}

/// The term of U_ij: a gate's row may multiply something else than h_{t−1}, and its gradient may be taken elsewhere
/// than at the gate.
fn recurrent_term<'a, F: Real>(
    layer: &Layer<F>,
    unrolled: &'a Unrolled<F>,
    grads: &'a LayerGradients<F>,
    row: usize,
    column: usize,
) -> Box<dyn Fn(usize) -> f64 + 'a> {
    let n = layer.units();
    let gate = row / n;
    let served = |p: &&Product| (p.first..p.first + p.blocks).contains(&gate);
    let product = layer.cell.products().iter().find(served);
    let (of_candidate_product, into_candidate_product) = product.map_or((false, false), |p| {
        (p.of_candidate_product, p.into_candidate_product)
    });
    // Column `at` of h is h_{t−1}, because the first column is the state before the window.
    let used = if of_candidate_product {
        &unrolled.candidate_product
    } else {
        &unrolled.h
    };
    let (d_product, row) = if into_candidate_product {
        (&grads.d_candidate_product, row % n)
    } else {
        (&grads.d_gates, row)
    };
    Box::new(move |at| d_product[(row, at)].to_f64() * used[(column, at)].to_f64())
}
