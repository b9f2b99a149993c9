//! What a task tells the page: what it consists of, how well the network does, and the answers to the page's questions.

use serde::{Deserialize, Serialize};

use crate::data::columns::{Column, Delimiter};
use crate::data::scaling::Scaling;

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

/// What the page can ask about a task's network. A task answers those of its own kind.
// The page keeps the name of a question inside it; the worker puts it outside, `{"read": {"sentence": "…"}}`. To find
// it among the fields takes ten kilobytes of code more.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(tag = "ask"))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Question {
    /// Series: what it predicts, one step ahead and on its own.
    Forecast {
        /// Values it makes up one after the other.
        steps: usize,
    },
    /// Series: how its table was read.
    Columns,
    /// Sentiment: how the verdict on a sentence comes about.
    Read {
        /// The sentence.
        sentence: String,
    },
    /// Sentiment: which labels are taken for which.
    Confusion,
    /// Translation: what it says to a source.
    Translate {
        /// The source.
        source: String,
        /// Hypotheses kept at every step; 1 is greedy.
        beam: usize,
    },
    /// Translation: how it does on the examples set aside.
    Exam {
        /// Rows listed, at most.
        limit: usize,
    },
    /// Memory: one example of the exam, and what the network says to it.
    Example {
        /// Which example, from 0; beyond the last it begins again.
        number: usize,
    },
    /// Memory: how the present network does at other delays than the one it learns.
    Delays {
        /// The longest delay looked at.
        up_to: usize,
    },
}

/// What the engine answers, by the question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(
    tag = "answer",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Answer {
    /// To [`Question::Forecast`]; values in the data's own units.
    Forecast {
        /// The whole series.
        values: Vec<f64>,
        /// The first value that is set aside, from 0.
        border: usize,
        /// What the network predicts for each value from the window before it; nothing where there is no window.
        predicted: Vec<Option<f64>>,
        /// What it makes up from the border on, fed with its own predictions.
        free_run: Vec<f64>,
        /// Mean squared errors.
        errors: ForecastErrors,
        /// How values were scaled for the network.
        scaling: Scaling,
    },
    /// To [`Question::Columns`].
    Columns {
        /// The columns that hold numbers.
        columns: Vec<Column>,
        /// The number of the one that is learnt.
        chosen: usize,
        /// What separates columns.
        delimiter: Delimiter,
        /// Whether a comma was read as a decimal mark.
        decimal_comma: bool,
    },
    /// To [`Question::Read`].
    Read {
        /// What the sentence was cut into.
        tokens: Vec<String>,
        /// Whether each of them has been met in training.
        known: Vec<bool>,
        /// The labels there are.
        labels: Vec<String>,
        /// After every token, the probability of every label.
        probabilities: Vec<Vec<f64>>,
        /// ‖∂ log p(verdict)/∂x‖ of every token.
        gradient: Vec<f64>,
        /// The label that is likeliest at the end, from 0.
        verdict: usize,
    },
    /// To [`Question::Confusion`].
    Confusion {
        /// The labels.
        labels: Vec<String>,
        /// A row for every true label: how often each label was said.
        counts: Vec<Vec<usize>>,
        /// The share on the diagonal.
        accuracy: f64,
        /// The same for sentences with a word that negates, where there are any.
        negated: Option<Subset>,
    },
    /// To [`Question::Translate`].
    Translate {
        /// What the source was cut into.
        tokens: Vec<String>,
        /// Whether each of them has been met in training.
        known: Vec<bool>,
        /// What was kept, the likeliest first.
        hypotheses: Vec<Hypothesis>,
        /// A row for every token of the first hypothesis: its attention over the source; empty without attention.
        alignment: Vec<Vec<f64>>,
        /// The encoder's last hidden state: all that a decoder without attention is given.
        bottleneck: Vec<f64>,
        /// The encoder's hidden state after every token of the source.
        path: Vec<Vec<f64>>,
    },
    /// To [`Question::Exam`].
    Exam {
        /// The share of sources translated without a mistake, free running.
        exact_match: f64,
        /// The share of right tokens when the right ones before are given.
        token_accuracy: f64,
        /// Examples set aside.
        count: usize,
        /// Some of them.
        rows: Vec<ExamRow>,
    },
    /// To [`Question::Example`].
    Example {
        /// What is read at each step, as shown.
        inputs: Vec<String>,
        /// The steps at which something is asked, from 0.
        asked: Vec<usize>,
        /// What should be said there.
        target: Vec<String>,
        /// What the network says there.
        said: Vec<String>,
        /// The probability of what it says; empty where it says numbers.
        probability: Vec<f64>,
    },
    /// To [`Question::Delays`].
    Delays {
        /// What `score` is.
        metric: Metric,
        /// One row a delay, shortest first.
        rows: Vec<DelayRow>,
    },
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_read_with_its_name_outside() {
        for (written, question) in [
            (r#"{"columns":null}"#, Question::Columns),
            (r#"{"delays":{"upTo":20}}"#, Question::Delays { up_to: 20 }),
        ] {
            assert_eq!(
                serde_json::from_str::<Question>(written).ok(),
                Some(question)
            );
        }
    }
}
