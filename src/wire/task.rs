//! What a task tells the page: what it consists of, and how well the network does.

use serde::Serialize;

/// What a loss is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LossUnit {
    /// Cross-entropy, in nats per answer.
    Nats,
    /// Squared error, in squared units of the (scaled) answer.
    Squared,
}

/// What a task is judged by.
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

/// A predictor that a network has to beat to have learnt anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum BaselineKind {
    /// Gives every possible answer the same probability.
    Uniform,
    /// Knows how frequent every answer is, and nothing else.
    Frequencies,
    /// Knows what is known without remembering anything.
    Memoryless,
    /// Always answers the mean.
    Mean,
    /// Answers the last value it has seen.
    Persistence,
}

/// A baseline and its loss.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Baseline {
    /// Which predictor.
    pub kind: BaselineKind,
    /// Its loss, in the task's unit.
    pub loss: f64,
}

/// What a task consists of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TaskInfo {
    /// Examples learnt from; 0 where every update has fresh ones.
    pub examples: usize,
    /// Examples set aside; the exam of a task with fresh ones.
    pub held_out: usize,
    /// Steps of the longest sequence.
    pub longest: usize,
    /// Numbers or symbols that can be read at a step.
    pub inputs: usize,
    /// Numbers or symbols that can be said at a step.
    pub outputs: usize,
    /// Updates until every example has been learnt from once; 0 where every update has fresh ones.
    pub updates_per_epoch: usize,
    /// What the loss is counted in.
    pub loss: LossUnit,
    /// What the task is judged by.
    pub metric: Metric,
    /// What has to be beaten.
    pub baselines: Vec<Baseline>,
}

/// How well the network does on examples it does not learn from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Score {
    /// What `value` is.
    pub metric: Metric,
    /// The score: a share, or an error.
    pub value: f64,
    /// What guessing would score, where that means anything.
    pub chance: Option<f64>,
    /// Answers (or sequences) judged.
    pub count: usize,
}
