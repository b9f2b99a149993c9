//! Clipping: a gradient that is too long is shortened (Pascanu, Mikolov & Bengio 2013).

use crate::kernel::{Lanes, Real, map};
use crate::param::Param;
use crate::settings::ClipKind;

/// A gradient's length, before and after.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Clipped {
    /// Global norm before: √Σ g² over all blocks.
    pub before: f64,
    /// Global norm after.
    pub after: f64,
    /// Whether anything was cut.
    pub clipped: bool,
    /// The cosine between the gradient before and after: 1 where only its length changed, less where its direction did.
    pub cosine: f64,
    /// The norm of each block, before.
    pub blocks: Vec<f64>,
}

/// Shortens the gradients of `params` in place if they exceed `limit`, and says how long they were. A norm that is not
/// finite is returned as it is and nothing is changed.
pub fn clip<'a, F: Real>(
    params: impl Iterator<Item = &'a mut Param<F>>,
    kind: ClipKind,
    limit: f64,
) -> Clipped {
    let mut params: Vec<_> = params.collect();
    let squares: Vec<f64> = params.iter().map(|p| p.grad_squared()).collect();
    let before = squares.iter().sum::<f64>().sqrt();
    let blocks = squares.into_iter().map(f64::sqrt).collect();
    let (mut after, mut clipped, mut cosine) = (before, false, 1.0);
    if before.is_finite() {
        match kind {
            ClipKind::Off => {}
            ClipKind::Norm if before > limit => {
                let scale = F::Lanes::splat(F::of(limit / before));
                for param in &mut params {
                    map([], [param.grad.as_mut_slice()], |[], [g]| [g * scale]);
                }
                (after, clipped) = (limit, true);
            }
            ClipKind::Norm => {}
            ClipKind::Value => {
                let limit = F::of(limit);
                let mut product = 0.0;
                for grad in params.iter_mut().flat_map(|p| p.grad.as_mut_slice()) {
                    let cut = if *grad > limit {
                        limit
                    } else if *grad < -limit {
                        -limit
                    } else {
                        *grad
                    };
                    clipped |= cut != *grad;
                    product += grad.to_f64() * cut.to_f64();
                    *grad = cut;
                }
                after = params.iter().map(|p| p.grad_squared()).sum::<f64>().sqrt();
                if clipped {
                    cosine = product / (before * after);
                }
            }
        }
    }
    Clipped {
        before,
        after,
        clipped,
        cosine,
        blocks,
    }
}
