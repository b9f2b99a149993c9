//! From a gradient to a change of the weights: SGD, momentum, RMSprop, Adagrad, Adam, AdamW, in PyTorch's conventions.

use crate::config::{Config, OptimiserKind};
use crate::kernel::{Lanes, Real, map};
use crate::param::Param;

/// RMSprop's memory of squared gradients, α.
const RMSPROP_MEMORY: f64 = 0.99;
/// Adam's memory of gradients, β₁.
const BETA_1: f64 = 0.9;
/// Adam's memory of squared gradients, β₂.
const BETA_2: f64 = 0.999;
/// Keeps the square root's quotient finite.
const EPSILON: f64 = 1e-8;
/// The same, for Adagrad.
const ADAGRAD_EPSILON: f64 = 1e-10;

/// An update rule and what it remembers: up to two numbers per weight, block by block.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimiser<F> {
    kind: OptimiserKind,
    momentum: f64,
    weight_decay: f64,
    /// Steps taken.
    pub steps: u32,
    /// What the rule remembers, first moments before second, each as long as its block; empty where not needed.
    pub memory: Vec<[Vec<F>; 2]>,
}

impl<F: Real> Optimiser<F> {
    /// The rule that the config asks for, remembering nothing yet about `params`.
    pub fn new<'a>(config: &Config, params: impl Iterator<Item = &'a Param<F>>) -> Self {
        let (first, second) = match config.optimiser {
            OptimiserKind::Sgd => (0, 0),
            OptimiserKind::Momentum => (1, 0),
            OptimiserKind::Rmsprop | OptimiserKind::Adagrad => (0, 1),
            OptimiserKind::Adam | OptimiserKind::Adamw => (1, 1),
        };
        let memory = params
            .map(|p| {
                [
                    vec![F::ZERO; first * p.value.len()],
                    vec![F::ZERO; second * p.value.len()],
                ]
            })
            .collect();
        Self {
            kind: config.optimiser,
            momentum: config.momentum,
            weight_decay: config.weight_decay,
            steps: 0,
            memory,
        }
    }

    /// Moves every weight by one step of length `rate`.
    pub fn step<'a>(&mut self, params: impl Iterator<Item = &'a mut Param<F>>, rate: f64) {
        self.steps += 1;
        let rule = Rule::new(self, rate);
        for (param, [first, second]) in params.zip(&mut self.memory) {
            let p = param.value.as_mut_slice();
            let g = param.grad.as_slice();
            match self.kind {
                OptimiserKind::Sgd => map([g], [p], |[g], [p]| [p - rule.rate * g]),
                OptimiserKind::Momentum => map([g], [p, first], |[g], [p, v]| {
                    let v = rule.momentum * v + g;
                    [p - rule.rate * v, v]
                }),
                OptimiserKind::Rmsprop => map([g], [p, second], |[g], [p, v]| {
                    let v = rule.keep * v + rule.take * g * g;
                    [p - rule.rate * g / (v.root() + rule.epsilon), v]
                }),
                OptimiserKind::Adagrad => map([g], [p, second], |[g], [p, a]| {
                    let a = a + g * g;
                    [p - rule.rate * g / (a.root() + rule.epsilon), a]
                }),
                OptimiserKind::Adam | OptimiserKind::Adamw => {
                    map([g], [p, first, second], |[g], [p, m, v]| {
                        let m = rule.keep_first * m + rule.take_first * g;
                        let v = rule.keep * v + rule.take * g * g;
                        [
                            p * rule.decay
                                - rule.rate * m / (v.root() * rule.correction + rule.epsilon),
                            m,
                            v,
                        ]
                    })
                }
            }
        }
    }
}

/// The constants of one step, in the network's precision.
struct Rule<L> {
    rate: L,
    momentum: L,
    keep_first: L,
    take_first: L,
    keep: L,
    take: L,
    correction: L,
    epsilon: L,
    decay: L,
}

impl<L> Rule<L> {
    fn new<F: Real<Lanes = L>>(optimiser: &Optimiser<F>, rate: f64) -> Self
    where
        L: Lanes<F>,
    {
        let all = |x: f64| L::splat(F::of(x));
        let adam = matches!(optimiser.kind, OptimiserKind::Adam | OptimiserKind::Adamw);
        let keep = if adam { BETA_2 } else { RMSPROP_MEMORY };
        // Adam's means start at zero; dividing by 1 − βⁿ takes that bias out.
        let unbias = |beta| {
            if adam {
                1.0 - power(beta, optimiser.steps)
            } else {
                1.0
            }
        };
        let decay = if optimiser.kind == OptimiserKind::Adamw {
            1.0 - rate * optimiser.weight_decay
        } else {
            1.0
        };
        let adagrad = optimiser.kind == OptimiserKind::Adagrad;
        Self {
            rate: all(rate / unbias(BETA_1)),
            momentum: all(optimiser.momentum),
            keep_first: all(BETA_1),
            take_first: all(1.0 - BETA_1),
            keep: all(keep),
            take: all(1.0 - keep),
            correction: all(1.0 / unbias(BETA_2).sqrt()),
            epsilon: all(if adagrad { ADAGRAD_EPSILON } else { EPSILON }),
            decay: all(decay),
        }
    }
}

/// xⁿ by squaring: products only, so the same bits everywhere.
fn power(x: f64, mut n: u32) -> f64 {
    let (mut result, mut square) = (1.0, x);
    while n > 0 {
        if n & 1 == 1 {
            result *= square;
        }
        square *= square;
        n >>= 1;
    }
    result
}
