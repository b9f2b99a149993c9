//! Which time step moved this weight?
//!
//! The gradient of a shared weight is a sum over the steps at which it was used, ∂L/∂U_ij = Σ_t Σ_lanes δ_t,i · h_{t−1},j.
//! Here are the terms, so that the sum can be seen to add up to the gradient.

use crate::cell::Product;
use crate::kernel::Real;
use crate::layer::{Blame, Layer, Unrolled};

/// The terms of ∂L/∂U_ij of a layer, one per time step of the window that `seen` and `felt` belong to, summed over lanes.
pub fn recurrent_weight_steps<F: Real>(
    layer: &Layer<F>,
    seen: &Unrolled<F>,
    felt: &Blame<F>,
    row: usize,
    column: usize,
) -> Vec<f64> {
    let n = layer.units();
    let gate = row / n;
    let served = |p: &&Product| (p.first..p.first + p.blocks).contains(&gate);
    let product = layer.cell.products().iter().find(served).copied();
    let (of_extra, blamed_extra) = product.map_or((false, false), |p| (p.of_extra, p.blamed_extra));
    (0..seen.steps)
        .map(|t| {
            (0..seen.lanes)
                .map(|lane| {
                    let place = t * seen.lanes + lane;
                    // Column `place` of h is h_{t−1}: there is one state more in front.
                    let used = if of_extra {
                        seen.extra[(column, place)]
                    } else {
                        seen.h[(column, place)]
                    };
                    let blame = if blamed_extra {
                        felt.d_extra[(row % n, place)]
                    } else {
                        felt.d_gates[(row, place)]
                    };
                    blame.wide() * used.wide()
                })
                .sum()
        })
        .collect()
}
