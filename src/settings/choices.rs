//! The settings that are a choice of a few.

use serde::{Deserialize, Serialize};

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
