//! From a gradient to a change of the weights: SGD, momentum, RMSprop, Adagrad, Adam, AdamW.
//!
//! PyTorch and Keras agree on the rules but not on the small number ε that keeps a quotient finite: how large it is,
//! and whether it is added to the square root or under it. [`OptimiserForm`] chooses whose conventions hold.

use crate::kernel::{Lanes, Real, map};
use crate::param::Param;
use crate::settings::{Config, OptimiserForm, OptimiserKind};

/// Adam's memory of gradients, β₁.
const BETA_1: f64 = 0.9;
/// Adam's memory of squared gradients, β₂.
const BETA_2: f64 = 0.999;

/// What the two conventions differ in.
struct Conventions {
    /// RMSprop's memory of squared gradients, α (Keras: ρ).
    rmsprop_memory: f64,
    /// Keeps the square root's quotient finite.
    epsilon: f64,
    /// The same, for Adagrad.
    adagrad_epsilon: f64,
    /// What Adagrad's sums of squares start from.
    adagrad_start: f64,
}

impl Conventions {
    fn of(form: OptimiserForm) -> Self {
        match form {
            OptimiserForm::Torch => Self {
                rmsprop_memory: 0.99,
                epsilon: 1e-8,
                adagrad_epsilon: 1e-10,
                adagrad_start: 0.0,
            },
            OptimiserForm::Keras => Self {
                rmsprop_memory: 0.9,
                epsilon: 1e-7,
                adagrad_epsilon: 1e-7,
                adagrad_start: 0.1,
            },
        }
    }
}

/// An update rule and what it remembers: up to two numbers per weight, block by block.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimiser<F> {
    kind: OptimiserKind,
    form: OptimiserForm,
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
        let start = match config.optimiser {
            OptimiserKind::Adagrad => Conventions::of(config.optimiser_form).adagrad_start,
            _ => 0.0,
        };
        let memory = params
            .map(|p| {
                [
                    vec![F::ZERO; first * p.value.len()],
                    vec![F::of(start); second * p.value.len()],
                ]
            })
            .collect();
        Self {
            kind: config.optimiser,
            form: config.optimiser_form,
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
                    [
                        p - rule.rate * g / ((v + rule.under).root() + rule.epsilon),
                        v,
                    ]
                }),
                OptimiserKind::Adagrad => map([g], [p, second], |[g], [p, a]| {
                    let a = a + g * g;
                    [
                        p - rule.rate * g / ((a + rule.under).root() + rule.epsilon),
                        a,
                    ]
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
    /// ε beside the square root.
    epsilon: L,
    /// ε under the square root.
    under: L,
    decay: L,
}

impl<L> Rule<L> {
    fn new<F: Real<Lanes = L>>(optimiser: &Optimiser<F>, rate: f64) -> Self
    where
        L: Lanes<F>,
    {
        let all = |x: f64| L::splat(F::of(x));
        let adam = matches!(optimiser.kind, OptimiserKind::Adam | OptimiserKind::Adamw);
        let conventions = Conventions::of(optimiser.form);
        let keep = if adam {
            BETA_2
        } else {
            conventions.rmsprop_memory
        };
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
        let correction = 1.0 / unbias(BETA_2).sqrt();
        let epsilon = match optimiser.kind {
            OptimiserKind::Adagrad => conventions.adagrad_epsilon,
            _ => conventions.epsilon,
        };
        let (epsilon, under) = match (optimiser.form, adam) {
            (OptimiserForm::Torch, _) => (epsilon, 0.0),
            // Keras adds ε before the bias is taken out of the root: lr·√(1 − β₂ⁿ)/(1 − β₁ⁿ)·m / (√v + ε).
            (OptimiserForm::Keras, true) => (epsilon * correction, 0.0),
            (OptimiserForm::Keras, false) => (0.0, epsilon),
        };
        Self {
            rate: all(rate / unbias(BETA_1)),
            momentum: all(optimiser.momentum),
            keep_first: all(BETA_1),
            take_first: all(1.0 - BETA_1),
            keep: all(keep),
            take: all(1.0 - keep),
            correction: all(correction),
            epsilon: all(epsilon),
            under: all(under),
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
