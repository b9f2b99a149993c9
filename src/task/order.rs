//! Which of two symbols came first: does a network remember order?
//!
//! T symbols, all distractors except two, each of them X or Y: one in the second tenth of the sequence, one in the
//! sixth. The target after the last step is the two in their order: XX, XY, YX or YY. Both lie at least two fifths of T
//! before the answer, so that no short lag can help to learn a long one. Hochreiter & Schmidhuber 1997, task 6a. The
//! delay is T.

use super::memory::{Asks, Puzzle, Reads, Sequence};
use crate::model::Shape;
use crate::rng::Rng;
use crate::wire::task::{Baseline, BaselineKind};

/// X and Y.
const TELLING: usize = 2;
/// Different distractors.
const DISTRACTORS: usize = 4;

/// The task.
pub struct Order;

/// T; two symbols need two steps.
fn steps(delay: usize) -> usize {
    delay.max(2)
}

impl Puzzle for Order {
    fn shape(&self) -> Shape {
        Shape::plain(TELLING + DISTRACTORS, TELLING * TELLING)
    }

    fn draw(&self, delay: usize, rng: &mut Rng) -> Sequence {
        let steps = steps(delay);
        let distractor = |rng: &mut Rng| (TELLING + rng.below(DISTRACTORS)) as u32;
        let mut reads: Vec<u32> = (0..steps).map(|_| distractor(rng)).collect();
        let tenth = (steps / 10).max(1);
        let places = [steps / 10 + rng.below(tenth), steps / 2 + rng.below(tenth)];
        let mut class = 0;
        for place in places {
            reads[place] = rng.below(TELLING) as u32;
            class = TELLING as u32 * class + reads[place];
        }
        let mut asks = vec![None; steps - 1];
        asks.push(Some(class));
        Sequence {
            reads: Reads::Symbols(reads),
            asks: Asks::Symbols(asks),
            scored_from: steps - 1,
        }
    }

    fn reach(&self, delay: usize) -> usize {
        let steps = steps(delay);
        steps - 1 - steps / 10
    }

    fn baselines(&self, _: usize) -> Vec<Baseline> {
        vec![Baseline {
            kind: BaselineKind::Uniform,
            loss: libm::log((TELLING * TELLING) as f64),
        }]
    }

    fn chance(&self) -> f64 {
        1.0 / (TELLING * TELLING) as f64
    }

    fn read(&self, symbol: u32) -> String {
        let letters = ["X", "Y", "a", "b", "c", "d"];
        letters[symbol as usize].to_owned()
    }

    fn written(&self, symbol: u32) -> String {
        let (first, second) = (symbol / TELLING as u32, symbol % TELLING as u32);
        self.read(first) + &self.read(second)
    }
}
