//! The simple recurrent network (Elman 1990), the formula the whole subject starts from:
//!
//! ```text
//! a_t = W·x_t + U·h_{t−1} + b        h_t = φ(a_t)
//! ∂L/∂a_t = ∂L/∂h_t ∘ φ′(a_t)        ∂L/∂h_{t−1} += Uᵀ·∂L/∂a_t
//! ```
//!
//! Going back T steps multiplies by Uᵀ and φ′ T times: there is the vanishing gradient.

use super::{Activations, Cell, Forward, Gradients, Product, Recurrent, Transposed};
use crate::kernel::map::flush;
use crate::kernel::{Real, map};
use crate::settings::Activation;

/// The simple cell with activation φ.
pub struct Rnn {
    pub activation: Activation,
}

impl<F: Real> Cell<F> for Rnn {
    fn gates(&self) -> &'static [&'static str] {
        &["a"]
    }

    fn products(&self) -> &'static [Product] {
        const ALL: Product = Product::whole(1);
        &[ALL]
    }

    fn forward(&self, u: &Recurrent<F>, step: Forward<'_, F>) {
        u.multiply(0, step.h_before, step.gates, u.units, 0);
        // One match outside the loop, so that each φ is a loop of its own.
        match self.activation {
            Activation::Tanh => apply::<F>(Activation::Tanh, step.gates, step.h),
            Activation::Sigmoid => apply::<F>(Activation::Sigmoid, step.gates, step.h),
            Activation::Relu => apply::<F>(Activation::Relu, step.gates, step.h),
            Activation::Identity => apply::<F>(Activation::Identity, step.gates, step.h),
        }
    }

    fn backward(&self, u: &Transposed<F>, step: Activations<'_, F>, grads: Gradients<'_, F>) {
        let phi = self.activation;
        map(
            [grads.d_h, step.h],
            [&mut *grads.d_gates],
            |[d_h, h], [_]| [flush::<F>(d_h * phi.slope::<F>(h))],
        );
        u.multiply(0, grads.d_gates, u.units, 0, grads.d_h_before);
    }
}

#[inline(always)]
fn apply<F: Real>(phi: Activation, a: &[F], h: &mut [F]) {
    map([a], [h], |[a], [_]| [phi.apply::<F>(a)]);
}
