//! A column of numbers: which column, and can a network learn from it?
//!
//! A first line without numbers names the columns. Where no column is chosen, the first numeric column is used that is
//! not just a line counter with equal steps, such as an index or a year.

use super::columns::{Column, Delimiter};
use super::left_out::LeftOut;
use super::lines::MOST_COLUMNS;
use super::numbers::{self, Commas};
use super::table::{self, Row, Table};
use crate::refusal::{DataError, Layout, shown};
use crate::wire::Notice;

/// A numeric sequence, one value a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The column that is used.
    pub column: Column,
    /// All columns that hold numbers.
    pub columns: Vec<Column>,
    /// The values, in the data's own units.
    pub values: Vec<f64>,
    /// The character that separates the columns.
    pub delimiter: Delimiter,
    /// Whether commas are read as decimal marks.
    pub decimal_comma: bool,
    /// The lines that are left out.
    pub notices: Vec<Notice>,
}

/// Reads one column of a table of numbers: by its number from 1, or, for 0, the first that can be learnt from.
///
/// # Errors
/// A [`DataError`] that says what is missing: no lines, no numbers, no such column, a column that never changes.
pub fn parse(content: &str, column: usize) -> Result<Series, DataError> {
    let mut table = table::read(content)?;
    one_column_with_commas(&mut table, content);
    let Table {
        delimiter,
        mut rows,
        mut left_out,
    } = table;
    let Some(first) = rows.first().cloned() else {
        return Err(left_out.refusal(Layout::Series));
    };
    // A header is a first line without numbers, followed by a line with numbers.
    let header = !first.fields.iter().any(|field| numbers::is_number(field))
        && rows
            .get(1)
            .is_some_and(|row| row.fields.iter().any(|field| numbers::is_number(field)));
    if header {
        rows.remove(0);
    }
    let width = usual_width(&rows);
    for row in rows.iter().filter(|row| row.fields.len() != width) {
        left_out.note(row.line, ragged(row, width));
    }
    rows.retain(|row| row.fields.len() == width);
    let names: Vec<String> = (0..width)
        .map(|i| match first.fields.get(i) {
            Some(name) if header && !name.is_empty() => shown(name),
            _ => (i + 1).to_string(),
        })
        .collect();
    let numeric: Vec<usize> = (0..width).filter(|i| mostly_numbers(&rows, *i)).collect();
    let column_at = |i: usize| Column {
        number: i + 1,
        name: names.get(i).cloned().unwrap_or_default(),
    };
    if column > width {
        return Err(DataError::NoSuchColumn {
            asked: column,
            columns: names,
        });
    }
    let chosen = if column == 0 {
        let learnable = numeric.iter().find(|i| !counts(&rows, **i));
        learnable.or(numeric.first()).copied()
    } else {
        numeric.contains(&(column - 1)).then(|| column - 1)
    };
    let Some(chosen) = chosen else {
        return Err(no_numbers(&rows, left_out, column.checked_sub(1)));
    };
    let commas = numbers::commas(rows.iter().filter_map(|row| field(row, chosen)));
    let mut values = Vec::with_capacity(rows.len());
    for row in &rows {
        match number(row, chosen, commas) {
            Ok(value) => values.push(value),
            Err(error) => left_out.note(row.line, error),
        }
    }
    match values.first() {
        None => return Err(left_out.refusal(Layout::Series)),
        // The same value throughout has no spread to scale by.
        #[allow(clippy::float_cmp)]
        Some(value) if values.iter().all(|other| other == value) => {
            return Err(DataError::Constant {
                column: column_at(chosen).name,
                value: *value,
            });
        }
        Some(_) => {}
    }
    Ok(Series {
        column: column_at(chosen),
        columns: numeric.into_iter().map(column_at).collect(),
        delimiter,
        decimal_comma: commas == Commas::Decimal,
        notices: left_out.notice(values.len()).into_iter().collect(),
        values,
    })
}

/// A single column with decimal commas looks like two columns. It is one where a "second column" has a number such as
/// 05, because only the digits after a comma begin with 0; otherwise the comma separates.
fn one_column_with_commas(table: &mut Table, content: &str) {
    let two_numbers = |row: &Row| match row.fields.as_slice() {
        [whole, decimals] => {
            !decimals.is_empty()
                && decimals.chars().all(|c| c.is_ascii_digit())
                && whole
                    .trim_start_matches(['-', '+', '−'])
                    .chars()
                    .all(|c| c.is_ascii_digit())
        }
        [only] => !numbers::is_number(only) || only.chars().all(|c| c.is_ascii_digit()),
        _ => false,
    };
    let leading_zero = |row: &Row| match row.fields.as_slice() {
        [_, decimals] => decimals.len() > 1 && decimals.starts_with('0'),
        _ => false,
    };
    if table.delimiter != Delimiter::Comma
        || content.contains('"')
        || !table.rows.iter().skip(1).all(two_numbers)
        || !table.rows.iter().any(leading_zero)
    {
        return;
    }
    table.delimiter = Delimiter::Tab;
    for row in &mut table.rows {
        row.fields = vec![row.fields.join(",")];
    }
}

fn field(row: &Row, column: usize) -> Option<&str> {
    row.fields.get(column).map(String::as_str)
}

fn number(row: &Row, column: usize, commas: Commas) -> Result<f64, DataError> {
    match field(row, column) {
        Some("") | None => Err(DataError::Missing {
            line: row.line,
            column: column + 1,
            part: crate::refusal::Part::Number,
        }),
        Some(text) => numbers::read(text, commas, row.line, column + 1),
    }
}

/// The number of columns of most lines; of equally frequent numbers, the first.
fn usual_width(rows: &[Row]) -> usize {
    let mut counts = vec![0_usize; MOST_COLUMNS + 1];
    for row in rows {
        if let Some(count) = counts.get_mut(row.fields.len()) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    rows.iter()
        .map(|row| row.fields.len())
        .find(|width| counts.get(*width) == Some(&most))
        .unwrap_or(0)
}

fn ragged(row: &Row, expected: usize) -> DataError {
    DataError::Ragged {
        line: row.line,
        columns: row.fields.len(),
        expected,
        found: shown(&row.fields.join(" ")),
        layout: Layout::Series,
    }
}

/// Whether at least half of the fields of a column look like numbers.
fn mostly_numbers(rows: &[Row], column: usize) -> bool {
    let numbers = rows
        .iter()
        .filter(|row| field(row, column).is_some_and(numbers::is_number))
        .count();
    numbers > 0 && 2 * numbers >= rows.len()
}

/// Whether a column goes up in equal whole steps.
#[allow(clippy::float_cmp)]
fn counts(rows: &[Row], column: usize) -> bool {
    let mut values = rows
        .iter()
        .filter_map(|row| number(row, column, Commas::Unclear).ok());
    let (Some(first), Some(second)) = (values.next(), values.next()) else {
        return false;
    };
    let step = second - first;
    let mut last = second;
    step >= 1.0
        && values.all(|value| {
            let even = value - last == step;
            last = value;
            even
        })
}

/// Why there are no numbers, in the column asked for or anywhere.
fn no_numbers(rows: &[Row], mut left_out: LeftOut, column: Option<usize>) -> DataError {
    if let Some(column) = column {
        for row in rows {
            if let Err(error) = number(row, column, Commas::Decimal) {
                left_out.note(row.line, error);
            }
        }
        return left_out.refusal(Layout::Series);
    }
    match rows.first() {
        Some(row) => DataError::NoNumbers {
            found: shown(&row.fields.join(" ")),
        },
        None => left_out.refusal(Layout::Series),
    }
}
