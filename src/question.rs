//! The questions about a network, and the shape of their answers.
//!
//! There is one way to ask: [`Session::ask`](crate::session::Session::ask) takes a [`Question`] and returns an
//! [`Answer`], in single precision beside training and in double precision in the laboratory. Asking changes nothing:
//! the weights, the optimiser's state and the position in the text stay the same.
//!
//! An answer has two parts. The head, which travels as JSON, has names and counts: layers, sizes, choices, labels. The
//! rows are numbers: long lists, and numbers that may be infinite or NaN, which JSON cannot express. The constants of
//! [`crate::wire`] whose names end in `_FIELDS` name the numbers of a row, in order. Where a number of a head may be
//! missing, it is `null`, and the head's documentation says what that means.
//!
//! Adding a measurement: a function below [`crate::instrument`]; a variant of [`Question`] and, if it has a head, of
//! [`Head`] and `Heads` here; a line where questions are read, and an arm where it is answered. The page's types are
//! generated (`cargo xtask types`).

mod instruments;
mod read;
#[cfg(feature = "tasks")]
mod tasks;

use serde::Serialize;

#[cfg(feature = "tasks")]
use crate::wire::task::Score;

#[cfg(feature = "laboratory")]
pub use instruments::{CheckHead, GradientHead, Readable, StatePart, TruncationHead};
pub use instruments::{ConnectivityHead, LagHead, LagSeries, StatesHead, StepNormsHead};
#[cfg(feature = "tasks")]
pub use tasks::{
    ColumnsHead, ConfusionHead, DelayRow, DelaysHead, ExamHead, ExamRow, ExampleHead,
    ForecastErrors, ForecastHead, Hypothesis, ReadHead, Subset, TranslateHead,
};

/// A question. Layers, gates, blocks and steps count from 0; a *place* is the number of steps of the probe that are
/// read. Where a network has an encoder, its steps come first.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(
    test,
    ts(tag = "ask", rename_all = "camelCase", rename_all_fields = "camelCase")
)]
pub enum Question {
    /// The states and gates of a layer on the probe. Rows: units × steps, a column of units for every step; none where
    /// there is no such layer or channel.
    States {
        /// The layer.
        layer: usize,
        /// One of [`crate::wire::Info::channels`].
        channel: String,
    },
    /// How much of the gradient of one loss is left k steps earlier ([`crate::instrument::lag`]). Rows: a row of
    /// [`crate::wire::LAG_FIELDS`] for every lag from 0, series after series of the head.
    Lag {
        /// The layer.
        layer: usize,
    },
    /// Rows: ‖∂L/∂h_t‖ for t = 1 … T of the last training window; none before the first update.
    StepNorms {
        /// The layer.
        layer: usize,
    },
    /// Rows: the gradient norm of every parameter block in the last update, before clipping, in the order of
    /// [`crate::wire::Info::blocks`]; none before the first update. No head.
    BlockNorms,
    /// Which inputs the answer after `place` steps of the probe depends on ([`crate::instrument::connectivity`]). Rows:
    /// ‖∂ log p(answer)/∂x‖, or ‖∂y/∂x‖ where the answer is a number, for each of those steps; none where that step has
    /// no target.
    Connectivity {
        /// Steps read; one of [`crate::wire::Info::asked`].
        place: usize,
    },
    /// Rows: one number, the mean loss on the held-out data (of a text, in nats per character); none where nothing is
    /// held out. No head.
    Validation,
    /// How well the network does on examples that it does not learn from. Head: [`Score`]. A text has no score.
    #[cfg(feature = "tasks")]
    Score,
    /// Series: the network's predictions, one step ahead and in a free run. Head only, as for all questions to a task.
    #[cfg(feature = "tasks")]
    Forecast {
        /// Length of the free run, in values.
        steps: usize,
    },
    /// Series: how its table was read.
    #[cfg(feature = "tasks")]
    Columns,
    /// Sentiment: how the label of a sentence comes about.
    #[cfg(feature = "tasks")]
    Read {
        /// The sentence.
        sentence: String,
    },
    /// Sentiment: how often each label is predicted for each true one.
    #[cfg(feature = "tasks")]
    Confusion,
    /// Translation: the network's translations of a source.
    #[cfg(feature = "tasks")]
    Translate {
        /// The source.
        source: String,
        /// Hypotheses kept at every step; 1 is greedy.
        beam: usize,
    },
    /// Translation: how the network does on the held-out examples.
    #[cfg(feature = "tasks")]
    Exam {
        /// Most rows in the list.
        limit: usize,
    },
    /// Memory: one held-out example, and the network's answers to it.
    #[cfg(feature = "tasks")]
    Example {
        /// Which example, from 0; the count wraps around after the last.
        number: usize,
    },
    /// Memory: how the network does at other delays than the one it learns.
    #[cfg(feature = "tasks")]
    Delays {
        /// The longest delay evaluated.
        up_to: usize,
    },
    /// Compares a block's gradient with nudging its weights ([`crate::instrument::gradient_check`]). Rows: one row of
    /// [`crate::wire::CHECK_FIELDS`].
    /// [`crate::wire::CHECK_FIELDS`].
    #[cfg(feature = "laboratory")]
    Check {
        /// The parameter block. Where Ω is part of the loss, its gradient in U follows the blocks, layer by layer.
        block: usize,
    },
    /// The spectrum of a gate's block of U. Rows: of [`crate::wire::SPECTRUM_FIELDS`]; none where there is no such gate. No
    /// head.
    #[cfg(feature = "laboratory")]
    Recurrent {
        /// The layer; those of an encoder come first.
        layer: usize,
        /// The gate.
        gate: usize,
    },
    /// The spectrum of ∂state_t/∂state_{t−1} ([`crate::instrument::jacobian`]). Rows: of [`crate::wire::SPECTRUM_FIELDS`];
    /// none where there is no such step or part. No head.
    #[cfg(feature = "laboratory")]
    Jacobian {
        /// The layer, of whichever network takes the step.
        layer: usize,
        /// The step of the probe.
        place: usize,
        /// The whole of it, or one block.
        part: StatePart,
    },
    /// ρ and s₁ of every gate's block of U. Rows: of [`crate::wire::RADII_FIELDS`], a row a gate. No head.
    #[cfg(feature = "laboratory")]
    Radii {
        /// The layer; those of an encoder come first.
        layer: usize,
    },
    /// The value that an operation would report as the one before it. Rows: ρ or s₁ of every gate's block of U, layer
    /// by layer, or the mean bias of a gate in every layer. No head.
    #[cfg(feature = "laboratory")]
    Reading {
        /// The quantity.
        of: Readable,
    },
    /// The product of the Jacobians of many steps back from the answer after `place` steps of the probe
    /// ([`crate::instrument::product`]). Rows: of [`crate::wire::PRODUCT_FIELDS`], a row a lag; lags beyond `place` are
    /// left out. No head. The product contains the path through the states only; attention gives a gradient another
    /// path to the source.
    #[cfg(feature = "laboratory")]
    Product {
        /// The layer.
        layer: usize,
        /// Steps read.
        place: usize,
        /// Numbers of steps, ascending.
        lags: Vec<usize>,
    },
    /// The gradient of some rows of a parameter block on one window. Rows: the gradients, column by column; none where there
    /// are no such weights.
    #[cfg(feature = "laboratory")]
    Gradient {
        /// The parameter block.
        block: usize,
        /// The first row.
        first: usize,
        /// How many rows.
        rows: usize,
    },
    /// The terms of one weight's gradient by time step ([`crate::instrument::weight_steps`]). Rows: the gradient on one
    /// window, then its terms; none where there is no such weight, or it belongs to attention. No head.
    #[cfg(feature = "laboratory")]
    WeightSteps {
        /// The parameter block.
        block: usize,
        /// The weight's row.
        row: usize,
        /// The weight's column.
        column: usize,
    },
    /// How much of the gradient is left with windows of these lengths ([`crate::instrument::truncation`]). Rows: for
    /// every length the cosines between truncated and full gradient, over all parameters and then block by block, with
    /// the state carried; then the same with the state reset. None where there is a source: source and target are not
    /// cut.
    #[cfg(feature = "laboratory")]
    Truncation {
        /// Lengths of windows, in steps.
        windows: Vec<usize>,
    },
    /// How saturated φ is in a layer of a simple network on the probe. Rows: the numbers of [`crate::wire::SATURATION_FIELDS`],
    /// then a histogram of the pre-activations over ±[`crate::wire::SATURATION_RANGE`]; none for other cells. No head.
    #[cfg(feature = "laboratory")]
    Saturation {
        /// The layer; those of an encoder come first.
        layer: usize,
    },
    /// φ and its slope over ±[`crate::wire::SATURATION_RANGE`]. Rows: of [`crate::wire::SLOPE_FIELDS`]. No head.
    #[cfg(feature = "laboratory")]
    Slopes {
        /// How many rows.
        points: usize,
    },
    /// How every unit of a layer uses a gate on the probe. Rows: of [`crate::wire::GATE_FIELDS`], a row a unit; none where
    /// there is no such gate. No head.
    #[cfg(feature = "laboratory")]
    Gate {
        /// The layer; those of an encoder come first.
        layer: usize,
        /// The gate.
        gate: usize,
    },
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Answer {
    /// Names, counts, choices.
    pub head: Head,
    /// Numbers, as the question documents them.
    pub rows: Vec<f64>,
}

impl Answer {
    /// An answer that needs no head.
    pub fn of_rows(rows: Vec<f64>) -> Self {
        Self {
            head: Head::None,
            rows,
        }
    }

    /// An answer with a head only.
    pub fn of_head(head: Head) -> Self {
        Self {
            head,
            rows: Vec::new(),
        }
    }

    /// The head as JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(&self.head).unwrap_or_default()
    }
}

/// The head of an answer.
#[derive(Clone, Debug, PartialEq, Default, Serialize)]
#[serde(untagged)]
pub enum Head {
    /// No head; everything is in the rows.
    #[default]
    None,
    /// To [`Question::States`].
    States(StatesHead),
    /// To [`Question::Lag`].
    Lag(LagHead),
    /// To [`Question::StepNorms`].
    StepNorms(StepNormsHead),
    /// To [`Question::Connectivity`].
    Connectivity(ConnectivityHead),
    /// To [`Question::Score`].
    #[cfg(feature = "tasks")]
    Score(Score),
    /// To [`Question::Forecast`].
    #[cfg(feature = "tasks")]
    Forecast(ForecastHead),
    /// To [`Question::Columns`].
    #[cfg(feature = "tasks")]
    Columns(ColumnsHead),
    /// To [`Question::Read`].
    #[cfg(feature = "tasks")]
    Read(ReadHead),
    /// To [`Question::Confusion`].
    #[cfg(feature = "tasks")]
    Confusion(ConfusionHead),
    /// To [`Question::Translate`].
    #[cfg(feature = "tasks")]
    Translate(TranslateHead),
    /// To [`Question::Exam`].
    #[cfg(feature = "tasks")]
    Exam(ExamHead),
    /// To [`Question::Example`].
    #[cfg(feature = "tasks")]
    Example(ExampleHead),
    /// To [`Question::Delays`].
    #[cfg(feature = "tasks")]
    Delays(DelaysHead),
    /// To [`Question::Check`].
    #[cfg(feature = "laboratory")]
    Check(CheckHead),
    /// To [`Question::Gradient`].
    #[cfg(feature = "laboratory")]
    Gradient(GradientHead),
    /// To [`Question::Truncation`].
    #[cfg(feature = "laboratory")]
    Truncation(TruncationHead),
}

/// The type of the head for every question, by the question's name; `null` where there is no head.
#[cfg(test)]
#[derive(ts_rs::TS)]
#[ts(rename_all = "camelCase")]
#[expect(dead_code, reason = "a type for the page; nobody makes one")]
pub(crate) struct Heads {
    states: StatesHead,
    lag: LagHead,
    step_norms: StepNormsHead,
    block_norms: (),
    connectivity: ConnectivityHead,
    validation: (),
    score: Score,
    forecast: ForecastHead,
    columns: ColumnsHead,
    read: ReadHead,
    confusion: ConfusionHead,
    translate: TranslateHead,
    exam: ExamHead,
    example: ExampleHead,
    delays: DelaysHead,
    check: CheckHead,
    recurrent: (),
    jacobian: (),
    radii: (),
    reading: (),
    product: (),
    gradient: GradientHead,
    weight_steps: (),
    truncation: TruncationHead,
    saturation: (),
    slopes: (),
    gate: (),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_written_as_its_fields_alone() {
        let answer = Answer::of_head(Head::StepNorms(StepNormsHead { layer: 1 }));
        assert_eq!(answer.json(), r#"{"layer":1}"#);
        assert_eq!(Answer::of_rows(vec![1.0]).json(), "null");
    }
}
