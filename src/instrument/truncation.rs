//! How much of the gradient does a window of T steps keep?
//!
//! Truncated back-propagation through time cuts a text into windows of T steps and follows no loss out of its window
//! (Williams & Peng 1990). What it computes is another vector than the gradient over the whole text. Here are both, and the
//! cosine of the angle between them: 1 is the same direction, 0 has nothing to do with it. The state may be carried over
//! the cut, so that the network still remembers what its gradient does not reach, or be reset to zero there.

use crate::batch::Batch;
use crate::kernel::Real;
use crate::model::{Felt, Model, Run};

/// The cosine of truncated and full gradient: over all parameters, then block by block.
#[derive(Clone, Debug, PartialEq)]
pub struct Truncation {
    /// With the state carried from window to window.
    pub carried: Vec<f64>,
    /// With the state reset to zero where a window begins.
    pub reset: Vec<f64>,
}

/// The gradient of the mean loss over `ids` by windows of `window` steps, block by block, from a zero state.
pub fn windowed_gradient<F: Real>(
    model: &mut Model<F>,
    ids: &[u16],
    window: usize,
    carry: bool,
) -> Vec<Vec<f64>> {
    let (mut run, mut felt) = (Run::default(), Felt::default());
    let length = ids.len() - 1;
    let mut sum: Vec<Vec<f64>> = model.params().map(|p| vec![0.0; p.value.len()]).collect();
    let mut first = model.zero_states(1);
    for start in (0..length).step_by(window) {
        let steps = window.min(length - start);
        let batch = Batch::of_text(ids, &[start], steps);
        model.forward(&batch, &first, &mut run);
        model.through_time(&batch, &run, None, &mut felt);
        model.accumulate(&batch, &run, &mut felt);
        // Each window's loss is a mean over its own steps.
        let share = steps as f64 / length as f64;
        for (sum, param) in sum.iter_mut().zip(model.params()) {
            for (sum, d) in sum.iter_mut().zip(param.grad.as_slice()) {
                *sum += share * d.wide();
            }
        }
        if carry {
            first = run.last();
        }
    }
    sum
}

/// The gradient over all of `ids` beside the truncated ones, for each of these windows.
pub fn truncation<F: Real>(
    model: &mut Model<F>,
    ids: &[u16],
    windows: &[usize],
) -> Vec<Truncation> {
    let full = windowed_gradient(model, ids, ids.len() - 1, true);
    windows
        .iter()
        .map(|window| {
            let mut cosines =
                |carry| cosines(&full, &windowed_gradient(model, ids, *window, carry));
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
