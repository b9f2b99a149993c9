//! What a task learns from, as text: how is it read, and what is there where the user brings none?
//!
//! Data is always text that a person can read and edit: lines of numbers, of a label and a text, or of a source and its
//! target. [`table`] cuts it into fields; [`series`], [`sentiment`] and [`pairs`] interpret them, leave out unusable
//! lines and count them. Built-in data ([`Sample`]) is generated as text too, so that there is one way in.

pub mod columns;
#[cfg(feature = "tasks")]
pub mod dates;
#[cfg(feature = "tasks")]
pub mod examples;
#[cfg(feature = "tasks")]
pub(crate) mod left_out;
#[cfg(feature = "tasks")]
mod lines;
#[cfg(feature = "tasks")]
pub mod numbers;
#[cfg(feature = "tasks")]
pub mod numerals;
#[cfg(feature = "tasks")]
pub mod pairs;
#[cfg(feature = "tasks")]
pub mod phrases;
#[cfg(feature = "tasks")]
pub mod reviews;
pub mod scaling;
#[cfg(feature = "tasks")]
pub mod sentiment;
#[cfg(feature = "tasks")]
pub mod series;
#[cfg(feature = "tasks")]
pub mod table;
pub mod tokens;
#[cfg(feature = "tasks")]
pub mod waves;

use serde::{Deserialize, Serialize};

/// Built-in data. Each is a pure function of its seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Sample {
    /// A sine.
    Sine,
    /// The sum of three sines whose periods have no common multiple.
    Sines,
    /// A sine with normal noise.
    Noise,
    /// A sawtooth.
    Sawtooth,
    /// The logistic map, which is chaotic.
    Logistic,
    /// A rising line with a sine on it.
    Trend,
    /// Reviews in English, with negation at a distance.
    En,
    /// Reviews in Chinese, with negation at a distance.
    Zh,
    /// English number words and Chinese numerals, 0 to 999.
    Numbers,
    /// Chinese phrases and their English.
    Phrases,
    /// Dates in two formats.
    Dates,
}

impl Sample {
    /// All samples, in the order in which the page lists them.
    pub const ALL: [Self; 11] = [
        Self::Sine,
        Self::Sines,
        Self::Noise,
        Self::Sawtooth,
        Self::Logistic,
        Self::Trend,
        Self::En,
        Self::Zh,
        Self::Numbers,
        Self::Phrases,
        Self::Dates,
    ];

    /// The data as text for the parser of its task.
    #[cfg(feature = "tasks")]
    pub fn text(self, seed: u32) -> String {
        match self {
            Self::Sine => waves::sine(seed),
            Self::Sines => waves::sines(seed),
            Self::Noise => waves::noise(seed),
            Self::Sawtooth => waves::sawtooth(seed),
            Self::Logistic => waves::logistic(seed),
            Self::Trend => waves::trend(seed),
            Self::En => reviews::english(seed),
            Self::Zh => reviews::chinese(seed),
            Self::Numbers => numerals::generate(seed),
            Self::Phrases => phrases::generate(seed),
            Self::Dates => dates::generate(seed),
        }
    }
}
