//! An encoder whose last states start a decoder, against PyTorch: the gradient goes from the decoder into the encoder.

use serde_json::Value;
use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::decode::{Bounds, greedy};
use unrolled::model::Model;
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::{
    Kind, Precision, Worst, cases, compare_gradients, compare_layer, compare_output, count, ids,
    layer, model, numbers, settings, to_f64,
};
use super::support::learn;

/// Padding, which is no target and has no loss.
const PAD: u32 = 0;
/// The decoder's first input.
const BEGIN: u32 = 1;

/// The network of a case.
fn translator<F: Precision>(case: &Value) -> Model<F> {
    let config = settings(case["cell"].as_str().unwrap_or_default());
    let weights = &case["weights"];
    Model {
        encoder: vec![layer(&config, &weights["encoder"][0])],
        ..model(&config, &weights["decoder"], weights)
    }
}

/// The batch of a source, without targets.
fn source<F: Precision>(case: &Value) -> Batch<F> {
    let source = ids(&case["src"]);
    let nothing = Targets::Symbols(vec![None; source.len()]);
    Batch::new(count(&case["batch"]), Inputs::Symbols(source), nothing)
}

/// The most probable symbol of every sequence, eight times, without regard to an end: step by step, sequence fastest.
fn greedily<F: Precision>(model: &Model<F>, case: &Value) -> Vec<u32> {
    let bounds = Bounds {
        begin: BEGIN,
        end: u32::MAX,
        most: 8,
    };
    let written = greedy(model, &source(case), bounds);
    (0..bounds.most)
        .flat_map(|t| written.iter().map(move |text| text.symbols[t]))
        .collect()
}

fn check<F: Precision>(case: &Value, worst: &mut Worst) {
    let name = case["name"].as_str().unwrap_or_default();
    let batch_size = count(&case["batch"]);
    let mut model = translator::<F>(case);
    let targets = ids(&case["targets"])
        .into_iter()
        .map(|id| (id != PAD).then_some(id));
    let batch = Batch::new(
        batch_size,
        Inputs::Symbols(ids(&case["decoder_input"])),
        Targets::Symbols(targets.collect()),
    )
    .after(source(case));
    let (run, gradients) = learn(&mut model, &batch, &[]);

    let (forward, back) = (&case["forward"], &case["backward"]);
    worst.compare::<F>(Kind::Loss, name, &[run.loss], &numbers(&forward["loss"]));
    for (h, unrolled) in [("h_enc", &run.encoder), ("h_dec", &run.layers)] {
        let (ours, what) = (to_f64(unrolled[0].outputs()), format!("{name} {h}"));
        worst.compare::<F>(Kind::Activation, &what, &ours, &numbers(&forward[h]));
    }
    let grads = &back["grads"];
    compare_layer(worst, name, &model.encoder[0], &grads["encoder"][0]);
    compare_layer(worst, name, &model.layers[0], &grads["decoder"][0]);
    compare_output(worst, name, &model, grads);
    for (d, grads) in [
        ("dh_enc", &gradients.encoder),
        ("dh_dec", &gradients.layers),
    ] {
        let (d_h, what) = (&grads[0].d_h, format!("{name} {d}"));
        compare_gradients(worst, &what, d_h, batch_size, &back[d], &Value::Null);
    }
    assert_eq!(greedily(&model, case), ids(&forward["greedy"]), "{name}");
}

#[wasm_bindgen_test(unsupported = test)]
fn an_encoder_and_a_decoder_are_the_reference() {
    let (mut single, mut double) = (Worst::default(), Worst::default());
    let cases: Vec<_> = cases(include_str!("../fixtures/heads.json"))
        .into_iter()
        .filter(|case| case["head"] == "seq2seq")
        .collect();
    assert_eq!(cases.len(), 8);
    for case in &cases {
        check::<f64>(case, &mut double);
        check::<f32>(case, &mut single);
    }
    double.report::<f64>();
    single.report::<f32>();
}
