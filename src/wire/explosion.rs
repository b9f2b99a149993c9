//! The report of a number that is no longer finite, which stops training: what, where, why, and how to go on.

use serde::Serialize;

use crate::operation::Operation;
use crate::settings::Live;

/// The first quantity of an update that was not finite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Quantity {
    /// A hidden state of the forward pass.
    State,
    /// The loss.
    Loss,
    /// The gradient with respect to a hidden state.
    #[serde(rename = "blame")]
    StateGradient,
    /// The gradient of a parameter block.
    Gradient,
    /// A weight, after the optimiser's step.
    Weight,
}

/// One of the two networks of a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Stack {
    /// The one that reads the source.
    Encoder,
    /// The one that writes the target.
    Decoder,
}

/// The quantity that became infinite or undefined, when training stopped.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Explosion {
    /// The update that failed; the weights are those after `update` − 1.
    pub update: u32,
    /// The first quantity that was not finite.
    pub quantity: Quantity,
    /// The parameter block, where `quantity` belongs to one.
    pub block: Option<String>,
    /// The network that the layer and the step belong to; nothing where there is no encoder.
    pub stack: Option<Stack>,
    /// The layer, from 1, where `quantity` belongs to a layer.
    pub layer: Option<usize>,
    /// The time step from 1, in the window, the source or the target: the earliest one in a forward pass, the latest
    /// one in a backward pass.
    pub step: Option<usize>,
    /// The largest gradient norm before clipping among the last 50 completed updates; 0 where there is none.
    pub largest_norm: f64,
    /// The update of the first of `norms`.
    pub norms_from: u32,
    /// The gradient norm before clipping of at most 51 consecutive updates, up to the failed one if it had a gradient.
    pub norms: Vec<Norm>,
    /// The cause, as far as it can be determined.
    pub cause: Cause,
    /// What to change, after going back, so that training can continue.
    pub remedy: Box<Remedy>,
}

/// A norm, which may be larger than JSON can express.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Norm {
    /// A number.
    Finite(f64),
    /// Not a finite number; `Number(norm)` converts either on the page.
    Beyond(Beyond),
}

/// A value that JSON has no number for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Beyond {
    /// Infinity.
    Infinity,
    /// Not a number.
    NaN,
}

impl Norm {
    /// The norm x.
    pub fn of(x: f64) -> Self {
        if x.is_finite() {
            Self::Finite(x)
        } else if x.is_nan() {
            Self::Beyond(Beyond::NaN)
        } else {
            Self::Beyond(Beyond::Infinity)
        }
    }
}

/// Why a number became infinite or undefined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Cause {
    /// An optimiser step was too long.
    Step,
    /// The weights to go back to overflow by themselves, without any training.
    Weights,
    /// The state carried from window to window has grown out of range.
    Carried,
}

/// How training can continue, after going back.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Remedy {
    /// The live settings to continue with.
    pub live: Live,
    /// An operation on the weights, where smaller steps alone are not enough.
    pub operation: Option<Operation>,
}
