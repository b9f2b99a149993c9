//! Networks that answer at the end, read embedded words or predict numbers, against PyTorch and Keras.

use nalgebra::DMatrix;
use serde_json::Value;
use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::kernel::Real;
use unrolled::model::Model;
use unrolled::optim::Optimiser;
use unrolled::settings::{Config, OptimiserForm, OptimiserKind};
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::{
    Kind, Precision, Worst, by_rows, case, cases, columns, compare_gradients, compare_layer,
    compare_output, count, ids, model, numbers, rows, settings, to_f64,
};
use super::support::learn;

const HEADS: &str = include_str!("../fixtures/heads.json");

/// One target per sequence, at the sequence's own last step; no other step has one.
fn at_the_end<F: Real>(case: &Value) -> Targets<F> {
    let (steps, batch_size) = (count(&case["T"]), count(&case["batch"]));
    let mut targets = vec![None; steps * batch_size];
    let lengths = ids(&case["lengths"]);
    for (b, (length, target)) in lengths.iter().zip(ids(&case["targets"])).enumerate() {
        targets[(*length as usize - 1) * batch_size + b] = Some(target);
    }
    Targets::Symbols(targets)
}

/// The vectors of a text's words, one column each.
fn embedded<F: Real>(case: &Value) -> Inputs<F> {
    let words = ids(&case["ids"]);
    if case["embed_dim"].is_null() {
        return Inputs::Symbols(words);
    }
    let embedding = rows::<F>(&case["weights"]["embedding"]);
    let column = |i: usize, j: usize| embedding[(words[j] as usize, i)];
    Inputs::Vectors(DMatrix::from_fn(embedding.ncols(), words.len(), column))
}

fn check_answer<F: Precision>(case: &Value, worst: &mut Worst) {
    let name = case["name"].as_str().unwrap_or_default();
    let config = settings(case["cell"].as_str().unwrap_or_default());
    let mut model = model::<F>(&config, &case["weights"]["layers"], &case["weights"]);
    let batch = Batch::new(count(&case["batch"]), embedded(case), at_the_end(case));
    let first = model.zero_states(batch.batch_size);
    let (run, mut grads) = learn(&mut model, &batch, &first);

    let (forward, back) = (&case["forward"], &case["backward"]);
    worst.compare::<F>(
        Kind::Loss,
        &format!("{name} loss"),
        &[run.loss],
        &numbers(&forward["loss"]),
    );
    let outputs: Vec<f64> = ids(&case["lengths"])
        .iter()
        .enumerate()
        .flat_map(|(b, length)| {
            let column = (*length as usize - 1) * batch.batch_size + b;
            to_f64(run.outputs.column(column).into_owned().as_slice())
        })
        .collect();
    worst.compare::<F>(
        Kind::Activation,
        name,
        &outputs,
        &numbers(&forward["probs"]),
    );
    let outputs = to_f64(run.layers[0].outputs());
    worst.compare::<F>(Kind::Activation, name, &outputs, &numbers(&forward["h"]));
    compare_layer(worst, name, &model.layers[0], &back["grads"]["layers"][0]);
    compare_output(worst, name, &model, &back["grads"]);
    let d_h = &grads.layers[0].d_h;
    compare_gradients(
        worst,
        name,
        d_h,
        batch.batch_size,
        &back["dh"][0],
        &back["dh0"][0],
    );
    if model.layers[0].has_c() {
        let d_c = &grads.layers[0].d_c;
        compare_gradients(
            worst,
            name,
            d_c,
            batch.batch_size,
            &back["dc"][0],
            &back["dc0"][0],
        );
    }
    if !case["embed_dim"].is_null() {
        let size = count(&case["embed_dim"]);
        let words = ids(&case["ids"]);
        let mut d_x = vec![F::ZERO; size * words.len()];
        model.layers[0].add_to_input(&mut grads.layers[0], &mut d_x);
        // A word that is read several times has a gradient from each reading.
        let mut grad = DMatrix::<F>::from_element(count(&case["input"]), size, F::ZERO);
        for (word, d_x) in words.iter().zip(d_x.chunks_exact(size)) {
            for (i, d_x) in d_x.iter().enumerate() {
                grad[(*word as usize, i)] += *d_x;
            }
        }
        let theirs = numbers(&back["grads"]["embedding"]);
        worst.compare::<F>(Kind::Gradient, name, &by_rows(&grad), &theirs);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_answer_after_the_last_symbol_is_the_references() {
    let (mut single, mut double) = (Worst::default(), Worst::default());
    let cases: Vec<_> = cases(HEADS)
        .into_iter()
        .filter(|c| c["head"] == "many_to_one")
        .collect();
    assert_eq!(cases.len(), 7);
    for case in &cases {
        check_answer::<f64>(case, &mut double);
        check_answer::<f32>(case, &mut single);
    }
    double.report::<f64>();
    single.report::<f32>();
}

/// A number for every sequence at the last step, from a network that reads one number at a time.
fn regression_batch<F: Precision>(case: &Value) -> Batch<F> {
    let (steps, batch_size) = (count(&case["T"]), count(&case["batch"]));
    let mut wanted = DMatrix::from_element(1, steps * batch_size, F::ZERO);
    let y = columns::<F>(&case["y"], 1);
    wanted
        .columns_mut((steps - 1) * batch_size, batch_size)
        .copy_from(&y);
    let asked = (0..steps * batch_size).map(|column| column >= (steps - 1) * batch_size);
    Batch::new(
        batch_size,
        Inputs::Vectors(columns(&case["x"], 1)),
        Targets::Vectors(wanted, asked.collect()),
    )
}

/// The loss before each of five steps of Adam, and after the last.
fn adam_losses<F: Precision>(
    case: &Value,
    form: OptimiserForm,
    model: &mut Model<F>,
    batch: &Batch<F>,
) -> Vec<f64> {
    let adam = Config {
        optimiser: OptimiserKind::Adam,
        optimiser_form: form,
        ..Config::default()
    };
    let mut optimiser = Optimiser::new(&adam, model.params());
    let rate = numbers(&case["adam_lr"])[0];
    (0..6)
        .map(|_| {
            let first = model.zero_states(batch.batch_size);
            let (run, _) = learn(model, batch, &first);
            optimiser.step(model.params_mut(), rate);
            run.loss
        })
        .collect()
}

fn check_regression<F: Precision>(case: &Value) {
    let mut worst = Worst::default();
    let name = case["name"].as_str().unwrap_or_default();
    let config = settings("rnn_tanh");
    let mut model = model::<F>(&config, &case["weights"]["layers"], &case["weights"]);
    let batch = regression_batch::<F>(case);
    let first = model.zero_states(batch.batch_size);
    let (run, grads) = learn(&mut model, &batch, &first);

    let (forward, back) = (&case["forward"], &case["backward"]);
    worst.compare::<F>(Kind::Loss, name, &[run.loss], &numbers(&forward["loss"]));
    let predicted = to_f64(&run.outputs.as_slice()[(batch.steps - 1) * batch.batch_size..]);
    worst.compare::<F>(
        Kind::Activation,
        name,
        &predicted,
        &numbers(&forward["pred"]),
    );
    let unrolled = &run.layers[0];
    if let Some(h) = forward.get("h") {
        worst.compare::<F>(
            Kind::Activation,
            name,
            &to_f64(unrolled.outputs()),
            &numbers(h),
        );
    }
    if let Some(h) = forward.get("h_last") {
        let last = unrolled.last().h;
        worst.compare::<F>(
            Kind::Activation,
            name,
            &to_f64(last.as_slice()),
            &numbers(h),
        );
    }
    compare_layer(
        &mut worst,
        name,
        &model.layers[0],
        &back["grads"]["layers"][0],
    );
    compare_output(&mut worst, name, &model, &back["grads"]);
    let grads = &grads.layers[0];
    if back.get("dh").is_some() {
        compare_gradients(
            &mut worst,
            name,
            &grads.d_h,
            batch.batch_size,
            &back["dh"][0],
            &back["dh0"][0],
        );
    }
    if let Some(norms) = back.get("dh_norm") {
        let ours = grads.step_norms(batch.batch_size);
        worst.compare::<F>(Kind::Curve, name, &ours, &numbers(norms));
    }
    for (form, named) in [
        (OptimiserForm::Torch, "torch_eps1e-8"),
        (OptimiserForm::Keras, "keras_eps1e-7"),
    ] {
        let theirs = numbers(&case["adam_loss_before_step"][named]);
        let mut model = self::model::<F>(&config, &case["weights"]["layers"], &case["weights"]);
        let ours = adam_losses(case, form, &mut model, &batch);
        worst.compare::<F>(Kind::Loss, &format!("{name} Adam {named}"), &ours, &theirs);
    }
    worst.report::<F>();
}

#[wasm_bindgen_test(unsupported = test)]
fn a_network_that_predicts_a_number_is_the_references() {
    let small = case(HEADS, "regression_simple_rnn_6");
    let large = &cases(include_str!("../fixtures/regression_128.json"))[0];
    for case in [&small, large] {
        check_regression::<f64>(case);
        check_regression::<f32>(case);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn steps_after_a_sequences_last_target_have_no_gradient() {
    let case = case(HEADS, "many_to_one_lstm_varlen");
    let mut model = model::<f32>(
        &settings("lstm"),
        &case["weights"]["layers"],
        &case["weights"],
    );
    let batch = Batch::new(3, embedded(&case), at_the_end(&case));
    let first = model.zero_states(3);
    let (run, grads) = learn(&mut model, &batch, &first);
    assert_eq!(ids(&case["lengths"]), [7, 4, 2]);
    for (b, length) in [(1, 4), (2, 2)] {
        for t in length + 1..=7 {
            let d_h = grads.layers[0].d_h.column(t * 3 + b);
            assert!(
                d_h.iter().all(|x| *x == 0.0),
                "sequence {b}, step {t}: {d_h}"
            );
        }
    }
    assert_eq!(run.losses.iter().filter(|loss| **loss > 0.0).count(), 3);
}
