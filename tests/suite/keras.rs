//! The classic snippet, SimpleRNN(128) and Dense(1) with Adam on a sine, epoch by epoch as Keras trained it.

use nalgebra::DMatrix;
use serde_json::Value;
use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::data::scaling::{Scaling, ScalingKind};
use unrolled::data::{Sample, series};
use unrolled::kernel::Real;
use unrolled::optim::Optimiser;
use unrolled::settings::{Config, OptimiserForm, OptimiserKind};
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::{Precision, cases, count, model, numbers, settings};
use super::support::{learn, say};

/// The windows before the values `first`, `first` + 1, …, and those values.
fn windows<F: Real>(scaled: &[f64], first: usize, batch_size: usize, window: usize) -> Batch<F> {
    let read = |_, column: usize| {
        F::of(scaled[first - window + column / batch_size + column % batch_size])
    };
    let before = (window - 1) * batch_size;
    let wanted = |_, column: usize| match column.checked_sub(before) {
        Some(b) => F::of(scaled[first + b]),
        None => F::ZERO,
    };
    let columns = window * batch_size;
    Batch::new(
        batch_size,
        Inputs::Vectors(DMatrix::from_fn(1, columns, read)),
        Targets::Vectors(
            DMatrix::from_fn(1, columns, wanted),
            (0..columns).map(|column| column >= before).collect(),
        ),
    )
}

/// The mean loss of every epoch, from the stored weights, without shuffling.
fn losses<F: Precision>(keras: &Value) -> Vec<f64> {
    let (border, window, batch) = (
        count(&keras["border"]),
        count(&keras["window"]),
        count(&keras["batch"]),
    );
    let content = Sample::Sine.text(count(&keras["seed"]) as u32);
    let values = series::parse(&content, 0)
        .expect("built-in data is sound")
        .values;
    let scaling = Scaling::fit(&values[..border], ScalingKind::Range).expect("a sine varies");
    let scaled: Vec<f64> = values.iter().map(|value| scaling.scale(*value)).collect();

    let stored = &cases(include_str!("../fixtures/regression_128.json"))[0]["weights"];
    let config = Config {
        optimiser: OptimiserKind::Adam,
        optimiser_form: OptimiserForm::Keras,
        ..settings("rnn_tanh")
    };
    let mut model = model::<F>(&config, &stored["layers"], stored);
    let mut optimiser = Optimiser::new(&config, model.params());
    let rate = numbers(&keras["learning_rate"])[0];
    let epochs = numbers(&keras["loss_by_epoch"]).len();
    (0..epochs)
        .map(|_| {
            let mut sum = 0.0;
            for first in (window..border).step_by(batch) {
                let batch_size = batch.min(border - first);
                let batch = windows::<F>(&scaled, first, batch_size, window);
                let start = model.zero_states(batch_size);
                let (run, _) = learn(&mut model, &batch, &start);
                optimiser.step(model.params_mut(), rate);
                sum += run.loss * batch_size as f64;
            }
            sum / (border - window) as f64
        })
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn the_classic_snippet_learns_a_sine_as_keras_does() {
    let keras: Value =
        serde_json::from_str(include_str!("../fixtures/keras_epochs.json")).expect("a fixture");
    let theirs = numbers(&keras["loss_by_epoch"]);
    // Keras computes in 32 bits, so its late losses contain accumulated rounding errors of early weights.
    for (name, ours) in [
        ("f64", losses::<f64>(&keras)),
        ("f32", losses::<f32>(&keras)),
    ] {
        for (epoch, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
            let error = (ours / theirs - 1.0).abs();
            say(&format!(
                "{name} epoch {}: {ours:.6e}, Keras {theirs:.6e}, {error:.1e}",
                epoch + 1
            ));
            assert!(
                error < 1e-4,
                "{name} epoch {}: {ours}, Keras says {theirs}",
                epoch + 1
            );
        }
    }
}
