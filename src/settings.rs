//! Everything that decides a run.
//!
//! A [`Config`] together with a text fixes a training run to the last bit: same config, same text, same weights, in
//! every engine. It is plain data: it travels as JSON between the page and the engine, and as `key=value` pairs in a
//! link. [`LIMITS`] is the one place where the bounds of a setting are written.

mod by_name;
mod choices;
mod limits;

use serde::{Deserialize, Serialize};

use crate::data::tokens::Tokens;
pub use crate::settings::choices::{
    Activation, Attention, Batching, CellKind, ClipKind, GruReset, InputInit, OptimiserForm,
    OptimiserKind, RecurrentInit, TaskKind,
};
pub use crate::settings::limits::{Bounds, LIMITS, Limits};

/// Every setting that decides a run. Unknown keys are refused, missing keys take the default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Config {
    /// Seeds every random choice of the run: weights, batches, samples.
    pub seed: u32,
    /// The recurrent cell.
    pub cell: CellKind,
    /// φ of the simple cell.
    pub activation: Activation,
    /// Where the GRU applies its reset gate.
    pub gru_reset: GruReset,
    /// Hidden units per layer, H.
    pub hidden: usize,
    /// Stacked recurrent layers.
    pub layers: usize,
    /// How U starts.
    pub recurrent_init: RecurrentInit,
    /// The gain (or spectral radius) of `recurrent_init`.
    pub gain: f64,
    /// How W starts.
    pub input_init: InputInit,
    /// A factor on `input_init`.
    pub input_scale: f64,
    /// The LSTM's initial forget-gate bias; σ(1) = 0.73 kept per step. Gers et al. 2000; Jozefowicz et al. 2015.
    pub forget_bias: f64,
    /// The GRU's initial update-gate bias; z keeps the old state, so a larger bias is a longer memory.
    pub update_bias: f64,
    /// The update rule.
    pub optimiser: OptimiserKind,
    /// The learning rate. Can be changed while training.
    pub learning_rate: f64,
    /// μ of momentum.
    pub momentum: f64,
    /// AdamW's decoupled decay.
    pub weight_decay: f64,
    /// How a gradient is clipped. Can be changed while training.
    pub clip: ClipKind,
    /// The limit of `clip`. Can be changed while training.
    pub clip_limit: f64,
    /// The weight of Ω, which asks U to keep the gradient's length; 0 is off. Simple cell only. Can be changed while
    /// training. Pascanu, Mikolov & Bengio 2013.
    pub omega: f64,
    /// How the text becomes batches.
    pub batching: Batching,
    /// Time steps the gradient walks back, T. Can be changed while training.
    pub window: usize,
    /// Lanes learnt from at once, B.
    pub batch: usize,
    /// Most symbols the vocabulary may hold; the rarest characters beyond it share one symbol.
    pub vocabulary: usize,
    /// What is learnt.
    pub task: TaskKind,
    /// The delay dial of the memory tasks: over how many steps something has to be remembered.
    pub delay: usize,
    /// What sentences are cut into.
    pub tokens: Tokens,
    /// Whether a translation may look back at its source.
    pub attention: Attention,
    /// The share of examples that is set aside; of a series, its last part.
    pub held_out: f64,
    /// The column of a table of numbers, from 1; 0 is the first that can be learnt from.
    pub column: usize,
    /// Whose form of the update rule.
    pub optimiser_form: OptimiserForm,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            seed: 1,
            cell: CellKind::Rnn,
            activation: Activation::Tanh,
            gru_reset: GruReset::After,
            hidden: 64,
            layers: 1,
            recurrent_init: RecurrentInit::Orthogonal,
            gain: 1.0,
            input_init: InputInit::Glorot,
            input_scale: 1.0,
            forget_bias: 1.0,
            update_bias: 0.0,
            optimiser: OptimiserKind::Adam,
            learning_rate: 0.01,
            momentum: 0.9,
            weight_decay: 0.01,
            clip: ClipKind::Norm,
            clip_limit: 1.0,
            omega: 0.0,
            batching: Batching::Windows,
            window: 50,
            batch: 16,
            vocabulary: 1024,
            task: TaskKind::Text,
            delay: 30,
            tokens: Tokens::Words,
            attention: Attention::Off,
            held_out: 0.1,
            column: 0,
            optimiser_form: OptimiserForm::Torch,
        }
    }
}

/// The settings that may change while the network keeps its weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Live {
    /// The learning rate.
    pub learning_rate: f64,
    /// How a gradient is clipped.
    pub clip: ClipKind,
    /// The clip limit.
    pub clip_limit: f64,
    /// The weight of Ω; off where it is not named.
    #[serde(default)]
    pub omega: f64,
    /// Time steps the gradient walks back.
    pub window: usize,
}

impl Config {
    /// The settings that may change while the network keeps its weights.
    pub fn live(&self) -> Live {
        Live {
            learning_rate: self.learning_rate,
            clip: self.clip,
            clip_limit: self.clip_limit,
            omega: self.omega,
            window: self.window,
        }
    }

    /// The config with its live settings replaced.
    #[must_use]
    pub fn with_live(mut self, live: &Live) -> Self {
        self.learning_rate = live.learning_rate;
        self.clip = live.clip;
        self.clip_limit = live.clip_limit;
        self.omega = live.omega;
        self.window = live.window;
        self
    }
}
