//! Decoding after a source: greedily, and with a beam.

use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::decode::{Bounds, Hypothesis, beam, greedy, teacher_forced};
use unrolled::init;
use unrolled::model::{Model, Run, Shape};
use unrolled::rng::{Purpose, Rng};
use unrolled::settings::{Activation, CellKind, Config};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::scatter;

const BOUNDS: Bounds = Bounds {
    begin: 0,
    end: 1,
    most: 9,
};

fn network(config: &Config, attention: bool) -> Model<f64> {
    let shape = Shape {
        source: Some(5),
        attention,
        inputs: 4,
        outputs: 4,
    };
    let mut model = init::network(config, &shape);
    scatter(
        &mut model,
        0.9,
        &mut Rng::new(config.seed, Purpose::Weights),
    );
    model
}

fn networks() -> Vec<(String, Model<f64>)> {
    let mut networks = Vec::new();
    for cell in [CellKind::Rnn, CellKind::Lstm, CellKind::Gru] {
        for attention in [false, true] {
            for seed in 1..=4 {
                let config = Config {
                    seed,
                    cell,
                    hidden: 6,
                    layers: 2,
                    ..Config::default()
                };
                let name = format!("{cell:?}, attention {attention}, seed {seed}");
                networks.push((name, network(&config, attention)));
            }
        }
    }
    networks
}

/// The symbols of a source, sequence by sequence.
fn source(sequences: &[&[u32]]) -> Batch<f64> {
    let steps = sequences[0].len();
    let symbols: Vec<u32> = (0..steps)
        .flat_map(|t| sequences.iter().map(move |s| s[t]))
        .collect();
    let nothing = Targets::Symbols(vec![None; symbols.len()]);
    Batch::new(sequences.len(), Inputs::Symbols(symbols), nothing)
}

const SOURCES: [&[u32]; 4] = [&[1, 2, 3], &[4, 4, 0], &[0, 1, 0], &[3, 2, 2]];

#[wasm_bindgen_test(unsupported = test)]
fn a_beam_of_one_is_greedy() {
    let mut ended = 0;
    for (name, model) in networks() {
        let together = greedy(&model, &source(&SOURCES), BOUNDS);
        for (symbols, greedily) in SOURCES.iter().zip(&together) {
            let found = beam(&model, &source(&[symbols]), 1, BOUNDS);
            assert_eq!(
                found.as_slice(),
                std::slice::from_ref(greedily),
                "{name}: {symbols:?}"
            );
            ended += usize::from(greedily.ended(BOUNDS));
        }
    }
    assert!(ended > 10, "only {ended} texts came to an end");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_hypothesis_has_its_log_probability_under_teacher_forcing() {
    let mut run = Run::default();
    for (name, model) in networks() {
        let source = source(&SOURCES[..1]);
        let found = beam(&model, &source, 3, BOUNDS);
        assert!(!found.is_empty() && found.len() <= 3, "{name}");
        assert!(
            found.windows(2).all(|w| w[0].score() >= w[1].score()),
            "{name}"
        );
        for text in found {
            let steps = teacher_forced(&model, &source, BOUNDS.begin, &text.symbols, &mut run);
            let sum: f64 = steps.iter().sum();
            assert!(
                (sum - text.log_probability).abs() < 1e-12,
                "{name}: {text:?} but teacher forcing says {sum}"
            );
        }
    }
}

/// A network whose next symbol depends only on the last one: h is that symbol, and W_y has ln p.
fn table(p: [[f64; 4]; 4]) -> Model<f64> {
    let config = Config {
        activation: Activation::Identity,
        hidden: 4,
        ..Config::default()
    };
    let mut model = network(&config, false);
    let layer = &mut model.layers[0];
    layer.w_x.value.fill_with_identity();
    layer.w_h.value.fill(0.0);
    layer.b.value.fill(0.0);
    model.b_y.value.fill(0.0);
    model.w_y.value = nalgebra::DMatrix::from_fn(4, 4, |next, last| p[last][next].ln());
    model
}

/// After 2, the more probable first symbol, no end is probable; after 3 one is. Greedy decoding starts with 2; a beam
/// of two sees both.
#[wasm_bindgen_test(unsupported = test)]
fn a_beam_finds_a_better_hypothesis_than_greedy_decoding() {
    let model = table([
        [0.01, 0.04, 0.55, 0.40],
        [0.25, 0.25, 0.25, 0.25],
        [0.20, 0.40, 0.20, 0.20],
        [0.01, 0.97, 0.01, 0.01],
    ]);
    let source = source(&SOURCES[..1]);
    let text = |symbols: &[u32], p: f64| Hypothesis {
        symbols: symbols.to_vec(),
        log_probability: p.ln(),
    };
    let near = |found: &Hypothesis, wanted: Hypothesis| {
        assert_eq!(found.symbols, wanted.symbols);
        assert!((found.log_probability - wanted.log_probability).abs() < 1e-12);
    };
    near(
        &greedy(&model, &source, BOUNDS)[0],
        text(&[2, 1], 0.55 * 0.40),
    );
    let found = beam(&model, &source, 2, BOUNDS);
    near(&found[0], text(&[3, 1], 0.40 * 0.97));
    near(&found[1], text(&[2, 1], 0.55 * 0.40));
}
