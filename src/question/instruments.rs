//! The heads of the instruments' answers.

use serde::Serialize;

/// What the rows are about, and their shape.
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

/// The gradient through time in a layer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LagHead {
    /// The layer asked about.
    pub layer: usize,
    /// The gradients: ∂L/∂h, then ∂L/∂c where the cell has a c. Their rows follow in this order.
    pub series: Vec<LagSeries>,
    /// The half-life of the layer, in steps: that of ∂L/∂c where there is one, otherwise of ∂L/∂h. `null` where the
    /// gradient does not fade, 0 where nothing is left after the first step.
    /// not fade, 0 where nothing passes the first step.
    pub half_life: Option<f64>,
    /// γ·s₁: k steps back lengthen a gradient at most by the factor (γ·s₁)^k ([`crate::instrument::bound`]). `null`
    /// where it is no bound.
    pub bound: Option<f64>,
}

/// One gradient, by lag from 0.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LagSeries {
    /// The state: `h` or `c`.
    pub state: String,
    /// The number of lags, lag 0 included: the number of rows of this series.
    pub lags: usize,
    /// The half-life, in steps, from the slope of the logarithm of the median; `null` where the gradient does not fade,
    /// 0 where nothing is left after the first step.
    pub half_life: Option<f64>,
    /// The slope of log₁₀ of the norm per step, over the same lags; `null` with fewer than two points.
    pub slope: Option<f64>,
}

/// The layer whose steps the rows are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StepNormsHead {
    /// The layer asked about.
    pub layer: usize,
}

/// The answer that the rows are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ConnectivityHead {
    /// Number of steps before the answer.
    pub place: usize,
}

/// The block that was checked.
#[cfg(feature = "laboratory")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CheckHead {
    /// The block's name.
    pub name: String,
    /// Number of blocks that can be checked.
    pub blocks: usize,
    /// Number of weights in the block.
    pub weights: usize,
    /// Number of weights nudged.
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

/// The quantity that an operation changes.
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

/// The shape of a part of a gradient.
#[cfg(feature = "laboratory")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GradientHead {
    /// Its number of rows.
    pub rows: usize,
    /// Its number of columns.
    pub columns: usize,
}

/// The sequence that was cut into windows.
#[cfg(feature = "laboratory")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TruncationHead {
    /// Number of steps of the sequence.
    pub steps: usize,
    /// The window lengths asked about.
    pub windows: Vec<usize>,
}
