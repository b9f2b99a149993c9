//! What decides a run: every setting, with its name, its bounds or choices and its default.
//!
//! A [`Config`] together with a text fixes a training run to the last bit: same config, same text, same weights, in
//! every engine. It is plain data: it travels as JSON between the page and the engine, and as `key=value` pairs in a
//! link.
//!
//! The table below is the only place where a setting is declared. A row has: the field, its name in JSON and links, its
//! type, the bounds of a number (both included), whether the setting is `live`, and its default. [`Config`] and its
//! defaults, [`Live`], [`ALLOWED`], [`Config::check`], setting a value by its name, and the page's `SETTINGS`
//! (`www/src/wire.ts`) all come from it.

#[macro_use]
mod table;
pub(crate) mod choices;
mod limits;
mod value;

use serde::{Deserialize, Serialize};

pub use crate::settings::choices::{
    Activation, Attention, Batching, CellKind, ClipKind, GruReset, InputInit, OptimiserForm,
    OptimiserKind, RecurrentInit, TaskKind, Tokens,
};
pub use crate::settings::limits::{Bounds, LIMITS, Limits};

use crate::refusal::Refusal;
use crate::settings::table::live;
use crate::settings::value::{Number, Value, set};

settings! {
    /// Seeds every random choice of the run: weights, batches, samples.
    seed             "seed"            u32 in 0 ..= 4_294_967_295         = 1;
    /// The recurrent cell.
    cell             "cell"            CellKind                           = CellKind::Rnn;
    /// φ of the simple cell.
    activation       "activation"      Activation                         = Activation::Tanh;
    /// Where the GRU applies its reset gate.
    gru_reset        "gruReset"        GruReset                           = GruReset::After;
    /// Hidden units per layer, H.
    hidden           "hidden"          usize in 1 ..= 512                 = 64;
    /// Stacked recurrent layers.
    layers           "layers"          usize in 1 ..= 4                   = 1;
    /// How U starts.
    recurrent_init   "recurrentInit"   RecurrentInit                      = RecurrentInit::Orthogonal;
    /// The gain (or spectral radius) of `recurrent_init`.
    gain             "gain"            f64 in 0.0 ..= 10.0                = 1.0;
    /// How W starts.
    input_init       "inputInit"       InputInit                          = InputInit::Glorot;
    /// A factor on `input_init`.
    input_scale      "inputScale"      f64 in 0.0 ..= 10.0                = 1.0;
    /// The LSTM's initial forget-gate bias; 1 keeps σ(1) = 0.73 per step. Gers et al. 2000; Jozefowicz et al. 2015.
    forget_bias      "forgetBias"      f64 in -10.0 ..= 10.0              = 1.0;
    /// The GRU's initial update-gate bias; z keeps the old state, so a larger bias gives a longer memory.
    update_bias      "updateBias"      f64 in -10.0 ..= 10.0              = 0.0;
    /// The update rule.
    optimiser        "optimiser"       OptimiserKind                      = OptimiserKind::Adam;
    /// The learning rate.
    learning_rate    "learningRate"    f64 in 0.0 ..= 1_000_000.0, live   = 0.01;
    /// μ of momentum.
    momentum         "momentum"        f64 in 0.0 ..= 0.9999              = 0.9;
    /// AdamW's decoupled decay.
    weight_decay     "weightDecay"     f64 in 0.0 ..= 1.0                 = 0.01;
    /// How a gradient is clipped.
    clip             "clip"            ClipKind, live                     = ClipKind::Norm;
    /// The limit of `clip`.
    clip_limit       "clipLimit"       f64 in 1e-6 ..= 1_000_000.0, live  = 1.0;
    /// The weight of Ω, which makes U preserve the gradient's norm; 0 is off; simple cell only. Pascanu et al. 2013.
    omega            "omega"           f64 in 0.0 ..= 1000.0, live        = 0.0;
    /// How the text becomes batches.
    batching         "batching"        Batching                           = Batching::Windows;
    /// Time steps that the gradient goes back, T.
    window           "window"          usize in 1 ..= 256, live           = 50;
    /// Batch size, B.
    batch            "batch"           usize in 1 ..= 64                  = 16;
    /// Most symbols the vocabulary may hold; the rarest characters beyond it share one symbol.
    vocabulary       "vocabulary"      usize in 2 ..= 4096                = 1024;
    /// The task.
    task             "task"            TaskKind                           = TaskKind::Text;
    /// The delay of the memory tasks: the number of steps over which something must be remembered.
    delay            "delay"           usize in 1 ..= 200                 = 30;
    /// The tokens of a sentence.
    tokens           "tokens"          Tokens                             = Tokens::Words;
    /// Whether a translation may read every state of its source.
    attention        "attention"       Attention                          = Attention::Off;
    /// The share of examples that is held out; of a series, its last part.
    held_out         "heldOut"         f64 in 0.0 ..= 0.5                 = 0.1;
    /// The column of a table of numbers, from 1; 0 is the first column that can be learnt from.
    column           "column"          usize in 0 ..= 256                 = 0;
    /// Whose form of the update rule.
    optimiser_form   "optimiserForm"   OptimiserForm                      = OptimiserForm::Torch;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every setting can be set by its name, to the value in the JSON of another config: no name is missing or
    /// misspelt.
    #[test]
    fn every_setting_can_be_set_by_the_name_it_has_in_json() {
        let wanted = Config {
            seed: 7,
            cell: CellKind::Gru,
            activation: Activation::Relu,
            gru_reset: GruReset::Before,
            hidden: 9,
            layers: 3,
            recurrent_init: RecurrentInit::Spectral,
            gain: 0.7,
            input_init: InputInit::Normal,
            input_scale: 2.5,
            forget_bias: 3.5,
            update_bias: -1.5,
            optimiser: OptimiserKind::Adamw,
            learning_rate: 0.003,
            momentum: 0.8,
            weight_decay: 0.25,
            clip: ClipKind::Value,
            clip_limit: 0.5,
            omega: 2.5,
            batching: Batching::Streams,
            window: 33,
            batch: 5,
            vocabulary: 300,
            task: TaskKind::Order,
            delay: 17,
            tokens: Tokens::Characters,
            attention: Attention::Additive,
            held_out: 0.3,
            column: 4,
            optimiser_form: OptimiserForm::Keras,
        };
        let serde_json::Value::Object(fields) = serde_json::to_value(&wanted).expect("plain data")
        else {
            unreachable!("a config is an object")
        };
        let mut config = Config::default();
        for (name, value) in &fields {
            match (value.as_f64(), value.as_str()) {
                (Some(number), _) => config.set_number(name, number).expect("a number"),
                (_, Some(choice)) => config.set_choice(name, choice).expect("a choice"),
                _ => unreachable!("{name} is neither"),
            }
        }
        assert_eq!(config, wanted);
    }

    #[test]
    fn an_unknown_choice_is_named() {
        let refusal = Config::default()
            .set_choice("cell", "transformer")
            .expect_err("not a recurrent cell");
        assert_eq!(
            refusal.to_string(),
            "the settings cannot be read (cell cannot be transformer); start again from the defaults"
        );
    }
}
