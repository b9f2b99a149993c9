//! How much of the gradient does a window of T steps keep?
//!
//! Truncated back-propagation through time cuts a sequence into windows of T steps and follows no loss out of its
//! window (Williams & Peng 1990). What it computes is another vector than the gradient over the whole sequence. Here
//! are both, and the cosine of the angle between them: 1 is the same direction, 0 has nothing to do with it. The state
//! may be carried over the cut, so that the network still remembers what its gradient does not reach, or be reset to
//! zero there.
//!
//! Windows end together with the sequence, where many tasks ask their only question; the first may be shorter.

use crate::batch::Batch;
use crate::kernel::Real;
use crate::loss;
use crate::model::{Gradients, Model, Run};

/// The cosine of truncated and full gradient: over all parameters, then block by block.
#[derive(Clone, Debug, PartialEq)]
pub struct Truncation {
    /// With the state carried from window to window.
    pub carried: Vec<f64>,
    /// With the state reset to zero where a window begins.
    pub reset: Vec<f64>,
}

/// The gradient of the mean loss over a sequence without a source, by windows of `window` steps, block by block, from a
/// zero state.
pub fn windowed_gradient<F: Real>(
    model: &mut Model<F>,
    sequence: &Batch<F>,
    window: usize,
    carry: bool,
) -> Vec<Vec<f64>> {
    let (mut run, mut grads) = (Run::default(), Gradients::default());
    let asked = loss::count(&sequence.targets).max(1) as f64;
    let mut sum: Vec<Vec<f64>> = model.params().map(|p| vec![0.0; p.value.len()]).collect();
    let mut first = model.zero_states(sequence.batch_size);
    let mut start = 0;
    while start < sequence.steps {
        let left = sequence.steps - start;
        let steps = left - (left - 1) / window * window;
        let batch = sequence.part(start, steps);
        start += steps;
        model.forward(&batch, &first, &mut run);
        if carry {
            first = run.last();
        }
        // Each window's loss is a mean over what is asked there.
        let share = loss::count(&batch.targets) as f64 / asked;
        if share == 0.0 {
            continue;
        }
        model.backward_through_time(&batch, &run, None, &mut grads);
        model.accumulate(&batch, &run, &mut grads);
        for (sum, param) in sum.iter_mut().zip(model.params()) {
            for (sum, d) in sum.iter_mut().zip(param.grad.as_slice()) {
                *sum += share * d.to_f64();
            }
        }
    }
    sum
}

/// The gradient over all of a sequence without a source beside the truncated ones, for each of these windows.
pub fn truncation<F: Real>(
    model: &mut Model<F>,
    sequence: &Batch<F>,
    windows: &[usize],
) -> Vec<Truncation> {
    let full = windowed_gradient(model, sequence, sequence.steps, true);
    windows
        .iter()
        .map(|window| {
            let mut cosines =
                |carry| cosines(&full, &windowed_gradient(model, sequence, *window, carry));
            Truncation {
                carried: cosines(true),
                reset: cosines(false),
            }
        })
        .collect()
}

fn cosines(full: &[Vec<f64>], cut: &[Vec<f64>]) -> Vec<f64> {
    let products: Vec<[f64; 3]> = full
        .iter()
        .zip(cut)
        .map(|(full, cut)| [dot(full, cut), dot(full, full), dot(cut, cut)])
        .collect();
    let all = products
        .iter()
        .fold([0.0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z]);
    std::iter::once(&all).chain(&products).map(cosine).collect()
}

/// NaN where one of the two is zero and has no direction. The root of a square is exact, so equals give exactly 1.
fn cosine([both, full, cut]: &[f64; 3]) -> f64 {
    both / (full * cut).sqrt()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
