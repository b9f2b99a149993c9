//! The shapes of the data that the engine and the page exchange, written once, here.
//!
//! Small structured data travels as JSON and is declared below, in the modules of this one, or in [`crate::settings`]
//! and [`crate::refusal`]; long rows of numbers travel as typed arrays, whose field order is declared below too.
//! `www/src/wire.ts` is generated from this file: the test at its end fails where the two differ, and rewrites the
//! page's file on request.

mod explosion;
#[cfg(test)]
mod settings;
pub mod task;

pub use explosion::{Beyond, Cause, Explosion, Norm, Quantity, Remedy, Stack};

use serde::Serialize;

#[cfg(feature = "tasks")]
use crate::refusal::DataError;
use crate::settings::{CellKind, Config};
use crate::vocab::TextStatistics;
use crate::wire::task::TaskInfo;

/// The numbers that every update reports, in this order, as a row of an array. `cosine` is between the gradient before
/// and after clipping; `omega` is NaN where Ω is not part of the loss.
pub const UPDATE_FIELDS: [&str; 7] = [
    "update",
    "loss",
    "normBefore",
    "normAfter",
    "clipped",
    "cosine",
    "omega",
];

/// The numbers that a lag curve reports for every lag, in this order: the Frobenius norm over batch and units, then
/// quantiles over the batch of the norm over units (each sequence's own loss, not divided by the batch size).
pub const LAG_FIELDS: [&str; 4] = ["norm", "low", "median", "high"];

/// The numbers of a point that gradient descent visits in the plane of w and b, in this order.
pub const PLACE_FIELDS: [&str; 4] = ["w", "b", "error", "slope"];

/// The numbers of a spectrum's rows: an eigenvalue's real and imaginary part and a singular value, each sorted by size.
pub const SPECTRUM_FIELDS: [&str; 3] = ["real", "imaginary", "singular"];

/// The numbers of a product of Jacobians, in this order: the number of steps; then, as decimal logarithms, the largest,
/// median and smallest singular value, and the factor for the gradient of one character's loss.
pub const PRODUCT_FIELDS: [&str; 5] = ["lag", "largest", "median", "smallest", "kept"];

/// The numbers of a gate's block of U, in this order: its spectral radius ρ and its spectral norm s₁.
pub const RADII_FIELDS: [&str; 2] = ["radius", "norm"];

/// The numbers of a checked block, in this order: the largest |ours − nudged| over the block, divided by the largest
/// |gradient| of the block; the error that rounding alone explains; then, at the weight with the largest error, the
/// gradient by backpropagation and by nudging.
pub const CHECK_FIELDS: [&str; 4] = ["worst", "rounding", "ours", "nudgedSays"];

/// The largest Jacobian, in rows, whose products are computed.
pub const LARGEST_PRODUCT: usize = 128;

/// The largest block of U, in rows, whose ρ and s₁ are measured during training.
pub const LARGEST_FOLLOWED: usize = 256;

/// The largest matrix, in rows, whose spectrum is computed: a larger one would take a minute.
pub const LARGEST_SPECTRUM: usize = 512;

/// The numbers of an activation function's curve, in this order: z, φ(z), φ′(z).
pub const SLOPE_FIELDS: [&str; 3] = ["z", "value", "slope"];

/// How an activation function saturates, in this order: the number of pre-activations, the share whose φ′ is below 0.1,
/// mean φ′, the s₁ that would balance it, and the numbers below and above the histogram.
pub const SATURATION_FIELDS: [&str; 6] = [
    "values",
    "saturated",
    "meanSlope",
    "breakEven",
    "below",
    "above",
];

/// The histogram of pre-activations and the curve of φ go from minus this to plus this.
pub const SATURATION_RANGE: f64 = 6.0;

/// How open a unit's gate is, in this order: the share of characters at which it is below 0.1, the share above 0.9, its
/// mean, and the half-life of the unit's content, in characters (where the gate multiplies the state).
pub const GATE_FIELDS: [&str; 4] = ["shut", "open", "mean", "halfLife"];

/// A text in a session.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TextInfo {
    /// Its statistics.
    pub statistics: TextStatistics,
    /// Characters trained on.
    pub training_characters: usize,
    /// Characters held out for validation: the last tenth.
    pub validation_characters: usize,
}

/// A parameter block of the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Block {
    /// Its name: `w_x.1` is W of the first layer, `w_h` is U, `b` the bias, `w_y` and `b_y` the output layer.
    pub name: String,
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
}

/// Something the user should know: the engine changed a setting, or left something out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(
    tag = "code",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Notice {
    /// The text holds more different characters than the vocabulary may; the rest share one symbol.
    RareCharacters {
        /// Different characters replaced.
        kinds: usize,
        /// Occurrences replaced.
        characters: usize,
        /// Their share of the text, 0 to 1.
        share: f64,
    },
    /// The text is shorter than the window asked for.
    WindowShortened {
        /// Steps in the settings.
        asked: usize,
        /// Steps used.
        used: usize,
    },
    /// The text has too few characters for as many streams as the batch size asks for.
    BatchReduced {
        /// Batch size in the settings.
        asked: usize,
        /// Batch size in use.
        used: usize,
    },
    /// Some lines of a task's data are left out.
    #[cfg(feature = "tasks")]
    Data {
        /// Lines left out.
        left_out: usize,
        /// Lines that are not empty.
        lines: usize,
        /// What is wrong with the first of them.
        #[serde(rename = "flaw")]
        error: DataError,
    },
    /// Ω has a weight, but the cell is gated.
    OmegaWithoutEffect {
        /// The cell.
        cell: CellKind,
    },
    /// The text is too short for a held-out part; there is no validation.
    NoValidation {
        /// Characters in the text.
        characters: usize,
    },
}

/// A session when it opens.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Info {
    /// The settings of the run.
    pub config: Config,
    /// The text, if the task is text.
    pub text: Option<TextInfo>,
    /// The task, if it is another.
    pub task: Option<TaskInfo>,
    /// Window in use, T: the one in the settings, or less where the text is short; the longest sequence of a task.
    pub window: usize,
    /// Batch size in use, B.
    pub batch: usize,
    /// The network's parameter blocks; a block's number is its position here.
    pub blocks: Vec<Block>,
    /// Learned numbers in all blocks.
    pub parameters: usize,
    /// Bytes for weights, gradients, optimiser state and one window's activations.
    pub bytes: usize,
    /// The channels that can be shown of a layer: `h`, then `c` and the gates where the cell has them.
    pub channels: Vec<String>,
    /// The inputs of the probe, step by step, as shown on the axis of the hidden-state picture.
    pub probe: Vec<String>,
    /// The places of the probe that have a target: numbers of steps.
    pub asked: Vec<usize>,
    /// What the engine changed or could not do.
    pub notices: Vec<Notice>,
}

/// How new text is generated.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sampling {
    /// Divides the logits; below 1 is more cautious, above 1 more random, 0 always takes the most probable.
    pub temperature: f64,
    /// Choose among the k most probable; 0 is all.
    pub top_k: usize,
    /// The text that the network reads before it writes.
    pub prime: String,
    /// Seeds the choices.
    pub seed: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Sample;
    use crate::operation::Operated;
    use crate::question::{Heads, Question};
    use crate::refusal::Refusal;
    use crate::settings::{LIMITS, Limits, Live};
    use std::collections::BTreeMap;
    use ts_rs::{TS, TypeVisitor};

    /// Declarations by name, so that their order never changes.
    #[derive(Default)]
    struct Declared(BTreeMap<String, String>);

    impl TypeVisitor for Declared {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            let cfg = ts_rs::Config::default();
            // A type without a file of its own is a built-in type of TypeScript.
            if T::output_path().is_none() || self.0.contains_key(&T::ident(&cfg)) {
                return;
            }
            self.0.insert(T::ident(&cfg), T::decl(&cfg));
            T::visit_dependencies(self);
        }
    }

    fn declarations() -> String {
        let mut declared = Declared::default();
        declared.visit::<Config>();
        declared.visit::<Sample>();
        declared.visit::<Limits>();
        declared.visit::<Live>();
        declared.visit::<Refusal>();
        declared.visit::<Info>();
        declared.visit::<Question>();
        declared.visit::<Heads>();
        declared.visit::<Sampling>();
        declared.visit::<Explosion>();
        declared.visit::<Operated>();
        let values = [
            (
                "UPDATE_FIELDS",
                "readonly string[]",
                serde_json::to_string(&UPDATE_FIELDS),
            ),
            (
                "LAG_FIELDS",
                "readonly string[]",
                serde_json::to_string(&LAG_FIELDS),
            ),
            (
                "PLACE_FIELDS",
                "readonly string[]",
                serde_json::to_string(&PLACE_FIELDS),
            ),
            (
                "SPECTRUM_FIELDS",
                "readonly string[]",
                serde_json::to_string(&SPECTRUM_FIELDS),
            ),
            (
                "PRODUCT_FIELDS",
                "readonly string[]",
                serde_json::to_string(&PRODUCT_FIELDS),
            ),
            (
                "LARGEST_PRODUCT",
                "number",
                serde_json::to_string(&LARGEST_PRODUCT),
            ),
            (
                "LARGEST_FOLLOWED",
                "number",
                serde_json::to_string(&LARGEST_FOLLOWED),
            ),
            (
                "SLOPE_FIELDS",
                "readonly string[]",
                serde_json::to_string(&SLOPE_FIELDS),
            ),
            (
                "SATURATION_FIELDS",
                "readonly string[]",
                serde_json::to_string(&SATURATION_FIELDS),
            ),
            (
                "GATE_FIELDS",
                "readonly string[]",
                serde_json::to_string(&GATE_FIELDS),
            ),
            (
                "LARGEST_SPECTRUM",
                "number",
                serde_json::to_string(&LARGEST_SPECTRUM),
            ),
            (
                "RADII_FIELDS",
                "readonly string[]",
                serde_json::to_string(&RADII_FIELDS),
            ),
            (
                "CHECK_FIELDS",
                "readonly string[]",
                serde_json::to_string(&CHECK_FIELDS),
            ),
            (
                "SATURATION_RANGE",
                "number",
                serde_json::to_string(&SATURATION_RANGE),
            ),
            (
                "LIMITS",
                "Readonly<Limits>",
                serde_json::to_string_pretty(&LIMITS),
            ),
        ];
        let mut out = String::from(
            "// Generated from the Rust sources by `cargo xtask types`; a test fails when it is out of date.\n\n",
        );
        for declaration in declared.0.values() {
            out += &format!("export {declaration}\n\n");
        }
        for (name, kind, value) in values {
            let value = value.expect("plain data serialises");
            // The arrays of field names keep their literal types, so that a field can be looked up by name.
            out += &if kind == "readonly string[]" {
                format!("export const {name} = {value} as const;\n\n")
            } else {
                format!("export const {name}: {kind} = {value};\n\n")
            };
        }
        out + &settings::settings() + "\n" + &settings::cells()
    }

    #[test]
    fn the_pages_types_are_the_engines() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/src/wire.ts");
        let ours = declarations();
        if std::env::var_os("UPDATE_TYPES").is_some() {
            std::fs::write(path, &ours).expect("www/src is writable");
        }
        let theirs = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            ours == theirs,
            "www/src/wire.ts is out of date; run `cargo xtask types` and read what changed"
        );
    }
}
