//! Which inputs does one answer depend on?
//!
//! ‖∂ log p(answer)/∂x_{t−k}‖ for every input before it (Madsen, "Visualizing memorization in RNNs", Distill 2019): how
//! much the answer would change if that input changed a little. In a text the answer is the next character, in a task
//! it is the target of the step; where the answer is a number y, it is ‖∂y/∂x_{t−k}‖. Symbols are one-hot vectors, so
//! their gradient has one entry per symbol.

use crate::batch::{Batch, Targets};
use crate::kernel::Real;
use crate::kernel::map::sum_of_squares;
use crate::layer::{Layer, LayerGradients};
use crate::model::{Gradients, Model, Run};

/// For the answer after `place` steps of the one sequence of `sequence` (the source's steps included), read from a zero
/// state: the connectivity of each of those steps, first to last. Empty where that step has no target. `run` and
/// `grads` receive the forward and the backward pass.
pub fn connectivity<F: Real>(
    model: &Model<F>,
    sequence: &Batch<F>,
    place: usize,
    run: &mut Run<F>,
    grads: &mut Gradients<F>,
) -> Vec<f64> {
    if !sequence.asked().contains(&place) {
        return Vec::new();
    }
    let steps = place - sequence.source_steps();
    let mut batch = sequence.part(0, steps).asked_from(steps - 1);
    if cfg!(feature = "tasks")
        && let Some(source) = &sequence.source
    {
        batch = batch.after(source.as_ref().clone());
    }
    model.forward(&batch, &model.zero_states(1), run);
    if cfg!(feature = "tasks")
        && let Targets::Vectors(wanted, _) = &mut batch.targets
    {
        // A target so far off that the gradient at every output is 1: the output itself is differentiated, not its
        // error.
        let off = F::of(wanted.nrows() as f64 / 2.0);
        *wanted = run.outputs.map(|y| y - off);
    }
    model.backward_through_time(&batch, run, None, grads);
    let written = by_input(&model.layers, &mut grads.layers, batch.steps);
    match &batch.source {
        Some(source) if cfg!(feature = "tasks") => {
            let mut norms = by_input(&model.encoder, &mut grads.encoder, source.steps);
            norms.extend(written);
            norms
        }
        _ => written,
    }
}

/// ‖∂/∂x‖ of every input of the lowest layer of a stack.
fn by_input<F: Real>(
    layers: &[Layer<F>],
    grads: &mut [LayerGradients<F>],
    steps: usize,
) -> Vec<f64> {
    let Some((layer, grads)) = layers.first().zip(grads.first_mut()) else {
        return Vec::new();
    };
    let inputs = layer.w_x.value.ncols();
    let mut d_x = vec![F::ZERO; inputs * steps];
    layer.add_to_input(grads, &mut d_x);
    d_x.chunks_exact(inputs)
        .map(|d| sum_of_squares(d).sqrt())
        .collect()
}
