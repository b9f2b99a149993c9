//! Spectra, Jacobians and their products against PyTorch, and the bound that U sets for its gradient.

use nalgebra::DMatrix;
use unrolled::batch::Batch;
use unrolled::init;
use unrolled::instrument::bound::gradient_bound;
use unrolled::instrument::jacobian::{cell_part, jacobian};
use unrolled::instrument::product::Product;
use unrolled::instrument::spectrum::Spectrum;
use unrolled::layer::{Input, Unrolled, Window};
use unrolled::model::{Gradients, Run};
use unrolled::session::Session;
use unrolled::settings::{Activation, CellKind, Config, RecurrentInit};
use unrolled::text::Text;
use wasm_bindgen_test::wasm_bindgen_test;

use super::laboratory::{every_cell, near, symbols};
use super::reference::{cases, count, layer, numbers, rows, settings};
use super::support::story;

const SPECTRAL: &str = include_str!("../fixtures/spectral.json");

#[wasm_bindgen_test(unsupported = test)]
fn spectra_are_the_references() {
    for case in cases(SPECTRAL) {
        let name = case["name"].as_str().unwrap_or_default();
        if !name.starts_with("matrix_") {
            continue;
        }
        let spectrum = Spectrum::of(&rows::<f64>(&case["W"]));
        // A rounding error changes an eigenvalue of a defective matrix by its fourth or fifth root.
        let tolerance = if name.contains("jordan") || name.contains("nilpotent") {
            2e-3
        } else {
            1e-9
        };
        let radii = spectrum
            .eigenvalues
            .iter()
            .map(|(re, im)| libm::hypot(*re, *im));
        for (ours, theirs) in radii.zip(numbers(&case["eig_abs"])) {
            near(&format!("{name}: an eigenvalue"), ours, theirs, tolerance);
        }
        for (ours, theirs) in spectrum
            .singular_values
            .iter()
            .zip(numbers(&case["singular_values"]))
        {
            near(&format!("{name}: a singular value"), *ours, theirs, 1e-9);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn jacobians_are_the_references() {
    for case in cases(SPECTRAL) {
        let name = case["name"].as_str().unwrap_or_default();
        if !name.starts_with("jacobian_") {
            continue;
        }
        let config = settings(case["cell"].as_str().unwrap_or_default());
        let layer = layer::<f64>(&config, &case["weights"]);
        let steps = count(&case["T"]);
        let x = numbers(&case["x"]);
        let mut unrolled = Unrolled::default();
        layer.forward(
            Input::Vectors(&x, count(&case["input"])),
            Window {
                steps,
                batch_size: 1,
                starts: &[],
            },
            &layer.zero_state(1),
            &mut unrolled,
        );
        let jacobians: Vec<DMatrix<f64>> = (1..=steps)
            .map(|t| jacobian(&layer, &unrolled, t, 0))
            .collect();
        let first = rows::<f64>(&case["J_first"]);
        near(
            &format!("{name}: J_1 strays"),
            (&jacobians[0] - &first).amax(),
            0.0,
            1e-9,
        );
        let read = |field: &str| numbers(&case[field]);
        for (t, j) in jacobians.iter().enumerate() {
            let what = format!("{name} at step {}", t + 1);
            let spectrum = Spectrum::of(j);
            near(
                &format!("{what}: 2-norm"),
                spectrum.norm(),
                read("J_norm2")[t],
                1e-9,
            );
            near(
                &format!("{what}: Frobenius norm"),
                j.norm(),
                read("J_fro")[t],
                1e-9,
            );
            near(
                &format!("{what}: radius"),
                spectrum.radius(),
                read("J_radius")[t],
                1e-8,
            );
        }
        let mut product = Product::identity(first.nrows());
        for (k, j) in jacobians.iter().rev().enumerate() {
            product.step_back(j);
            let theirs = read("product_norm2_by_lag")[k];
            let ours = libm::exp(product.log_singular_values()[0]);
            let what = format!("{name}: product over {} steps", k + 1);
            near(&what, ours / theirs, 1.0, 1e-9);
        }
    }
}

/// The gradient at h_{T−k} is the gradient at h_T multiplied by the Jacobians in between.
#[wasm_bindgen_test(unsupported = test)]
fn products_of_jacobians_carry_the_gradient_back() {
    for config in every_cell() {
        let model = init::model::<f64>(&config, 5, 5);
        let batch = Batch::of_text(&symbols(40), &[0], 20).asked_from(19);
        let (mut run, mut grads) = (Run::default(), Gradients::default());
        model.forward(&batch, &model.zero_states(1), &mut run);
        model.backward_through_time(&batch, &run, None, &mut grads);
        let (grads, unrolled) = (&grads.layers[0], &run.layers[0]);
        let n = config.hidden;
        let has_c = grads.d_c.nrows() > 0;
        // The gradient at h_T; its part at c_T belongs to the step's own Jacobian.
        let mut row = DMatrix::from_element(1, if has_c { 2 * n } else { n }, 0.0);
        row.columns_mut(0, n)
            .copy_from(&grads.d_h.column(20).transpose());
        for t in (1..=20).rev() {
            row *= jacobian(&model.layers[0], unrolled, t, 0);
            for i in 0..n {
                let what = format!("{config:?} at step {}: ∂L/∂h[{i}]", t - 1);
                near(&what, row[i], grads.d_h[(i, t - 1)], 1e-12);
            }
        }
    }
}

/// With h_{t−1} held constant, only the forget gate is between c_{t−1} and c_t.
#[wasm_bindgen_test(unsupported = test)]
fn the_cell_states_own_jacobian_is_the_forget_gate() {
    let config = Config {
        cell: CellKind::Lstm,
        hidden: 4,
        ..Config::default()
    };
    let model = init::model::<f64>(&config, 5, 5);
    let batch = Batch::of_text(&symbols(20), &[0], 9);
    let mut run = Run::default();
    model.forward(&batch, &model.zero_states(1), &mut run);
    let unrolled = &run.layers[0];
    let part = cell_part(&jacobian(&model.layers[0], unrolled, 9, 0));
    let forget = DMatrix::from_diagonal(&unrolled.gates.column(8).rows(4, 4).into_owned());
    near("∂c/∂c strays", (part - forget).amax(), 0.0, 1e-15);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_spectrum_of_a_product_does_not_collapse_onto_its_largest_value() {
    // diag(1.5, 0.5) seen through a rotation, two hundred times over: 1.5²⁰⁰ and 0.5²⁰⁰ are 10⁹⁵ apart.
    let (sine, cosine) = (libm::sin(0.3), libm::cos(0.3));
    let turn = DMatrix::from_row_slice(2, 2, &[cosine, -sine, sine, cosine]);
    let stretch = DMatrix::from_row_slice(2, 2, &[1.5, 0.0, 0.0, 0.5]);
    let step = &turn * stretch * turn.transpose();
    let mut product = Product::identity(2);
    for k in 1..=200 {
        product.step_back(&step);
        let logs = product.log_singular_values();
        near("the largest", logs[0], f64::from(k) * libm::log(1.5), 1e-10);
        near(
            "the smallest",
            logs[1],
            f64::from(k) * libm::log(0.5),
            1e-10,
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_direction_that_is_lost_stays_lost() {
    let mut product = Product::identity(3);
    product.step_back(&DMatrix::from_row_slice(
        3,
        3,
        &[0.5, 1., 2., 0., 0., 0., 1., -1., 3.],
    ));
    product.step_back(&DMatrix::from_row_slice(
        3,
        3,
        &[2., 1., 0., 1., 1., 0., 0., 1., 4.],
    ));
    let both = DMatrix::from_row_slice(3, 3, &[0.5, 1., 2., 0., 0., 0., 1., -1., 3.])
        * DMatrix::from_row_slice(3, 3, &[2., 1., 0., 1., 1., 0., 0., 1., 4.]);
    let (logs, theirs) = (
        product.log_singular_values(),
        Spectrum::of(&both).singular_values,
    );
    near("s₁", libm::exp(logs[0]), theirs[0], 1e-12);
    near("s₂", libm::exp(logs[1]), theirs[1], 1e-12);
    assert_eq!(logs[2], f64::NEG_INFINITY);
}

#[wasm_bindgen_test(unsupported = test)]
fn every_direction_of_a_linear_orthogonal_network_keeps_exactly_the_gain() {
    let config = Config {
        activation: Activation::Identity,
        gain: 0.8,
        hidden: 12,
        ..Config::default()
    };
    let model = init::model::<f64>(&config, 5, 5);
    let batch = Batch::of_text(&symbols(60), &[0], 50);
    let mut run = Run::default();
    model.forward(&batch, &model.zero_states(1), &mut run);
    let mut product = Product::identity(12);
    for k in 1..=50 {
        product.step_back(&jacobian(&model.layers[0], &run.layers[0], 51 - k, 0));
        for log in product.log_singular_values() {
            near(&format!("{k} steps"), log, k as f64 * libm::log(0.8), 1e-11);
        }
    }
}

/// Pascanu, Mikolov & Bengio (2013), section 2.1, on gradients measured before and after learning.
#[wasm_bindgen_test(unsupported = test)]
fn no_gradient_through_time_exceeds_its_bound() {
    for activation in [
        Activation::Tanh,
        Activation::Sigmoid,
        Activation::Relu,
        Activation::Identity,
    ] {
        for (recurrent_init, gain) in [
            (RecurrentInit::Orthogonal, 1.0),
            (RecurrentInit::Spectral, 0.9),
        ] {
            let config = Config {
                activation,
                recurrent_init,
                gain,
                hidden: 16,
                window: 20,
                batch: 4,
                ..Config::default()
            };
            let text = Text::new(&story(900, 3), 1024).expect("a text");
            let mut session = Session::new(config, text).expect("a session");
            for updates in [0, 60] {
                session.train(updates, || false);
                let bound = session.bound(0).expect("a simple cell has a bound");
                let curve = session.lags(0).h;
                for (k, lag) in curve.iter().enumerate() {
                    // Both sides are rounded at every step: the curve in single precision.
                    let most = libm::pow(bound * (1.0 + 1e-5), k as f64) * (1.0 + 1e-5);
                    assert!(
                        lag.median <= curve[0].median * most && lag.high <= curve[0].high * most,
                        "{activation:?}, {recurrent_init:?} after {updates}: lag {k} is {lag:?}, the bound {most}"
                    );
                }
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_linear_orthogonal_network_meets_its_bound_at_every_lag() {
    let config = Config {
        activation: Activation::Identity,
        gain: 0.9,
        hidden: 16,
        window: 30,
        ..Config::default()
    };
    let text = Text::new(&story(900, 3), 1024).expect("a text");
    let mut session = Session::new(config, text).expect("a session");
    near("γ·s₁", session.bound(0).expect("a bound"), 0.9, 1e-7);
    let curve = session.lags(0).h;
    for (k, lag) in curve.iter().enumerate() {
        let theirs = libm::pow(0.9, k as f64);
        near(
            &format!("lag {k}"),
            lag.median / curve[0].median / theirs,
            1.0,
            1e-5,
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn only_the_top_layer_of_a_simple_network_has_a_bound() {
    let config = |cell| Config {
        cell,
        layers: 2,
        hidden: 4,
        ..Config::default()
    };
    let simple = init::model::<f64>(&config(CellKind::Rnn), 5, 5);
    assert!(gradient_bound(&config(CellKind::Rnn), &simple, 0).is_none());
    assert!(gradient_bound(&config(CellKind::Rnn), &simple, 1).is_some());
    let gated = init::model::<f64>(&config(CellKind::Gru), 5, 5);
    assert!(gradient_bound(&config(CellKind::Gru), &gated, 1).is_none());
}
