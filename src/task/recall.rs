//! The first symbol, asked for after distractors: is one thing remembered while others are read?
//!
//! One of four keys, then distractors, then a cue, exactly L steps after the key; the target at the cue is the key. The
//! lag is the same in every sequence, so no shorter lag can help. The delay is L.

use super::memory::{Asks, Puzzle, Reads, Sequence};
use crate::model::Shape;
use crate::rng::Rng;
use crate::wire::task::{Baseline, BaselineKind};

/// Different keys.
const KEYS: usize = 4;
/// Different distractors.
const DISTRACTORS: usize = 4;
/// The cue.
const CUE: u32 = (KEYS + DISTRACTORS) as u32;

/// The task.
pub struct Recall;

impl Puzzle for Recall {
    fn shape(&self) -> Shape {
        Shape::plain(KEYS + DISTRACTORS + 1, KEYS)
    }

    fn draw(&self, delay: usize, rng: &mut Rng) -> Sequence {
        let key = rng.below(KEYS) as u32;
        let mut reads = vec![key];
        reads.extend((1..delay).map(|_| (KEYS + rng.below(DISTRACTORS)) as u32));
        reads.push(CUE);
        let mut asks = vec![None; delay];
        asks.push(Some(key));
        Sequence {
            reads: Reads::Symbols(reads),
            asks: Asks::Symbols(asks),
            scored_from: delay,
        }
    }

    fn reach(&self, delay: usize) -> usize {
        delay
    }

    fn baselines(&self, _: usize) -> Vec<Baseline> {
        vec![Baseline {
            kind: BaselineKind::Uniform,
            loss: libm::log(KEYS as f64),
        }]
    }

    fn chance(&self) -> f64 {
        1.0 / KEYS as f64
    }

    fn read(&self, symbol: u32) -> String {
        let letters = ["A", "B", "C", "D", "w", "x", "y", "z", "?"];
        letters[symbol as usize].to_owned()
    }

    fn written(&self, symbol: u32) -> String {
        self.read(symbol)
    }
}
