//! What was not finite first, why, and what to change so that training can go on.

use crate::kernel::Real;
use crate::kernel::map::sum_of_squares;
use crate::layer::{LayerGradients, Unrolled};
use crate::model::{Gradients, Run};
use crate::operation::{Measure, Operation};
use crate::settings::{ALLOWED, Batching, ClipKind, Config, Live, OptimiserKind};
use crate::text::Batches;
use crate::wire::{Cause, Explosion, Norm, Quantity, Remedy, Stack};

use super::{Progress, Trainer};

/// By how much a limit that did not help, or a learning rate, becomes smaller.
const GENTLER: f64 = 10.0;
/// RMSprop's first steps are this many times the learning rate, because its memory starts at zero.
const RMSPROP_HASTE: f64 = 10.0;

impl<F: Real> Trainer<F> {
    /// Finds out what was not finite first, and goes back to finite weights. `norm` is the gradient's, where the
    /// refused update got that far; `place` is where in the text it began.
    pub(super) fn explode(&mut self, norm: Option<f64>, place: Batches) -> Explosion {
        let mut norms: Vec<f64> = self.norms.iter().copied().chain(norm).collect();
        let last = self.updates + u32::from(norm.is_some());
        let mut explosion = self.first_of_all();
        if let Some(block) = self.broken_block() {
            // Where the weights go back in time, so does the place in the text.
            let update = self.replay_while_well() + 1;
            explosion = Explosion {
                update,
                quantity: Quantity::Weight,
                block: Some(block),
                stack: None,
                layer: None,
                step: None,
                ..explosion
            };
            norms.truncate(norms.len().saturating_sub((last - update) as usize));
        } else {
            self.batches = place;
        }
        let last = last.min(explosion.update);
        explosion.norms_from = last + 1 - (norms.len() as u32).min(last);
        explosion.norms = norms.into_iter().map(Norm::of).collect();
        (explosion.cause, *explosion.remedy) = self.diagnose(explosion.quantity);
        explosion
    }

    /// The first quantity of the last window that was not finite, in the order in which they were computed.
    fn first_of_all(&self) -> Explosion {
        let found = Explosion {
            update: self.updates + 1,
            quantity: Quantity::Loss,
            block: None,
            stack: None,
            layer: None,
            step: None,
            largest_norm: self.norms.iter().copied().fold(0.0, f64::max),
            norms_from: 0,
            norms: Vec::new(),
            cause: Cause::Step,
            remedy: Box::new(Remedy {
                live: self.config.live(),
                operation: None,
            }),
        };
        let whose = |stack| (!self.model.encoder.is_empty()).then_some(stack);
        // Forwards, a source is read before anything is written.
        let first_state = [
            (Stack::Encoder, &self.run.encoder),
            (Stack::Decoder, &self.run.layers),
        ]
        .into_iter()
        .find_map(|(stack, layers)| Some((stack, first_of(layers)?)));
        if let Some((stack, (layer, step))) = first_state {
            return Explosion {
                quantity: Quantity::State,
                stack: whose(stack),
                layer: Some(layer),
                step: Some(step),
                ..found
            };
        }
        if !self.run.loss.is_finite() {
            let column = self.run.losses.iter().position(|x| !x.finite());
            return Explosion {
                stack: whose(Stack::Decoder),
                step: column.map(|c| c / self.run.batch_size() + 1),
                ..found
            };
        }
        // Backwards, the order is reversed.
        let last_gradient = [
            (Stack::Decoder, &self.grads.layers),
            (Stack::Encoder, &self.grads.encoder),
        ]
        .into_iter()
        .find_map(|(stack, layers)| Some((stack, last_of(layers, self.run.batch_size())?)));
        if let Some((stack, (layer, step))) = last_gradient {
            return Explosion {
                quantity: Quantity::StateGradient,
                stack: whose(stack),
                layer: Some(layer),
                step: Some(step),
                ..found
            };
        }
        let broken = self.model.params().find(|p| !p.grad_squared().is_finite());
        Explosion {
            quantity: Quantity::Gradient,
            block: broken.map(|p| p.name.clone()),
            ..found
        }
    }

    /// Why, and a way on. The weights that the run would go back to are tried on the window that comes next there:
    /// where they overflow by themselves, no smaller step can help, and U must become smaller instead. Where they do
    /// not, but the state that was carried into the refused window overflows them, the state has grown from window to
    /// window.
    fn diagnose(&mut self, quantity: Quantity) -> (Cause, Remedy) {
        let now = self.progress();
        let kept = (self.norms.clone(), self.last.clone());
        let target = self.snapshots.pop_front();
        let back = target.as_ref().unwrap_or(&now);
        self.restore(back);
        let forward_only = matches!(quantity, Quantity::State | Quantity::Loss);
        let cause = if self.overflows(back) {
            Cause::Weights
        } else if forward_only && self.overflows(&now) {
            match self.config.batching {
                Batching::Windows => Cause::Weights,
                Batching::Streams => Cause::Carried,
            }
        } else {
            Cause::Step
        };
        let squares = self
            .model
            .params()
            .map(|p| sum_of_squares(p.value.as_slice()));
        let length = squares.sum::<f64>().sqrt();
        let live = match cause {
            Cause::Weights => self.config.live(),
            Cause::Carried | Cause::Step => gentler(&self.config, length, self.model.parameters()),
        };
        self.restore(&now);
        if let Some(target) = target {
            self.snapshots.push_front(target);
        }
        (self.norms, self.last) = kept;
        let rescale = Operation::Rescale {
            measure: Measure::Radius,
            target: 1.0,
        };
        let operation = (cause != Cause::Step).then_some(rescale);
        (cause, Remedy { live, operation })
    }

    /// Whether loss or gradient of the window that comes next at `place` is not finite, with the weights as they are.
    fn overflows(&mut self, place: &Progress<F>) -> bool {
        let mut batches = place.batches.clone();
        let (batch, fresh) = self.draw(&mut batches, place.updates);
        let zeros = self.model.zero_states(batch.batch_size);
        let first = if fresh { &zeros } else { &place.carried };
        // Buffers of its own: those of the last window stay as they are.
        let (mut run, mut grads) = (Run::default(), Gradients::default());
        self.model.forward(&batch, first, &mut run);
        if !run.loss.is_finite() {
            return true;
        }
        self.model
            .backward_through_time(&batch, &run, None, &mut grads);
        self.model.accumulate(&batch, &run, &mut grads);
        !self.model.params().all(|p| p.grad_squared().is_finite())
    }
}

/// The layer and the step, both from 1, of the first state that is not finite.
fn first_of<F: Real>(layers: &[Unrolled<F>]) -> Option<(usize, usize)> {
    layers.iter().enumerate().find_map(|(l, unrolled)| {
        let column = unrolled.outputs().iter().position(|x| !x.finite())? / unrolled.h.nrows();
        Some((l + 1, column / unrolled.batch_size + 1))
    })
}

/// The layer and the step, both from 1, of the first gradient on the way back that is not finite.
fn last_of<F: Real>(layers: &[LayerGradients<F>], batch_size: usize) -> Option<(usize, usize)> {
    layers.iter().enumerate().rev().find_map(|(l, grads)| {
        let column = grads.d_h.as_slice().iter().rposition(|x| !x.finite())? / grads.d_h.nrows();
        Some((l + 1, column / batch_size))
    })
}

/// Clips by norm, ten times tighter where that was done already, and lowers the learning rate by tens: once where
/// clipping was on, and until no step is longer than the weights of this `length` are.
fn gentler(config: &Config, length: f64, weights: usize) -> Live {
    let mut live = config.live();
    let clipped = live.clip == ClipKind::Norm;
    live.clip_limit = if clipped {
        ALLOWED.clip_limit.low.max(tidy(live.clip_limit / GENTLER))
    } else {
        Config::default().clip_limit
    };
    live.clip = ClipKind::Norm;
    // The longest step there can be, at a learning rate of 1. Adam and its kin divide by the gradient's own size.
    let every_weight = (weights as f64).sqrt();
    let longest = match config.optimiser {
        OptimiserKind::Sgd => live.clip_limit,
        OptimiserKind::Momentum => live.clip_limit / (1.0 - config.momentum),
        OptimiserKind::Rmsprop => RMSPROP_HASTE * every_weight,
        OptimiserKind::Adagrad | OptimiserKind::Adam | OptimiserKind::Adamw => every_weight,
    };
    if clipped {
        live.learning_rate = tidy(live.learning_rate / GENTLER);
    }
    while length > 0.0 && live.learning_rate * longest > length {
        live.learning_rate = tidy(live.learning_rate / GENTLER);
    }
    live
}

/// A quotient of decimal numbers as a person would write it: 0.7 / 10 is 0.07.
fn tidy(x: f64) -> f64 {
    const DECIMALS: f64 = 1e12;
    (x * DECIMALS).round() / DECIMALS
}
