//! Labelled lines: which labels are there, and which text has which?
//!
//! A line is a label and a text. A first line such as `label,text` names the two, in either order. Without one, the
//! label comes first, unless only the second column has few enough different values to be labels.

use super::examples::{FEWEST_EXAMPLES, Seen, sequence, two_columns};
use super::table::Row;
use super::tokens::{self, Tokens};
use crate::refusal::{DataError, Layout, Part, shown};
use crate::wire::Notice;

/// The most different labels allowed.
pub const MOST_CLASSES: usize = 20;

/// Names that a header may give the label.
const LABEL_NAMES: [&str; 8] = [
    "label",
    "labels",
    "sentiment",
    "class",
    "category",
    "标签",
    "情感",
    "类别",
];
/// Names that a header may give the text.
const TEXT_NAMES: [&str; 8] = [
    "text", "sentence", "review", "content", "文本", "句子", "评论", "内容",
];

/// Words that negate.
const NEGATIONS: [&str; 9] = [
    "not", "never", "hardly", "no", "nobody", "nothing", "cannot", "不", "没",
];

/// A text with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The line in the data.
    pub line: usize,
    /// The label, as an index into [`Labelled::labels`].
    pub label: usize,
    /// The text's tokens.
    pub tokens: Vec<String>,
    /// Whether it contains a negation word.
    pub negated: bool,
}

/// Labelled texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// The labels, in order of first appearance.
    pub labels: Vec<String>,
    /// The examples, in the order of the lines.
    pub examples: Vec<Example>,
    /// The lines that are left out.
    pub notices: Vec<Notice>,
}

/// Reads labelled lines.
///
/// # Errors
/// A [`DataError`] that says what is missing: no usable line, one class only, too many of them.
pub fn parse(content: &str, kind: Tokens) -> Result<Labelled, DataError> {
    let (rows, mut left_out, names) = two_columns(content, Layout::Sentiment, is_header)?;
    let label_at = label_column(&rows, names.as_ref());
    let text_at = 1 - label_at;
    let (mut labels, mut examples): (Vec<String>, Vec<Example>) = Default::default();
    let mut seen = Seen::default();
    for row in &rows {
        match read(row, label_at, text_at, kind, &mut seen) {
            Ok((label, tokens)) => {
                let place = labels.iter().position(|other| *other == label);
                let label = place.unwrap_or_else(|| {
                    labels.push(label);
                    labels.len() - 1
                });
                // Checked here because looking a label up among thousands would be slow.
                if labels.len() > MOST_CLASSES {
                    return Err(DataError::TooManyClasses {
                        classes: classes(&rows, label_at, 1_000),
                        limit: MOST_CLASSES,
                    });
                }
                let text = row.fields.get(text_at).map_or("", String::as_str);
                examples.push(Example {
                    line: row.line,
                    label,
                    tokens,
                    negated: is_negated(text),
                });
            }
            Err(error) => left_out.note(row.line, error),
        }
    }
    if examples.is_empty() {
        return Err(left_out.refusal(Layout::Sentiment));
    }
    if let [label] = labels.as_slice() {
        let one = DataError::OneClass {
            label: shown(label),
            lines: examples.len(),
        };
        return Err(left_out.too_few(examples.len(), one));
    }
    if examples.len() < FEWEST_EXAMPLES {
        let few = DataError::TooFewExamples {
            examples: examples.len(),
            needed: FEWEST_EXAMPLES,
        };
        return Err(left_out.too_few(examples.len(), few));
    }
    Ok(Labelled {
        labels,
        notices: left_out.notice(examples.len()).into_iter().collect(),
        examples,
    })
}

/// Whether a text contains a negation word, however it is cut into tokens.
pub fn is_negated(text: &str) -> bool {
    tokens::split(&text.to_lowercase(), Tokens::Words)
        .iter()
        .any(|word| {
            NEGATIONS.contains(&word.as_str()) || word.ends_with("n't") || word.ends_with("n’t")
        })
}

fn read(
    row: &Row,
    label_at: usize,
    text_at: usize,
    kind: Tokens,
    seen: &mut Seen<String>,
) -> Result<(String, Vec<String>), DataError> {
    let label = row.fields.get(label_at).cloned().unwrap_or_default();
    if label.is_empty() {
        return Err(DataError::Missing {
            line: row.line,
            column: label_at + 1,
            part: Part::Label,
        });
    }
    let tokens = sequence(row, text_at, Part::Text, kind)?;
    seen.note(row.line, &tokens, &label, kind, Part::Label)?;
    Ok((label, tokens))
}

fn is(names: &[&str], field: &str) -> bool {
    names.contains(&field.to_lowercase().as_str())
}

fn is_header(fields: &[String]) -> bool {
    let known = |field: &String| is(&LABEL_NAMES, field) || is(&TEXT_NAMES, field);
    fields.iter().all(known)
}

/// Which of the two columns holds the labels.
fn label_column(rows: &[Row], names: Option<&Row>) -> usize {
    if let Some(names) = names {
        return usize::from(
            names
                .fields
                .first()
                .is_some_and(|name| is(&TEXT_NAMES, name)),
        );
    }
    let few = |column: usize| classes(rows, column, MOST_CLASSES + 1) <= MOST_CLASSES;
    usize::from(!few(0) && few(1))
}

/// Different values of a column, counted up to `most`.
fn classes(rows: &[Row], column: usize, most: usize) -> usize {
    let mut classes: Vec<&str> = Vec::new();
    for field in rows.iter().filter_map(|row| row.fields.get(column)) {
        if classes.len() < most && !classes.contains(&field.as_str()) {
            classes.push(field);
        }
    }
    classes.len()
}
