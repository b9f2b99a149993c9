//! What becomes of lines that cannot be used: they are counted, and the first says why.

use crate::refusal::{Flaw, Layout};
use crate::wire::Notice;

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

    /// Why the `used` lines that are left are not enough, by `rest`.
    pub fn too_few(self, used: usize, rest: Flaw) -> Flaw {
        beside(rest, self.notice(used))
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

/// `rest`, with the lines left out that `notice` tells of, if it does: they may be the reason.
pub fn beside(rest: Flaw, notice: Option<Notice>) -> Flaw {
    match notice {
        Some(Notice::Data {
            left_out,
            lines,
            flaw,
        }) => Flaw::TooFewLeft {
            rest: Box::new(rest),
            left_out,
            lines,
            first: Box::new(flaw),
        },
        _ => rest,
    }
}
