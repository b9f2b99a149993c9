//! How much of the gradient of one loss is left k characters earlier?
//!
//! One loss, at the last step T of a window, is backpropagated through time, and ‖∂L_T/∂h_{T−k}‖ is measured for every
//! lag k. A loss at every step would mix lags: its gradient at h_t comes mostly from the next character, and looks
//! healthy even if almost nothing arrives from far away (Pascanu, Mikolov & Bengio 2013, eq. 4).

use nalgebra::DMatrix;

use crate::argsort::argsort;
use crate::batch::Batch;
use crate::kernel::Real;
use crate::kernel::map::sum_of_squares;
use crate::loss;
use crate::model::{Gradients, Model, Run};
use crate::text::{Text, spread};

/// Windows of a text on which a gradient is measured.
const WINDOWS: usize = 16;
/// Most lags measured; also at most twice the training window, so that the edge of truncation is visible.
const LONGEST_LAG: usize = 200;
/// Lags over which half-life and slope are fitted; at longer lags curves saturate or vanish.
const FITTED_LAGS: usize = 30;

/// The gradient at one lag.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Lag {
    /// Frobenius norm over units and batch of the gradient of the mean loss.
    pub norm: f64,
    /// 10 % quantile over sequences of the norm of each sequence's own gradient.
    pub low: f64,
    /// Median over sequences.
    pub median: f64,
    /// 90 % quantile over sequences.
    pub high: f64,
}

impl Lag {
    /// [`crate::wire::LAG_FIELDS`].
    pub fn row(&self) -> [f64; 4] {
        [self.norm, self.low, self.median, self.high]
    }
}

/// The gradient at every lag, from 0 to the length of the probe's windows (the state before them).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct LagCurve {
    /// ∂L_T/∂h_{T−k}, k = 0 … T.
    pub h: Vec<Lag>,
    /// ∂L_T/∂c_{T−k}, where the cell has a c.
    pub c: Vec<Lag>,
}

/// Windows spread over a text (over its held-out part, if that is long enough), twice as long as the training `window`,
/// with a target at the last character only.
pub fn text_batch<F: Real>(text: &Text, window: usize) -> Batch<F> {
    let wanted = (2 * window).min(LONGEST_LAG);
    let ids = if text.validation().len() > 2 * wanted {
        text.validation()
    } else {
        text.ids()
    };
    let steps = wanted.min(ids.len() - 1);
    Batch::of_text(ids, &spread(ids, steps, WINDOWS), steps).asked_from(steps - 1)
}

/// Backpropagates the loss of the last step of `batch` through time, in layer `layer` (from 0). The batch should have
/// no target before its last step. Where it has a source, backpropagation continues through the encoder. The curve ends
/// at the beginning of the shortest sequence: further back it would be measured on fewer and fewer sequences, and rise
/// or fall with their number.
pub fn lag_curve<F: Real>(
    model: &Model<F>,
    batch: &Batch<F>,
    layer: usize,
    run: &mut Run<F>,
    grads: &mut Gradients<F>,
) -> LagCurve {
    model.forward(batch, &model.zero_states(batch.batch_size), run);
    model.backward_through_time(batch, run, None, grads);
    let asked = loss::count(&batch.targets) as f64;
    let here = &grads.layers[layer];
    let mut curve = LagCurve {
        h: lags(&here.d_h, batch, asked),
        c: lags(&here.d_c, batch, asked),
    };
    if let Some((source, there)) = batch.source.as_deref().zip(grads.encoder.get(layer)) {
        // The state after the source is the state before the window, which is in the curve already.
        curve
            .h
            .extend(lags(&there.d_h, source, asked).into_iter().skip(1));
        curve
            .c
            .extend(lags(&there.d_c, source, asked).into_iter().skip(1));
    }
    curve
}

/// The gradient at every state of a window, the last state first, back to the step at which the last sequence begins.
fn lags<F: Real>(d: &DMatrix<F>, batch: &Batch<F>, asked: f64) -> Vec<Lag> {
    let rows = d.nrows();
    if rows == 0 {
        return Vec::new();
    }
    (0..=batch.steps)
        .rev()
        .map_while(|t| {
            let states = d.as_slice()[t * batch.batch_size * rows..].chunks_exact(rows);
            let begun = |b: usize| match batch.starts.get(b) {
                Some(&start) => start == 0 || start < t,
                None => true,
            };
            let squares = states.take(batch.batch_size).map(sum_of_squares);
            (0..batch.batch_size)
                .all(begun)
                .then(|| lag(squares.collect(), asked))
        })
        .collect()
}

fn lag(squares: Vec<f64>, asked: f64) -> Lag {
    let norm = squares.iter().sum::<f64>().sqrt();
    // The loss is a mean over the targets, which divides every sequence's gradient by their number; undo this.
    let own: Vec<f64> = squares.into_iter().map(|s| asked * s.sqrt()).collect();
    let own: Vec<f64> = argsort(&own).into_iter().rev().map(|i| own[i]).collect();
    Lag {
        norm,
        low: quantile(&own, 0.1),
        median: quantile(&own, 0.5),
        high: quantile(&own, 0.9),
    }
}

/// The quantile by linear interpolation between the order statistics.
fn quantile(sorted: &[f64], q: f64) -> f64 {
    let place = q * (sorted.len() - 1) as f64;
    let (i, part) = (place as usize, place.fract());
    let next = sorted[(i + 1).min(sorted.len() - 1)];
    sorted[i] + (next - sorted[i]) * part
}

/// The number of characters after which half of the gradient is left: ln ½ over the least-squares slope of ln(median)
/// over lags 1 … 30. Infinite where it does not shrink, 0 where nothing is left after the first step.
pub fn half_life(curve: &[Lag]) -> f64 {
    match fitted_slope(curve.iter().map(|lag| lag.median)) {
        None => 0.0,
        Some(slope) if slope < 0.0 => -std::f64::consts::LN_2 / slope,
        Some(_) => f64::INFINITY,
    }
}

/// The least-squares slope of log₁₀(norm) per step over the same lags; none with fewer than two points.
pub fn slope(curve: &[Lag]) -> Option<f64> {
    fitted_slope(curve.iter().map(|lag| lag.norm)).map(|slope| slope / std::f64::consts::LN_10)
}

/// The least-squares slope of ln x over lags 1 … 30, up to the first x that is not a positive number; none with fewer
/// than two points.
///
/// Lag 0 is left out: the step from the output to the recurrent path is not a step through time.
fn fitted_slope(curve: impl Iterator<Item = f64>) -> Option<f64> {
    let logs: Vec<f64> = curve
        .skip(1)
        .take(FITTED_LAGS)
        .map_while(|x| (x > 0.0 && x.is_finite()).then(|| libm::log(x)))
        .collect();
    if logs.len() < 2 {
        return None;
    }
    let n = logs.len() as f64;
    let (mean_k, mean_log) = ((n + 1.0) / 2.0, logs.iter().sum::<f64>() / n);
    let (mut covariance, mut variance) = (0.0, 0.0);
    for (i, log) in logs.iter().enumerate() {
        let k = (i + 1) as f64 - mean_k;
        covariance += k * (log - mean_log);
        variance += k * k;
    }
    Some(covariance / variance)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn falling(factor: f64) -> Vec<Lag> {
        (0..40)
            .map(|k| Lag {
                median: libm::pow(factor, f64::from(k)),
                ..Lag::default()
            })
            .collect()
    }

    #[test]
    fn a_gradient_that_halves_every_five_characters_has_a_half_life_of_five() {
        let factor = libm::pow(0.5, 0.2);
        assert!((half_life(&falling(factor)) - 5.0).abs() < 1e-9);
    }

    #[test]
    fn a_gradient_that_grows_never_halves() {
        assert_eq!(half_life(&falling(1.1)), f64::INFINITY);
    }

    #[test]
    fn a_gradient_cut_off_at_once_has_no_half_life() {
        assert_eq!(
            half_life(&[
                Lag {
                    median: 1.0,
                    ..Lag::default()
                },
                Lag::default()
            ]),
            0.0
        );
    }

    fn of_norms(norms: impl IntoIterator<Item = f64>) -> Vec<Lag> {
        let lag = |norm| Lag {
            norm,
            ..Lag::default()
        };
        norms.into_iter().map(lag).collect()
    }

    #[test]
    fn the_slope_of_a_curve_is_the_logarithm_of_what_each_step_keeps() {
        let halved = of_norms((0..=50).map(|k| libm::pow(0.5, f64::from(k))));
        assert!((slope(&halved).expect("a line") - libm::log10(0.5)).abs() < 1e-12);
    }

    #[test]
    fn the_slope_of_a_curve_leaves_out_lag_0_and_everything_after_the_first_zero() {
        let curve = of_norms([1000.0, 1.0, 0.1, 0.01, 0.0, 5.0, 5.0]);
        assert!((slope(&curve).expect("a line") + 1.0).abs() < 1e-12);
    }

    #[test]
    fn there_is_no_slope_where_there_is_no_line() {
        assert_eq!(slope(&[]), None);
        assert_eq!(slope(&of_norms([1.0, 1.0])), None);
    }

    #[test]
    fn quantiles_interpolate() {
        let x = [0.0, 1.0, 2.0, 3.0, 4.0];
        assert_eq!(
            (quantile(&x, 0.1), quantile(&x, 0.5), quantile(&x, 0.9)),
            (0.4, 2.0, 3.6)
        );
        assert_eq!(quantile(&[7.0], 0.9), 7.0);
    }
}
