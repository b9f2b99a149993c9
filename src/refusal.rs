//! Every reason for which the engine refuses a request: what, why, the limit, and a way out.
//!
//! A refusal is data first (the page has its sentences in the reader's language) and an English sentence second
//! ([`std::fmt::Display`]).

use serde::Serialize;
use thiserror::Error;

use crate::settings::choices::CellKind;

mod data_error;
pub use data_error::{DataError, Layout, Part, shown};

/// Why a request was refused. A refused request has changed nothing.
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
        /// The value asked for.
        value: f64,
        /// The smallest value allowed.
        low: f64,
        /// The largest value allowed.
        high: f64,
    },
    /// The settings cannot be parsed as a config.
    #[error("the settings cannot be read ({detail}); start again from the defaults")]
    UnreadableConfig {
        /// The parser's message.
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
        "this needs {bytes} bytes of memory, which the browser does not give; use fewer units, a smaller batch size or a shorter window"
    )]
    OutOfMemory {
        /// Bytes asked for.
        bytes: usize,
    },
    /// An operation needs a part of the cell that this cell does not have.
    #[error(
        "the {} cell has no {}; start a new network with a cell that has one", cell.name(), part_of(part)
    )]
    NotInCell {
        /// The part, by the name of its setting in [`crate::settings::Config`].
        part: String,
        /// The cell.
        cell: CellKind,
    },
    /// The measure of a matrix is too small to scale it to another value.
    #[error(
        "the spectral {measure} of {block} is {}, and no factor brings it to {}; start a new network with another U",
        plain(*value), plain(*target)
    )]
    NothingToScale {
        /// The measure: `radius` or `norm`.
        measure: String,
        /// The parameter block.
        block: String,
        /// Its value.
        value: f64,
        /// The value asked for.
        target: f64,
    },
    /// The data of a task cannot be used. (The module that only trains on text does not need these sentences.)
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

/// A count with its noun: 1 line, 2 lines.
fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
