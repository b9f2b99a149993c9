//! Lines into fields: which character separates them, and which lines cannot be read?
//!
//! Tables come from spreadsheets, editors and web pages. The separator is detected: a tab, a semicolon or a comma. A
//! field may stand in quotation marks; inside them the separator and line ends are text, and a mark is written twice
//! (RFC 4180). No input makes this fail: an unreadable line is left out and its reason is kept.

use super::columns::Delimiter;
use super::left_out::LeftOut;
use super::lines::{Lines, MOST_COLUMNS};
use crate::refusal::DataError;
use crate::settings::LIMITS;

/// The most lines that are used.
pub const MOST_LINES: usize = 100_000;
/// Lines from which the separator is detected.
const LOOKED_AT: usize = 200;

/// A line that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line number in the text, from 1; blank lines count.
    pub line: usize,
    /// Its fields, without the spaces around them.
    pub fields: Vec<String>,
}

/// The fields of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The separator; a tab where there is only one column.
    pub delimiter: Delimiter,
    /// The readable lines, in order.
    pub rows: Vec<Row>,
    /// The unreadable lines.
    pub left_out: LeftOut,
}

/// Reads a text as a table.
///
/// # Errors
/// [`DataError::TooLong`] above the limit of bytes; [`DataError::NotText`] where a control character shows a binary
/// file. A table without rows is no error here: what is missing depends on the task.
pub fn read(content: &str) -> Result<Table, DataError> {
    let limit = LIMITS.text_bytes.high as usize;
    if content.len() > limit {
        return Err(DataError::TooLong {
            bytes: content.len(),
            limit,
        });
    }
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    refuse_binary(content)?;
    let delimiter = recognise(content);
    let mut table = Table {
        delimiter,
        rows: Vec::new(),
        left_out: LeftOut::default(),
    };
    let mut lines = Lines::new(content, delimiter.character());
    while let Some((line, row)) = lines.next() {
        match row.map(|row| row.fields) {
            Ok(fields) if fields.iter().all(String::is_empty) => {}
            Ok(_) if table.rows.len() == MOST_LINES => table.left_out.note(
                line,
                DataError::TooManyLines {
                    line,
                    limit: MOST_LINES,
                },
            ),
            Ok(fields) => table.rows.push(Row { line, fields }),
            Err(error) => table.left_out.note(line, error),
        }
    }
    Ok(table)
}

/// Writes rows as text that [`read`] reads back: fields in quotation marks where they need them.
pub fn write(rows: &[Vec<String>], delimiter: Delimiter) -> String {
    let separator = delimiter.character();
    let mut text = String::new();
    for row in rows {
        // Where tabs separate the fields, the tab is detected and the other separators need no quotation marks;
        // elsewhere they do.
        let clear = delimiter == Delimiter::Tab && row.len() > 1;
        let needs_marks =
            |c: char| matches!(c, '\t' | '"' | '\n' | '\r') || (!clear && matches!(c, ';' | ','));
        for (i, field) in row.iter().enumerate() {
            if i > 0 {
                text.push(separator);
            }
            if field.contains(needs_marks) {
                text.push('"');
                text += &field.replace('"', "\"\"");
                text.push('"');
            } else {
                text += field;
            }
        }
        text.push('\n');
    }
    text
}

/// Text contains no control characters except tabs and line ends.
fn refuse_binary(content: &str) -> Result<(), DataError> {
    let mut line = 1;
    for c in content.chars() {
        match c {
            '\n' => line += 1,
            '\t' | '\r' | '\u{b}' | '\u{c}' => {}
            '\0'..='\u{1f}' => {
                return Err(DataError::NotText {
                    line,
                    character: u32::from(c),
                });
            }
            _ => {}
        }
    }
    Ok(())
}

/// The tab where half of the lines agree on it, because prose hardly ever has tabs; otherwise the semicolon or the
/// comma, whichever more lines agree on.
fn recognise(content: &str) -> Delimiter {
    let [tab, semicolon, comma] = Delimiter::ALL.map(|delimiter| agreement(content, delimiter));
    if tab >= 0.5 {
        return Delimiter::Tab;
    }
    let best = tab.max(semicolon).max(comma);
    match best {
        _ if tab >= best => Delimiter::Tab,
        _ if semicolon >= best => Delimiter::Semicolon,
        _ => Delimiter::Comma,
    }
}

/// The share of lines that have the most common number of fields (more than one) with this separator. A line with a
/// quotation mark inside an unquoted field counts as not agreeing.
fn agreement(content: &str, delimiter: Delimiter) -> f64 {
    let mut agreeing = vec![0_usize; MOST_COLUMNS + 1];
    let mut lines = Lines::new(content, delimiter.character());
    let mut seen = 0;
    while seen < LOOKED_AT
        && let Some((_, row)) = lines.next()
    {
        match row {
            Ok(row) if row.fields.iter().all(String::is_empty) => continue,
            Ok(row) if !row.loose => {
                if let Some(count) = agreeing.get_mut(row.fields.len()) {
                    *count += 1;
                }
            }
            _ => {}
        }
        seen += 1;
    }
    let most = agreeing.iter().skip(2).copied().max().unwrap_or(0);
    most as f64 / seen.max(1) as f64
}
