//! Everything that decides a run, and the sentence for every setting that cannot be.
//!
//! A [`Config`] together with a text fixes a training run to the last bit: same config, same text, same weights, in
//! every engine. It is plain data: it travels as JSON between the page and the engine, and as `key=value` pairs in a
//! link. [`LIMITS`] is the one place where the bounds of a setting are written.

use serde::{Deserialize, Serialize};

use crate::data::tokens::Tokens;
use crate::refusal::Refusal;

/// Which recurrent cell the layers are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum CellKind {
    /// The simple (Elman) network, h_t = φ(W·x_t + U·h_{t−1} + b). Elman 1990.
    Rnn,
    /// Long short-term memory with a forget gate. Hochreiter & Schmidhuber 1997; Gers et al. 2000.
    Lstm,
    /// Gated recurrent unit. Cho et al. 2014.
    Gru,
}

impl CellKind {
    /// What the cell is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rnn => "simple",
            Self::Lstm => "LSTM",
            Self::Gru => "GRU",
        }
    }
}

/// The activation φ of the simple cell. LSTM and GRU keep their own σ and tanh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Activation {
    /// φ(z) = tanh z, φ′ ≤ 1.
    Tanh,
    /// φ(z) = 1 / (1 + e^−z), φ′ ≤ ¼.
    Sigmoid,
    /// φ(z) = max(0, z), φ′ ∈ {0, 1}.
    Relu,
    /// φ(z) = z, φ′ = 1: a linear recurrence.
    Identity,
}

/// Where the GRU applies its reset gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum GruReset {
    /// n = tanh(W_n x + b_n + r ∘ (U_n h + c_n)): PyTorch's and cuDNN's form; one product serves all gates.
    After,
    /// n = tanh(W_n x + b_n + U_n (r ∘ h)): the original form, Cho et al. 2014.
    Before,
}

/// How the recurrent matrix U starts; gates are initialised block by block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum RecurrentInit {
    /// A random orthogonal matrix × gain: every singular value is the gain. Saxe et al. 2013.
    Orthogonal,
    /// Glorot uniform: U(−a, a) with a = gain·√(6 / (fan in + fan out)). Glorot & Bengio 2010.
    Glorot,
    /// Independent normal entries, standard deviation gain/√H.
    Normal,
    /// Independent normal entries, rescaled so that the spectral radius is exactly the gain.
    Spectral,
    /// The identity × gain; with ReLU this is the IRNN. Le, Jaitly & Hinton 2015.
    Identity,
}

/// How the input matrix W and the output matrix start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum InputInit {
    /// Glorot uniform × input scale, per gate block.
    Glorot,
    /// Independent normal entries with standard deviation 0.01 × input scale.
    Normal,
}

/// The rule that turns a gradient into a change of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum OptimiserKind {
    /// p ← p − lr·g.
    Sgd,
    /// v ← μv + g; p ← p − lr·v. Polyak 1964, in PyTorch's form.
    Momentum,
    /// v ← αv + (1−α)g²; p ← p − lr·g/(√v + ε). Tieleman & Hinton 2012.
    Rmsprop,
    /// a ← a + g²; p ← p − lr·g/(√a + ε). Duchi et al. 2011.
    Adagrad,
    /// Bias-corrected first and second moments. Kingma & Ba 2015.
    Adam,
    /// Adam with decoupled weight decay. Loshchilov & Hutter 2019.
    Adamw,
}

/// What is done to a gradient that is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ClipKind {
    /// Nothing.
    Off,
    /// The whole gradient is scaled to the limit; its direction stays. Pascanu, Mikolov & Bengio 2013.
    Norm,
    /// Every entry is cut to ±limit; the direction turns. Mikolov 2012.
    Value,
}

/// How windows of text become batches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Batching {
    /// Every lane is a window at a random place, started from a zero state.
    Windows,
    /// The text is cut into as many streams as there are lanes; a lane reads on where it stopped and carries its
    /// state, but not its gradient: truncated back-propagation through time.
    Streams,
}

/// What the network is to learn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum TaskKind {
    /// The next character of a text.
    Text,
    /// The next value of a series of numbers.
    Series,
    /// Whether a sentence praises or not; any label of a sentence.
    Sentiment,
    /// A sentence in another language; any answer to a line. Cho et al. 2014; Sutskever et al. 2014.
    Translation,
    /// The sum of two marked numbers. Hochreiter & Schmidhuber 1997.
    Adding,
    /// A few symbols, said again after a pause. Arjovsky et al. 2016.
    Copying,
    /// Which of two symbols came first. Hochreiter & Schmidhuber 1997.
    Order,
    /// The first symbol, asked for after distractors.
    Recall,
    /// Whether the ones so far are odd in number.
    Parity,
    /// Which bracket has to close next.
    Brackets,
}

/// Whether a decoder may look back at every state of its encoder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Attention {
    /// It starts from the encoder's last state and sees nothing else.
    Off,
    /// Additive scores, after the recurrence. Bahdanau et al. 2015; Luong et al. 2015.
    Additive,
}

/// Whose conventions an update rule follows: where ε stands, and how large it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum OptimiserForm {
    /// PyTorch's.
    Torch,
    /// Keras's.
    Keras,
}

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

/// The bounds of one numeric setting, both included.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Bounds {
    /// The smallest value allowed.
    pub low: f64,
    /// The largest value allowed.
    pub high: f64,
    /// Whether only whole numbers make sense.
    pub whole: bool,
}

const fn whole(low: f64, high: f64) -> Bounds {
    Bounds {
        low,
        high,
        whole: true,
    }
}

const fn real(low: f64, high: f64) -> Bounds {
    Bounds {
        low,
        high,
        whole: false,
    }
}

/// The bounds of every numeric setting, and of what is not a setting but has a limit all the same.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Limits {
    /// Any 32-bit seed.
    pub seed: Bounds,
    /// Units per layer.
    pub hidden: Bounds,
    /// Stacked layers.
    pub layers: Bounds,
    /// Gain or spectral radius.
    pub gain: Bounds,
    /// Factor on W.
    pub input_scale: Bounds,
    /// LSTM forget-gate bias.
    pub forget_bias: Bounds,
    /// GRU update-gate bias.
    pub update_bias: Bounds,
    /// Learning rate.
    pub learning_rate: Bounds,
    /// μ.
    pub momentum: Bounds,
    /// AdamW decay.
    pub weight_decay: Bounds,
    /// Clip limit.
    pub clip_limit: Bounds,
    /// Weight of Ω.
    pub omega: Bounds,
    /// Window, in characters.
    pub window: Bounds,
    /// Lanes.
    pub batch: Bounds,
    /// Symbols in the vocabulary.
    pub vocabulary: Bounds,
    /// The delay dial.
    pub delay: Bounds,
    /// The share of examples set aside.
    pub held_out: Bounds,
    /// The column of a table.
    pub column: Bounds,
    /// Sampling temperature; 0 is greedy.
    pub temperature: Bounds,
    /// Sampling from the k likeliest; 0 is from all.
    pub top_k: Bounds,
    /// Bytes of text, as UTF-8.
    pub text_bytes: Bounds,
    /// Spectral radius or norm that a running network can be rescaled to.
    pub radius: Bounds,
    /// Learned numbers in a network.
    pub parameters: Bounds,
}

/// The limits in force. The page's controls, links and refusals all read them from here.
pub const LIMITS: Limits = Limits {
    seed: whole(0.0, 4_294_967_295.0),
    hidden: whole(1.0, 512.0),
    layers: whole(1.0, 4.0),
    gain: real(0.0, 10.0),
    input_scale: real(0.0, 10.0),
    forget_bias: real(-10.0, 10.0),
    update_bias: real(-10.0, 10.0),
    learning_rate: real(0.0, 1_000_000.0),
    momentum: real(0.0, 0.9999),
    weight_decay: real(0.0, 1.0),
    clip_limit: real(0.000_001, 1_000_000.0),
    omega: real(0.0, 1000.0),
    window: whole(1.0, 256.0),
    batch: whole(1.0, 64.0),
    vocabulary: whole(2.0, 4096.0),
    delay: whole(1.0, 200.0),
    held_out: real(0.0, 0.5),
    column: whole(0.0, 256.0),
    temperature: real(0.0, 10.0),
    top_k: whole(0.0, 4096.0),
    text_bytes: whole(0.0, 2_097_152.0),
    // From a matrix of zeros there is no way back.
    radius: real(0.01, 10.0),
    parameters: whole(0.0, 4_000_000.0),
};

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
    /// Says yes, or which field is out of its bounds and what they are.
    ///
    /// # Errors
    /// [`Refusal::OutOfRange`] for the first field that is not within [`LIMITS`].
    pub fn check(&self) -> Result<(), Refusal> {
        let fields = [
            ("seed", f64::from(self.seed), LIMITS.seed),
            ("hidden", self.hidden as f64, LIMITS.hidden),
            ("layers", self.layers as f64, LIMITS.layers),
            ("gain", self.gain, LIMITS.gain),
            ("inputScale", self.input_scale, LIMITS.input_scale),
            ("forgetBias", self.forget_bias, LIMITS.forget_bias),
            ("updateBias", self.update_bias, LIMITS.update_bias),
            ("learningRate", self.learning_rate, LIMITS.learning_rate),
            ("momentum", self.momentum, LIMITS.momentum),
            ("weightDecay", self.weight_decay, LIMITS.weight_decay),
            ("clipLimit", self.clip_limit, LIMITS.clip_limit),
            ("omega", self.omega, LIMITS.omega),
            ("window", self.window as f64, LIMITS.window),
            ("batch", self.batch as f64, LIMITS.batch),
            ("vocabulary", self.vocabulary as f64, LIMITS.vocabulary),
            ("delay", self.delay as f64, LIMITS.delay),
            ("heldOut", self.held_out, LIMITS.held_out),
            ("column", self.column as f64, LIMITS.column),
        ];
        for (field, value, bounds) in fields {
            // Written so that NaN is refused too.
            if !(value >= bounds.low && value <= bounds.high) {
                return Err(Refusal::OutOfRange {
                    field: field.to_owned(),
                    value,
                    low: bounds.low,
                    high: bounds.high,
                });
            }
        }
        Ok(())
    }

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
