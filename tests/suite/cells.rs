//! Every cell, one and two layers deep, against PyTorch: activations, outputs, loss and every gradient.

use serde_json::Value;
use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::model::{Gradients, Model, Run};
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::{
    Kind, Precision, Worst, cases, columns, compare_gradients, compare_layer, compare_output,
    count, ids, model, numbers, settings, states, to_f64,
};
use super::support::learn;

/// The batch of a case.
fn batch<F: Precision>(case: &Value) -> Batch<F> {
    Batch::new(
        count(&case["batch"]),
        if case["ids"].is_null() {
            Inputs::Vectors(columns(&case["x"], count(&case["input"])))
        } else {
            Inputs::Symbols(ids(&case["ids"]))
        },
        Targets::Symbols(ids(&case["targets"]).into_iter().map(Some).collect()),
    )
}

fn compare_forward<F: Precision>(
    worst: &mut Worst,
    name: &str,
    gates: &[&str],
    run: &Run<F>,
    theirs: &Value,
) {
    let mut compare = |what: String, ours: &[f64], theirs: &Value| {
        worst.compare::<F>(Kind::Activation, &what, ours, &numbers(theirs));
    };
    for (l, unrolled) in run.layers.iter().enumerate() {
        let place = |what: &str| format!("{name} layer {} {what}", l + 1);
        let units = unrolled.h.nrows();
        compare(place("h"), &to_f64(unrolled.outputs()), &theirs["h"][l]);
        if unrolled.c.nrows() > 0 {
            let c = &unrolled.c.as_slice()[units * unrolled.batch_size..];
            compare(place("c"), &to_f64(c), &theirs["c"][l]);
        }
        for (g, gate) in gates.iter().enumerate() {
            let ours = unrolled.gates.rows(g * units, units).into_owned();
            compare(
                place(gate),
                &to_f64(ours.as_slice()),
                &theirs["gates"][gate][l],
            );
        }
        if !theirs["gates"]["hn"].is_null() {
            compare(
                place("hn"),
                &to_f64(unrolled.candidate_product.as_slice()),
                &theirs["gates"]["hn"][l],
            );
        }
    }
    compare(
        format!("{name} probabilities"),
        &to_f64(run.outputs.as_slice()),
        &theirs["probs"],
    );
    compare(
        format!("{name} losses"),
        &to_f64(&run.losses),
        &theirs["loss_per_step"],
    );
}

/// The outputs before the softmax: the network's output where its targets are vectors.
fn compare_logits<F: Precision>(
    worst: &mut Worst,
    name: &str,
    model: &Model<F>,
    batch: &Batch<F>,
    case: &Value,
) {
    let columns = batch.steps * batch.batch_size;
    let nothing = columns_of_zeros::<F>(model.w_y.value.nrows(), columns);
    let plain = Batch {
        targets: Targets::Vectors(nothing, vec![false; columns]),
        ..batch.clone()
    };
    let mut run = Run::default();
    model.forward(
        &plain,
        &states(model, batch.batch_size, &case["h0"], &case["c0"]),
        &mut run,
    );
    let theirs = numbers(&case["forward"]["logits"]);
    let what = format!("{name} logits");
    worst.compare::<F>(
        Kind::Activation,
        &what,
        &to_f64(run.outputs.as_slice()),
        &theirs,
    );
}

fn columns_of_zeros<F: Precision>(rows: usize, columns: usize) -> nalgebra::DMatrix<F> {
    nalgebra::DMatrix::from_element(rows, columns, F::ZERO)
}

/// Backpropagates the loss of the last step alone: the curve that shows vanishing gradients.
fn compare_last_step<F: Precision>(
    worst: &mut Worst,
    name: &str,
    model: &Model<F>,
    batch: Batch<F>,
    case: &Value,
) {
    let (batch_size, theirs) = (batch.batch_size, &case["last_step"]);
    let last = batch.steps - 1;
    let batch = batch.asked_from(last);
    let (mut run, mut grads) = (Run::default(), Gradients::default());
    model.forward(
        &batch,
        &states(model, batch_size, &case["h0"], &case["c0"]),
        &mut run,
    );
    model.backward_through_time(&batch, &run, None, &mut grads);
    let what = format!("{name} last loss");
    worst.compare::<F>(Kind::Loss, &what, &[run.loss], &numbers(&theirs["loss"]));
    let norms = |d: &[f64], width: usize| -> Vec<f64> {
        let norm = |x: &[f64]| x.iter().map(|x| x * x).sum::<f64>().sqrt();
        d.chunks_exact(width).map(norm).collect()
    };
    for (l, grads) in grads.layers.iter().enumerate() {
        let (units, d_h) = (grads.d_h.nrows(), to_f64(grads.d_h.as_slice()));
        let mut compare = |what: &str, ours: &[f64]| {
            let (what, theirs) = (format!("{name} layer {} {what}", l + 1), &theirs[what][l]);
            worst.compare::<F>(Kind::Curve, &what, ours, &numbers(theirs));
        };
        compare("dh_norm", &norms(&d_h, units * batch_size));
        compare("dh_norm_per_sample", &norms(&d_h, units));
        if grads.d_c.nrows() > 0 {
            compare(
                "dc_norm",
                &norms(&to_f64(grads.d_c.as_slice()), units * batch_size),
            );
        }
        if !theirs["dh"].is_null() {
            let (what, theirs) = (format!("{name} last dh"), numbers(&theirs["dh"][l]));
            worst.compare::<F>(Kind::Gradient, &what, &d_h, &theirs);
        }
    }
}

fn check<F: Precision>(case: &Value, worst: &mut Worst) {
    let name = case["name"].as_str().unwrap_or_default();
    let config = settings(case["cell"].as_str().expect("a cell has a name"));
    let mut model = model::<F>(&config, &case["weights"]["layers"], &case["weights"]);
    let batch = batch::<F>(case);
    let first = states(&model, batch.batch_size, &case["h0"], &case["c0"]);
    let (run, mut grads) = learn(&mut model, &batch, &first);

    let gates = config.build_cell::<F>().gates();
    compare_forward(worst, name, gates, &run, &case["forward"]);
    let (what, loss) = (format!("{name} loss"), numbers(&case["forward"]["loss"]));
    worst.compare::<F>(Kind::Loss, &what, &[run.loss], &loss);
    compare_logits(worst, name, &model, &batch, case);

    let back = &case["backward"];
    for (l, layer) in model.layers.iter().enumerate() {
        let what = &format!("{name} layer {}", l + 1);
        compare_layer(worst, what, layer, &back["grads"]["layers"][l]);
        let grads = &grads.layers[l];
        let (what_h, what_c) = (format!("{what} ∂h"), format!("{what} ∂c"));
        compare_gradients(
            worst,
            &what_h,
            &grads.d_h,
            batch.batch_size,
            &back["dh"][l],
            &back["dh0"][l],
        );
        if layer.has_c() {
            compare_gradients(
                worst,
                &what_c,
                &grads.d_c,
                batch.batch_size,
                &back["dc"][l],
                &back["dc0"][l],
            );
        }
    }
    compare_output(worst, name, &model, &back["grads"]);
    let mut d_x = vec![F::ZERO; count(&case["input"]) * batch.steps * batch.batch_size];
    model.layers[0].add_to_input(&mut grads.layers[0], &mut d_x);
    let what = format!("{name} ∂x");
    worst.compare::<F>(Kind::Gradient, &what, &to_f64(&d_x), &numbers(&back["dx"]));

    compare_last_step(worst, name, &model, batch, case);
}

fn check_all(fixture: &str) {
    let cases = cases(fixture);
    assert_eq!(cases.len(), 12);
    let (mut single, mut double) = (Worst::default(), Worst::default());
    for case in &cases {
        check::<f64>(case, &mut double);
        check::<f32>(case, &mut single);
    }
    double.report::<f64>();
    single.report::<f32>();
}

macro_rules! cells {
    ($($test:ident: $file:literal,)*) => {$(
        #[wasm_bindgen_test(unsupported = test)]
        fn $test() {
            check_all(include_str!(concat!("../fixtures/", $file)));
        }
    )*};
}

cells! {
    the_simple_cell_with_tanh_is_the_reference: "cells_rnn_tanh.json",
    the_simple_cell_with_relu_is_the_reference: "cells_rnn_relu.json",
    the_simple_cell_with_sigmoid_is_the_reference: "cells_rnn_sigmoid.json",
    the_lstm_is_the_reference: "cells_lstm.json",
    the_gru_with_reset_after_the_product_is_the_reference: "cells_gru_reset_after.json",
    the_gru_with_reset_before_the_product_is_the_reference: "cells_gru_reset_before.json",
}
