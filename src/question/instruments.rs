//! The heads of what the instruments answer.

use serde::Serialize;

/// What was looked at, and the shape of the rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StatesHead {
    /// The layer asked about.
    pub layer: usize,
    /// The channel asked about.
    pub channel: String,
    /// Units of the layer: numbers in a column.
    pub units: usize,
}

/// The gradient on its way back through a layer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LagHead {
    /// The layer asked about.
    pub layer: usize,
    /// What was followed: ∂L/∂h, then ∂L/∂c where the cell has a c. Their rows follow each other.
    pub series: Vec<LagSeries>,
    /// The half-life of the layer, in steps: that of ∂L/∂c where there is one, else of ∂L/∂h. `null` where the gradient does
    /// not fade, 0 where nothing passes the first step.
    pub half_life: Option<f64>,
    /// γ·s₁: k steps back make a gradient at most (γ·s₁)^k times as long ([`crate::instrument::stretch`]). `null` where it
    /// bounds nothing.
    pub bound: Option<f64>,
}

/// One gradient, followed back from lag 0.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LagSeries {
    /// The state: `h` or `c`.
    pub state: String,
    /// How many lags there are, 0 included: rows of this series.
    pub lags: usize,
    /// The half-life, in steps, from the slope of the logarithm of the median; `null` where it does not fade, 0 where
    /// nothing passes the first step.
    pub half_life: Option<f64>,
    /// The slope of log₁₀ of the norm per step, over the same lags; `null` where there are fewer than two to fit.
    pub slope: Option<f64>,
}

/// Whose steps the rows are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StepNormsHead {
    /// The layer asked about.
    pub layer: usize,
}

/// Whose answer the rows are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ConnectivityHead {
    /// Steps read before the answer.
    pub place: usize,
}

/// What was checked.
#[cfg(feature = "laboratory")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CheckHead {
    /// The block's name.
    pub name: String,
    /// Blocks that can be checked, in all.
    pub blocks: usize,
    /// Weights in the block.
    pub weights: usize,
    /// Weights nudged.
    pub nudged: usize,
    /// The weight with the largest error, counted by columns.
    pub index: usize,
}

/// A part of ∂state_t/∂state_{t−1}.
#[cfg(feature = "laboratory")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum StatePart {
    /// All of it.
    State,
    /// ∂c_t/∂c_{t−1} alone.
    Cell,
}

/// What an operation changes, as a number.
#[cfg(feature = "laboratory")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "camelCase"))]
pub enum Readable {
    /// ρ of every gate's block of U.
    Radius,
    /// s₁ of every gate's block of U.
    Norm,
    /// The LSTM's mean forget-gate bias.
    ForgetBias,
    /// The GRU's mean update-gate bias.
    UpdateBias,
}

/// The shape of a piece of a gradient.
#[cfg(feature = "laboratory")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GradientHead {
    /// Rows of it.
    pub rows: usize,
    /// Columns of it.
    pub columns: usize,
}

/// What was cut into windows.
#[cfg(feature = "laboratory")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TruncationHead {
    /// Steps that were cut.
    pub steps: usize,
    /// The lengths of windows asked about.
    pub windows: Vec<usize>,
}
