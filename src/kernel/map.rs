//! Pointwise arithmetic over long slices, four numbers at a time.

use super::lanes::Lanes;
use super::real::Real;

/// For every i: `outputs[·][i] ← f(inputs[·][i], outputs[·][i])`, four i at a time. What is left over at the end is
/// padded with zeros, so every element is computed by the same arithmetic.
///
/// All slices must have the same length.
#[inline(always)]
pub fn map<F: Real, const I: usize, const O: usize>(
    inputs: [&[F]; I],
    mut outputs: [&mut [F]; O],
    f: impl Fn([F::Lanes; I], [F::Lanes; O]) -> [F::Lanes; O],
) {
    let length = outputs[0].len();
    let fours = length / 4;
    {
        let inputs = inputs.map(|x| &x.as_chunks::<4>().0[..fours]);
        let mut outputs = outputs
            .each_mut()
            .map(|x| &mut x.as_chunks_mut::<4>().0[..fours]);
        for i in 0..fours {
            let seen = std::array::from_fn(|k| F::Lanes::load(&inputs[k][i]));
            let held = std::array::from_fn(|k| F::Lanes::load(&outputs[k][i]));
            for (output, value) in outputs.iter_mut().zip(f(seen, held)) {
                value.store(&mut output[i]);
            }
        }
    }
    let rest = fours * 4..length;
    if !rest.is_empty() {
        let width = rest.len();
        let padded = |x: &[F]| {
            let mut four = [F::ZERO; 4];
            four[..width].copy_from_slice(&x[rest.clone()]);
            F::Lanes::load(&four)
        };
        let seen = inputs.map(&padded);
        let held = std::array::from_fn(|k| padded(outputs[k]));
        for (output, value) in outputs.iter_mut().zip(f(seen, held)) {
            let mut four = [F::ZERO; 4];
            value.store(&mut four);
            output[rest.clone()].copy_from_slice(&four[..width]);
        }
    }
}

/// Σ x², in double precision, so that neither a vanished nor an exploded gradient leaves the range of numbers.
/// Eight running sums, added in a fixed order.
pub fn sum_of_squares<F: Real>(x: &[F]) -> f64 {
    let mut sums = [0.0_f64; 8];
    let (eights, rest) = x.as_chunks::<8>();
    for eight in eights {
        for (sum, value) in sums.iter_mut().zip(eight) {
            *sum += value.wide() * value.wide();
        }
    }
    for (sum, value) in sums.iter_mut().zip(rest) {
        *sum += value.wide() * value.wide();
    }
    sums.iter().sum()
}

/// Numbers too near zero to matter become zero; see [`Real::NEGLIGIBLE`]. NaN stays.
#[inline(always)]
pub fn flush<F: Real>(x: F::Lanes) -> F::Lanes {
    let zero = F::Lanes::splat(F::ZERO);
    let limit = F::Lanes::splat(F::NEGLIGIBLE);
    let size = (zero - x).at_least(x);
    size.choose_below(limit, zero, x)
}

/// σ(x) = 1 / (1 + e^−x).
#[inline(always)]
pub fn sigmoid<F: Real>(x: F::Lanes) -> F::Lanes {
    let one = F::Lanes::splat(F::ONE);
    one / (one + F::exp(F::Lanes::splat(F::ZERO) - x))
}
