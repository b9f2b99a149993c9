//! Four numbers at a time, with the same bits on every machine.
//!
//! The matrix kernels are written once, over [`Lanes`]. On wasm with simd128 four `f32` are one vector register;
//! everywhere else, and for `f64`, they are four plain numbers and the compiler may use what vectors it has. Addition,
//! multiplication, division and comparison are exact to the last bit in IEEE 754, no operation here is fused or
//! reordered, and every function that is not one of those is a polynomial made of them: so the native build
//! and the wasm build compute the same weights.
//!
//! This is the only file with `unsafe` in it: vector loads and stores, each from a reference to exactly the sixteen
//! bytes it touches.

use std::ops::{Add, Div, Mul, Sub};

/// Four numbers of type `F`, handled together.
pub trait Lanes<F>:
    Copy
    + std::fmt::Debug
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
{
    /// All four are `x`.
    fn splat(x: F) -> Self;
    /// The four numbers at `x`.
    fn load(x: &[F; 4]) -> Self;
    /// Writes the four numbers to `x`.
    fn store(self, x: &mut [F; 4]);
    /// `yes` where `self` < `limit`, else `no`; so a NaN in `self` takes `no`.
    fn choose_below(self, limit: Self, yes: Self, no: Self) -> Self;
    /// √, exactly rounded.
    fn root(self) -> Self;
    /// 2ⁿ for a whole n between −126 and 127.
    fn exp2_whole(self) -> Self;
    /// Rows become columns.
    fn transpose(rows: [Self; 4]) -> [Self; 4];
    /// Adds the squares, taken in double precision, to four sums.
    fn add_squares(self, sums: &mut [f64; 4]);

    /// The larger of the two; a NaN in `self` stays.
    fn at_least(self, floor: Self) -> Self {
        self.choose_below(floor, floor, self)
    }

    /// The smaller of the two; a NaN in `self` stays.
    fn at_most(self, ceiling: Self) -> Self {
        ceiling.choose_below(self, ceiling, self)
    }
}

/// Four plain numbers.
#[derive(Clone, Copy, Debug)]
#[repr(align(16))]
pub struct Four<F>([F; 4]);

macro_rules! four_operator {
    ($trait:ident, $method:ident, $op:tt) => {
        impl<F: Copy + $trait<Output = F>> $trait for Four<F> {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                let (a, b) = (self.0, other.0);
                Self([a[0] $op b[0], a[1] $op b[1], a[2] $op b[2], a[3] $op b[3]])
            }
        }
    };
}
four_operator!(Add, add, +);
four_operator!(Sub, sub, -);
four_operator!(Mul, mul, *);
four_operator!(Div, div, /);

macro_rules! four_lanes {
    ($float:ty, $exp2:expr) => {
        impl Lanes<$float> for Four<$float> {
            #[inline(always)]
            fn splat(x: $float) -> Self {
                Self([x; 4])
            }
            #[inline(always)]
            fn load(x: &[$float; 4]) -> Self {
                Self(*x)
            }
            #[inline(always)]
            fn store(self, x: &mut [$float; 4]) {
                *x = self.0;
            }
            #[inline(always)]
            fn choose_below(self, limit: Self, yes: Self, no: Self) -> Self {
                Self(std::array::from_fn(|i| {
                    if self.0[i] < limit.0[i] {
                        yes.0[i]
                    } else {
                        no.0[i]
                    }
                }))
            }
            #[inline(always)]
            fn root(self) -> Self {
                Self(self.0.map(<$float>::sqrt))
            }
            #[inline(always)]
            fn exp2_whole(self) -> Self {
                Self(self.0.map($exp2))
            }
            #[inline(always)]
            fn transpose(rows: [Self; 4]) -> [Self; 4] {
                std::array::from_fn(|i| Self(std::array::from_fn(|j| rows[j].0[i])))
            }
            #[inline(always)]
            fn add_squares(self, sums: &mut [f64; 4]) {
                for (sum, x) in sums.iter_mut().zip(self.0) {
                    let x = f64::from(x);
                    *sum += x * x;
                }
            }
        }
    };
}
four_lanes!(f32, |n: f32| f32::from_bits(
    ((n as i32).wrapping_add(127) as u32) << 23
));
four_lanes!(f64, |n: f64| f64::from_bits(
    ((n as i64).wrapping_add(1023) as u64) << 52
));

impl Four<f64> {
    /// Applies a function of one number to each of the four.
    #[inline(always)]
    pub fn map(self, f: impl Fn(f64) -> f64) -> Self {
        Self(self.0.map(f))
    }
}

/// The lanes of `f32`: a vector register where the target has one.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub type F32Lanes = simd128::Wide;
/// The lanes of `f32`: a vector register where the target has one.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub type F32Lanes = Four<f32>;

/// The lanes of `f64`: always four plain numbers; `f64` is for checking, not for speed.
pub type F64Lanes = Four<f64>;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd128 {
    use super::Lanes;
    use core::arch::wasm32::*;
    use std::ops::{Add, Div, Mul, Sub};

    /// One simd128 register holding four `f32`.
    #[derive(Clone, Copy, Debug)]
    pub struct Wide(v128);

    macro_rules! wide_operator {
        ($trait:ident, $method:ident, $instruction:ident) => {
            impl $trait for Wide {
                type Output = Self;
                #[inline(always)]
                fn $method(self, other: Self) -> Self {
                    Self($instruction(self.0, other.0))
                }
            }
        };
    }
    wide_operator!(Add, add, f32x4_add);
    wide_operator!(Sub, sub, f32x4_sub);
    wide_operator!(Mul, mul, f32x4_mul);
    wide_operator!(Div, div, f32x4_div);

    impl Lanes<f32> for Wide {
        #[inline(always)]
        fn splat(x: f32) -> Self {
            Self(f32x4_splat(x))
        }
        #[inline(always)]
        fn load(x: &[f32; 4]) -> Self {
            // SAFETY: the reference is to sixteen readable bytes, and v128.load asks for no alignment.
            Self(unsafe { v128_load(x.as_ptr().cast()) })
        }
        #[inline(always)]
        fn store(self, x: &mut [f32; 4]) {
            // SAFETY: the reference is to sixteen writable bytes, and v128.store asks for no alignment.
            unsafe { v128_store(x.as_mut_ptr().cast(), self.0) }
        }
        #[inline(always)]
        fn choose_below(self, limit: Self, yes: Self, no: Self) -> Self {
            Self(v128_bitselect(yes.0, no.0, f32x4_lt(self.0, limit.0)))
        }
        #[inline(always)]
        fn root(self) -> Self {
            Self(f32x4_sqrt(self.0))
        }
        #[inline(always)]
        fn exp2_whole(self) -> Self {
            Self(i32x4_shl(
                i32x4_add(i32x4_trunc_sat_f32x4(self.0), i32x4_splat(127)),
                23,
            ))
        }
        #[inline(always)]
        fn transpose([a, b, c, d]: [Self; 4]) -> [Self; 4] {
            let (ab_low, ab_high) = (
                i32x4_shuffle::<0, 4, 1, 5>(a.0, b.0),
                i32x4_shuffle::<2, 6, 3, 7>(a.0, b.0),
            );
            let (cd_low, cd_high) = (
                i32x4_shuffle::<0, 4, 1, 5>(c.0, d.0),
                i32x4_shuffle::<2, 6, 3, 7>(c.0, d.0),
            );
            [
                Self(i64x2_shuffle::<0, 2>(ab_low, cd_low)),
                Self(i64x2_shuffle::<1, 3>(ab_low, cd_low)),
                Self(i64x2_shuffle::<0, 2>(ab_high, cd_high)),
                Self(i64x2_shuffle::<1, 3>(ab_high, cd_high)),
            ]
        }
        #[inline(always)]
        fn add_squares(self, sums: &mut [f64; 4]) {
            let low = f64x2_promote_low_f32x4(self.0);
            let high = f64x2_promote_low_f32x4(i64x2_shuffle::<1, 0>(self.0, self.0));
            for (sum, x) in sums.as_chunks_mut::<2>().0.iter_mut().zip([low, high]) {
                // SAFETY: the reference is to sixteen bytes to read and write; neither instruction asks for alignment.
                unsafe {
                    let before = v128_load(sum.as_ptr().cast());
                    v128_store(sum.as_mut_ptr().cast(), f64x2_add(before, f64x2_mul(x, x)));
                }
            }
        }
    }
}
