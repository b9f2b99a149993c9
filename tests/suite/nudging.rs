//! Every gradient against nudging a weight: central differences in double precision, on networks of any shape.

use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::init;
use unrolled::instrument::gradient_check::check_gradients;
use unrolled::layer::State;
use unrolled::model::{Model, Run, Shape as Network};
use unrolled::rng::{Purpose, Rng};
use unrolled::settings::{Activation, CellKind, Config, GruReset};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{say, scatter};

/// The error allowed: the difference from nudging over the largest gradient of the block.
const TOLERANCE: f64 = 1e-6;
/// The absolute error allowed: what rounding a loss of one to its last place gives when divided by 2ε. Nudging cannot
/// be more precise about a block whose gradients are almost zero. For a larger loss it grows in proportion.
const ROUNDING: f64 = 1e-10;
/// ε. The third derivative adds an error of order ε², rounding one of order 10⁻¹⁶/ε: their sum is smallest near here.
const NUDGE: f64 = 1e-5;
/// Every pre-activation must be at least this far from zero where φ has a kink there.
const KINK: f64 = 1e-3;
/// Weights nudged in a block.
const MOST: usize = 24;

/// The shape of a network and its batch.
#[derive(Clone, Copy, Debug)]
struct Shape {
    hidden: usize,
    layers: usize,
    symbols: usize,
    steps: usize,
    batch_size: usize,
    /// Reads and predicts vectors instead of symbols.
    vectors: bool,
    /// Sequences begin at different steps.
    ragged: bool,
    /// There is an encoder.
    source: bool,
    /// And the output has attention over the encoder's states.
    attention: bool,
    seed: u32,
}

/// All cells, with every activation and both places of the reset gate.
const CELLS: [(CellKind, Activation, GruReset); 7] = [
    (CellKind::Rnn, Activation::Tanh, GruReset::After),
    (CellKind::Rnn, Activation::Sigmoid, GruReset::After),
    (CellKind::Rnn, Activation::Relu, GruReset::After),
    (CellKind::Rnn, Activation::Identity, GruReset::After),
    (CellKind::Lstm, Activation::Tanh, GruReset::After),
    (CellKind::Gru, Activation::Tanh, GruReset::After),
    (CellKind::Gru, Activation::Tanh, GruReset::Before),
];

fn random_window(shape: Shape, rng: &mut Rng) -> Batch<f64> {
    let columns = shape.steps * shape.batch_size;
    // About every third step has no target, but at least one has.
    let asked: Vec<bool> = (0..columns)
        .map(|j| j + 1 == columns || rng.uniform() < 0.7)
        .collect();
    let mut symbol = || rng.below(shape.symbols) as u32;
    let (inputs, targets): (Vec<u32>, Vec<u32>) =
        (0..columns).map(|_| (symbol(), symbol())).unzip();
    let mut vectors = || nalgebra::DMatrix::from_fn(shape.symbols, columns, |_, _| rng.normal());
    let (inputs, targets) = if shape.vectors {
        (
            Inputs::Vectors(vectors()),
            Targets::Vectors(vectors(), asked),
        )
    } else {
        let targets = targets
            .into_iter()
            .zip(asked)
            .map(|(id, asked)| asked.then_some(id));
        (Inputs::Symbols(inputs), Targets::Symbols(targets.collect()))
    };
    Batch::new(shape.batch_size, inputs, targets)
}

/// The first steps of the sequences: never after the last step; the first sequence begins with the window.
fn random_starts(shape: Shape, rng: &mut Rng) -> Vec<usize> {
    if !shape.ragged {
        return Vec::new();
    }
    let start = |b| if b == 0 { 0 } else { rng.below(shape.steps) };
    (0..shape.batch_size).map(start).collect()
}

fn random_batch(shape: Shape, rng: &mut Rng) -> Batch<f64> {
    let starts = random_starts(shape, rng);
    let batch = random_window(shape, rng).beginning_at(starts);
    if !shape.source {
        return batch;
    }
    let longer = Shape {
        steps: shape.steps + 2,
        ..shape
    };
    let starts = random_starts(longer, rng);
    batch.after(random_window(longer, rng).beginning_at(starts))
}

fn random_states(model: &Model<f64>, batch_size: usize, rng: &mut Rng) -> Vec<State<f64>> {
    let mut states = model.zero_states(batch_size);
    for x in states
        .iter_mut()
        .flat_map(|s| s.h.iter_mut().chain(s.c.iter_mut()))
    {
        *x = 0.5 * rng.normal();
    }
    states
}

/// Whether some pre-activation is so close to zero that a nudge could change its sign.
fn near_a_kink(model: &Model<f64>, batch: &Batch<f64>, first: &[State<f64>]) -> bool {
    let mut run = Run::default();
    model.forward(batch, first, &mut run);
    run.encoder
        .iter()
        .chain(&run.layers)
        .flat_map(|unrolled| unrolled.gates.iter())
        .any(|a| a.abs() < KINK)
}

/// The largest error over all blocks, or nothing where the shape's network is too close to a kink.
fn worst_error(
    (cell, activation, gru_reset): (CellKind, Activation, GruReset),
    shape: Shape,
) -> Option<f64> {
    let config = Config {
        cell,
        activation,
        gru_reset,
        hidden: shape.hidden,
        layers: shape.layers,
        ..Config::default()
    };
    let mut rng = Rng::new(shape.seed, Purpose::Weights);
    let network = Network {
        source: shape.source.then_some(shape.symbols),
        attention: shape.attention,
        inputs: shape.symbols,
        outputs: shape.symbols,
    };
    let mut model = init::network::<f64>(&config, &network);
    // With an unbounded φ, twelve steps of large weights explode.
    let scale = 0.8 / (shape.hidden as f64).sqrt();
    scatter(&mut model, scale, &mut rng);
    let batch = random_batch(shape, &mut rng);
    let first = random_states(&model, shape.batch_size, &mut rng);
    if activation == Activation::Relu && near_a_kink(&model, &batch, &first) {
        return None;
    }
    let mut run = Run::default();
    model.forward(&batch, &first, &mut run);
    let rounding = ROUNDING * run.loss.max(1.0);
    let mut worst = 0.0_f64;
    for block in check_gradients(&mut model, &batch, &first, NUDGE, MOST) {
        let error = (block.ours - block.nudged_says).abs();
        assert!(
            block.worst <= TOLERANCE || error <= rounding,
            "{cell:?} {activation:?} {gru_reset:?} {shape:?}: {}[{}] says {} but nudging says {} (loss {})",
            block.name,
            block.index,
            block.ours,
            block.nudged_says,
            run.loss
        );
        assert!(block.nudged > 0, "{} was not nudged", block.name);
        if error > rounding {
            worst = worst.max(block.worst);
        }
    }
    Some(worst)
}

#[wasm_bindgen_test(unsupported = test)]
fn nudging_agrees_for_every_cell_and_activation() {
    let mut worst = 0.0_f64;
    for cell in CELLS {
        let mut checked = 0;
        for (hidden, symbols, steps, batch_size) in
            [(1, 2, 1, 1), (4, 5, 3, 2), (5, 3, 12, 1), (9, 7, 6, 3)]
        {
            for (layers, vectors) in [(1, false), (2, false), (1, true), (2, true)] {
                // A few seeds, until one is far enough from the kinks.
                let error = (1..=8).find_map(|seed| {
                    let shape = Shape {
                        hidden,
                        layers,
                        symbols,
                        steps,
                        batch_size,
                        vectors,
                        ragged: false,
                        source: false,
                        attention: false,
                        seed,
                    };
                    worst_error(cell, shape)
                });
                checked += usize::from(error.is_some());
                worst = worst.max(error.unwrap_or_default());
            }
        }
        assert!(
            checked >= 12,
            "{cell:?}: only {checked} networks were clear of kinks"
        );
    }
    say(&format!("nudging: worst error {worst:.1e}"));
}

/// Sequences of unequal length, and an encoder of such sequences: the gradient ends where a sequence begins, and goes
/// from the decoder's initial states to the encoder's last states.
#[wasm_bindgen_test(unsupported = test)]
fn nudging_agrees_for_ragged_sequences_and_encoders() {
    for cell in CELLS {
        for (layers, source, attention) in [
            (1, false, false),
            (2, false, false),
            (2, true, false),
            (1, true, true),
            (2, true, true),
        ] {
            let error = (1..=8).find_map(|seed| {
                let shape = Shape {
                    hidden: 5,
                    layers,
                    symbols: 4,
                    steps: 5,
                    batch_size: 4,
                    vectors: seed % 2 == 0,
                    ragged: true,
                    source,
                    attention,
                    seed,
                };
                worst_error(cell, shape)
            });
            assert!(error.is_some(), "{cell:?}: no network was clear of kinks");
        }
    }
}

/// The check must be able to fail: with a gradient that is wrong in one place, it must report where.
#[wasm_bindgen_test(unsupported = test)]
fn nudging_detects_a_gradient_of_another_loss() {
    let shape = Shape {
        hidden: 3,
        layers: 1,
        symbols: 4,
        steps: 4,
        batch_size: 2,
        vectors: false,
        ragged: false,
        source: false,
        attention: false,
        seed: 5,
    };
    let mut rng = Rng::new(shape.seed, Purpose::Weights);
    let config = Config {
        hidden: 3,
        ..Config::default()
    };
    let mut model = init::model::<f64>(&config, 4, 4);
    let batch = random_batch(shape, &mut rng);
    let first = random_states(&model, shape.batch_size, &mut rng);
    // A nudge so large that the loss is not linear within it.
    let checks = check_gradients(&mut model, &batch, &first, 2.0, MOST);
    assert!(checks.iter().any(|block| block.worst > 0.01), "{checks:?}");
}

#[cfg(not(target_arch = "wasm32"))]
mod shapes {
    use super::super::support::properties;
    use super::{CELLS, Shape, worst_error};
    use proptest::prelude::*;

    fn shape() -> impl Strategy<Value = Shape> {
        let sizes = (1_usize..14, 1_usize..3, 2_usize..9, 1_usize..13, 1_usize..5);
        let kinds = (any::<bool>(), any::<bool>(), 0..3);
        (sizes, kinds, any::<u32>()).prop_map(|(sizes, kinds, seed)| {
            let (hidden, layers, symbols, steps, batch_size) = sizes;
            let (vectors, ragged, source) = kinds;
            Shape {
                hidden,
                layers,
                symbols,
                steps,
                batch_size,
                vectors,
                ragged,
                source: source > 0,
                attention: source > 1,
                seed,
            }
        })
    }

    proptest! {
        #![proptest_config(properties(500))]
        #[test]
        fn nudging_agrees_whatever_the_shape(cell in 0..CELLS.len(), shape in shape()) {
            worst_error(CELLS[cell], shape);
        }
    }
}
