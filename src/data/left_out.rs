//! What becomes of lines that cannot be used: they are counted, and the first says why.

use crate::refusal::{DataError, Layout};
use crate::wire::Notice;

/// Lines that are not used: how many, and why the first of them is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeftOut {
    count: usize,
    first: Option<(usize, DataError)>,
}

impl LeftOut {
    /// Counts a line.
    pub fn note(&mut self, line: usize, error: DataError) {
        self.count += 1;
        if self.first.as_ref().is_none_or(|(first, _)| line < *first) {
            self.first = Some((line, error));
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// What to tell about them, where there are any; `used` lines are used.
    pub fn notice(self, used: usize) -> Option<Notice> {
        let lines = self.count + used;
        self.first.map(|(_, error)| Notice::Data {
            left_out: self.count,
            lines,
            error,
        })
    }

    /// Why the `used` lines that are left are not enough, by `rest`.
    pub fn too_few(self, used: usize, rest: DataError) -> DataError {
        beside(rest, self.notice(used))
    }

    /// Why none of them can be used; `layout` is what was expected where there was no line at all.
    pub fn refusal(self, layout: Layout) -> DataError {
        match self.first {
            Some((_, error)) if self.count == 1 => error,
            Some((_, error)) => DataError::NoneUsable {
                lines: self.count,
                first: Box::new(error),
            },
            None => DataError::Empty { layout },
        }
    }
}

/// `rest`, with the lines left out that `notice` tells of, if it does: they may be the reason.
pub fn beside(rest: DataError, notice: Option<Notice>) -> DataError {
    match notice {
        Some(Notice::Data {
            left_out,
            lines,
            error,
        }) => DataError::TooFewLeft {
            rest: Box::new(rest),
            left_out,
            lines,
            first: Box::new(error),
        },
        _ => rest,
    }
}
