//! Every reason for which the engine refuses a request: what, why, the limit, and a way out.
//!
//! A refusal is data first (the page phrases it in the reader's language) and an English sentence second
//! ([`std::fmt::Display`]).

use serde::Serialize;
use thiserror::Error;

use crate::settings::choices::CellKind;

mod data_error;
pub use data_error::{DataError, Layout, Part, shown};

/// Why something was not done. Nothing has changed when one is returned.
#[derive(Clone, Debug, PartialEq, Error, Serialize)]
#[serde(
    tag = "code",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Refusal {
    /// A setting lies outside its bounds.
    #[error(
        "{field} is {}, but must lie between {} and {}; choose a value in that range",
        plain(*value), plain(*low), plain(*high)
    )]
    OutOfRange {
        /// The setting, by its name in [`crate::settings::Config`].
        field: String,
        /// What was asked for.
        value: f64,
        /// The smallest value allowed.
        low: f64,
        /// The largest value allowed.
        high: f64,
    },
    /// The settings are not readable as a config.
    #[error("the settings cannot be read ({detail}); start again from the defaults")]
    UnreadableConfig {
        /// What the parser said.
        detail: String,
    },
    /// There is too little text to learn from.
    #[error(
        "the text has {}, but learning to predict the next one needs at least {needed}; add some text",
        counted(*characters, "character")
    )]
    TextTooShort {
        /// Characters in the text.
        characters: usize,
        /// Characters needed.
        needed: usize,
    },
    /// The text is over the limit.
    #[error("the text has {bytes} bytes, but the limit is {limit}; use its first {limit} bytes")]
    TextTooLong {
        /// Bytes in the text, as UTF-8.
        bytes: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// The network would have too many learned numbers.
    #[error(
        "the network would have {parameters} parameters, but the limit is {limit}; use fewer units or layers"
    )]
    TooManyParameters {
        /// Parameters the network would have.
        parameters: usize,
        /// Parameters allowed.
        limit: usize,
    },
    /// There is not enough memory.
    #[error(
        "this needs {bytes} bytes of memory, which the browser does not give; use fewer units, lanes or steps"
    )]
    OutOfMemory {
        /// Bytes asked for.
        bytes: usize,
    },
    /// An operation asks for a part of the cell that this cell does not have.
    #[error(
        "the {} cell has no {}; start a new network with a cell that has one", cell.name(), part_of(part)
    )]
    NotInCell {
        /// The part, by the name of its setting in [`crate::settings::Config`].
        part: String,
        /// The cell.
        cell: CellKind,
    },
    /// A matrix measures too little to be brought to any other measure by scaling it.
    #[error(
        "the spectral {measure} of {block} is {}, and no factor brings it to {}; start a new network with another U",
        plain(*value), plain(*target)
    )]
    NothingToScale {
        /// What was measured: `radius` or `norm`.
        measure: String,
        /// The parameter block.
        block: String,
        /// How much it measures.
        value: f64,
        /// What was asked for.
        target: f64,
    },
    /// The data of a task cannot be used. (The module that trains on text alone has no use for so many sentences.)
    #[cfg(feature = "tasks")]
    #[error("{error}")]
    Data {
        /// What is wrong with it.
        #[serde(rename = "flaw")]
        error: DataError,
    },
    /// A task has no answer to this question.
    #[error("this network has no answer ({detail}); choose the task that has")]
    NoAnswer {
        /// Why not.
        detail: String,
    },
    /// A checkpoint cannot be used.
    #[error("the checkpoint cannot be used ({detail}); train anew from these settings")]
    BadCheckpoint {
        /// What is wrong with it.
        detail: String,
    },
}

#[cfg(feature = "tasks")]
impl From<DataError> for Refusal {
    fn from(error: DataError) -> Self {
        Self::Data { error }
    }
}

/// A number as a person writes it. (Rust's own formatting of numbers would be a twentieth of the engine's download;
/// JSON's is there already.)
fn plain(x: f64) -> String {
    if x.is_nan() {
        return "not a number".to_owned();
    }
    if x.fract() == 0.0 && x.abs() < 1e15 {
        (x as i64).to_string()
    } else {
        serde_json::to_string(&x).unwrap_or_default()
    }
}

/// A part of a cell in words.
fn part_of(setting: &str) -> &'static str {
    match setting {
        "forgetBias" => "forget gate",
        "updateBias" => "update gate",
        _ => "activation to choose",
    }
}

/// So many of a thing: 1 line, 2 lines.
fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
