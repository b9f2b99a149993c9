//! Operations on a network in training: what happens when U is given another spectral radius, a gate another bias, the
//! cell another φ, in the middle of a run?
//!
//! An operation changes the weights (or φ) between two updates and nothing else: the update rule's memory, the place in
//! the text and the carried states stay. What it did is measured afterwards on the weights as they then are, not
//! copied from the request: single precision rounds.

use nalgebra::DMatrix;
use serde::Serialize;

use crate::kernel::Real;
use crate::layer::Layer;
use crate::model::Model;
use crate::refusal::Refusal;
use crate::settings::{ALLOWED, Activation, Bounds, CellKind, Config, LIMITS};
use crate::spectral::{largest_singular_value, spectral_radius};

/// A matrix whose measure is smaller than this share of its Frobenius norm is treated as having none: single-precision
/// weights are known to 6·10⁻⁸ of their size, so scaling by the measure would scale rounding errors.
const LEAST_SHARE: f64 = 1e-6;

/// How much a recurrent matrix lengthens a vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Measure {
    /// ρ, the spectral radius: the largest absolute eigenvalue, the growth per step over many steps.
    Radius,
    /// s₁, the spectral norm: the largest singular value, the most that one step can grow.
    Norm,
}

/// What is done to a network in training.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(
    tag = "operation",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Operation {
    /// Multiplies U so that it measures `target`: every gate block of every layer by a factor of its own.
    Rescale {
        /// By what the blocks are measured.
        measure: Measure,
        /// What each of them shall measure.
        target: f64,
    },
    /// Shifts the LSTM's forget-gate bias b_f in every layer, so that its mean over the units is `value`.
    ForgetBias {
        /// The mean.
        value: f64,
    },
    /// Shifts the GRU's update-gate bias b_z in every layer, so that its mean over the units is `value`.
    UpdateBias {
        /// The mean.
        value: f64,
    },
    /// The simple cell's φ from now on; the weights stay.
    Activation {
        /// φ.
        activation: Activation,
    },
}

/// What an operation changes, as it was measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Reading {
    /// ρ or s₁ of every gate block, layer by layer; or the mean of the bias in every layer.
    Numbers(Vec<f64>),
    /// φ.
    Activation(Activation),
}

/// An operation that was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Operated {
    /// It came after this update.
    pub update: u32,
    /// What was asked for.
    pub operation: Operation,
    /// What was measured before.
    pub before: Reading,
    /// What was measured after.
    pub after: Reading,
}

impl Measure {
    /// ρ or s₁ of a square matrix, in double precision.
    pub fn of(self, matrix: &DMatrix<f64>) -> f64 {
        match self {
            Self::Radius => spectral_radius(matrix),
            Self::Norm => largest_singular_value(matrix),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Radius => "radius",
            Self::Norm => "norm",
        }
    }
}

impl Operation {
    /// The operation of this name: `rescale` needs a measure (`radius`, `norm`) as `choice` and its target as `value`,
    /// `activation` its φ as `choice`, the others a `value`.
    ///
    /// # Errors
    /// [`Refusal::UnreadableConfig`] where nothing goes by that name.
    pub fn named(name: &str, choice: &str, value: f64) -> Result<Self, Refusal> {
        let measure = [Measure::Radius, Measure::Norm]
            .into_iter()
            .find(|measure| measure.name() == choice);
        match (name, measure) {
            ("rescale", Some(measure)) => Ok(Self::Rescale {
                measure,
                target: value,
            }),
            ("forgetBias", _) => Ok(Self::ForgetBias { value }),
            ("updateBias", _) => Ok(Self::UpdateBias { value }),
            ("activation", _) => {
                let mut config = Config::default();
                config.set_choice(name, choice)?;
                let activation = config.activation;
                Ok(Self::Activation { activation })
            }
            _ => Err(Refusal::UnreadableConfig {
                detail: format!("there is no operation {name} {choice}"),
            }),
        }
    }

    /// Checks that this can be done to a network of these settings.
    ///
    /// # Errors
    /// [`Refusal::OutOfRange`] and [`Refusal::NotInCell`].
    pub fn check(self, config: &Config) -> Result<(), Refusal> {
        let needs = |cell, part: &str| {
            if config.cell == cell {
                return Ok(());
            }
            Err(Refusal::NotInCell {
                part: part.to_owned(),
                cell: config.cell,
            })
        };
        match self {
            Self::Rescale { measure, target } => within(measure.name(), target, LIMITS.radius),
            Self::ForgetBias { value } => {
                needs(CellKind::Lstm, "forgetBias")?;
                within("forgetBias", value, ALLOWED.forget_bias)
            }
            Self::UpdateBias { value } => {
                needs(CellKind::Gru, "updateBias")?;
                within("updateBias", value, ALLOWED.update_bias)
            }
            Self::Activation { .. } => needs(CellKind::Rnn, "activation"),
        }
    }

    /// Measures what this operation changes.
    pub fn read<F: Real>(self, model: &Model<F>, config: &Config) -> Reading {
        match self {
            Self::Rescale { measure, .. } => Reading::Numbers(
                model
                    .recurrent()
                    .flat_map(|layer| (0..layer.gates()).map(|gate| recurrent(layer, gate)))
                    .map(|block| measure.of(&block))
                    .collect(),
            ),
            Self::ForgetBias { .. } => Reading::Numbers(means(model, "f")),
            Self::UpdateBias { .. } => Reading::Numbers(means(model, "z")),
            Self::Activation { .. } => Reading::Activation(config.activation),
        }
    }

    /// Performs it, given what [`Operation::read`] measured on the model before.
    ///
    /// # Errors
    /// [`Refusal::NothingToScale`]; nothing has changed then.
    pub fn perform<F: Real>(
        self,
        model: &mut Model<F>,
        config: &mut Config,
        before: &Reading,
    ) -> Result<(), Refusal> {
        let numbers = match before {
            Reading::Numbers(numbers) => numbers.as_slice(),
            Reading::Activation(_) => &[],
        };
        match self {
            Self::Rescale { measure, target } => {
                let blocks = model
                    .recurrent()
                    .flat_map(|layer| (0..layer.gates()).map(move |gate| (layer, gate)));
                for ((layer, gate), measured) in blocks.zip(numbers) {
                    let whole = recurrent(layer, gate).norm();
                    if measured.is_nan() || *measured <= LEAST_SHARE * whole {
                        return Err(Refusal::NothingToScale {
                            measure: measure.name().to_owned(),
                            block: layer.w_h.name.clone(),
                            value: *measured,
                            target,
                        });
                    }
                }
                let mut factors = numbers.iter().map(|measured| target / measured);
                for layer in model.recurrent_mut() {
                    for gate in 0..layer.gates() {
                        let factor = factors.next().unwrap_or(1.0);
                        let rows = layer.units();
                        for weight in &mut layer.w_h.value.rows_mut(gate * rows, rows) {
                            *weight = F::of(weight.to_f64() * factor);
                        }
                    }
                }
            }
            Self::ForgetBias { value } => shift(model, "f", value, numbers),
            Self::UpdateBias { value } => shift(model, "z", value, numbers),
            Self::Activation { activation } => {
                config.activation = activation;
                for layer in model.recurrent_mut() {
                    layer.replace_cell(config.build_cell());
                }
            }
        }
        Ok(())
    }
}

fn within(field: &str, value: f64, bounds: Bounds) -> Result<(), Refusal> {
    if value >= bounds.low && value <= bounds.high {
        return Ok(());
    }
    Err(Refusal::OutOfRange {
        field: field.to_owned(),
        value,
        low: bounds.low,
        high: bounds.high,
    })
}

/// U of one gate of a layer, H × H, in double precision.
pub fn recurrent<F: Real>(layer: &Layer<F>, gate: usize) -> DMatrix<f64> {
    let rows = layer.units();
    let block = layer.w_h.value.rows(gate * rows, rows);
    block.map(|weight| weight.to_f64())
}

/// The mean bias of a gate, layer by layer.
fn means<F: Real>(model: &Model<F>, gate: &str) -> Vec<f64> {
    let mean = |layer: &Layer<F>| {
        let rows = layer.gate_rows(gate)?;
        let count = rows.len() as f64;
        let bias = &layer.b.value.as_slice()[rows];
        Some(bias.iter().map(|b| b.to_f64()).sum::<f64>() / count)
    };
    model.recurrent().filter_map(mean).collect()
}

/// Shifts a gate's bias from its `means` to `value`.
fn shift<F: Real>(model: &mut Model<F>, gate: &str, value: f64, means: &[f64]) {
    for (layer, mean) in model.recurrent_mut().zip(means) {
        if let Some(rows) = layer.gate_rows(gate) {
            for bias in &mut layer.b.value.as_mut_slice()[rows] {
                *bias = F::of(bias.to_f64() + (value - mean));
            }
        }
    }
}
