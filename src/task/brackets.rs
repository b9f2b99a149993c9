//! Which bracket must close next: a small stack to be learnt (Dyck language).
//!
//! A bracket opens; then others open and close in order inside it, at most three deep; at the end only the first is
//! still open. At every step the target is the bracket that must close next, and only the last answer is scored: it
//! depends on the very first step, and everything in between is a distractor. There are three kinds of brackets. The
//! delay is the number of steps in between; brackets come in pairs, so an odd delay counts as the even one below.

use super::memory::{Asks, Puzzle, Reads, Sequence};
use crate::model::Shape;
use crate::rng::Rng;
use crate::wire::task::{Baseline, BaselineKind};

/// Kinds of brackets.
const KINDS: usize = 3;
/// Maximum nesting depth inside the first bracket.
const DEEPEST: usize = 3;

/// The task.
pub struct Brackets;

/// Steps between the first bracket and the last answer.
fn between(delay: usize) -> usize {
    delay / 2 * 2
}

impl Puzzle for Brackets {
    fn shape(&self) -> Shape {
        Shape::plain(2 * KINDS, KINDS)
    }

    fn draw(&self, delay: usize, rng: &mut Rng) -> Sequence {
        let first = rng.below(KINDS) as u32;
        let (mut reads, mut asks) = (vec![first], vec![Some(first)]);
        let mut open = vec![first];
        for left in (1..=between(delay)).rev() {
            let depth = open.len() - 1;
            // Enough steps must be left to close all open brackets; only an open bracket can close.
            let opens = depth == 0 || (depth < DEEPEST && depth < left && rng.below(2) == 0);
            if opens {
                let kind = rng.below(KINDS) as u32;
                open.push(kind);
                reads.push(kind);
            } else if let Some(kind) = open.pop() {
                reads.push(KINDS as u32 + kind);
            }
            asks.push(open.last().copied());
        }
        Sequence {
            scored_from: reads.len() - 1,
            reads: Reads::Symbols(reads),
            asks: Asks::Symbols(asks),
        }
    }

    fn reach(&self, delay: usize) -> usize {
        between(delay)
    }

    fn baselines(&self, _: usize) -> Vec<Baseline> {
        vec![Baseline {
            kind: BaselineKind::Uniform,
            loss: libm::log(KINDS as f64),
        }]
    }

    fn chance(&self) -> f64 {
        1.0 / KINDS as f64
    }

    fn read(&self, symbol: u32) -> String {
        let brackets = ["(", "[", "{", ")", "]", "}"];
        brackets[symbol as usize].to_owned()
    }

    fn written(&self, symbol: u32) -> String {
        self.read(KINDS as u32 + symbol)
    }
}
