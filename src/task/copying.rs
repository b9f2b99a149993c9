//! A few symbols, repeated after a pause: how much can a network remember, and in which order?
//!
//! The sequence has three of eight symbols, then blanks, then a cue T steps after the last symbol, then blanks while
//! the three are repeated in order: T + 6 steps. At all other steps the target is blank, and every step has a target,
//! so a network that knows when to answer but remembers nothing has a loss of K·ln A / (T + 2K) nats. Hochreiter &
//! Schmidhuber 1997; Arjovsky, Shah & Bengio 2016 (with K = 10). The delay is T; only the repeated symbols are scored.

use super::memory::{Asks, Puzzle, Reads, Sequence};
use crate::model::Shape;
use crate::rng::Rng;
use crate::wire::task::{Baseline, BaselineKind};

/// Symbols to repeat, K.
const KEPT: usize = 3;
/// Different symbols, A.
const ALPHABET: usize = 8;
/// The blank: input and target where there is no symbol.
const BLANK: u32 = ALPHABET as u32;
/// The cue.
const CUE: u32 = BLANK + 1;

/// The task.
pub struct Copying;

impl Puzzle for Copying {
    fn shape(&self) -> Shape {
        Shape::plain(ALPHABET + 2, ALPHABET + 1)
    }

    fn draw(&self, delay: usize, rng: &mut Rng) -> Sequence {
        let kept: Vec<u32> = (0..KEPT).map(|_| rng.below(ALPHABET) as u32).collect();
        let mut reads = kept.clone();
        reads.extend(vec![BLANK; delay - 1]);
        reads.push(CUE);
        reads.extend([BLANK; KEPT]);
        let mut asks = vec![Some(BLANK); delay + KEPT];
        asks.extend(kept.into_iter().map(Some));
        Sequence {
            reads: Reads::Symbols(reads),
            asks: Asks::Symbols(asks),
            scored_from: delay + KEPT,
        }
    }

    fn reach(&self, delay: usize) -> usize {
        delay + KEPT
    }

    fn baselines(&self, delay: usize) -> Vec<Baseline> {
        let asked = (delay + 2 * KEPT) as f64;
        let known = libm::log(ALPHABET as f64);
        vec![Baseline {
            kind: BaselineKind::Memoryless,
            loss: KEPT as f64 * known / asked,
        }]
    }

    fn chance(&self) -> f64 {
        1.0 / ALPHABET as f64
    }

    fn read(&self, symbol: u32) -> String {
        match symbol {
            BLANK => "·".to_owned(),
            CUE => "?".to_owned(),
            letter => letters(letter),
        }
    }

    fn written(&self, symbol: u32) -> String {
        self.read(symbol)
    }
}

fn letters(symbol: u32) -> String {
    char::from(b'A' + symbol as u8).to_string()
}
