//! A task's description for the page, and the network's score.

use serde::Serialize;

/// The unit of a loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LossUnit {
    /// Cross-entropy, in nats per answer.
    Nats,
    /// Squared error, in squared units of the (scaled) answer.
    Squared,
}

/// The metric of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Metric {
    /// The share of answers that are right, 0 to 1.
    Accuracy,
    /// The share of whole sequences that are right, symbol for symbol, 0 to 1.
    ExactMatch,
    /// Mean squared error.
    Mse,
}

/// A simple predictor; a network must beat it to have learnt anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum BaselineKind {
    /// Gives every possible answer the same probability.
    Uniform,
    /// Knows only the frequencies of the answers.
    Frequencies,
    /// Knows everything that can be known without memory.
    Memoryless,
    /// Always answers the mean.
    Mean,
    /// Always answers the last value it has read.
    Persistence,
}

/// A baseline and its loss.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Baseline {
    /// The predictor.
    pub kind: BaselineKind,
    /// Its loss, in the task's unit.
    pub loss: f64,
}

/// A description of a task and its data.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TaskInfo {
    /// Number of training examples; 0 where every update has fresh ones.
    pub examples: usize,
    /// Number of held-out examples, also where every update has fresh ones.
    pub held_out: usize,
    /// Steps of the longest sequence.
    pub longest: usize,
    /// Size of an input: different symbols, or numbers a step.
    pub inputs: usize,
    /// Size of an output: different symbols, or numbers a step.
    pub outputs: usize,
    /// Updates per epoch; 0 where every update has fresh examples.
    pub updates_per_epoch: usize,
    /// The unit of the loss.
    pub loss: LossUnit,
    /// The metric.
    pub metric: Metric,
    /// The baselines.
    pub baselines: Vec<Baseline>,
}

/// The network's score on held-out examples.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Score {
    /// The metric of `value`.
    pub metric: Metric,
    /// The score: a share, or an error.
    pub value: f64,
    /// The score of guessing, where that makes sense.
    pub chance: Option<f64>,
    /// Number of answers (or sequences) in the score.
    pub count: usize,
}
