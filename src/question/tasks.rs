//! The heads of the tasks' answers.

use serde::Serialize;

use crate::data::columns::{Column, Delimiter};
use crate::data::scaling::Scaling;
use crate::wire::task::Metric;

/// A forecast; values in the data's own units.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ForecastHead {
    /// The whole series.
    pub values: Vec<f64>,
    /// The index of the first held-out value.
    pub border: usize,
    /// The prediction of each value from the window before it; nothing where there is no full window.
    pub predicted: Vec<Option<f64>>,
    /// The free run from that value on, in which the network reads its own predictions.
    pub free_run: Vec<f64>,
    /// Mean squared errors.
    pub errors: ForecastErrors,
    /// How values are scaled for the network.
    pub scaling: Scaling,
}

/// How the table is read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ColumnsHead {
    /// The columns that hold numbers.
    pub columns: Vec<Column>,
    /// The number of the column that is learnt.
    pub chosen: usize,
    /// The character that separates columns.
    pub delimiter: Delimiter,
    /// Whether a comma is read as a decimal mark.
    pub decimal_comma: bool,
}

/// How a label comes about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReadHead {
    /// The tokens of the sentence.
    pub tokens: Vec<String>,
    /// Whether each of them is in the training data.
    pub known: Vec<bool>,
    /// The labels.
    pub labels: Vec<String>,
    /// After every token, the probability of every label.
    pub probabilities: Vec<Vec<f64>>,
    /// ‖∂ log p(label)/∂x‖ of every token, for the predicted label.
    pub gradient: Vec<f64>,
    /// The index of the most probable label at the end.
    pub verdict: usize,
}

/// The confusion matrix.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ConfusionHead {
    /// The labels.
    pub labels: Vec<String>,
    /// A row per true label: how often each label is predicted.
    pub counts: Vec<Vec<usize>>,
    /// The share on the diagonal.
    pub accuracy: f64,
    /// The same for sentences with a negation word, where there are any.
    pub negated: Option<Subset>,
}

/// The translations of a source.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TranslateHead {
    /// The tokens of the source.
    pub tokens: Vec<String>,
    /// Whether each of them is in the training data.
    pub known: Vec<bool>,
    /// The hypotheses, best first.
    pub hypotheses: Vec<Hypothesis>,
    /// A row for every token of the first hypothesis: its attention over the source; empty without attention.
    pub alignment: Vec<Vec<f64>>,
    /// The encoder's last hidden state: the only input of a decoder without attention.
    pub bottleneck: Vec<f64>,
    /// The encoder's hidden state after every token of the source.
    pub path: Vec<Vec<f64>>,
}

/// How a network does on the held-out examples.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExamHead {
    /// The share of sources translated without a mistake in free running.
    pub exact_match: f64,
    /// The share of right tokens under teacher forcing.
    pub token_accuracy: f64,
    /// Number of held-out examples.
    pub count: usize,
    /// Some of these examples.
    pub rows: Vec<ExamRow>,
}

/// One example and the network's answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExampleHead {
    /// The input of each step, as shown.
    pub inputs: Vec<String>,
    /// The steps that have a target, from 0.
    pub asked: Vec<usize>,
    /// The targets of these steps.
    pub target: Vec<String>,
    /// The network's answers at these steps.
    pub said: Vec<String>,
    /// The probabilities of these answers; empty where they are numbers.
    pub probability: Vec<f64>,
}

/// How a network does at delays.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DelaysHead {
    /// The meaning of `score`.
    pub metric: Metric,
    /// One row a delay, shortest first.
    pub rows: Vec<DelayRow>,
}

/// Mean squared errors of a forecast, in the scaled units of the loss; nothing where a comparison is impossible.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ForecastErrors {
    /// One step ahead, on the training part.
    pub one_step_training: Option<f64>,
    /// One step ahead, on the held-out part.
    pub one_step_test: Option<f64>,
    /// Of the free run, on the held-out part.
    pub free_run: Option<f64>,
    /// The number of values in that mean.
    pub free_run_steps: usize,
    /// Of predicting the value before, on the held-out part.
    pub persistence: Option<f64>,
    /// Of predicting the mean of the training part, on the held-out part.
    pub mean: Option<f64>,
}

/// The score on some of the examples.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Subset {
    /// Their number.
    pub count: usize,
    /// The share that is right.
    pub accuracy: f64,
}

/// One possible translation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Hypothesis {
    /// Its tokens.
    pub tokens: Vec<String>,
    /// Its text, as a person would write it.
    pub text: String,
    /// The sum of its tokens' log-probabilities, in nats.
    pub log_probability: f64,
    /// The mean of these, the end included; hypotheses are ranked by it.
    pub score: f64,
}

/// One held-out example.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExamRow {
    /// The source.
    pub source: String,
    /// The target.
    pub target: String,
    /// The translation.
    pub said: String,
    /// Whether they are the same.
    pub right: bool,
}

/// The network at one delay.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DelayRow {
    /// The delay, in steps.
    pub delay: usize,
    /// The score there.
    pub score: f64,
    /// The score of guessing.
    pub chance: Option<f64>,
    /// ‖∂L/∂h‖ at the lag of the delay divided by that at lag 0: the share of the gradient that is left.
    pub ratio: f64,
}
