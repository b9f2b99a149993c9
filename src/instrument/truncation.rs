//! How much of the gradient is left with a window of T steps?
//!
//! Truncated backpropagation through time cuts a sequence into windows of T steps and backpropagates no loss beyond its
//! window (Williams & Peng 1990). The result differs from the gradient over the whole sequence. Both are computed here,
//! with the cosine of the angle between them: 1 means the same direction, 0 means orthogonal. At a cut the state may be
//! carried on, so that the network remembers more than its gradient reaches, or reset to zero.
//!
//! Windows are aligned with the end of the sequence, where many tasks have their only target; the first may be shorter.

use crate::batch::Batch;
use crate::kernel::Real;
use crate::loss;
use crate::model::{Gradients, Model, Run};

/// The cosine between truncated and full gradient: over all parameters, then block by block.
#[derive(Clone, Debug, PartialEq)]
pub struct Truncation {
    /// With the state carried from window to window.
    pub carried: Vec<f64>,
    /// With the state reset to zero at the start of every window.
    pub reset: Vec<f64>,
}

/// The gradient of the mean loss over a sequence without a source, truncated to windows of `window` steps, block by
/// block, from a zero state.
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
        // Each window's loss is a mean over its targets.
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

/// The full gradient over a sequence without a source compared with the truncated ones, for each of these window
/// lengths.
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

/// NaN where one of the two is zero and has no direction. The square root of a square is exact, so equal vectors give
/// exactly 1.
fn cosine([both, full, cut]: &[f64; 3]) -> f64 {
    both / (full * cut).sqrt()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
