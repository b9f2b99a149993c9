//! A task: data, loss, metric and baseline, in one file each below.
//!
//! The loss comes with a batch's targets (cross-entropy for symbols, squared error for numbers), so a task only defines
//! inputs, targets and a score; everything else (forward, backward through time, clipping, optimiser, every instrument)
//! is the same as for text. A batch depends only on the settings and the update number. A task therefore has no state,
//! and rewinding, checkpoints and replays need nothing from it.
//!
//! Sequences end together: at a batch's last step every sequence has a target, and shorter sequences start later.

#[cfg(feature = "tasks")]
pub mod adding;
#[cfg(feature = "tasks")]
pub mod alphabet;
#[cfg(feature = "tasks")]
pub mod brackets;
#[cfg(feature = "tasks")]
pub mod copying;
#[cfg(feature = "tasks")]
pub mod examples;
#[cfg(feature = "tasks")]
pub mod memory;
#[cfg(feature = "tasks")]
pub mod order;
#[cfg(feature = "tasks")]
pub mod parity;
#[cfg(feature = "tasks")]
pub mod recall;
pub mod registry;
#[cfg(feature = "tasks")]
pub mod sentiment;
#[cfg(feature = "tasks")]
pub mod series;
#[cfg(feature = "tasks")]
pub mod split;
#[cfg(feature = "tasks")]
pub mod translation;

use crate::batch::{Batch, Probe};
use crate::kernel::Real;
use crate::model::{Model, Shape};
use crate::question::{Head, Question};
use crate::refusal::Refusal;
use crate::settings::Config;
use crate::text::Plan;
use crate::wire::task::{Score, TaskInfo};

/// A task of a network in precision `F`.
pub trait Task<F: Real> {
    /// The sizes of input and output of a network for it.
    fn shape(&self) -> Shape;

    /// Steps of the longest sequence, the batch size, and which settings were reduced.
    fn plan(&self, config: &Config) -> Plan;

    /// A description of the task and its data.
    fn info(&self, config: &Config) -> TaskInfo;

    /// The batch of update number `update` (from 0).
    fn batch(&self, config: &Config, update: u32) -> Batch<F>;

    /// The held-out examples as one batch, always the same; nothing where none are held out.
    fn held_out(&self, config: &Config) -> Option<Batch<F>>;

    /// The sequences on which the gradient through time is measured: all have a target at their last step, and their
    /// lengths are similar. They are held-out examples where there are any, otherwise those of the first batch.
    fn followed(&self, config: &Config) -> Batch<F> {
        self.held_out(config)
            .unwrap_or_else(|| self.batch(config, 0))
    }

    /// The score of the network on held-out examples.
    fn score(&self, config: &Config, model: &Model<F>) -> Score;

    /// One example for the pictures of a sequence.
    fn probe(&self, config: &Config) -> Probe<F>;

    /// The answer to the page's question.
    ///
    /// # Errors
    /// [`Refusal::NoAnswer`] to a question about another task.
    fn answer(
        &self,
        config: &Config,
        model: &Model<F>,
        question: &Question,
    ) -> Result<Head, Refusal>;
}

/// The refusal of a question to which this task, or this build, has no answer.
pub fn not_asked() -> Refusal {
    Refusal::NoAnswer {
        detail: "it learns another task".to_owned(),
    }
}

/// The index of the largest entry; of equal ones the first.
pub fn argmax<F: Real>(values: &[F]) -> u32 {
    let mut best = 0;
    for (i, x) in values.iter().enumerate() {
        if *x > values[best] {
            best = i;
        }
    }
    best as u32
}

/// A number with two decimals, short enough for a picture's axis.
pub fn decimal(x: f64) -> String {
    let hundredths = (100.0 * x).round();
    if !hundredths.is_finite() || hundredths.abs() >= 1e15 {
        return "∞".to_owned();
    }
    let (sign, size) = if hundredths < 0.0 {
        ("−", -hundredths as u64)
    } else {
        ("", hundredths as u64)
    };
    format!("{sign}{}.{}{}", size / 100, size / 10 % 10, size % 10)
}
