//! What the page is told when training stops because a number is no longer finite: what, where, why, and how to go on.

use serde::Serialize;

use crate::operation::Operation;
use crate::settings::Live;

/// The first quantity of an update that was not finite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Quantity {
    /// A hidden state on the way forward.
    State,
    /// The loss itself.
    Loss,
    /// The gradient that arrived at a hidden state.
    #[serde(rename = "blame")]
    StateGradient,
    /// The gradient of a parameter block.
    Gradient,
    /// A weight, after the optimiser moved it.
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

/// What became infinite or undefined, when training stopped for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Explosion {
    /// The update that was refused; the weights are those after `update` − 1.
    pub update: u32,
    /// What was not finite first.
    pub quantity: Quantity,
    /// The parameter block, where `quantity` belongs to one.
    pub block: Option<String>,
    /// Whose layer and step these are; nothing in a network that reads and writes as one.
    pub stack: Option<Stack>,
    /// The layer, from 1, where `quantity` belongs to one.
    pub layer: Option<usize>,
    /// The time step from 1, of the window, the source or the target, where it was met: the earliest on the way
    /// forward, the latest on the way back.
    pub step: Option<usize>,
    /// The largest gradient norm before clipping among the last 50 updates that were made; 0 where none was.
    pub largest_norm: f64,
    /// The update of the first of `norms`.
    pub norms_from: u32,
    /// The gradient norm before clipping of at most 51 updates in a row, up to the refused one where it got that far.
    pub norms: Vec<Norm>,
    /// Why, as far as can be told.
    pub cause: Cause,
    /// What to change, after going back, so that training can go on.
    pub remedy: Box<Remedy>,
}

/// A norm that may be beyond what JSON can hold.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Norm {
    /// A number.
    Finite(f64),
    /// No number; `Number(norm)` reads either in JavaScript.
    Beyond(Beyond),
}

/// What is not a number to JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Beyond {
    /// Larger than any number.
    Infinity,
    /// Undefined.
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

/// Why a run came to a number that is not finite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Cause {
    /// A step threw the weights too far.
    Step,
    /// The weights that the run would go back to overflow by themselves, whatever is learnt.
    Weights,
    /// The state carried from window to window has grown out of range.
    Carried,
}

/// How training can go on, after going back.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Remedy {
    /// The live settings to go on with.
    pub live: Live,
    /// An operation on the weights, where smaller steps alone cannot help.
    pub operation: Option<Operation>,
}
