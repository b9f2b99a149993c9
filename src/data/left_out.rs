//! Lines that cannot be used: how many are there, and what is wrong with the first?

use crate::refusal::{DataError, Layout};
use crate::wire::Notice;

/// Lines that are not used: how many, and what is wrong with the first.
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

    /// The number of these lines.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The notice about them, where there are any; `used` lines are used.
    pub fn notice(self, used: usize) -> Option<Notice> {
        let lines = self.count + used;
        self.first.map(|(_, error)| Notice::Data {
            left_out: self.count,
            lines,
            error,
        })
    }

    /// The error for too few lines: `used` are left, and `rest` says how many are needed.
    pub fn too_few(self, used: usize, rest: DataError) -> DataError {
        beside(rest, self.notice(used))
    }

    /// The error where no line can be used; `layout` is what was expected where the data has no line at all.
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

/// `rest`, together with the first left-out line of `notice`, if there is one: it may be the cause.
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
