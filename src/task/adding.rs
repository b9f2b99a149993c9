//! The sum of two marked numbers: can a network remember a number, and add to it, over a whole sequence?
//!
//! T numbers, uniform in 0 … 1; one in each half is marked, and the answer after the last step is the sum of the two.
//! Hochreiter & Schmidhuber 1997, in the form of Le, Jaitly & Hinton 2015. Always answering 1 has a mean squared error
//! of 1/6, the variance of the sum of two uniform numbers. The delay is T.

use super::memory::{Asks, Puzzle, Reads, Sequence};
use crate::model::Shape;
use crate::rng::Rng;
use crate::wire::task::{Baseline, BaselineKind};

/// The variance of a sum of two uniform numbers.
const BASELINE: f64 = 1.0 / 6.0;

/// The task.
pub struct Adding;

/// T; two marks need two steps.
fn steps(delay: usize) -> usize {
    delay.max(2)
}

impl Puzzle for Adding {
    fn shape(&self) -> Shape {
        Shape::plain(2, 1)
    }

    fn draw(&self, delay: usize, rng: &mut Rng) -> Sequence {
        let (steps, half) = (steps(delay), steps(delay) / 2);
        let mut numbers: Vec<[f64; 2]> = (0..steps).map(|_| [rng.uniform(), 0.0]).collect();
        let marked = [rng.below(half), half + rng.below(steps - half)];
        let mut sum = 0.0;
        for place in marked {
            numbers[place][1] = 1.0;
            sum += numbers[place][0];
        }
        Sequence {
            reads: Reads::Numbers(numbers),
            asks: Asks::Number(sum),
            scored_from: steps - 1,
        }
    }

    fn reach(&self, delay: usize) -> usize {
        steps(delay) - 1
    }

    fn baselines(&self, _: usize) -> Vec<Baseline> {
        vec![Baseline {
            kind: BaselineKind::Mean,
            loss: BASELINE,
        }]
    }

    fn chance(&self) -> f64 {
        BASELINE
    }
}
