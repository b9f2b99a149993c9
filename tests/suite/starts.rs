//! Initial weights: bounds, variances and spectral radii as in the literature.

use unrolled::init::{glorot_bound, model};
use unrolled::settings::{CellKind, Config, InputInit, RecurrentInit};
use unrolled::spectral::spectral_radius;
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::{case, cases, numbers, rows};

#[wasm_bindgen_test(unsupported = test)]
fn glorots_bound_is_the_references() {
    let glorot = case(
        include_str!("../fixtures/initialisers.json"),
        "glorot_uniform",
    );
    for example in glorot["examples"].as_array().expect("a list") {
        let number = |field: &str| numbers(&example[field])[0];
        let bound = glorot_bound(number("fan_out") as usize, number("fan_in") as usize);
        assert!((bound - number("bound")).abs() < 1e-11, "{bound} {example}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_normal_matrix_has_the_references_variance_and_about_its_radius() {
    let normal = case(
        include_str!("../fixtures/initialisers.json"),
        "gaussian_radius",
    );
    for example in normal["examples"].as_array().expect("a list") {
        let number = |field: &str| numbers(&example[field])[0];
        let config = Config {
            recurrent_init: RecurrentInit::Normal,
            gain: number("g"),
            hidden: number("hidden") as usize,
            ..Config::default()
        };
        let u = model::<f64>(&config, 5, 5).layers[0].w_h.value.clone();
        let n = u.len() as f64;
        let variance = u.iter().map(|x| x * x).sum::<f64>() / n;
        // Five standard errors of a normal sample's variance.
        let off = (variance / number("variance") - 1.0).abs();
        assert!(off < 5.0 * (2.0 / n).sqrt(), "{variance} {example}");
        // The circular law holds only for large H.
        let radius = spectral_radius(&u);
        assert!(
            (radius / number("radius_about") - 1.0).abs() < 0.3,
            "{radius} {example}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn spectral_radii_are_the_references() {
    let mut checked = 0;
    for case in cases(include_str!("../fixtures/spectral.json")) {
        let name = case["name"].as_str().unwrap_or_default();
        if !name.starts_with("matrix_") {
            continue;
        }
        // A rounding error changes an n-fold eigenvalue with one eigenvector by its n-th root.
        let defective = ["matrix_jordan_0.9", "matrix_nilpotent"].contains(&name);
        let tolerance = if defective { 1e-3 } else { 1e-9 };
        let (radius, theirs) = (
            spectral_radius(&rows(&case["W"])),
            numbers(&case["spectral_radius"])[0],
        );
        assert!(
            (radius - theirs).abs() < tolerance,
            "{name}: {radius}, the reference says {theirs}"
        );
        checked += 1;
    }
    assert_eq!(checked, 11);
}

/// Keras makes one matrix of all gates orthogonal, so that none of its blocks is; here every gate's block is.
#[wasm_bindgen_test(unsupported = test)]
fn every_gate_has_its_own_orthogonal_block() {
    for cell in [CellKind::Lstm, CellKind::Gru] {
        let config = Config {
            cell,
            hidden: 20,
            gain: 0.8,
            layers: 2,
            ..Config::default()
        };
        for layer in &model::<f64>(&config, 7, 7).layers {
            for g in 0..layer.w_h.value.nrows() / 20 {
                let block = layer.w_h.value.rows(g * 20, 20);
                let identity = nalgebra::DMatrix::identity(20, 20) * 0.64;
                let error = (block.transpose() * block - identity).amax();
                assert!(error < 1e-14, "{cell:?} gate {g} strays {error}");
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn input_weights_stay_within_glorots_bound_times_their_scale() {
    let config = Config {
        cell: CellKind::Gru,
        hidden: 30,
        input_scale: 2.0,
        ..Config::default()
    };
    let w_x = model::<f64>(&config, 50, 50).layers[0].w_x.value.clone();
    let bound = 2.0 * glorot_bound(30, 50);
    assert!(w_x.amax() <= bound && w_x.amax() > 0.98 * bound);
    let config = Config {
        input_init: InputInit::Normal,
        ..config
    };
    let w_x = model::<f64>(&config, 50, 50).layers[0].w_x.value.clone();
    let deviation = (w_x.iter().map(|x| x * x).sum::<f64>() / w_x.len() as f64).sqrt();
    assert!(
        (deviation / 0.02 - 1.0).abs() < 5.0 / (2.0 * w_x.len() as f64).sqrt(),
        "{deviation}"
    );
}
