//! What [`sentiment`](super::sentiment) and [`pairs`](super::pairs) share: lines of two fields, each line read once.

use std::collections::BTreeMap;

use super::left_out::LeftOut;
use super::table::{self, Row};
use super::tokens::{self, Tokens};
use crate::refusal::{DataError, Layout, Part, shown};

/// The most tokens of a text, a source or a target: the most steps that a network can be unrolled for.
pub const LONGEST_SEQUENCE: usize = 256;

/// The fewest examples with which training and testing make sense.
pub const FEWEST_EXAMPLES: usize = 4;

/// The lines of `content` that have two fields; the other lines are counted. A first line that names the fields
/// (`header` recognises it) is returned apart.
///
/// # Errors
/// A [`DataError`] where no line has two fields.
pub fn two_columns(
    content: &str,
    layout: Layout,
    header: impl Fn(&[String]) -> bool,
) -> Result<(Vec<Row>, LeftOut, Option<Row>), DataError> {
    let table = table::read(content)?;
    let (mut rows, mut left_out) = (table.rows, table.left_out);
    let names = match rows.first() {
        Some(first) if first.fields.len() == 2 && header(&first.fields) => Some(rows.remove(0)),
        _ => None,
    };
    for row in rows.iter().filter(|row| row.fields.len() != 2) {
        left_out.note(
            row.line,
            DataError::Ragged {
                line: row.line,
                columns: row.fields.len(),
                expected: 2,
                found: shown(&row.fields.join(" ")),
                layout,
            },
        );
    }
    rows.retain(|row| row.fields.len() == 2);
    if rows.is_empty() {
        return Err(left_out.refusal(layout));
    }
    Ok((rows, left_out, names))
}

/// A field of a line as tokens.
///
/// # Errors
/// [`DataError::Missing`] where it is empty, [`DataError::SequenceTooLong`] above [`LONGEST_SEQUENCE`].
pub fn sequence(
    row: &Row,
    column: usize,
    part: Part,
    kind: Tokens,
) -> Result<Vec<String>, DataError> {
    let line = row.line;
    let text = row.fields.get(column).map_or("", String::as_str);
    let tokens = tokens::split(text, kind);
    if tokens.is_empty() {
        return Err(DataError::Missing {
            line,
            column: column + 1,
            part,
        });
    }
    if tokens.len() > LONGEST_SEQUENCE {
        return Err(DataError::SequenceTooLong {
            line,
            part,
            tokens: tokens.len(),
            limit: LONGEST_SEQUENCE,
        });
    }
    Ok(tokens)
}

/// The answers read so far, by text or source, with the line of each.
///
/// An example that occurs twice could be in the training part and in the test part; contradicting examples cannot both
/// be learnt. The first of them is kept.
#[derive(Default)]
pub struct Seen<A>(BTreeMap<Vec<String>, (usize, A)>);

impl<A: Clone + PartialEq> Seen<A> {
    /// Records that `line` gives this `answer` to `question`.
    ///
    /// # Errors
    /// [`DataError::Repeated`] or [`DataError::Contradicted`] (in its `part`) where `question` already has an answer.
    pub fn note(
        &mut self,
        line: usize,
        question: &[String],
        answer: &A,
        kind: Tokens,
        part: Part,
    ) -> Result<(), DataError> {
        match self.0.get(question) {
            None => {
                self.0.insert(question.to_vec(), (line, answer.clone()));
                Ok(())
            }
            Some((first, known)) if known == answer => Err(DataError::Repeated {
                line,
                first: *first,
            }),
            Some((first, _)) => Err(DataError::Contradicted {
                line,
                first: *first,
                found: shown(&tokens::join(question, kind)),
                part,
            }),
        }
    }
}
