//! Ω: what if every step back through time were asked to keep the gradient's length? (Pascanu, Mikolov & Bengio 2013,
//! §3.3)
//!
//! ```text
//! Ω = mean over steps and sequences of ( ‖Uᵀ·δ_t‖ / ‖∂L/∂h_t‖ − 1 )²        δ_t = φ′ ∘ ∂L/∂h_t
//! ```
//!
//! The quotient is by how much one step back stretches the gradient: below 1 it fades, above 1 it grows. As in the
//! paper, Ω's gradient follows only the immediate dependence on U; states and their gradients are held fixed:
//!
//! ```text
//! ∂Ω/∂U = mean of 2·(r_t − 1) / (‖∂L/∂h_t‖·‖v_t‖) · δ_t·v_tᵀ        v_t = Uᵀ·δ_t,  r_t = ‖v_t‖ / ‖∂L/∂h_t‖
//! ```
//!
//! It is defined for the simple cell, whose step back is this one product. In a gated cell the gradient has several
//! ways back, and most of them do not pass through U.

use crate::kernel::map::sum_of_squares;
use crate::kernel::product::OuterScratch;
use crate::kernel::{Columns, Packed, Real, add_outer_products, multiply};
use crate::layer::{Layer, LayerGradients};
use crate::model::{Gradients, Model};

/// A gradient shorter than this is gone: no quotient is taken of it, and it counts in no mean. One that is gone only
/// after the step counts as r = 0, and has no direction in which to pull it back.
const GONE: f64 = 1e-30;

/// The regulariser, and room for what it computes with.
#[derive(Default)]
pub struct Omega<F: Real> {
    transposed: Packed<F>,
    /// v_t, H × T·B.
    passed: Vec<F>,
    /// ‖∂L/∂h_t‖ and ‖v_t‖.
    lengths: Vec<[f64; 2]>,
    outer: OuterScratch<F>,
}

impl<F: Real> Omega<F> {
    /// Adds weight·∂Ω/∂U to the gradient of U in every layer of [`Model::layers`], after [`Model::accumulate`]. Returns
    /// Ω, summed over the layers; NaN where the whole gradient is gone.
    pub fn add(&mut self, weight: f64, model: &mut Model<F>, grads: &Gradients<F>) -> f64 {
        let layers = model.layers.iter_mut().zip(&grads.layers);
        layers
            .map(|(layer, grads)| self.layer(weight, layer, grads))
            .sum()
    }

    fn layer(&mut self, weight: f64, layer: &mut Layer<F>, grads: &LayerGradients<F>) -> f64 {
        let n = layer.units();
        let deltas = grads.d_gates.as_slice();
        self.transposed
            .pack_transposed(layer.w_h.value.as_slice(), n, 0, n);
        self.passed.clear();
        self.passed.resize(deltas.len(), F::ZERO);
        multiply(
            &self.transposed,
            Columns::of(deltas, n),
            &mut self.passed,
            n,
            0,
        );
        // The first columns of ∂L/∂h are the states before the window.
        let arrived = grads.d_h.as_slice()[grads.d_h.len() - deltas.len()..].chunks_exact(n);
        let pairs = arrived.zip(self.passed.chunks_exact(n));
        let length = |x| f64::sqrt(sum_of_squares(x));
        self.lengths.clear();
        self.lengths
            .extend(pairs.map(|(arrived, passed)| [length(arrived), length(passed)]));
        let counted = self.lengths.iter().filter(|[arrived, _]| *arrived >= GONE);
        let share = 1.0 / counted.count() as f64;
        let mut omega = 0.0;
        for ([arrived, passed], v) in self.lengths.iter().zip(self.passed.chunks_exact_mut(n)) {
            let strays = passed / arrived - 1.0;
            let slope = if *arrived < GONE {
                0.0
            } else {
                omega += share * strays * strays;
                if *passed < GONE {
                    0.0
                } else {
                    // In double precision: the product of two small lengths is smaller than single precision goes.
                    2.0 * strays * weight * share / (arrived * passed)
                }
            };
            for x in v {
                *x = F::of(x.to_f64() * slope);
            }
        }
        add_outer_products(
            Columns::of(deltas, n),
            n,
            Columns::of(&self.passed, n),
            deltas.len() / n,
            layer.w_h.grad.as_mut_slice(),
            n,
            0,
            &mut self.outer,
        );
        if share.is_finite() { omega } else { f64::NAN }
    }
}
