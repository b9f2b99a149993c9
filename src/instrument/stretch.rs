//! How much can one step back stretch a gradient at most?
//!
//! A step back through a simple cell is ∂L/∂h_{t−1} = Uᵀ·(φ′ ∘ ∂L/∂h_t). It makes a vector at most s₁ times as long by Uᵀ,
//! s₁ the largest singular value, and at most γ times by φ′, γ the steepest slope of φ. So after k steps
//! ‖∂L_T/∂h_{T−k}‖ ≤ (γ·s₁)^k·‖∂L_T/∂h_T‖ (Pascanu, Mikolov & Bengio 2013, section 2.1): below 1 the gradient must
//! vanish, above 1 it may grow, and need not.

use crate::config::{CellKind, Config};
use crate::kernel::Real;
use crate::model::Model;
use nalgebra::DMatrix;

/// Rounds of power iteration at most.
const ROUNDS: usize = 300;
/// A round that adds less than this share is the last.
const ENOUGH: f64 = 1e-8;

/// γ·s₁ of layer number `layer` (from 0); none where it bounds nothing: gates bring slopes of their own, and below the
/// top layer blame arrives at every step, not at the last alone.
pub fn bound<F: Real>(config: &Config, model: &Model<F>, layer: usize) -> Option<f64> {
    (config.cell == CellKind::Rnn && layer + 1 == model.layers.len()).then(|| {
        config.activation.steepest() * largest_singular_value(&model.layers[layer].w_h.value)
    })
}

/// s₁ of a matrix by power iteration on UᵀU, without a decomposition: it never errs upwards, and downwards by less than
/// one part in 10⁵ unless s₂ is as near to s₁ as that.
pub fn largest_singular_value<F: Real>(u: &DMatrix<F>) -> f64 {
    let rows = u.nrows();
    // Unequal entries, so that no direction that a person would write down is at right angles to the start.
    let mut v: Vec<f64> = (1..=u.ncols())
        .map(|j| 0.5 + (j as f64 * 0.618_034).fract())
        .collect();
    let mut s = 0.0;
    for _ in 0..ROUNDS {
        let length = norm(&v);
        let mut stretched = vec![0.0; rows];
        for (column, v) in u.as_slice().chunks_exact(rows).zip(&v) {
            for (x, u) in stretched.iter_mut().zip(column) {
                *x += u.wide() * v / length;
            }
        }
        for (v, column) in v.iter_mut().zip(u.as_slice().chunks_exact(rows)) {
            *v = column
                .iter()
                .zip(&stretched)
                .map(|(u, x)| u.wide() * x)
                .sum();
        }
        let before = s;
        s = norm(&stretched);
        if s - before <= ENOUGH * s {
            break;
        }
    }
    s
}

fn norm(x: &[f64]) -> f64 {
    x.iter().map(|x| x * x).sum::<f64>().sqrt()
}
