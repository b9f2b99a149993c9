//! An encoder whose last state starts a decoder, against PyTorch: blame crosses from one network to the other.

use serde_json::Value;
use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::config::Config;
use unrolled::layer::State;
use unrolled::model::{Felt, Model, Run};
use unrolled::param::Param;
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::{
    Kind, Precision, Worst, cases, compare_blame, compare_layer, compare_output, count, ids, layer,
    model, numbers, settings, wide,
};
use super::support::learn;

/// Padding, which is neither asked for nor judged.
const PAD: u32 = 0;
/// The decoder's first input.
const BEGIN: u32 = 1;

/// An encoder says nothing: one output that nobody asks for.
fn encoder<F: Precision>(config: &Config, weights: &Value) -> Model<F> {
    let layer = layer(config, &weights[0]);
    let silent = |columns| nalgebra::DMatrix::from_element(1, columns, F::ZERO);
    Model {
        w_y: Param::new("w_y", silent(layer.units())),
        b_y: Param::new("b_y", silent(1)),
        layers: vec![layer],
    }
}

fn symbols<F: Precision>(inputs: Vec<u32>, lanes: usize, targets: Vec<Option<u32>>) -> Batch<F> {
    Batch {
        steps: inputs.len() / lanes,
        lanes,
        inputs: Inputs::Symbols(inputs),
        targets: Targets::Symbols(targets),
    }
}

/// The likeliest symbol of every lane, eight times over, each read before the next.
fn greedy<F: Precision>(decoder: &Model<F>, lanes: usize, mut states: Vec<State<F>>) -> Vec<u32> {
    let mut run = Run::default();
    let (mut symbols_now, mut said) = (vec![BEGIN; lanes], Vec::new());
    for _ in 0..8 {
        let batch = symbols(symbols_now.clone(), lanes, vec![None; lanes]);
        decoder.forward(&batch, &states, &mut run);
        states = run.last();
        for (lane, symbol) in symbols_now.iter_mut().enumerate() {
            let p = run.said.column(lane);
            let likeliest = (0..p.len()).fold(0, |top, i| if p[i] > p[top] { i } else { top });
            *symbol = likeliest as u32;
        }
        said.extend(&symbols_now);
    }
    said
}

fn check<F: Precision>(case: &Value, worst: &mut Worst) {
    let name = case["name"].as_str().unwrap_or_default();
    let config = settings(case["cell"].as_str().unwrap_or_default());
    let (weights, lanes) = (&case["weights"], count(&case["batch"]));
    let mut encoder = encoder::<F>(&config, &weights["encoder"]);
    let mut decoder = model::<F>(&config, &weights["decoder"], weights);
    let source = ids(&case["src"]);
    let read = symbols(source.clone(), lanes, vec![None; source.len()]);
    let targets = ids(&case["targets"])
        .into_iter()
        .map(|id| (id != PAD).then_some(id));
    let write = symbols(ids(&case["decoder_input"]), lanes, targets.collect());

    let mut understood = Run::default();
    encoder.forward(&read, &encoder.zero_states(lanes), &mut understood);
    let thought = understood.last();
    let (run, felt) = learn(&mut decoder, &write, &thought);
    // The blame at the states before the decoder's window is the blame at the states after the encoder's.
    let first = |d: &nalgebra::DMatrix<F>| d.columns(0, lanes).into_owned();
    let after = State {
        h: first(&felt.layers[0].d_h),
        c: first(&felt.layers[0].d_c),
    };
    let mut traced = Felt::default();
    encoder.through_time(&read, &understood, Some(&[after]), &mut traced);
    encoder.accumulate(&read, &understood, &mut traced);

    let (forward, back) = (&case["forward"], &case["backward"]);
    worst.compare::<F>(Kind::Loss, name, &[run.loss], &numbers(&forward["loss"]));
    for (h, seen) in [("h_enc", &understood), ("h_dec", &run)] {
        let ours = wide(seen.layers[0].outputs());
        worst.compare::<F>(
            Kind::Seen,
            &format!("{name} {h}"),
            &ours,
            &numbers(&forward[h]),
        );
    }
    let grads = &back["grads"];
    compare_layer(worst, name, &encoder.layers[0], &grads["encoder"][0]);
    compare_layer(worst, name, &decoder.layers[0], &grads["decoder"][0]);
    compare_output(worst, name, &decoder, grads);
    for (d, felt) in [("dh_enc", &traced), ("dh_dec", &felt)] {
        let (d_h, what) = (&felt.layers[0].d_h, format!("{name} {d}"));
        compare_blame(worst, &what, d_h, lanes, &back[d], &Value::Null);
    }
    assert_eq!(
        greedy(&decoder, lanes, thought),
        ids(&forward["greedy"]),
        "{name}"
    );
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
