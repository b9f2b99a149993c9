//! Values ⇄ network inputs: how is a series scaled, and how is a prediction scaled back?
//!
//! A network learns best from numbers of about the size of its states. The scale is fitted to the training part only: a
//! network must not know the range of the test part.

use serde::{Deserialize, Serialize};

/// How a series is scaled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ScalingKind {
    /// The training part's smallest value becomes −1, its largest 1.
    Range,
    /// The training part's mean becomes 0, its standard deviation 1.
    Standard,
}

/// scaled = (value − centre) / spread; value = centre + spread · scaled.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Scaling {
    /// How centre and spread were chosen.
    pub kind: ScalingKind,
    /// The value that becomes 0.
    pub centre: f64,
    /// The distance from it that becomes 1; above 0.
    pub spread: f64,
}

impl Scaling {
    /// Fits a scale to `values`; none where all are equal, or there are none.
    pub fn fit(values: &[f64], kind: ScalingKind) -> Option<Self> {
        let (centre, spread) = match kind {
            ScalingKind::Range => {
                let low = values.iter().copied().fold(f64::INFINITY, f64::min);
                let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                (low / 2.0 + high / 2.0, high / 2.0 - low / 2.0)
            }
            ScalingKind::Standard => {
                let n = values.len() as f64;
                let mean = values.iter().sum::<f64>() / n;
                let variance = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
                (mean, variance.sqrt())
            }
        };
        (spread > 0.0 && spread.is_finite()).then_some(Self {
            kind,
            centre,
            spread,
        })
    }

    /// A value as the network reads it.
    pub fn scale(&self, value: f64) -> f64 {
        (value - self.centre) / self.spread
    }

    /// An output of the network as a value.
    pub fn undo(&self, scaled: f64) -> f64 {
        self.centre + self.spread * scaled
    }
}
