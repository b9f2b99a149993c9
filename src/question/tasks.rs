//! The heads of what a task answers.

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
    /// The first value that is set aside, from 0.
    pub border: usize,
    /// What the network predicts for each value from the window before it; nothing where there is no window.
    pub predicted: Vec<Option<f64>>,
    /// What it makes up from the border on, fed with its own predictions.
    pub free_run: Vec<f64>,
    /// Mean squared errors.
    pub errors: ForecastErrors,
    /// How values were scaled for the network.
    pub scaling: Scaling,
}

/// How a table was read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ColumnsHead {
    /// The columns that hold numbers.
    pub columns: Vec<Column>,
    /// The number of the one that is learnt.
    pub chosen: usize,
    /// What separates columns.
    pub delimiter: Delimiter,
    /// Whether a comma was read as a decimal mark.
    pub decimal_comma: bool,
}

/// How a verdict comes about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReadHead {
    /// What the sentence was cut into.
    pub tokens: Vec<String>,
    /// Whether each of them has been met in training.
    pub known: Vec<bool>,
    /// The labels there are.
    pub labels: Vec<String>,
    /// After every token, the probability of every label.
    pub probabilities: Vec<Vec<f64>>,
    /// ‖∂ log p(verdict)/∂x‖ of every token.
    pub gradient: Vec<f64>,
    /// The label that is likeliest at the end, from 0.
    pub verdict: usize,
}

/// Which labels are taken for which.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ConfusionHead {
    /// The labels.
    pub labels: Vec<String>,
    /// A row for every true label: how often each label was said.
    pub counts: Vec<Vec<usize>>,
    /// The share on the diagonal.
    pub accuracy: f64,
    /// The same for sentences with a word that negates, where there are any.
    pub negated: Option<Subset>,
}

/// What a network makes of a source.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TranslateHead {
    /// What the source was cut into.
    pub tokens: Vec<String>,
    /// Whether each of them has been met in training.
    pub known: Vec<bool>,
    /// What was kept, the likeliest first.
    pub hypotheses: Vec<Hypothesis>,
    /// A row for every token of the first hypothesis: its attention over the source; empty without attention.
    pub alignment: Vec<Vec<f64>>,
    /// The encoder's last hidden state: all that a decoder without attention is given.
    pub bottleneck: Vec<f64>,
    /// The encoder's hidden state after every token of the source.
    pub path: Vec<Vec<f64>>,
}

/// How a network does on the examples that are held out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExamHead {
    /// The share of sources translated without a mistake, free running.
    pub exact_match: f64,
    /// The share of right tokens when the right ones before are given.
    pub token_accuracy: f64,
    /// Examples set aside.
    pub count: usize,
    /// Some of them.
    pub rows: Vec<ExamRow>,
}

/// One example and the answers to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExampleHead {
    /// What is read at each step, as shown.
    pub inputs: Vec<String>,
    /// The steps at which something is asked, from 0.
    pub asked: Vec<usize>,
    /// What should be said there.
    pub target: Vec<String>,
    /// What the network says there.
    pub said: Vec<String>,
    /// The probability of what it says; empty where it says numbers.
    pub probability: Vec<f64>,
}

/// How a network does at delays.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DelaysHead {
    /// What `score` is.
    pub metric: Metric,
    /// One row a delay, shortest first.
    pub rows: Vec<DelayRow>,
}

/// Mean squared errors of a forecast, in the scaled units of the loss; nothing where there is nothing to compare with.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ForecastErrors {
    /// One step ahead, on values learnt from.
    pub one_step_training: Option<f64>,
    /// One step ahead, on values set aside.
    pub one_step_test: Option<f64>,
    /// Of the free run against the values set aside.
    pub free_run: Option<f64>,
    /// How many values that is the mean of.
    pub free_run_steps: usize,
    /// Predicting the value before, on values set aside.
    pub persistence: Option<f64>,
    /// Predicting the mean of the values learnt from, on values set aside.
    pub mean: Option<f64>,
}

/// How it goes on some of the examples.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Subset {
    /// How many they are.
    pub count: usize,
    /// The share that is right.
    pub accuracy: f64,
}

/// One way to go on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Hypothesis {
    /// Its tokens.
    pub tokens: Vec<String>,
    /// The same as a person would write it.
    pub text: String,
    /// The sum of its tokens' log-probabilities, in nats.
    pub log_probability: f64,
    /// The mean of them, the end included, by which hypotheses are ranked.
    pub score: f64,
}

/// One example of an exam.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ExamRow {
    /// What is to be translated.
    pub source: String,
    /// What should be said.
    pub target: String,
    /// What was said.
    pub said: String,
    /// Whether they are the same.
    pub right: bool,
}

/// How the network does at one delay.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DelayRow {
    /// The delay, in steps.
    pub delay: usize,
    /// The score there.
    pub score: f64,
    /// What guessing would score.
    pub chance: Option<f64>,
    /// ‖∂L/∂h‖ at the lag of the delay over that at lag 0: what is left of the gradient on its way back.
    pub ratio: f64,
}
