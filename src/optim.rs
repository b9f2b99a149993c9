//! From a gradient to a change of the weights: SGD, momentum, RMSprop, Adagrad, Adam, AdamW, in PyTorch's conventions.

use crate::config::{Config, OptimiserKind};
use crate::kernel::Real;
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
                OptimiserKind::Sgd => each(p, g, first, second, |p, g, _, _| p - rule.rate * g),
                OptimiserKind::Momentum => each(p, g, first, second, |p, g, v, _| {
                    *v = rule.momentum * *v + g;
                    p - rule.rate * *v
                }),
                OptimiserKind::Rmsprop => each(p, g, first, second, |p, g, _, v| {
                    *v = rule.keep * *v + rule.take * g * g;
                    p - rule.rate * g / (v.root() + rule.epsilon)
                }),
                OptimiserKind::Adagrad => each(p, g, first, second, |p, g, _, a| {
                    *a += g * g;
                    p - rule.rate * g / (a.root() + rule.epsilon)
                }),
                OptimiserKind::Adam | OptimiserKind::Adamw => {
                    each(p, g, first, second, |p, g, m, v| {
                        *m = rule.keep_first * *m + rule.take_first * g;
                        *v = rule.keep * *v + rule.take * g * g;
                        p * rule.decay
                            - rule.rate * *m / (v.root() / rule.correction + rule.epsilon)
                    })
                }
            }
        }
    }
}

/// The constants of one step, in the network's precision.
struct Rule<F> {
    rate: F,
    momentum: F,
    keep_first: F,
    take_first: F,
    keep: F,
    take: F,
    correction: F,
    epsilon: F,
    decay: F,
}

impl<F: Real> Rule<F> {
    fn new(optimiser: &Optimiser<F>, rate: f64) -> Self {
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
            rate: F::of(rate / unbias(BETA_1)),
            momentum: F::of(optimiser.momentum),
            keep_first: F::of(BETA_1),
            take_first: F::of(1.0 - BETA_1),
            keep: F::of(keep),
            take: F::of(1.0 - keep),
            correction: F::of(unbias(BETA_2).sqrt()),
            epsilon: F::of(if adagrad { ADAGRAD_EPSILON } else { EPSILON }),
            decay: F::of(decay),
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

/// One pass over a block. A rule without one of the memories is handed a throw-away in its place.
#[inline(always)]
fn each<F: Real>(
    p: &mut [F],
    g: &[F],
    first: &mut [F],
    second: &mut [F],
    rule: impl Fn(F, F, &mut F, &mut F) -> F,
) {
    let n = p.len();
    let g = &g[..n];
    let (mut none, mut nothing) = (F::ZERO, F::ZERO);
    match (first.is_empty(), second.is_empty()) {
        (true, true) => (0..n).for_each(|i| p[i] = rule(p[i], g[i], &mut none, &mut nothing)),
        (false, true) => {
            let first = &mut first[..n];
            (0..n).for_each(|i| p[i] = rule(p[i], g[i], &mut first[i], &mut nothing));
        }
        (true, false) => {
            let second = &mut second[..n];
            (0..n).for_each(|i| p[i] = rule(p[i], g[i], &mut none, &mut second[i]));
        }
        (false, false) => {
            let (first, second) = (&mut first[..n], &mut second[..n]);
            (0..n).for_each(|i| p[i] = rule(p[i], g[i], &mut first[i], &mut second[i]));
        }
    }
}
