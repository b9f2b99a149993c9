//! The settings that are a choice: the choices, and their names in links and JSON.

use serde::{Deserialize, Serialize};

use crate::settings::value::Value;

/// Declares a setting's choices from a list of them: the type, its JSON, and the names it can be chosen by.
macro_rules! choices {
    ($($(#[$about:meta])* $kind:ident { $($(#[$what:meta])* $choice:ident $name:literal,)+ })+) => {
        $(
            $(#[$about])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
            #[cfg_attr(test, derive(ts_rs::TS))]
            pub enum $kind {
                $($(#[$what])* #[serde(rename = $name)] $choice,)+
            }

            impl $kind {
                /// Every choice by its name.
                const BY_NAME: &'static [(&'static str, Self)] = &[$(($name, Self::$choice)),+];
                /// The names of the choices.
                pub const NAMES: &'static [&'static str] = &[$($name),+];
            }

            impl Value for $kind {
                type Allowed = &'static [&'static str];

                fn from_name(name: &str) -> Option<Self> {
                    let found = Self::BY_NAME.iter().find(|(known, _)| *known == name);
                    found.map(|(_, choice)| *choice)
                }
            }
        )+
    };
}

choices! {
    /// The recurrent cell of the layers.
    CellKind {
        /// The simple (Elman) network, h_t = φ(W·x_t + U·h_{t−1} + b). Elman 1990.
        Rnn "rnn",
        /// Long short-term memory with a forget gate. Hochreiter & Schmidhuber 1997; Gers et al. 2000.
        Lstm "lstm",
        /// Gated recurrent unit. Cho et al. 2014.
        Gru "gru",
    }

    /// The activation φ of the simple cell. LSTM and GRU keep their own σ and tanh.
    Activation {
        /// φ(z) = tanh z, φ′ ≤ 1.
        Tanh "tanh",
        /// φ(z) = 1 / (1 + e^−z), φ′ ≤ ¼.
        Sigmoid "sigmoid",
        /// φ(z) = max(0, z), φ′ ∈ {0, 1}.
        Relu "relu",
        /// φ(z) = z, φ′ = 1: a linear recurrence.
        Identity "identity",
    }

    /// Where the GRU applies its reset gate.
    GruReset {
        /// n = tanh(W_n x + b_n + r ∘ (U_n h + c_n)): PyTorch's and cuDNN's form; one product serves all gates.
        After "after",
        /// n = tanh(W_n x + b_n + U_n (r ∘ h)): the original form, Cho et al. 2014.
        Before "before",
    }

    /// How the recurrent matrix U starts; gates are initialised block by block.
    RecurrentInit {
        /// A random orthogonal matrix × gain: every singular value is the gain. Saxe et al. 2013.
        Orthogonal "orthogonal",
        /// Glorot uniform: U(−a, a) with a = gain·√(6 / (fan in + fan out)). Glorot & Bengio 2010.
        Glorot "glorot",
        /// Independent normal entries, standard deviation gain/√H.
        Normal "normal",
        /// Independent normal entries, rescaled so that the spectral radius is exactly the gain.
        Spectral "spectral",
        /// The identity × gain; with ReLU this is the IRNN. Le, Jaitly & Hinton 2015.
        Identity "identity",
    }

    /// How the input matrix W and the output matrix start.
    InputInit {
        /// Glorot uniform × input scale, per gate block.
        Glorot "glorot",
        /// Independent normal entries with standard deviation 0.01 × input scale.
        Normal "normal",
    }

    /// The rule that turns a gradient into a change of the weights.
    OptimiserKind {
        /// p ← p − lr·g.
        Sgd "sgd",
        /// v ← μv + g; p ← p − lr·v. Polyak 1964, in PyTorch's form.
        Momentum "momentum",
        /// v ← αv + (1−α)g²; p ← p − lr·g/(√v + ε). Tieleman & Hinton 2012.
        Rmsprop "rmsprop",
        /// a ← a + g²; p ← p − lr·g/(√a + ε). Duchi et al. 2011.
        Adagrad "adagrad",
        /// Bias-corrected first and second moments. Kingma & Ba 2015.
        Adam "adam",
        /// Adam with decoupled weight decay. Loshchilov & Hutter 2019.
        Adamw "adamw",
    }

    /// How a gradient that is too long is clipped.
    ClipKind {
        /// Not at all.
        Off "off",
        /// The whole gradient is scaled to the limit; its direction stays. Pascanu, Mikolov & Bengio 2013.
        Norm "norm",
        /// Every entry is cut to ±limit; the direction turns. Mikolov 2012.
        Value "value",
    }

    /// How windows of text become batches.
    Batching {
        /// Every sequence of the batch is a window at a random place, with a zero initial state.
        Windows "windows",
        /// The text is cut into as many streams as the batch size; each sequence of the batch continues its stream and
        /// carries its state, but not its gradient: truncated backpropagation through time.
        Streams "streams",
    }

    /// What the network learns.
    TaskKind {
        /// The next character of a text.
        Text "text",
        /// The next value of a series of numbers.
        Series "series",
        /// The label of a sentence, for example whether it is positive.
        Sentiment "sentiment",
        /// A sentence in another language, or any target for a line. Cho et al. 2014; Sutskever et al. 2014.
        Translation "translation",
        /// The sum of two marked numbers. Hochreiter & Schmidhuber 1997.
        Adding "adding",
        /// A few symbols, repeated after a pause. Arjovsky et al. 2016.
        Copying "copying",
        /// Which of two symbols came first. Hochreiter & Schmidhuber 1997.
        Order "order",
        /// The first symbol, asked for after distractors.
        Recall "recall",
        /// Whether the number of ones so far is odd.
        Parity "parity",
        /// Which bracket must close next.
        Brackets "brackets",
    }

    /// The tokens of a sentence.
    Tokens {
        /// Unicode scalar values, spaces included.
        Characters "characters",
        /// Words; every Chinese character and every mark is a token.
        Words "words",
    }

    /// Whether a decoder may read every state of its encoder.
    Attention {
        /// It starts from the encoder's last state and reads nothing else of the source.
        Off "off",
        /// Additive scores, after the recurrence. Bahdanau et al. 2015; Luong et al. 2015.
        Additive "additive",
    }

    /// Whose form of the update rules: where ε stands, and how large it is.
    OptimiserForm {
        /// PyTorch's.
        Torch "torch",
        /// Keras's.
        Keras "keras",
    }
}

impl CellKind {
    /// The name of the cell in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rnn => "simple",
            Self::Lstm => "LSTM",
            Self::Gru => "GRU",
        }
    }
}
