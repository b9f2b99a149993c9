//! By which factor can one step back lengthen a gradient at most?
//!
//! A step back through a simple cell is ∂L/∂h_{t−1} = Uᵀ·(φ′ ∘ ∂L/∂h_t). Uᵀ lengthens a vector at most by the factor
//! s₁, the largest singular value of U, and φ′ at most by γ, the steepest slope of φ. So after k steps ‖∂L_T/∂h_{T−k}‖
//! ≤ (γ·s₁)^k·‖∂L_T/∂h_T‖ (Pascanu, Mikolov & Bengio 2013, section 2.1): below 1 the gradient must vanish; above 1 it
//! may grow, but need not.

use crate::kernel::Real;
use crate::model::Model;
use crate::settings::{CellKind, Config};
use crate::spectral::largest_singular_value;

/// γ·s₁ of layer number `layer` (from 0). None where it is no bound: gates have slopes of their own, and below the top
/// layer a gradient arrives at every step, not only at the last.
pub fn gradient_bound<F: Real>(config: &Config, model: &Model<F>, layer: usize) -> Option<f64> {
    (config.cell == CellKind::Rnn && layer + 1 == model.layers.len()).then(|| {
        let u = model.layers[layer].w_h.value.map(F::to_f64);
        config.activation.steepest() * largest_singular_value(&u)
    })
}
