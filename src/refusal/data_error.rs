//! What is wrong with a user's data: where, what was expected, what was found, and a way out.
//!
//! One error has two uses: the reason why a line was left out ([`crate::wire::Notice::Data`]), and the reason why
//! nothing could be used ([`crate::refusal::Refusal::Data`]). Lines and columns count from 1; a column is a field of
//! the table. What was found is shortened by [`shown`].

use serde::Serialize;
use thiserror::Error;

use super::{counted, plain};

/// The contents of a line of data, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Layout {
    /// Numbers, one or more columns of them.
    Series,
    /// A label and a text.
    Sentiment,
    /// A source and its target.
    Translation,
}

impl Layout {
    /// A description of such a line, for the end of a sentence.
    fn line(self) -> &'static str {
        match self {
            Self::Series => "the same number of columns as most lines",
            Self::Sentiment => "a label, a tab or comma, and a text",
            Self::Translation => "a source, a tab or comma, and its target",
        }
    }
}

/// The role of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Part {
    /// A number of the series.
    Number,
    /// The label of a text.
    Label,
    /// The text that has the label.
    Text,
    /// The source of a translation.
    Source,
    /// The target of a translation.
    Target,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Label => "label",
            Self::Text => "text",
            Self::Source => "source",
            Self::Target => "target",
        }
    }
}

/// What is wrong with one line, or with all of them.
#[derive(Clone, Debug, PartialEq, Error, Serialize)]
#[serde(
    tag = "code",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum DataError {
    /// The data is empty.
    #[error("there is no data; every line needs {}", match layout { Layout::Series => "a number", other => other.line() })]
    Empty {
        /// What was expected.
        layout: Layout,
    },
    /// The data is larger than the limit.
    #[error("the data has {bytes} bytes, but the limit is {limit}; leave out some lines")]
    TooLong {
        /// Bytes found, as UTF-8.
        bytes: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// A control character, which no text contains: the file is a spreadsheet, a picture or an archive.
    #[error(
        "line {line} holds the control character U+{character:04X}, which text does not; this looks like a binary file, so save it as CSV or plain text"
    )]
    NotText {
        /// Where it stands.
        line: usize,
        /// Its code point.
        character: u32,
    },
    /// The table has more lines than are used.
    #[error("line {line} lies beyond the limit of {limit} lines; leave out some lines")]
    TooManyLines {
        /// The first line that is not used.
        line: usize,
        /// Lines that are used at most.
        limit: usize,
    },
    /// A line of the table has more columns than are read.
    #[error(
        "line {line} has {columns} columns, but the limit is {limit}; keep the columns you need"
    )]
    TooManyColumns {
        /// Where.
        line: usize,
        /// Columns found.
        columns: usize,
        /// Columns allowed.
        limit: usize,
    },
    /// A line is longer than is read.
    #[error(
        "line {line} has {characters} characters, but the limit is {limit}; break it into shorter lines"
    )]
    LineTooLong {
        /// Where.
        line: usize,
        /// Characters found.
        characters: usize,
        /// Characters allowed.
        limit: usize,
    },
    /// A quotation mark opens a field and none closes it.
    #[error(
        "the quotation mark that opens line {line}, column {column} is never closed; close it, or double it where it belongs to the text"
    )]
    QuoteNotClosed {
        /// Where.
        line: usize,
        /// The field.
        column: usize,
    },
    /// There are characters between a closing quotation mark and the end of its field.
    #[error(
        "line {line}, column {column} goes on with “{found}” after its closing quotation mark; double the marks that belong to the text"
    )]
    TextAfterQuote {
        /// Where.
        line: usize,
        /// The field.
        column: usize,
        /// These characters.
        found: String,
    },
    /// A line has the wrong number of columns.
    #[error(
        "line {line} (“{found}”) has {}, but {expected} are expected: {}",
        counted(*columns, "column"), layout.line()
    )]
    Ragged {
        /// Where.
        line: usize,
        /// Columns found.
        columns: usize,
        /// Columns expected.
        expected: usize,
        /// The line.
        found: String,
        /// What was expected.
        layout: Layout,
    },
    /// A field is empty.
    #[error(
        "line {line} has nothing in column {column}, where its {} is expected; fill it in or leave the line out",
        part.name()
    )]
    Missing {
        /// Where.
        line: usize,
        /// The field.
        column: usize,
        /// What it should contain.
        part: Part,
    },
    /// A field of a column of numbers contains something else.
    #[error(
        "line {line}, column {column} holds “{found}”, where a number is expected, such as 3.14 or -2e5; correct it or leave the line out"
    )]
    NotANumber {
        /// Where.
        line: usize,
        /// The field.
        column: usize,
        /// What it contains.
        found: String,
    },
    /// A number that is infinite, undefined, or too large to be squared.
    #[error(
        "line {line}, column {column} holds “{found}”, but a number must be finite and lie between -{limit} and {limit}; correct it or leave the line out",
        limit = plain(*limit)
    )]
    OutOfReach {
        /// Where.
        line: usize,
        /// The field.
        column: usize,
        /// What it contains.
        found: String,
        /// The largest absolute value allowed.
        limit: f64,
    },
    /// A comma or point may separate thousands or decimals.
    #[error(
        "line {line}, column {column} holds “{found}”, which may be read in two ways; write numbers without separators of thousands, and decimals with a point"
    )]
    Ambiguous {
        /// Where.
        line: usize,
        /// The field.
        column: usize,
        /// What it contains.
        found: String,
    },
    /// The column asked for does not exist.
    #[error("there is no column {asked}; the columns are {}", columns.join(", "))]
    NoSuchColumn {
        /// The number asked for.
        asked: usize,
        /// The number of columns.
        columns: Vec<String>,
    },
    /// No column holds numbers.
    #[error(
        "no column holds numbers; the first line reads “{found}”, but a number is expected in every line"
    )]
    NoNumbers {
        /// The first line.
        found: String,
    },
    /// Every value is the same.
    #[error(
        "all values of the column “{column}” are {}, so there is nothing to predict; choose another column",
        plain(*value)
    )]
    Constant {
        /// The column's name.
        column: String,
        /// The value.
        value: f64,
    },
    /// There are fewer values than a window and its target need, once a part is held out.
    #[error(
        "the column has {}, but to learn from some values and test on others, at least {needed} are needed; add values",
        counted(*values, "value")
    )]
    TooFewValues {
        /// Values found.
        values: usize,
        /// Values needed.
        needed: usize,
    },
    /// Every text has the same label.
    #[error(
        "all {} have the label “{label}”, so there is nothing to tell apart; add lines with another label",
        counted(*lines, "line")
    )]
    OneClass {
        /// The label.
        label: String,
        /// Lines with this label.
        lines: usize,
    },
    /// There are too many different labels.
    #[error(
        "there are {classes} different labels, but the limit is {limit}; put the label first and the text second"
    )]
    TooManyClasses {
        /// Labels found.
        classes: usize,
        /// Labels allowed.
        limit: usize,
    },
    /// A text, source or target has too many tokens.
    #[error(
        "the {} in line {line} has {tokens} tokens, but the limit is {limit}; shorten it, or use words instead of characters",
        part.name()
    )]
    SequenceTooLong {
        /// Where.
        line: usize,
        /// Which part.
        part: Part,
        /// Tokens found.
        tokens: usize,
        /// Tokens allowed.
        limit: usize,
    },
    /// The same example occurs in an earlier line.
    #[error("line {line} repeats line {first}; leave one of them out")]
    Repeated {
        /// Where.
        line: usize,
        /// The earlier line.
        first: usize,
    },
    /// An earlier line has the same text with another label, or the same source with another target.
    #[error(
        "line {line} gives “{found}” another {} than line {first} does; decide for one of them",
        part.name()
    )]
    Contradicted {
        /// Where.
        line: usize,
        /// The earlier line.
        first: usize,
        /// The text or source.
        found: String,
        /// What differs: the label or the target.
        part: Part,
    },
    /// There are too few examples to train on some and test on others.
    #[error("there {} that can be used, but at least {needed} are needed; add lines", match examples { 1 => "is 1 line".to_owned(), n => format!("are {n} lines") })]
    TooFewExamples {
        /// Examples found.
        examples: usize,
        /// Examples needed.
        needed: usize,
    },
    /// Every line has something wrong with it.
    #[error("none of the {lines} lines can be used; the first of them: {first}")]
    NoneUsable {
        /// Lines that are not empty.
        lines: usize,
        /// What is wrong with the first of them.
        first: Box<DataError>,
    },
    /// Too little is left, because many lines have something wrong with them.
    #[error("{rest}; lines left out: {left_out} of {lines}, the first of these because {first}")]
    TooFewLeft {
        /// What is wrong with the lines that can be used.
        rest: Box<DataError>,
        /// Lines that cannot be used.
        left_out: usize,
        /// Lines that are not empty.
        lines: usize,
        /// What is wrong with the first that cannot be used.
        first: Box<DataError>,
    },
}

/// The longest piece of a user's data that a sentence quotes, in characters.
const LONGEST_SHOWN: usize = 40;

/// The quoted data, short enough for a sentence: on one line, runs of spaces reduced to one, cut with “…”.
pub fn shown(found: &str) -> String {
    let mut words = String::new();
    for word in found.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if words.len() > 4 * LONGEST_SHOWN {
            break;
        }
    }
    if words.chars().count() <= LONGEST_SHOWN {
        return words;
    }
    let mut short: String = words.chars().take(LONGEST_SHOWN - 1).collect();
    short.push('…');
    short
}
