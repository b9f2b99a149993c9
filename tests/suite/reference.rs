//! Reference values: how a fixture becomes the engine's shapes, and how close the engine must be to it.

use std::collections::BTreeMap;

use nalgebra::DMatrix;
use serde_json::Value;
use unrolled::kernel::Real;
use unrolled::layer::{Layer, State};
use unrolled::model::Model;
use unrolled::param::Param;
use unrolled::settings::{Activation, CellKind, Config, GruReset};

use super::support::say;

/// The kinds of compared numbers; each has its own measure of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// States, gates and outputs: |ours − reference| over the largest |reference| of the array.
    Activation,
    /// Losses: |ours − reference| over max(1, |reference|).
    Loss,
    /// Gradients of weights, states and inputs: as activations.
    Gradient,
    /// Gradient norms by lag: |ours − reference| over |reference|, entry by entry.
    Curve,
}

/// A number type of the engine, and how close to the reference it must be.
pub trait Precision: Real {
    /// Its name.
    const NAME: &'static str;
    /// The error allowed.
    fn tolerance(kind: Kind) -> f64;
}

impl Precision for f32 {
    const NAME: &'static str = "f32";
    fn tolerance(kind: Kind) -> f64 {
        match kind {
            Kind::Activation | Kind::Loss | Kind::Gradient => 1e-5,
            // After 20 steps back a norm has lost digits to cancellation.
            Kind::Curve => 2e-4,
        }
    }
}

/// The references hold ten digits.
impl Precision for f64 {
    const NAME: &'static str = "f64";
    fn tolerance(_: Kind) -> f64 {
        1e-8
    }
}

/// The largest errors found, by kind, and where.
#[derive(Default)]
pub struct Worst(BTreeMap<Kind, (f64, String)>);

impl Worst {
    /// Compares an array with a reference's, and asserts that every entry is close enough.
    pub fn compare<F: Precision>(&mut self, kind: Kind, what: &str, ours: &[f64], theirs: &[f64]) {
        assert_eq!(ours.len(), theirs.len(), "{what}: how many numbers");
        let largest = theirs.iter().fold(0.0_f64, |top, x| top.max(x.abs()));
        for (i, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
            let scale = match kind {
                Kind::Activation | Kind::Gradient => largest,
                Kind::Loss => theirs.abs().max(1.0),
                Kind::Curve => theirs.abs(),
            };
            let error = (ours - theirs).abs();
            assert!(
                error <= F::tolerance(kind) * scale,
                "{what}[{i}] is {ours} in {}, the reference says {theirs} (largest entry {largest})",
                F::NAME
            );
            let share = if error > 0.0 { error / scale } else { 0.0 };
            let worst = self.0.entry(kind).or_default();
            if share > worst.0 {
                *worst = (share, format!("{what}[{i}]"));
            }
        }
    }

    /// Prints them.
    pub fn report<F: Precision>(&self) {
        for (kind, (error, place)) in &self.0 {
            say(&format!(
                "{} {kind:?}: worst error {error:.1e} at {place}",
                F::NAME
            ));
        }
    }
}

/// The cases of a fixture.
pub fn cases(fixture: &str) -> Vec<Value> {
    let mut file: Value = serde_json::from_str(fixture).expect("a fixture is JSON");
    match file["cases"].take() {
        Value::Array(cases) => cases,
        _ => panic!("a fixture has cases"),
    }
}

/// The case of a fixture that has this name.
pub fn case(fixture: &str, name: &str) -> Value {
    cases(fixture)
        .into_iter()
        .find(|case| case["name"] == name)
        .unwrap_or_else(|| panic!("there is no case {name}"))
}

/// All numbers in nested lists, in order.
pub fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(list) => list.iter().flat_map(numbers).collect(),
        number => vec![
            number
                .as_f64()
                .unwrap_or_else(|| panic!("{number} is no number")),
        ],
    }
}

/// A count.
pub fn count(value: &Value) -> usize {
    value
        .as_u64()
        .unwrap_or_else(|| panic!("{value} is no count")) as usize
}

/// A list of ids.
pub fn ids(value: &Value) -> Vec<u32> {
    numbers(value).into_iter().map(|x| x as u32).collect()
}

/// Nested lists whose innermost ones have `rows` entries: one column each.
pub fn columns<F: Real>(value: &Value, rows: usize) -> DMatrix<F> {
    let x: Vec<F> = numbers(value).into_iter().map(F::of).collect();
    DMatrix::from_vec(rows, x.len() / rows, x)
}

/// A list of rows, or of single numbers, as a matrix.
pub fn rows<F: Real>(value: &Value) -> DMatrix<F> {
    let x: Vec<F> = numbers(value).into_iter().map(F::of).collect();
    let rows = value.as_array().map_or(1, Vec::len);
    DMatrix::from_row_slice(rows, x.len() / rows, &x)
}

/// Numbers in double precision.
pub fn to_f64<F: Real>(x: &[F]) -> Vec<f64> {
    x.iter().map(|x| x.to_f64()).collect()
}

/// A matrix, row by row, in double precision.
pub fn by_rows<F: Real>(matrix: &DMatrix<F>) -> Vec<f64> {
    to_f64(matrix.transpose().as_slice())
}

/// The settings for a reference's name of a cell.
pub fn settings(cell: &str) -> Config {
    let (kind, activation, gru_reset) = match cell {
        "rnn_tanh" => (CellKind::Rnn, Activation::Tanh, GruReset::After),
        "rnn_relu" => (CellKind::Rnn, Activation::Relu, GruReset::After),
        "rnn_sigmoid" => (CellKind::Rnn, Activation::Sigmoid, GruReset::After),
        "lstm" => (CellKind::Lstm, Activation::Tanh, GruReset::After),
        "gru_reset_after" => (CellKind::Gru, Activation::Tanh, GruReset::After),
        "gru_reset_before" => (CellKind::Gru, Activation::Tanh, GruReset::Before),
        other => panic!("no cell is called {other}"),
    };
    Config {
        cell: kind,
        activation,
        gru_reset,
        ..Config::default()
    }
}

/// A layer with a reference's weights. Its two biases are added, except those of the GRU's candidate.
pub fn layer<F: Real>(config: &Config, weights: &Value) -> Layer<F> {
    let cell = config.build_cell::<F>();
    let w_h = rows::<F>(&weights["W_hh"]);
    let units = w_h.ncols();
    let (b, b_h) = match weights.get("b") {
        Some(b) => (numbers(b), None),
        None => {
            let (mut b, second) = (numbers(&weights["b_ih"]), numbers(&weights["b_hh"]));
            let shared = second.len() - if cell.has_recurrent_bias() { units } else { 0 };
            for (b, second) in b.iter_mut().zip(&second[..shared]) {
                *b += second;
            }
            (
                b,
                cell.has_recurrent_bias().then(|| second[shared..].to_vec()),
            )
        }
    };
    let column = |name, b: Vec<f64>| {
        let b = b.into_iter().map(F::of).collect::<Vec<F>>();
        Param::new(name, DMatrix::from_column_slice(b.len(), 1, &b))
    };
    Layer::new(
        cell,
        Param::new("w_x", rows::<F>(&weights["W_ih"])),
        Param::new("w_h", w_h),
        column("b", b),
        b_h.map(|b_h| column("b_h", b_h)),
    )
}

/// A network with a reference's weights.
pub fn model<F: Real>(config: &Config, layers: &Value, output: &Value) -> Model<F> {
    let layers = layers.as_array().expect("layers are a list");
    Model {
        encoder: Vec::new(),
        attention: None,
        layers: layers
            .iter()
            .map(|weights| layer(config, weights))
            .collect(),
        w_y: Param::new("w_y", rows::<F>(&output["W_out"])),
        b_y: Param::new("b_y", rows::<F>(&output["b_out"])),
    }
}

/// A state per layer from a reference's [L][B][H], zeros where it has none.
pub fn states<F: Real>(model: &Model<F>, batch_size: usize, h: &Value, c: &Value) -> Vec<State<F>> {
    let mut states = model.zero_states(batch_size);
    for (l, state) in states.iter_mut().enumerate() {
        let units = state.h.nrows();
        if !h.is_null() {
            state.h = columns(&h[l], units);
        }
        if !c.is_null() {
            state.c = columns(&c[l], units);
        }
    }
    states
}

/// Compares the gradients of a layer with a reference's.
pub fn compare_layer<F: Precision>(worst: &mut Worst, what: &str, layer: &Layer<F>, grads: &Value) {
    let mut compare = |name: &str, ours: &DMatrix<F>, theirs: &[f64]| {
        let what = format!("{what} ∂{name}");
        worst.compare::<F>(Kind::Gradient, &what, &by_rows(ours), theirs);
    };
    compare("W", &layer.w_x.grad, &numbers(&grads["W_ih"]));
    compare("U", &layer.w_h.grad, &numbers(&grads["W_hh"]));
    let b = grads.get("b").unwrap_or(&grads["b_ih"]);
    compare("b", &layer.b.grad, &numbers(b));
    if let Some(b_h) = &layer.b_h {
        let theirs = numbers(&grads["b_hh"]);
        compare("b_h", &b_h.grad, &theirs[theirs.len() - layer.units()..]);
    }
}

/// Compares the gradients of the output with a reference's.
pub fn compare_output<F: Precision>(
    worst: &mut Worst,
    what: &str,
    model: &Model<F>,
    grads: &Value,
) {
    for (name, ours) in [("W_out", &model.w_y), ("b_out", &model.b_y)] {
        let (what, theirs) = (format!("{what} ∂{name}"), numbers(&grads[name]));
        worst.compare::<F>(Kind::Gradient, &what, &by_rows(&ours.grad), &theirs);
    }
}

/// Compares the gradients at the states of a layer, and at those before the window, with a reference's [T][B][H] and
/// [B][H].
pub fn compare_gradients<F: Precision>(
    worst: &mut Worst,
    what: &str,
    ours: &DMatrix<F>,
    batch_size: usize,
    at_steps: &Value,
    before: &Value,
) {
    let (first, rest) = ours.as_slice().split_at(ours.nrows() * batch_size);
    for (step, ours, theirs) in [("0", first, before), ("t", rest, at_steps)] {
        if !theirs.is_null() {
            let what = format!("{what}_{step}");
            worst.compare::<F>(Kind::Gradient, &what, &to_f64(ours), &numbers(theirs));
        }
    }
}
