//! Operations on a running network do what they say, by independent measurements, and the run stays reproducible.

use nalgebra::DMatrix;
use unrolled::checkpoint;
use unrolled::hash::weights_hash;
use unrolled::operation::{Measure, Operated, Operation, Reading};
use unrolled::refusal::Refusal;
use unrolled::settings::{Activation, CellKind, Config, RecurrentInit};
use unrolled::text::Text;
use unrolled::train::Trainer;
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::{cases, numbers, rows};
use super::support::story;

fn config(cell: CellKind) -> Config {
    Config {
        cell,
        hidden: 12,
        layers: 2,
        window: 16,
        batch: 3,
        ..Config::default()
    }
}

fn trained(config: &Config, updates: u32) -> Trainer<f32> {
    let text = Text::new(&story(900, 4), config.vocabulary).expect("a text");
    let mut trainer = Trainer::new(config.clone(), text).expect("a network");
    go(&mut trainer, updates);
    trainer
}

fn go(trainer: &mut Trainer<f32>, until: u32) {
    while trainer.updates() < until {
        trainer.update().expect("finite");
    }
}

fn operate(trainer: &mut Trainer<f32>, operation: Operation) -> Operated {
    trainer.operate(operation).expect("can be done")
}

fn refused(trainer: &mut Trainer<f32>, operation: Operation) -> String {
    let before = weights_hash(&trainer.model);
    let refusal = trainer.operate(operation).expect_err("cannot be done");
    assert_eq!(weights_hash(&trainer.model), before);
    refusal.to_string()
}

fn values(reading: &Reading) -> &[f64] {
    match reading {
        Reading::Numbers(values) => values,
        Reading::Activation(_) => &[],
    }
}

/// Every gate block of U in double precision, layer by layer.
fn blocks(trainer: &Trainer<f32>) -> Vec<DMatrix<f64>> {
    let all = |u: &DMatrix<f32>| {
        let rows = u.ncols();
        (0..u.nrows() / rows)
            .map(|gate| u.rows(gate * rows, rows).map(f64::from))
            .collect::<Vec<_>>()
    };
    let layers = trainer.model.layers.iter();
    layers.flat_map(|layer| all(&layer.w_h.value)).collect()
}

/// nalgebra's own decompositions; the engine that trains has none for singular values.
fn by_decomposition(measure: Measure, matrix: &DMatrix<f64>) -> f64 {
    match measure {
        Measure::Norm => matrix.singular_values().max(),
        Measure::Radius => {
            let moduli = matrix.complex_eigenvalues().map(|e| e.re.hypot(e.im));
            moduli.max()
        }
    }
}

const MEASURES: [Measure; 2] = [Measure::Radius, Measure::Norm];

#[wasm_bindgen_test(unsupported = test)]
fn the_largest_singular_value_is_the_references() {
    for case in cases(include_str!("../fixtures/spectral.json")) {
        let name = case["name"].as_str().unwrap_or_default();
        if !name.starts_with("matrix_") {
            continue;
        }
        let matrix = rows::<f64>(&case["W"]);
        let (ours, theirs) = (Measure::Norm.of(&matrix), numbers(&case["norm2"])[0]);
        // The fixture is printed to ten decimals.
        assert!(
            (ours - theirs).abs() < 1e-9,
            "{name}: {ours} is not {theirs}"
        );
        let decomposed = by_decomposition(Measure::Norm, &matrix);
        assert!(
            (ours - decomposed).abs() <= 1e-14 * decomposed,
            "{name}: {ours} is not {decomposed}"
        );
    }
}

/// Where all eigenvalues have the same absolute value, the QR algorithm does not converge.
#[wasm_bindgen_test(unsupported = test)]
fn permutations_and_multiples_of_the_identity_are_measured_too() {
    for n in [2, 3, 31, 32] {
        let cycle = DMatrix::from_fn(n, n, |i, j| if (i + 1) % n == j { 1.3 } else { 0.0 });
        let identity = DMatrix::identity(n, n) * 1.3;
        for (name, matrix) in [("cycle", cycle), ("identity", identity)] {
            for measure in MEASURES {
                let measured = measure.of(&matrix);
                let error = (measured / 1.3 - 1.0).abs();
                assert!(error < 1e-11, "{name} of {n}: {measure:?} is {measured}");
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn rescaling_gives_every_gate_block_of_every_layer_the_measure_asked_for() {
    for cell in [CellKind::Rnn, CellKind::Lstm, CellKind::Gru] {
        for measure in MEASURES {
            let mut trainer = trained(&config(cell), 20);
            let before = blocks(&trainer);
            let others: Vec<_> = trainer.model.params().map(|p| p.value.clone()).collect();
            let operated = operate(
                &mut trainer,
                Operation::Rescale {
                    measure,
                    target: 1.7,
                },
            );
            assert_eq!(operated.update, 20);
            let after = blocks(&trainer);
            for (block, (measured, told)) in after
                .iter()
                .map(|block| by_decomposition(measure, block))
                .zip(values(&operated.after))
                .enumerate()
            {
                // Weights are rounded to 24 bits.
                assert!(
                    (measured - 1.7).abs() < 1e-5,
                    "{cell:?} {measure:?}, block {block}: {measured}"
                );
                assert!((measured - told).abs() < 1e-12, "{measured} is not {told}");
            }
            for ((old, new), told) in before.iter().zip(&after).zip(values(&operated.before)) {
                let measured = by_decomposition(measure, old);
                assert!((measured - told).abs() < 1e-12, "{measured} is not {told}");
                let strays = (old * (1.7 / measured) - new).amax();
                assert!(strays < 1e-6, "the shape changed by {strays}");
            }
            for (param, old) in trainer.model.params().zip(&others) {
                let kept = param.value == *old;
                assert_eq!(kept, !param.name.starts_with("w_h"), "{}", param.name);
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_gate_bias_is_shifted_so_that_its_mean_is_what_was_asked_for() {
    for (cell, operation, gate) in [
        (CellKind::Lstm, Operation::ForgetBias { value: 3.0 }, 1),
        (CellKind::Gru, Operation::UpdateBias { value: 3.0 }, 1),
    ] {
        let mut trainer = trained(&config(cell), 20);
        let old: Vec<_> = trainer
            .model
            .layers
            .iter()
            .map(|l| l.b.value.clone())
            .collect();
        let operated = operate(&mut trainer, operation);
        for (l, layer) in trainer.model.layers.iter().enumerate() {
            let moved = &layer.b.value - &old[l];
            let shift = 3.0 - values(&operated.before)[l];
            assert!((values(&operated.after)[l] - 3.0).abs() < 1e-6);
            for (row, by) in moved.iter().enumerate() {
                let expected = if row / 12 == gate { shift } else { 0.0 };
                assert!(
                    (f64::from(*by) - expected).abs() < 1e-6,
                    "{cell:?} layer {l} row {row} moved by {by}, expected {expected}"
                );
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_changed_activation_computes_like_a_network_created_with_it() {
    let mut trainer = trained(&config(CellKind::Rnn), 0);
    let relu = Activation::Relu;
    let operated = operate(&mut trainer, Operation::Activation { activation: relu });
    assert_eq!(operated.before, Reading::Activation(Activation::Tanh));
    assert_eq!(operated.after, Reading::Activation(relu));
    assert_eq!(trainer.config().activation, relu);
    go(&mut trainer, 30);
    let made_with_it = Config {
        activation: relu,
        ..config(CellKind::Rnn)
    };
    let undisturbed = trained(&made_with_it, 30);
    assert_eq!(
        weights_hash(&trainer.model),
        weights_hash(&undisturbed.model)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_done_is_refused_in_a_sentence_and_changes_nothing() {
    let radius = |target| Operation::Rescale {
        measure: Measure::Radius,
        target,
    };
    let mut simple = trained(&config(CellKind::Rnn), 3);
    assert_eq!(
        refused(&mut simple, radius(0.0)),
        "radius is 0, but must lie between 0.01 and 10; choose a value in that range"
    );
    assert_eq!(
        refused(&mut simple, radius(f64::NAN)),
        "radius is not a number, but must lie between 0.01 and 10; choose a value in that range"
    );
    assert_eq!(
        refused(&mut simple, Operation::ForgetBias { value: 1.0 }),
        "the simple cell has no forget gate; start a new network with a cell that has one"
    );
    assert_eq!(
        refused(&mut simple, Operation::UpdateBias { value: 1.0 }),
        "the simple cell has no update gate; start a new network with a cell that has one"
    );
    let mut gated = trained(&config(CellKind::Lstm), 3);
    let activation = Activation::Relu;
    assert_eq!(
        refused(&mut gated, Operation::Activation { activation }),
        "the LSTM cell has no activation to choose; start a new network with a cell that has one"
    );
    assert_eq!(
        refused(&mut gated, Operation::ForgetBias { value: 11.0 }),
        "forgetBias is 11, but must lie between -10 and 10; choose a value in that range"
    );
    assert_eq!(
        Operation::named("transplant", "", 1.0),
        Err(Refusal::UnreadableConfig {
            detail: "there is no operation transplant ".to_owned()
        })
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_matrix_of_zeros_or_a_nilpotent_one_has_no_radius_to_scale() {
    let zeros = Config {
        gain: 0.0,
        layers: 1,
        ..config(CellKind::Rnn)
    };
    let mut trainer = trained(&zeros, 0);
    for (measure, name) in [(Measure::Radius, "radius"), (Measure::Norm, "norm")] {
        let sentence = refused(
            &mut trainer,
            Operation::Rescale {
                measure,
                target: 1.0,
            },
        );
        assert_eq!(
            sentence,
            format!(
                "the spectral {name} of w_h is 0, and no factor brings it to 1; start a new network with another U"
            )
        );
    }
    // Each unit passes its value to the next one: after 12 steps nothing is left.
    trainer.model.layers[0].w_h.value =
        DMatrix::from_fn(12, 12, |i, j| if i == j + 1 { 1.0 } else { 0.0 });
    let rescale = |measure| Operation::Rescale {
        measure,
        target: 2.0,
    };
    refused(&mut trainer, rescale(Measure::Radius));
    let operated = operate(&mut trainer, rescale(Measure::Norm));
    assert!((values(&operated.before)[0] - 1.0).abs() < 1e-14);
    assert!((values(&operated.after)[0] - 2.0).abs() < 1e-6);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_checkpoint_holds_the_operation_and_goes_on_bit_for_bit() {
    for (cell, operations) in every_operation() {
        let mut trainer = trained(&config(cell), 33);
        for operation in operations {
            operate(&mut trainer, operation);
        }
        let bytes = checkpoint::save(&trainer).expect("a checkpoint");
        let mut again: Trainer<f32> = checkpoint::load(&bytes, &story(900, 4)).expect("readable");
        assert_eq!(again.config(), trainer.config());
        go(&mut trainer, 90);
        go(&mut again, 90);
        assert_eq!(weights_hash(&again.model), weights_hash(&trainer.model));
    }
}

fn every_operation() -> [(CellKind, Vec<Operation>); 3] {
    let rescale = MEASURES.map(|measure| Operation::Rescale {
        measure,
        target: 0.8,
    });
    let with = |operation| [rescale.as_slice(), &[operation]].concat();
    let activation = Activation::Sigmoid;
    [
        (CellKind::Rnn, with(Operation::Activation { activation })),
        (CellKind::Lstm, with(Operation::ForgetBias { value: 2.0 })),
        (CellKind::Gru, with(Operation::UpdateBias { value: 2.0 })),
    ]
}

/// A weight that breaks after an operation is traced by a replay that starts after the operation.
#[wasm_bindgen_test(unsupported = test)]
fn a_replay_starts_after_the_operation() {
    for (cell, operations) in every_operation() {
        let run = |breaks: bool| {
            let mut trainer = trained(&config(cell), 33);
            for operation in &operations {
                operate(&mut trainer, *operation);
            }
            go(&mut trainer, 44);
            if breaks {
                trainer.model.layers[0].w_h.value[3] = f32::INFINITY;
                let explosion = trainer.update().expect_err("a broken weight");
                assert_eq!(explosion.update, 44);
            }
            go(&mut trainer, 80);
            weights_hash(&trainer.model)
        };
        assert_eq!(run(true), run(false), "{cell:?}");
    }
}

/// A restored run can be traced back even before its next snapshot.
#[wasm_bindgen_test(unsupported = test)]
fn a_weight_that_breaks_soon_after_a_checkpoint_is_restored_is_undone() {
    let bytes = checkpoint::save(&trained(&config(CellKind::Rnn), 33)).expect("a checkpoint");
    let mut again: Trainer<f32> = checkpoint::load(&bytes, &story(900, 4)).expect("readable");
    go(&mut again, 40);
    again.model.layers[0].w_h.value[3] = f32::INFINITY;
    again.update().expect_err("a broken weight");
    assert_eq!(again.updates(), 39);
    go(&mut again, 60);
    let undisturbed = trained(&config(CellKind::Rnn), 60);
    assert_eq!(weights_hash(&again.model), weights_hash(&undisturbed.model));
}

#[wasm_bindgen_test(unsupported = test)]
fn going_back_undoes_an_operation_that_came_later() {
    let mut trainer = trained(&config(CellKind::Rnn), 60);
    let activation = Activation::Identity;
    operate(&mut trainer, Operation::Activation { activation });
    go(&mut trainer, 70);
    trainer.rewind();
    assert_eq!(trainer.updates(), 25);
    assert_eq!(trainer.config().activation, Activation::Tanh);
    go(&mut trainer, 80);
    let undisturbed = trained(&config(CellKind::Rnn), 80);
    assert_eq!(
        weights_hash(&trainer.model),
        weights_hash(&undisturbed.model)
    );
}

/// The same network with a larger radius has gradients that reach further back.
#[wasm_bindgen_test(unsupported = test)]
fn a_larger_radius_carries_the_gradient_further() {
    use unrolled::session::Session;
    let config = Config {
        recurrent_init: RecurrentInit::Spectral,
        gain: 0.5,
        hidden: 24,
        ..Config::default()
    };
    let text = Text::new(&story(3_000, 4), config.vocabulary).expect("a text");
    let mut session = Session::new(config, text).expect("a session");
    let mut tails = Vec::new();
    for target in [0.5, 0.9, 1.3] {
        let measure = Measure::Radius;
        session
            .operate(Operation::Rescale { measure, target })
            .expect("can be done");
        let curve = session.lags(0).h;
        tails.push(curve[30].norm / curve[0].norm);
    }
    assert!(tails.is_sorted_by(|a, b| 20.0 * a < *b), "{tails:?}");
}
