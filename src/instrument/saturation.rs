//! How much does the activation function shrink the gradient?
//!
//! Every step back multiplies by φ′ as well as by U. This measures φ′ on a text: the distribution of the
//! pre-activations, the share that is saturated, and the singular value that U would need to balance the mean of φ′.
//! (The mean of a product is not the product of the means: this break-even value is a first approximation, and the page
//! says so.) For gates the questions are: how often is the gate closed or open, and how long does it keep what is in
//! the unit?

use crate::kernel::map;
use crate::settings::Activation;
use crate::wire::SATURATION_RANGE;

/// Bars of the histogram, over −[`SATURATION_RANGE`] … [`SATURATION_RANGE`].
pub const BARS: usize = 48;
/// A slope below this is saturated.
const FLAT: f64 = 0.1;
/// A gate below this is closed, and a gate above 1 minus this is open.
const SHUT: f64 = 0.1;

/// The slopes of φ at a set of pre-activations.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Saturation {
    /// Number of pre-activations.
    pub values: usize,
    /// The share of them where φ′ is below 0.1.
    pub saturated: f64,
    /// Mean φ′.
    pub mean_slope: f64,
    /// Histogram of the pre-activations.
    pub bars: Vec<f64>,
    /// The number below the histogram, and above it.
    pub outside: [usize; 2],
}

impl Saturation {
    /// The largest singular value that U would need for φ′·s₁ to be 1 on average; infinite where no slope is left.
    pub fn break_even(&self) -> f64 {
        1.0 / self.mean_slope
    }

    /// [`crate::wire::SATURATION_FIELDS`], then the histogram.
    pub fn row(&self) -> Vec<f64> {
        let [below, above] = self.outside.map(|n| n as f64);
        let mut row = vec![
            self.values as f64,
            self.saturated,
            self.mean_slope,
            self.break_even(),
            below,
            above,
        ];
        row.extend(&self.bars);
        row
    }
}

/// φ and φ′ at every z.
fn apply(phi: Activation, z: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let (mut value, mut slope) = (vec![0.0; z.len()], vec![0.0; z.len()]);
    map([z], [&mut value[..]], |[z], [_]| [phi.apply::<f64>(z)]);
    map([&value[..]], [&mut slope[..]], |[h], [_]| {
        [phi.slope::<f64>(h)]
    });
    (value, slope)
}

/// Measures the slopes of φ at these pre-activations.
pub fn saturation(phi: Activation, pre: &[f64]) -> Saturation {
    let slopes = apply(phi, pre).1;
    let count = pre.len().max(1) as f64;
    let mut saturation = Saturation {
        values: pre.len(),
        saturated: slopes.iter().filter(|s| **s < FLAT).count() as f64 / count,
        mean_slope: slopes.iter().sum::<f64>() / count,
        bars: vec![0.0; BARS],
        outside: [0, 0],
    };
    for z in pre {
        let place = (z + SATURATION_RANGE) / (2.0 * SATURATION_RANGE) * BARS as f64;
        if place < 0.0 {
            saturation.outside[0] += 1;
        } else if let Some(bar) = saturation.bars.get_mut(place as usize) {
            *bar += 1.0;
        } else {
            saturation.outside[1] += 1;
        }
    }
    saturation
}

/// φ and φ′ at `points` values of z from −[`SATURATION_RANGE`] to [`SATURATION_RANGE`]: rows of z, φ, φ′.
pub fn curve(phi: Activation, points: usize) -> Vec<f64> {
    let step = 2.0 * SATURATION_RANGE / (points - 1) as f64;
    let z: Vec<f64> = (0..points)
        .map(|i| step * i as f64 - SATURATION_RANGE)
        .collect();
    let (value, slope) = apply(phi, &z);
    (0..points)
        .flat_map(|i| [z[i], value[i], slope[i]])
        .collect()
}

/// How open one unit's gate is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GateUse {
    /// The share of the characters at which the gate is below 0.1.
    pub shut: f64,
    /// The share at which it is above 0.9.
    pub open: f64,
    /// Its mean.
    pub mean: f64,
    /// Where the gate multiplies the state: ln ½ over the mean of its logarithm, the number of characters after which
    /// half of the unit's content is left. This counts the direct path only, so it is a lower bound of what the network
    /// can remember.
    pub half_life: f64,
}

impl GateUse {
    /// [`crate::wire::GATE_FIELDS`].
    pub fn row(&self) -> [f64; 4] {
        [self.shut, self.open, self.mean, self.half_life]
    }
}

/// Measures a unit's gate from its values, one a character.
pub fn gate_use(values: impl ExactSizeIterator<Item = f64>) -> GateUse {
    let count = values.len().max(1) as f64;
    let (mut shut, mut open, mut sum, mut logs) = (0.0, 0.0, 0.0, 0.0);
    for value in values {
        shut += f64::from(u8::from(value < SHUT));
        open += f64::from(u8::from(value > 1.0 - SHUT));
        sum += value;
        logs += libm::log(value);
    }
    GateUse {
        shut: shut / count,
        open: open / count,
        mean: sum / count,
        half_life: -std::f64::consts::LN_2 * count / logs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_saturation_of_three_pre_activations_by_hand() {
        // tanh′(0) = 1; tanh′(±10) ≈ 0.
        let saturation = saturation(Activation::Tanh, &[0.0, 10.0, -10.0]);
        assert!((saturation.mean_slope - 1.0 / 3.0).abs() < 1e-8);
        assert!((saturation.break_even() - 3.0).abs() < 1e-7);
        assert_eq!(saturation.saturated, 2.0 / 3.0);
        assert_eq!(
            (saturation.bars[BARS / 2], saturation.outside),
            (1.0, [1, 1])
        );
    }

    #[test]
    fn a_curve_goes_through_the_known_points() {
        let rows = curve(Activation::Sigmoid, 13);
        assert_eq!(&rows[18..21], &[0.0, 0.5, 0.25]);
        assert_eq!((rows[0], rows[36]), (-6.0, 6.0));
    }

    #[test]
    fn a_gate_that_keeps_half_has_a_half_life_of_one_character() {
        let used = gate_use([0.5, 0.5].into_iter());
        assert!((used.half_life - 1.0).abs() < 1e-15);
        let used = gate_use([0.05, 0.95, 0.5, 0.5].into_iter());
        assert_eq!((used.shut, used.open, used.mean), (0.25, 0.25, 0.5));
    }
}
