//! Settings set one by one, by the name that each has on the page: how they come over the boundary.

use crate::data::tokens::Tokens;
use crate::refusal::Refusal;
use crate::settings::{
    Activation, Attention, Batching, CellKind, ClipKind, Config, GruReset, InputInit,
    OptimiserForm, OptimiserKind, RecurrentInit, TaskKind,
};

impl Config {
    /// Sets one setting that is a number, by its name on the page (`hidden`, `learningRate`, …). Bounds are checked by
    /// [`Config::check`], later; a whole number out of its type's range becomes the nearest that fits.
    ///
    /// # Errors
    /// [`Refusal::UnreadableConfig`] where no number goes by that name.
    pub fn set_number(&mut self, name: &str, value: f64) -> Result<(), Refusal> {
        match name {
            "seed" => self.seed = value as u32,
            "hidden" => self.hidden = value as usize,
            "layers" => self.layers = value as usize,
            "gain" => self.gain = value,
            "inputScale" => self.input_scale = value,
            "forgetBias" => self.forget_bias = value,
            "updateBias" => self.update_bias = value,
            "learningRate" => self.learning_rate = value,
            "momentum" => self.momentum = value,
            "weightDecay" => self.weight_decay = value,
            "clipLimit" => self.clip_limit = value,
            "omega" => self.omega = value,
            "window" => self.window = value as usize,
            "batch" => self.batch = value as usize,
            "vocabulary" => self.vocabulary = value as usize,
            "delay" => self.delay = value as usize,
            "heldOut" => self.held_out = value,
            "column" => self.column = value as usize,
            _ => {
                return Err(Refusal::UnreadableConfig {
                    detail: format!("{name} is not a number"),
                });
            }
        }
        Ok(())
    }

    /// Sets one setting that is a choice, by its name and the choice's.
    ///
    /// # Errors
    /// [`Refusal::UnreadableConfig`] where there is no such setting or choice.
    pub fn set_choice(&mut self, name: &str, choice: &str) -> Result<(), Refusal> {
        let known = match name {
            "cell" => choose(&mut self.cell, choice),
            "activation" => choose(&mut self.activation, choice),
            "gruReset" => choose(&mut self.gru_reset, choice),
            "recurrentInit" => choose(&mut self.recurrent_init, choice),
            "inputInit" => choose(&mut self.input_init, choice),
            "optimiser" => choose(&mut self.optimiser, choice),
            "clip" => choose(&mut self.clip, choice),
            "batching" => choose(&mut self.batching, choice),
            "task" => choose(&mut self.task, choice),
            "tokens" => choose(&mut self.tokens, choice),
            "attention" => choose(&mut self.attention, choice),
            "optimiserForm" => choose(&mut self.optimiser_form, choice),
            _ => false,
        };
        if known {
            Ok(())
        } else {
            Err(Refusal::UnreadableConfig {
                detail: format!("{name} cannot be {choice}"),
            })
        }
    }
}

/// A setting with a fixed list of choices.
trait Choice: Copy + 'static {
    /// Every choice by its name in links and JSON.
    const ALL: &'static [(&'static str, Self)];
}

fn choose<C: Choice>(setting: &mut C, name: &str) -> bool {
    let found = C::ALL.iter().find(|(known, _)| *known == name);
    if let Some((_, choice)) = found {
        *setting = *choice;
    }
    found.is_some()
}

macro_rules! choices {
    ($($kind:ident { $($name:literal => $choice:ident),+ })+) => {
        $(impl Choice for $kind {
            const ALL: &'static [(&'static str, Self)] = &[$(($name, Self::$choice)),+];
        })+
    };
}
choices! {
    CellKind { "rnn" => Rnn, "lstm" => Lstm, "gru" => Gru }
    Activation { "tanh" => Tanh, "sigmoid" => Sigmoid, "relu" => Relu, "identity" => Identity }
    GruReset { "after" => After, "before" => Before }
    RecurrentInit {
        "orthogonal" => Orthogonal, "glorot" => Glorot, "normal" => Normal, "spectral" => Spectral, "identity" => Identity
    }
    InputInit { "glorot" => Glorot, "normal" => Normal }
    OptimiserKind {
        "sgd" => Sgd, "momentum" => Momentum, "rmsprop" => Rmsprop, "adagrad" => Adagrad, "adam" => Adam, "adamw" => Adamw
    }
    ClipKind { "off" => Off, "norm" => Norm, "value" => Value }
    Batching { "windows" => Windows, "streams" => Streams }
    TaskKind {
        "text" => Text, "series" => Series, "sentiment" => Sentiment, "translation" => Translation, "adding" => Adding,
        "copying" => Copying, "order" => Order, "recall" => Recall, "parity" => Parity, "brackets" => Brackets
    }
    Tokens { "characters" => Characters, "words" => Words }
    Attention { "off" => Off, "additive" => Additive }
    OptimiserForm { "torch" => Torch, "keras" => Keras }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every setting, set by name from the JSON of another config, arrives: no name is missing or misspelt.
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
