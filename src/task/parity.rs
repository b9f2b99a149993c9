//! Whether the number of ones so far is odd: one bit, which must never be forgotten or miscounted.
//!
//! T random bits; after each of them the target is the sum so far, modulo 2. A part of the past is of no use: a network
//! that misses a single bit is right half of the time. The delay is T, and only the last answer is scored.

use super::memory::{Asks, Puzzle, Reads, Sequence};
use crate::model::Shape;
use crate::rng::Rng;
use crate::wire::task::{Baseline, BaselineKind};

/// The task.
pub struct Parity;

impl Puzzle for Parity {
    fn shape(&self) -> Shape {
        Shape::plain(2, 2)
    }

    fn draw(&self, delay: usize, rng: &mut Rng) -> Sequence {
        let bits: Vec<u32> = (0..delay).map(|_| rng.below(2) as u32).collect();
        let mut odd = 0;
        let so_far = bits.iter().map(|bit| {
            odd ^= bit;
            Some(odd)
        });
        Sequence {
            asks: Asks::Symbols(so_far.collect()),
            reads: Reads::Symbols(bits),
            scored_from: delay - 1,
        }
    }

    fn reach(&self, delay: usize) -> usize {
        delay - 1
    }

    fn baselines(&self, _: usize) -> Vec<Baseline> {
        vec![Baseline {
            kind: BaselineKind::Uniform,
            loss: std::f64::consts::LN_2,
        }]
    }

    fn chance(&self) -> f64 {
        0.5
    }
}
