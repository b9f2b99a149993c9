//! The two number types of the engine: `f32` trains, `f64` checks.

use std::fmt::{Debug, Display};
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use super::functions;
use super::lanes::{F32Lanes, F64Lanes, Lanes};

/// A floating-point number the engine can compute with. Everything not exact in IEEE 754 comes from this project or
/// from the `libm` crate, never from the machine, so that results agree to the last bit everywhere.
pub trait Real:
    nalgebra::Scalar
    + Copy
    + Default
    + PartialOrd
    + Debug
    + Display
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
{
    /// Four of them at a time.
    type Lanes: Lanes<Self>;
    /// 0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;
    /// Gradients nearer to zero than this become zero. wasm cannot flush denormal numbers, which are up to a hundred
    /// times slower to compute with, and a vanished gradient is full of them.
    const NEGLIGIBLE: Self;
    /// The nearest number of this type.
    fn of(x: f64) -> Self;
    /// The same number in double precision.
    fn to_f64(self) -> f64;
    /// ln x, from the `libm` crate.
    fn log(self) -> Self;
    /// Neither infinite nor NaN.
    fn finite(self) -> bool;
    /// eˣ, lane by lane.
    fn exp(x: Self::Lanes) -> Self::Lanes;
    /// tanh x, lane by lane.
    fn tanh(x: Self::Lanes) -> Self::Lanes;
}

impl Real for f32 {
    type Lanes = F32Lanes;
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const NEGLIGIBLE: Self = 1e-30;
    #[inline(always)]
    fn of(x: f64) -> Self {
        x as Self
    }
    #[inline(always)]
    fn to_f64(self) -> f64 {
        f64::from(self)
    }
    fn log(self) -> Self {
        libm::logf(self)
    }
    #[inline(always)]
    fn finite(self) -> bool {
        self.is_finite()
    }
    #[inline(always)]
    fn exp(x: F32Lanes) -> F32Lanes {
        functions::exp(x)
    }
    #[inline(always)]
    fn tanh(x: F32Lanes) -> F32Lanes {
        functions::tanh(x)
    }
}

impl Real for f64 {
    type Lanes = F64Lanes;
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    const NEGLIGIBLE: Self = 1e-290;
    #[inline(always)]
    fn of(x: f64) -> Self {
        x
    }
    #[inline(always)]
    fn to_f64(self) -> f64 {
        self
    }
    fn log(self) -> Self {
        libm::log(self)
    }
    #[inline(always)]
    fn finite(self) -> bool {
        self.is_finite()
    }
    fn exp(x: F64Lanes) -> F64Lanes {
        x.map(libm::exp)
    }
    fn tanh(x: F64Lanes) -> F64Lanes {
        x.map(libm::tanh)
    }
}
