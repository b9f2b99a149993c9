//! One line at a time: where does a field end, and where does the line?

use crate::refusal::{DataError, shown};

/// The most columns of a line.
pub const MOST_COLUMNS: usize = 256;
/// The most characters of a line, or of a field that spans several.
pub const LONGEST_LINE: usize = 10_000;

/// The fields of a line.
pub struct Fields {
    /// The fields, without spaces around them.
    pub fields: Vec<String>,
    /// Bytes of the line, its end included.
    pub bytes: usize,
    /// Whether a quotation mark stands inside an unquoted field: correct for 5", but usually a sign of the wrong
    /// separator.
    pub loose: bool,
}

/// The lines of a text, each with the number it begins at.
pub struct Lines<'a> {
    rest: &'a str,
    line: usize,
    separator: char,
}

impl<'a> Lines<'a> {
    /// Begins at the first line.
    pub fn new(content: &'a str, separator: char) -> Self {
        Self {
            rest: content,
            line: 1,
            separator,
        }
    }

    /// The number and the fields of the next line, or why it cannot be read. After an unreadable line, reading goes on
    /// at the next line end, so that a stray quotation mark loses one line and not the rest.
    pub fn next(&mut self) -> Option<(usize, Result<Fields, DataError>)> {
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let result = match self.row() {
            Ok(row) => {
                self.line += line_ends(self.rest.get(..row.bytes).unwrap_or_default());
                self.rest = self.rest.get(row.bytes..).unwrap_or_default();
                Ok(row)
            }
            Err(error) => {
                let end = line_end(self.rest);
                self.rest = self.rest.get(end..).unwrap_or_default();
                self.line += 1;
                Err(error)
            }
        };
        Some((line, result))
    }

    /// The first line of the remaining text.
    fn row(&self) -> Result<Fields, DataError> {
        let line = self.line;
        let (mut fields, mut at, mut loose) = (Vec::new(), 0, false);
        loop {
            let rest = self.rest.get(at..).unwrap_or_default();
            let column = fields.len() + 1;
            let (field, used) = match rest.strip_prefix('"') {
                Some(quoted) => {
                    let (field, used) = self.quoted(quoted, column)?;
                    (field, used + 1)
                }
                None => {
                    let end = rest
                        .find([self.separator, '\n', '\r'])
                        .unwrap_or(rest.len());
                    let field = rest.get(..end).unwrap_or_default().trim();
                    loose |= field.contains('"');
                    (field.to_owned(), end)
                }
            };
            fields.push(field);
            at += used;
            let rest = self.rest.get(at..).unwrap_or_default();
            if rest.starts_with(self.separator) {
                at += self.separator.len_utf8();
                continue;
            }
            at += line_end_here(rest);
            break;
        }
        let limit = LONGEST_LINE;
        // A character has at most four bytes, so the characters of most lines need not be counted.
        if at > limit {
            let characters = self
                .rest
                .get(..at)
                .unwrap_or_default()
                .trim_end()
                .chars()
                .count();
            if characters > limit {
                return Err(DataError::LineTooLong {
                    line,
                    characters,
                    limit,
                });
            }
        }
        let (columns, limit) = (fields.len(), MOST_COLUMNS);
        if columns > limit {
            return Err(DataError::TooManyColumns {
                line,
                columns,
                limit,
            });
        }
        Ok(Fields {
            fields,
            bytes: at,
            loose,
        })
    }

    /// A field after its opening quotation mark, and how many bytes it takes, the closing mark included.
    fn quoted(&self, text: &str, column: usize) -> Result<(String, usize), DataError> {
        let line = self.line;
        let not_closed = DataError::QuoteNotClosed { line, column };
        let (mut field, mut at) = (String::new(), 0);
        loop {
            let rest = text.get(at..).unwrap_or_default();
            let Some(mark) = rest.find('"') else {
                return Err(not_closed);
            };
            if at + mark > 4 * LONGEST_LINE {
                return Err(not_closed);
            }
            field += rest.get(..mark).unwrap_or_default();
            at += mark + 1;
            let after = text.get(at..).unwrap_or_default();
            if after.starts_with('"') {
                field.push('"');
                at += 1;
                continue;
            }
            // Spaces may stand between the mark and the separator.
            let spaces = after.len() - after.trim_start_matches(' ').len();
            let end = after.get(spaces..).unwrap_or_default();
            if end.is_empty() || end.starts_with([self.separator, '\n', '\r']) {
                return Ok((field.trim().to_owned(), at + spaces));
            }
            let found = shown(end.get(..line_end(end)).unwrap_or_default());
            return Err(DataError::TextAfterQuote {
                line,
                column,
                found,
            });
        }
    }
}

/// Bytes up to the first line end (LF, CR LF or CR), the line end included.
fn line_end(text: &str) -> usize {
    match text.find(['\n', '\r']) {
        Some(at) => at + line_end_here(text.get(at..).unwrap_or_default()),
        None => text.len(),
    }
}

/// Bytes of the line end that `text` begins with.
fn line_end_here(text: &str) -> usize {
    if text.starts_with("\r\n") {
        2
    } else {
        usize::from(text.starts_with(['\n', '\r']))
    }
}

/// Line ends in a text.
fn line_ends(text: &str) -> usize {
    text.matches('\n').count() + text.matches('\r').count() - text.matches("\r\n").count()
}
