//! A field as a number: is the comma a decimal mark, and can the number be used?
//!
//! The decimal mark is a point. A comma is a decimal mark only where the column proves it: commas do not separate the
//! columns, no number also has a point, and at least one comma is not followed by exactly three digits (in 1,234 it
//! might mark thousands). Thousands separators are not supported: a wrong guess about 1,234 would be off by a factor of
//! a thousand.

use crate::refusal::{DataError, shown};

/// The largest absolute value of a number: its square and a sum of squares stay finite, and it fits in 32 bits.
pub const LARGEST: f64 = 1e30;

/// What the commas in a column mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commas {
    /// Decimal marks.
    Decimal,
    /// Decimal or thousands marks; the column does not show which.
    Unclear,
}

/// What the commas in a column of numbers mean.
pub fn commas<'a>(fields: impl Iterator<Item = &'a str>) -> Commas {
    let mut decimal = false;
    for field in fields {
        let Some((whole, decimals)) = field.split_once(',') else {
            continue;
        };
        if !is_number_with_comma(whole, decimals) {
            // A point as well: the comma separates thousands, or this is no number.
            if field.contains('.') || decimals.contains(',') {
                return Commas::Unclear;
            }
            continue;
        }
        let digits = decimals.chars().take_while(char::is_ascii_digit).count();
        let bare = whole.trim_start_matches(['-', '+', '−']);
        decimal |= digits != 3 || bare == "0" || bare.is_empty() || bare.len() > 3;
    }
    if decimal {
        Commas::Decimal
    } else {
        Commas::Unclear
    }
}

/// Reads the field in `line`, `column` as a number.
///
/// # Errors
/// [`DataError::NotANumber`], [`DataError::OutOfReach`] for what is not finite or too large, [`DataError::Ambiguous`]
/// for commas whose meaning is unclear.
pub fn read(field: &str, commas: Commas, line: usize, column: usize) -> Result<f64, DataError> {
    let found = || shown(field);
    // A minus sign as typesetters write it.
    let plain = field.trim().replace('−', "-");
    let text = match plain.split_once(',') {
        Some((whole, decimals)) if is_number_with_comma(whole, decimals) => match commas {
            Commas::Decimal => plain.replace(',', "."),
            Commas::Unclear => {
                return Err(DataError::Ambiguous {
                    line,
                    column,
                    found: found(),
                });
            }
        },
        _ => plain,
    };
    // Rust also parses “inf” and “NaN”, in many spellings: they are numbers, but out of range.
    match text.parse::<f64>() {
        Ok(value) if value.abs() <= LARGEST => Ok(value),
        Ok(_) => Err(DataError::OutOfReach {
            line,
            column,
            found: found(),
            limit: LARGEST,
        }),
        Err(_) if looks_grouped(&text) => Err(DataError::Ambiguous {
            line,
            column,
            found: found(),
        }),
        Err(_) => Err(DataError::NotANumber {
            line,
            column,
            found: found(),
        }),
    }
}

/// Whether a field looks like a number, usable or not.
pub fn is_number(field: &str) -> bool {
    !matches!(
        read(field, Commas::Decimal, 1, 1),
        Err(DataError::NotANumber { .. })
    )
}

/// Digits on both sides of one comma, a sign before and an exponent after allowed.
fn is_number_with_comma(whole: &str, decimals: &str) -> bool {
    let whole = whole.trim_start_matches(['-', '+', '−']);
    let digits = decimals.trim_end_matches(|c: char| !c.is_ascii_digit());
    whole.chars().all(|c| c.is_ascii_digit())
        && !digits.is_empty()
        && format!("0.{decimals}").parse::<f64>().is_ok()
}

/// Digits in groups of three, as in 1,234,567.8 and 1.234.567.
fn looks_grouped(text: &str) -> bool {
    let mut groups = text.trim_start_matches(['-', '+']).split([',', '.']);
    let digits = |group: &str| !group.is_empty() && group.chars().all(|c| c.is_ascii_digit());
    // The digits after the last mark may be decimals.
    let first = groups
        .next()
        .is_some_and(|group| group.len() <= 3 && digits(group));
    let last = groups.next_back().is_some_and(digits);
    first && last && groups.all(|group| group.len() == 3 && digits(group))
}
