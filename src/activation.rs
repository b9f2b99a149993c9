//! φ and φ′, side by side: does a signal pass this unit, and does its gradient?

use crate::kernel::map::sigmoid;
use crate::kernel::{Lanes, Real};
use crate::settings::Activation;

impl Activation {
    /// γ: the steepest slope φ has anywhere.
    pub fn steepest(self) -> f64 {
        match self {
            Self::Sigmoid => 0.25,
            Self::Tanh | Self::Relu | Self::Identity => 1.0,
        }
    }

    /// φ(z).
    #[inline(always)]
    pub fn apply<F: Real>(self, z: F::Lanes) -> F::Lanes {
        let zero = F::Lanes::splat(F::ZERO);
        match self {
            Self::Tanh => F::tanh(z),
            Self::Sigmoid => sigmoid::<F>(z),
            // Not max(0, z): a NaN must stay one, so that an explosion is seen.
            Self::Relu => z.choose_below(zero, zero, z),
            Self::Identity => z,
        }
    }

    /// φ′(z), from h = φ(z) alone.
    #[inline(always)]
    pub fn slope<F: Real>(self, h: F::Lanes) -> F::Lanes {
        let (zero, one) = (F::Lanes::splat(F::ZERO), F::Lanes::splat(F::ONE));
        match self {
            Self::Tanh => one - h * h,
            Self::Sigmoid => h * (one - h),
            Self::Relu => zero.choose_below(h, one, zero),
            Self::Identity => one,
        }
    }
}
