//! Dates as people write them and as machines sort them: `12 mar 2021`, `2021-03-12`.
//!
//! The parts change places and the month changes its script, so the network has to remember the whole date before it
//! writes the first digit. Dates are read and written character by character.

use super::columns::Delimiter;
use super::table;
use crate::rng::{Purpose, Rng};

/// Number of dates in the data, all different.
const DATES: usize = 3_000;
/// The first year.
const FIRST: usize = 1950;
/// Number of years.
const YEARS: usize = 100;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Days of a month (1 to 12) in the Gregorian calendar.
fn days(year: usize, month: usize) -> usize {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Every date of these years, in both forms.
fn all() -> Vec<(String, String)> {
    let mut dates = Vec::new();
    for year in FIRST..FIRST + YEARS {
        for (i, name) in MONTHS.into_iter().enumerate() {
            let month = i + 1;
            for day in 1..=days(year, month) {
                dates.push((
                    format!("{day} {name} {year}"),
                    format!("{year}-{month:02}-{day:02}"),
                ));
            }
        }
    }
    dates
}

/// [`DATES`] of them, drawn with the seed.
pub fn generate(seed: u32) -> String {
    let mut rng = Rng::new(seed, Purpose::Data);
    let mut dates = all();
    rng.shuffle(&mut dates);
    dates.truncate(DATES);
    let rows: Vec<Vec<String>> = dates
        .into_iter()
        .map(|(written, sorted)| vec![written, sorted])
        .collect();
    table::write(&rows, Delimiter::Tab)
}
