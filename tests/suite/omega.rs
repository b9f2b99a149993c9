//! Ω and its gradient: by hand on one unit, by nudging U on networks of any shape, and its effect in training.

use unrolled::batch::{Batch, Targets};
use unrolled::hash::weights_hash;
use unrolled::init;
use unrolled::kernel::Real;
use unrolled::model::{Gradients, Model};
use unrolled::omega::Omega;
use unrolled::session::{Session, Stop};
use unrolled::settings::{Activation, CellKind, Config, OptimiserKind, RecurrentInit};
use unrolled::text::Text;
use unrolled::wire::{Notice, UPDATE_FIELDS};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{learn, say, story};

fn window() -> Batch<f64> {
    let ids: Vec<u16> = (0..60).map(|i| i * i % 7).collect();
    Batch::of_text(&ids, &[0, 9, 31], 8)
}

/// The gradients of a window that starts from zero states.
fn gradients<F: Real>(model: &mut Model<F>, batch: &Batch<F>) -> Gradients<F> {
    let first = model.zero_states(batch.batch_size);
    learn(model, batch, &first).1
}

/// ∂Ω/∂U of every layer, and Ω.
fn added<F: Real>(model: &mut Model<F>, grads: &Gradients<F>, weight: f64) -> (Vec<Vec<f64>>, f64) {
    for layer in &mut model.layers {
        layer.w_h.grad.fill(F::ZERO);
    }
    let omega = Omega::default().add(weight, model, grads);
    let layers = model.layers.iter();
    let gradient = layers.map(|layer| layer.w_h.grad.iter().map(|g| g.to_f64()).collect());
    (gradient.collect(), omega)
}

/// Ω of one layer by the paper's formula, for any U, with states and their gradients held constant.
fn by_definition(model: &Model<f64>, grads: &Gradients<f64>, layer: usize) -> f64 {
    let (u, grads) = (&model.layers[layer].w_h.value, &grads.layers[layer]);
    let columns = grads.d_gates.ncols();
    let before = grads.d_h.ncols() - columns;
    let terms = (0..columns).map(|j| {
        let passed = (u.transpose() * grads.d_gates.column(j)).norm();
        (passed / grads.d_h.column(before + j).norm() - 1.0).powi(2)
    });
    terms.sum::<f64>() / columns as f64
}

#[wasm_bindgen_test(unsupported = test)]
fn omegas_gradient_agrees_with_nudging_u() {
    for (activation, layers) in [
        (Activation::Tanh, 1),
        (Activation::Tanh, 2),
        (Activation::Sigmoid, 1),
        (Activation::Identity, 2),
    ] {
        let config = Config {
            activation,
            layers,
            hidden: 5,
            gain: 0.8,
            recurrent_init: RecurrentInit::Normal,
            ..Config::default()
        };
        let mut model = init::model::<f64>(&config, 7, 7);
        let batch = window();
        let grads = gradients(&mut model, &batch);
        let (gradient, omega) = added(&mut model, &grads, 3.0);
        let expected: f64 = (0..layers).map(|l| by_definition(&model, &grads, l)).sum();
        assert!(
            (omega - expected).abs() < 1e-12,
            "{omega} is not {expected}"
        );
        for (l, gradient) in gradient.iter().enumerate() {
            let largest = gradient.iter().fold(0.0, |m: f64, g| m.max(g.abs()));
            for (i, ours) in gradient.iter().enumerate() {
                let old = model.layers[l].w_h.value[i];
                let mut nudged = |by: f64| {
                    model.layers[l].w_h.value[i] = old + by;
                    by_definition(&model, &grads, l)
                };
                let slope = 3.0 * (nudged(1e-6) - nudged(-1e-6)) / 2e-6;
                model.layers[l].w_h.value[i] = old;
                assert!(
                    (ours - slope).abs() < 1e-7 * largest,
                    "{activation:?}, layer {l}, U[{i}]: {ours}, nudging says {slope}"
                );
            }
        }
    }
}

/// One linear unit: a step back multiplies by u, so Ω = (|u| − 1)² and its derivative is 2·(|u| − 1)·sign u.
#[wasm_bindgen_test(unsupported = test)]
fn omega_of_one_linear_unit_is_the_square_of_u_minus_one() {
    for u in [0.5, -0.7, 1.3, 1.0] {
        let config = Config {
            activation: Activation::Identity,
            hidden: 1,
            ..Config::default()
        };
        let mut model = init::model::<f64>(&config, 7, 7);
        model.layers[0].w_h.value[0] = u;
        let batch = window();
        let grads = gradients(&mut model, &batch);
        let (gradient, omega) = added(&mut model, &grads, 1.0);
        assert!((omega - (u.abs() - 1.0).powi(2)).abs() < 1e-12, "{omega}");
        let slope = 2.0 * (u.abs() - 1.0) * u.signum();
        assert!((gradient[0][0] - slope).abs() < 1e-12, "{gradient:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn steps_with_a_vanished_gradient_are_left_out_of_omega() {
    let config = Config {
        hidden: 4,
        gain: 0.5,
        activation: Activation::Identity,
        ..Config::default()
    };
    let mut model = init::model::<f32>(&config, 7, 7);
    let ids: Vec<u16> = (0..300).map(|i| i % 11 * i % 7).collect();
    // A gradient from the last step only, halved at every step back: it underflows after a hundred.
    let batch: Batch<f32> = Batch::of_text(&ids, &[0, 9], 200).asked_from(199);
    assert!(matches!(batch.targets, Targets::Symbols(_)));
    let grads = gradients(&mut model, &batch);
    let (gradient, omega) = added(&mut model, &grads, 1.0);
    assert!(gradient[0].iter().all(|g| g.is_finite()));
    // Every quotient is ½, except the last before the gradient underflows.
    assert!((omega - 0.25).abs() < 0.02, "{omega}");
    model.layers[0].w_h.value.fill(0.0);
    let grads = gradients(&mut model, &batch);
    let (gradient, omega) = added(&mut model, &grads, 1.0);
    assert_eq!(omega, 1.0);
    assert!(gradient[0].iter().all(|g| *g == 0.0));
}

fn session(config: &Config) -> Session {
    let text = Text::new(&story(4_000, 4), config.vocabulary).expect("a text");
    Session::new(config.clone(), text).expect("a session")
}

/// With tanh at radius 0.9 the gradient fades; with Ω, training lengthens it.
#[wasm_bindgen_test(unsupported = test)]
fn training_with_it_raises_the_tail_of_the_lag_curve() {
    let reach = |omega: f64, seed: u32| {
        let config = Config {
            recurrent_init: RecurrentInit::Spectral,
            gain: 0.9,
            hidden: 32,
            optimiser: OptimiserKind::Sgd,
            learning_rate: 0.1,
            omega,
            seed,
            ..Config::default()
        };
        let mut session = session(&config);
        assert_eq!(session.train(200, || false), Stop::Until);
        let rows = session.take_updates();
        let values: Vec<f64> = rows
            .chunks_exact(UPDATE_FIELDS.len())
            .map(|row| row[UPDATE_FIELDS.len() - 1])
            .collect();
        let curve = session.lags(0).h;
        (curve[30].norm / curve[0].norm, values)
    };
    for seed in 1..=3 {
        let (without, unasked) = reach(0.0, seed);
        assert!(unasked.iter().all(|omega| omega.is_nan()));
        let (with, omegas) = reach(20.0, seed);
        say(&format!(
            "seed {seed}: lag 30 / lag 0 is {without:.1e} without Ω, {with:.1e} with it; Ω {:.3} → {:.3}",
            omegas[0],
            omegas[omegas.len() - 1]
        ));
        assert!(omegas[omegas.len() - 1] < 0.5 * omegas[0]);
        assert!(with > 3.0 * without, "seed {seed}: {with} after {without}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_gated_cell_is_told_that_it_has_no_effect_and_trains_as_without_it() {
    for cell in [CellKind::Lstm, CellKind::Gru] {
        let train = |omega: f64| {
            let config = Config {
                cell,
                omega,
                hidden: 8,
                ..Config::default()
            };
            let mut session = session(&config);
            session.train(20, || false);
            let told = session
                .info()
                .notices
                .contains(&Notice::OmegaWithoutEffect { cell });
            assert_eq!(told, omega > 0.0);
            weights_hash(&session.trainer().model)
        };
        assert_eq!(train(0.0), train(4.0));
    }
}
