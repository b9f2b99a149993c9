//! Which time step moved this weight?
//!
//! The gradient of a shared weight is a sum over the steps at which it was used: ∂L/∂U_ij = Σ_t δ_t,i · h_{t−1},j, and the
//! same with x_t for W, with 1 for b. Here are the terms, so that the sum can be seen to add up to the gradient.

use crate::batch::Batch;
use crate::cell::Product;
use crate::kernel::Real;
use crate::layer::{Blame, Input, Layer, Unrolled};
use crate::model::{Felt, Model, Run};

/// The terms of the gradient of the weight at (`row`, `column`) of parameter block `block` (all from 0), one per time step
/// of the batch that `run` and `felt` belong to, summed over lanes. The network has no encoder.
pub fn weight_steps<F: Real>(
    model: &Model<F>,
    batch: &Batch<F>,
    run: &Run<F>,
    felt: &Felt<F>,
    block: usize,
    (row, column): (usize, usize),
) -> Vec<f64> {
    let each = model
        .layers
        .first()
        .map_or(1, |layer| layer.params().count());
    let (l, matrix) = (block / each, block % each);
    let term: Box<dyn Fn(usize) -> f64 + '_> = match model.layers.get(l) {
        Some(layer) => {
            let (seen, felt) = (&run.layers[l], &felt.layers[l]);
            let below = if l == 0 {
                batch.inputs.view()
            } else {
                Input::Vectors(run.layers[l - 1].outputs(), seen.h.nrows())
            };
            match matrix {
                0 => Box::new(move |at| felt.d_gates[(row, at)].wide() * entry(below, column, at)),
                1 => recurrent_term(layer, seen, felt, row, column),
                2 => Box::new(move |at| felt.d_gates[(row, at)].wide()),
                _ => Box::new(move |at| felt.d_extra[(row, at)].wide()),
            }
        }
        // The output's W reads h_t, which stands one step further than h_{t−1}.
        None if matrix == 0 => {
            let top = &run.layers[l - 1];
            Box::new(move |at| {
                felt.d_outputs[(row, at)].wide() * top.h[(column, at + batch.lanes)].wide()
            })
        }
        None => Box::new(move |at| felt.d_outputs[(row, at)].wide()),
    };
    (0..batch.steps)
        .map(|t| {
            (0..batch.lanes)
                .map(|lane| term(t * batch.lanes + lane))
                .sum()
        })
        .collect()
}

/// Number `i` of what is read at `at`.
fn entry<F: Real>(input: Input<'_, F>, i: usize, at: usize) -> f64 {
    match input {
        Input::Symbols(ids) => f64::from(u8::from(ids[at] as usize == i)),
        Input::Vectors(x, size) => x[at * size + i].wide(),
    }
}

/// The term of U_ij: a gate's row may multiply another thing than h_{t−1}, and be blamed elsewhere than at the gate.
fn recurrent_term<'a, F: Real>(
    layer: &Layer<F>,
    seen: &'a Unrolled<F>,
    felt: &'a Blame<F>,
    row: usize,
    column: usize,
) -> Box<dyn Fn(usize) -> f64 + 'a> {
    let n = layer.units();
    let gate = row / n;
    let served = |p: &&Product| (p.first..p.first + p.blocks).contains(&gate);
    let product = layer.cell.products().iter().find(served);
    let (of_extra, blamed_extra) = product.map_or((false, false), |p| (p.of_extra, p.blamed_extra));
    // Column `at` of h is h_{t−1}: there is one state more in front.
    let used = if of_extra { &seen.extra } else { &seen.h };
    let (blame, row) = if blamed_extra {
        (&felt.d_extra, row % n)
    } else {
        (&felt.d_gates, row)
    };
    Box::new(move |at| blame[(row, at)].wide() * used[(column, at)].wide())
}
