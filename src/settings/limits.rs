//! Bounds of numbers: their type, and the bounds of numbers that are not settings.

use serde::Serialize;

/// The bounds of a number, both included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Bounds {
    /// The smallest value allowed.
    pub low: f64,
    /// The largest value allowed.
    pub high: f64,
    /// Whether only whole numbers are allowed.
    pub whole: bool,
}

impl Bounds {
    /// The bounds of a whole number.
    pub const fn whole(low: u32, high: u32) -> Self {
        Self {
            low: low as f64,
            high: high as f64,
            whole: true,
        }
    }

    /// The bounds of a real number.
    pub const fn real(low: f64, high: f64) -> Self {
        Self {
            low,
            high,
            whole: false,
        }
    }
}

/// The bounds of numbers that are not part of a run's settings.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Limits {
    /// Sampling temperature; 0 is greedy.
    pub temperature: Bounds,
    /// Sampling from the k most probable; 0 is from all.
    pub top_k: Bounds,
    /// Bytes of text, as UTF-8.
    pub text_bytes: Bounds,
    /// Spectral radius or norm to which a running network can be rescaled.
    pub radius: Bounds,
    /// Learned numbers in a network.
    pub parameters: Bounds,
}

/// The limits in force; those of the settings are [`crate::settings::ALLOWED`].
pub const LIMITS: Limits = Limits {
    temperature: Bounds::real(0.0, 10.0),
    top_k: Bounds::whole(0, 4096),
    text_bytes: Bounds::whole(0, 2_097_152),
    // A matrix of zeros cannot be rescaled.
    radius: Bounds::real(0.01, 10.0),
    parameters: Bounds::whole(0, 4_000_000),
};
