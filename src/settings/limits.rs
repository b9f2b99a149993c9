//! The bounds of every number, and the sentence for one that is beyond them.

use serde::Serialize;

use crate::refusal::Refusal;
use crate::settings::Config;

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
}
