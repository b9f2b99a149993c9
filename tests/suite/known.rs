//! Results that are known without the engine: from theory, or by hand.

use nalgebra::DMatrix;
use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::init;
use unrolled::instrument::lag::{LagCurve, lag_curve};
use unrolled::kernel::Real;
use unrolled::layer::State;
use unrolled::model::{Gradients, Model, Run};
use unrolled::settings::{Activation, CellKind, Config, GruReset, InputInit, RecurrentInit};
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::Precision;
use super::support::{learn, say};

/// Symbols without a pattern that a network could use.
fn symbols(count: usize, kinds: u32) -> Vec<u16> {
    let scrambled = |i: u32| i.wrapping_mul(2_654_435_761).rotate_left(11) % kinds;
    (0..count as u32).map(|i| scrambled(i + 1) as u16).collect()
}

/// The gradient of a loss at the end of 40 steps, in a linear network with the given recurrent matrix.
fn linear_curve<F: Real>(recurrent_init: RecurrentInit, gain: f64) -> LagCurve {
    let config = Config {
        activation: Activation::Identity,
        recurrent_init,
        gain,
        hidden: 24,
        ..Config::default()
    };
    let model = init::model::<F>(&config, 9, 9);
    let ids = symbols(200, 9);
    let batch = Batch::of_text(&ids, &[0, 30, 77, 120], 40).asked_from(39);
    lag_curve(
        &model,
        &batch,
        0,
        &mut Run::default(),
        &mut Gradients::default(),
    )
}

fn check_linear<F: Precision>(tolerance: f64) {
    let mut worst = 0.0_f64;
    for gain in [0.7_f64, 0.9, 1.0, 1.1, 1.3] {
        let curve = linear_curve::<F>(RecurrentInit::Orthogonal, gain);
        assert_eq!(curve.h.len(), 41);
        for (k, lag) in curve.h.iter().enumerate() {
            let expected = gain.powi(k as i32);
            for (what, ours) in [
                ("norm", lag.norm / curve.h[0].norm),
                ("median", lag.median / curve.h[0].median),
            ] {
                let error = (ours / expected - 1.0).abs();
                assert!(
                    error < tolerance,
                    "{} gain {gain}, lag {k}: the {what} is {ours} of that at lag 0, theory says {expected}",
                    F::NAME
                );
                worst = worst.max(error);
            }
        }
    }
    say(&format!(
        "{} gainᵏ over 40 lags: worst relative error {worst:.1e}",
        F::NAME
    ));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_linear_networks_gradient_changes_by_its_gain_at_every_lag() {
    check_linear::<f64>(1e-12);
    // U itself is rounded to 24 bits, and the error adds up over the lags.
    check_linear::<f32>(1e-6);
}

#[wasm_bindgen_test(unsupported = test)]
fn half_the_identity_halves_the_gradient_exactly() {
    let curve = linear_curve::<f32>(RecurrentInit::Identity, 0.5);
    for (k, lag) in curve.h.iter().enumerate() {
        assert_eq!(
            lag.norm,
            curve.h[0].norm * 0.5_f64.powi(k as i32),
            "lag {k}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_new_network_guesses_evenly() {
    let mut worst = [0.0_f64; 2];
    let ids = symbols(600, 40);
    let batch = Batch::of_text(&ids, &[0, 101, 202, 303], 50);
    for cell in [CellKind::Rnn, CellKind::Lstm, CellKind::Gru] {
        for seed in 1..=10 {
            // Output weights with standard deviation 0.01 and states within ±1: logits stay within a few hundredths.
            // With Glorot's they spread more: the variance of a logit is at most 2H/(H + V), and the loss grows by half
            // of it.
            for (i, (input_init, tolerance)) in
                [(InputInit::Normal, 0.01), (InputInit::Glorot, 64.0 / 104.0)]
                    .into_iter()
                    .enumerate()
            {
                let config = Config {
                    cell,
                    seed,
                    input_init,
                    ..Config::default()
                };
                let model = init::model::<f32>(&config, 40, 40);
                let mut run = Run::default();
                model.forward(&batch, &model.zero_states(4), &mut run);
                let error = (run.loss - 40_f64.ln()).abs();
                assert!(
                    error < tolerance,
                    "{cell:?} {input_init:?} seed {seed}: the first loss is {}, ln V is {}",
                    run.loss,
                    40_f64.ln()
                );
                worst[i] = worst[i].max(error);
            }
        }
    }
    say(&format!(
        "first loss − ln V: at most {:.1e} (normal), {:.1e} (Glorot)",
        worst[0], worst[1]
    ));
}

/// One unit, two symbols, one output, all weights given.
fn single_unit<F: Real>(config: &Config, w_x: &[f64], w_h: &[f64], b: &[f64]) -> Model<F> {
    let config = Config {
        hidden: 1,
        ..config.clone()
    };
    let mut model = init::model::<F>(&config, 2, 1);
    let fill = |matrix: &mut DMatrix<F>, values: &[f64]| {
        assert_eq!(matrix.len(), values.len());
        for (x, value) in matrix.iter_mut().zip(values) {
            *x = F::of(*value);
        }
    };
    let layer = &mut model.layers[0];
    fill(&mut layer.w_x.value, w_x);
    fill(&mut layer.w_h.value, w_h);
    fill(&mut layer.b.value, b);
    fill(&mut model.w_y.value, &[1.0]);
    model
}

/// Reads symbol 0, then symbol 1, with a number as target after the second.
fn two_steps<F: Real>(wanted: f64) -> Batch<F> {
    let targets = DMatrix::from_row_slice(1, 2, &[F::ZERO, F::of(wanted)]);
    Batch::new(
        1,
        Inputs::Symbols(vec![0, 1]),
        Targets::Vectors(targets, vec![false, true]),
    )
}

/// h_1 = 1·1 = 1 and h_2 = 2 + 3·1 = 5, which is also the output; the target is 4, so L = (5 − 4)² = 1. ∂L/∂h_2 = 2·(5
/// − 4) = 2 and ∂L/∂h_1 = 3·2 = 6; hence ∂W = (6, 2), ∂U = 2·h_1 = 2, ∂b = 6 + 2.
fn check_by_hand<F: Precision>() {
    let linear = Config {
        activation: Activation::Identity,
        ..Config::default()
    };
    let mut model = single_unit::<F>(&linear, &[1.0, 2.0], &[3.0], &[0.0]);
    let first = model.zero_states(1);
    let (run, grads) = learn(&mut model, &two_steps(4.0), &first);
    let f = |x: f64| F::of(x);
    assert_eq!(run.layers[0].outputs(), [f(1.0), f(5.0)]);
    assert!((run.loss - 1.0).abs() < f64::EPSILON);
    assert_eq!(grads.layers[0].d_h.as_slice(), [f(18.0), f(6.0), f(2.0)]);
    let layer = &model.layers[0];
    assert_eq!(layer.w_x.grad.as_slice(), [f(6.0), f(2.0)]);
    assert_eq!(layer.w_h.grad.as_slice(), [f(2.0)]);
    assert_eq!(layer.b.grad.as_slice(), [f(8.0)]);
    assert_eq!(model.w_y.grad.as_slice(), [f(10.0)]);
    assert_eq!(model.b_y.grad.as_slice(), [f(2.0)]);
}

#[wasm_bindgen_test(unsupported = test)]
fn two_steps_of_one_linear_unit_are_as_worked_out_by_hand() {
    check_by_hand::<f64>();
    check_by_hand::<f32>();
}

/// With all weights zero, σ(0) = ½ and tanh 0 = 0: c_1 = ½·c_0, and h_1 = ½·tanh c_1.
#[wasm_bindgen_test(unsupported = test)]
fn an_lstm_without_weights_halves_what_it_remembers() {
    let lstm = Config {
        cell: CellKind::Lstm,
        ..Config::default()
    };
    let mut model = single_unit::<f64>(&lstm, &[0.0; 8], &[0.0; 4], &[0.0; 4]);
    let one = |x: f64| DMatrix::from_element(1, 1, x);
    let first = [State {
        h: one(0.3),
        c: one(4.0),
    }];
    let (run, grads) = learn(&mut model, &two_steps(0.0), &first);
    let unrolled = &run.layers[0];
    assert_eq!(unrolled.c.as_slice(), [4.0, 2.0, 1.0]);
    let tanh_1 = 0.761_594_155_955_764_9;
    assert!((unrolled.outputs()[1] - 0.5 * tanh_1).abs() < 1e-15);
    // ∂L/∂c_2 = 2·h_2 · ½ · (1 − tanh² 1), and each step back multiplies by f = ½.
    let d_c = 2.0 * 0.5 * tanh_1 * 0.5 * (1.0 - tanh_1 * tanh_1);
    for (ours, expected) in grads.layers[0].d_c.iter().zip([d_c / 4.0, d_c / 2.0, d_c]) {
        assert!((ours - expected).abs() < 1e-15, "{ours} {expected}");
    }
}

/// With all weights zero, z = ½ and n = 0: h halves at every step, and so does the gradient on its way back.
#[wasm_bindgen_test(unsupported = test)]
fn a_gru_without_weights_halves_its_state() {
    for gru_reset in [GruReset::After, GruReset::Before] {
        let gru = Config {
            cell: CellKind::Gru,
            gru_reset,
            ..Config::default()
        };
        let mut model = single_unit::<f64>(&gru, &[0.0; 6], &[0.0; 3], &[0.0; 3]);
        let first = [State {
            h: DMatrix::from_element(1, 1, 8.0),
            c: DMatrix::from_element(0, 0, 0.0),
        }];
        let (run, grads) = learn(&mut model, &two_steps(1.0), &first);
        assert_eq!(run.layers[0].h.as_slice(), [8.0, 4.0, 2.0], "{gru_reset:?}");
        assert_eq!(
            grads.layers[0].d_h.as_slice(),
            [0.5, 1.0, 2.0],
            "{gru_reset:?}"
        );
    }
}
