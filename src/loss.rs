//! How wrong the outputs are, and which way they should move.
//!
//! Cross-entropy of a softmax: L = −ln p(target), ∂L/∂logits = p − onehot(target). Squared error: L = ‖y − target‖²
//! without a half, as Keras has it. Both are means over the columns that have a target (squared error: and over the
//! output's entries), so the gradient does not depend on how many there are.

use nalgebra::DMatrix;

use crate::batch::Targets;
use crate::kernel::{Lanes, Real, map};

/// Logits become probabilities, in place; returns ln Σ e^logit, so that −ln p(i) is that minus logit i.
pub fn softmax<F: Real>(logits: &mut [F]) -> F {
    let top = largest(logits);
    let shift = F::Lanes::splat(top);
    map([], [&mut *logits], |[], [x]| [F::exp(x - shift)]);
    let total = sum(logits);
    let share = F::Lanes::splat(F::ONE / total);
    map([], [logits], |[], [x]| [x * share]);
    top + total.log()
}

/// The largest entry. A NaN may go unseen here; the sum that follows will hold it.
fn largest<F: Real>(x: &[F]) -> F {
    x.iter()
        .fold(x[0], |top, &x| if x <= top { top } else { x })
}

/// Four running sums, added in a fixed order.
fn sum<F: Real>(x: &[F]) -> F {
    let mut sums = [F::ZERO; 4];
    let (fours, rest) = x.as_chunks::<4>();
    for four in fours {
        for (sum, x) in sums.iter_mut().zip(four) {
            *sum += *x;
        }
    }
    for (sum, x) in sums.iter_mut().zip(rest) {
        *sum += *x;
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}

/// How many columns have a target.
pub fn count<F: Real>(targets: &Targets<F>) -> usize {
    match targets {
        Targets::Symbols(ids) => ids.iter().flatten().count(),
        Targets::Vectors(_, counted) => counted.iter().filter(|c| **c).count(),
    }
}

/// Turns logits into probabilities, in place (for vector targets, the outputs stay as they are), and gives the loss of
/// every column, 0 where there is no target.
pub fn forward<F: Real>(outputs: &mut DMatrix<F>, targets: &Targets<F>, losses: &mut Vec<F>) {
    losses.clear();
    let rows = outputs.nrows();
    match targets {
        Targets::Symbols(ids) => {
            for (logits, id) in outputs.as_mut_slice().chunks_exact_mut(rows).zip(ids) {
                let wanted = id.map(|id| logits[id as usize]);
                let total = softmax(logits);
                losses.push(wanted.map_or(F::ZERO, |wanted| total - wanted));
            }
        }
        Targets::Vectors(wanted, counted) => {
            for (j, &counts) in counted.iter().enumerate() {
                let (y, target) = (outputs.column(j), wanted.column(j));
                let error = y
                    .iter()
                    .zip(&target)
                    .fold(F::ZERO, |e, (y, t)| e + (*y - *t) * (*y - *t));
                losses.push(if counts {
                    error / F::of(rows as f64)
                } else {
                    F::ZERO
                });
            }
        }
    }
}

/// ∂L/∂logits (for vector targets, ∂L/∂outputs) of the mean loss, rows × T·B, into `d`; zero where there is no target.
pub fn backward<F: Real>(outputs: &DMatrix<F>, targets: &Targets<F>, d: &mut DMatrix<F>) {
    let rows = outputs.nrows();
    let share = F::ONE / F::of(count(targets).max(1) as f64);
    match targets {
        Targets::Symbols(ids) => {
            let columns = outputs
                .as_slice()
                .chunks_exact(rows)
                .zip(d.as_mut_slice().chunks_exact_mut(rows));
            for ((p, d), id) in columns.zip(ids) {
                match id {
                    None => d.fill(F::ZERO),
                    Some(id) => {
                        let share_lanes = F::Lanes::splat(share);
                        map([p], [&mut *d], |[p], [_]| [p * share_lanes]);
                        d[*id as usize] += -share;
                    }
                }
            }
        }
        Targets::Vectors(wanted, counted) => {
            let slope = F::of(2.0) * share / F::of(rows as f64);
            for (j, &counts) in counted.iter().enumerate() {
                for i in 0..rows {
                    d[(i, j)] = if counts {
                        slope * (outputs[(i, j)] - wanted[(i, j)])
                    } else {
                        F::ZERO
                    };
                }
            }
        }
    }
}
