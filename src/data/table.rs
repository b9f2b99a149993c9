//! Lines into fields: which character separates them, and which lines cannot be read?
//!
//! Tables come from spreadsheets, editors and web pages. The separator is recognised: a tab, a semicolon or a comma. A
//! field may stand in quotation marks, within which the separator and line ends are text and a mark is written twice
//! (RFC 4180). Nothing a person can paste makes this fail: a line that cannot be read is kept aside with its reason.

use serde::Serialize;

use crate::config::LIMITS;
use crate::refusal::{Flaw, Layout, shown};
use crate::wire::Notice;

/// The most lines that are used.
pub const MOST_LINES: usize = 100_000;
/// The most columns of a line.
pub const MOST_COLUMNS: usize = 256;
/// The most characters of a line, or of a field that spans several.
pub const LONGEST_LINE: usize = 10_000;
/// So many lines decide what the separator is.
const LOOKED_AT: usize = 200;

/// What separates two fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Delimiter {
    /// A tab.
    Tab,
    /// A semicolon.
    Semicolon,
    /// A comma.
    Comma,
}

impl Delimiter {
    const ALL: [Self; 3] = [Self::Tab, Self::Semicolon, Self::Comma];

    /// The character itself.
    pub fn character(self) -> char {
        match self {
            Self::Tab => '\t',
            Self::Semicolon => ';',
            Self::Comma => ',',
        }
    }
}

/// A line that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in the text, from 1, blank lines counted.
    pub line: usize,
    /// Its fields, without the spaces around them.
    pub fields: Vec<String>,
}

/// The fields of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What separates the fields; the tab where there is only one column.
    pub delimiter: Delimiter,
    /// The lines that could be read, in order.
    pub rows: Vec<Row>,
    /// The lines that could not.
    pub left_out: LeftOut,
}

/// Lines that are not used: how many, and why the first of them is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeftOut {
    count: usize,
    first: Option<(usize, Flaw)>,
}

impl LeftOut {
    /// Counts a line.
    pub fn note(&mut self, line: usize, flaw: Flaw) {
        self.count += 1;
        if self.first.as_ref().is_none_or(|(first, _)| line < *first) {
            self.first = Some((line, flaw));
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// What to tell about them, where there are any; `used` lines are used.
    pub fn notice(self, used: usize) -> Option<Notice> {
        let lines = self.count + used;
        self.first.map(|(_, flaw)| Notice::Data {
            left_out: self.count,
            lines,
            flaw,
        })
    }

    /// Why none of them can be used; `layout` is what was expected where there was no line at all.
    pub fn refusal(self, layout: Layout) -> Flaw {
        match self.first {
            Some((_, flaw)) if self.count == 1 => flaw,
            Some((_, flaw)) => Flaw::NoneUsable {
                lines: self.count,
                first: Box::new(flaw),
            },
            None => Flaw::Empty { layout },
        }
    }
}

/// Reads a text as a table.
///
/// # Errors
/// [`Flaw::TooLong`] above the limit of bytes, [`Flaw::NotText`] where a control character betrays a binary file. A
/// table without rows is no error here: what is missing depends on the task.
pub fn read(content: &str) -> Result<Table, Flaw> {
    let limit = LIMITS.text_bytes.high as usize;
    if content.len() > limit {
        return Err(Flaw::TooLong {
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
    while let Some((line, fields)) = lines.next() {
        match fields {
            Ok(fields) if fields.iter().all(String::is_empty) => {}
            Ok(_) if table.rows.len() == MOST_LINES => table.left_out.note(
                line,
                Flaw::TooManyLines {
                    line,
                    limit: MOST_LINES,
                },
            ),
            Ok(fields) => table.rows.push(Row { line, fields }),
            Err(flaw) => table.left_out.note(line, flaw),
        }
    }
    Ok(table)
}

/// Writes rows as text that [`read`] reads back: fields in quotation marks where they need them.
pub fn write(rows: &[Vec<String>], delimiter: Delimiter) -> String {
    let separator = delimiter.character();
    let mut text = String::new();
    for row in rows {
        // The other separators too, where they could be taken for the separator: it is a tab where tabs are found.
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

/// Control characters other than tabs and line ends stand in no text.
fn refuse_binary(content: &str) -> Result<(), Flaw> {
    let mut line = 1;
    for c in content.chars() {
        match c {
            '\n' => line += 1,
            '\t' | '\r' | '\u{b}' | '\u{c}' => {}
            '\0'..='\u{1f}' => {
                return Err(Flaw::NotText {
                    line,
                    character: u32::from(c),
                });
            }
            _ => {}
        }
    }
    Ok(())
}

/// The separator under which most lines have the same number of fields, more than one; of equals, the rarer character
/// in prose: tab, semicolon, comma.
fn recognise(content: &str) -> Delimiter {
    let mut best = (0, Delimiter::Tab);
    for delimiter in Delimiter::ALL {
        let mut agreeing = vec![0_usize; MOST_COLUMNS + 1];
        let mut lines = Lines::new(content, delimiter.character());
        let mut left = LOOKED_AT;
        while let Some((_, fields)) = lines.next()
            && left > 0
        {
            if let Ok(fields) = fields
                && let Some(count) = agreeing.get_mut(fields.len())
                && fields.iter().any(|field| !field.is_empty())
            {
                *count += 1;
                left -= 1;
            }
        }
        let score = agreeing.iter().skip(2).copied().max().unwrap_or(0);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// The lines of a text, each with the number it begins at.
struct Lines<'a> {
    rest: &'a str,
    line: usize,
    separator: char,
}

impl<'a> Lines<'a> {
    fn new(content: &'a str, separator: char) -> Self {
        Self {
            rest: content,
            line: 1,
            separator,
        }
    }

    /// The next line's number and its fields, or why it cannot be read. A line that cannot be read ends where it ends
    /// in the text, so that a stray quotation mark costs one line and not the rest.
    fn next(&mut self) -> Option<(usize, Result<Vec<String>, Flaw>)> {
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let result = match self.row() {
            Ok((fields, used)) => {
                self.line += line_ends(self.rest.get(..used).unwrap_or_default());
                self.rest = self.rest.get(used..).unwrap_or_default();
                Ok(fields)
            }
            Err(flaw) => {
                let end = line_end(self.rest);
                self.rest = self.rest.get(end..).unwrap_or_default();
                self.line += 1;
                Err(flaw)
            }
        };
        Some((line, result))
    }

    /// The fields of the line that the rest begins with, and how many bytes it takes, line end included.
    fn row(&self) -> Result<(Vec<String>, usize), Flaw> {
        let line = self.line;
        let (mut fields, mut at) = (Vec::new(), 0);
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
                    (rest.get(..end).unwrap_or_default().trim().to_owned(), end)
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
        // A character has at most four bytes; most lines need not be counted.
        if at > limit {
            let characters = self
                .rest
                .get(..at)
                .unwrap_or_default()
                .trim_end()
                .chars()
                .count();
            if characters > limit {
                return Err(Flaw::LineTooLong {
                    line,
                    characters,
                    limit,
                });
            }
        }
        let (columns, limit) = (fields.len(), MOST_COLUMNS);
        if columns > limit {
            return Err(Flaw::TooManyColumns {
                line,
                columns,
                limit,
            });
        }
        Ok((fields, at))
    }

    /// A field after its opening quotation mark, and how many bytes it takes, the closing mark included.
    fn quoted(&self, text: &str, column: usize) -> Result<(String, usize), Flaw> {
        let line = self.line;
        let not_closed = Flaw::QuoteNotClosed { line, column };
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
            return Err(Flaw::TextAfterQuote {
                line,
                column,
                found,
            });
        }
    }
}

/// Bytes up to and with the first line end: LF, CR LF or CR.
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
