//! Pairs to translate: which source has which target?
//!
//! A line is a source and its target. A first line such as `source,target` is recognised as a header and skipped.

use super::examples::{FEWEST_EXAMPLES, Seen, sequence, two_columns};
use super::tokens::Tokens;
use crate::refusal::{DataError, Layout, Part};
use crate::wire::Notice;

/// The pairs of names that a header may have.
const NAMES: [[&str; 2]; 4] = [
    ["source", "target"],
    ["src", "tgt"],
    ["from", "to"],
    ["原文", "译文"],
];

/// A source and its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The line in the data.
    pub line: usize,
    /// The source's tokens.
    pub source: Vec<String>,
    /// The target's tokens, without an end mark.
    pub target: Vec<String>,
}

/// Pairs to translate.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs {
    /// The pairs, in the order of the lines.
    pub pairs: Vec<Pair>,
    /// The lines that are left out.
    pub notices: Vec<Notice>,
}

/// Reads pairs.
///
/// # Errors
/// A [`DataError`] that says what is missing: no usable line, or too few.
pub fn parse(content: &str, kind: Tokens) -> Result<Pairs, DataError> {
    let (rows, mut left_out, _) = two_columns(content, Layout::Translation, is_header)?;
    let mut pairs: Vec<Pair> = Vec::with_capacity(rows.len());
    let mut seen = Seen::default();
    for row in &rows {
        let read = sequence(row, 0, Part::Source, kind).and_then(|source| {
            let target = sequence(row, 1, Part::Target, kind)?;
            seen.note(row.line, &source, &target, kind, Part::Target)?;
            Ok(Pair {
                line: row.line,
                source,
                target,
            })
        });
        match read {
            Ok(pair) => pairs.push(pair),
            Err(error) => left_out.note(row.line, error),
        }
    }
    if pairs.is_empty() {
        return Err(left_out.refusal(Layout::Translation));
    }
    if pairs.len() < FEWEST_EXAMPLES {
        let few = DataError::TooFewExamples {
            examples: pairs.len(),
            needed: FEWEST_EXAMPLES,
        };
        return Err(left_out.too_few(pairs.len(), few));
    }
    Ok(Pairs {
        notices: left_out.notice(pairs.len()).into_iter().collect(),
        pairs,
    })
}

fn is_header(fields: &[String]) -> bool {
    let lower: Vec<String> = fields.iter().map(|field| field.to_lowercase()).collect();
    NAMES.iter().any(|names| lower == names.map(str::to_owned))
}
