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
    let (whole, rest) = (length / 4, length % 4);
    let end = whole * 4..length;
    let mut padded_inputs = [[F::ZERO; 4]; I];
    let mut padded_outputs = [[F::ZERO; 4]; O];
    if rest > 0 {
        for (four, x) in padded_inputs.iter_mut().zip(&inputs) {
            four[..rest].copy_from_slice(&x[end.clone()]);
        }
        for (four, x) in padded_outputs.iter_mut().zip(&outputs) {
            four[..rest].copy_from_slice(&x[end.clone()]);
        }
    }
    {
        let inputs = inputs.map(|x| &x.as_chunks::<4>().0[..whole]);
        let mut outputs = outputs
            .each_mut()
            .map(|x| &mut x.as_chunks_mut::<4>().0[..whole]);
        // The end goes round the same loop, so that `f` is in the download once, not twice.
        for i in 0..length.div_ceil(4) {
            let inside = i < whole;
            let values: [F::Lanes; I] = std::array::from_fn(|k| {
                F::Lanes::load(if inside {
                    &inputs[k][i]
                } else {
                    &padded_inputs[k]
                })
            });
            let places: [&mut [F; 4]; O] = if inside {
                outputs.each_mut().map(|x| &mut x[i])
            } else {
                padded_outputs.each_mut()
            };
            let held: [F::Lanes; O] = std::array::from_fn(|k| F::Lanes::load(places[k]));
            for (place, value) in places.into_iter().zip(f(values, held)) {
                value.store(place);
            }
        }
    }
    if rest > 0 {
        for (x, four) in outputs.iter_mut().zip(&padded_outputs) {
            x[end.clone()].copy_from_slice(&four[..rest]);
        }
    }
}

/// Σ a·b: four running sums, added in a fixed order.
pub fn dot<F: Real>(a: &[F], b: &[F]) -> F {
    let mut sums = [F::ZERO; 4];
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<4>(), b.as_chunks::<4>());
    let mut four = F::Lanes::splat(F::ZERO);
    for (a, b) in a.iter().zip(b) {
        four = four + F::Lanes::load(a) * F::Lanes::load(b);
    }
    four.store(&mut sums);
    for (sum, (a, b)) in sums.iter_mut().zip(a_rest.iter().zip(b_rest)) {
        *sum += *a * *b;
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}

/// Σ x², in double precision, so that neither a vanished nor an exploded gradient leaves the range of numbers.
/// Eight running sums, added in a fixed order.
pub fn sum_of_squares<F: Real>(x: &[F]) -> f64 {
    let mut sums = [[0.0_f64; 4]; 2];
    let (eights, rest) = x.as_chunks::<8>();
    for eight in eights {
        for (sums, four) in sums.iter_mut().zip(eight.as_chunks::<4>().0) {
            F::Lanes::load(four).add_squares(sums);
        }
    }
    for (sum, value) in sums.as_flattened_mut().iter_mut().zip(rest) {
        *sum += value.to_f64() * value.to_f64();
    }
    sums.as_flattened().iter().sum()
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
