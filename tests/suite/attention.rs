//! Attention: by hand, over padding, and its weights as shares that sum to 1. (`nudging` checks its gradients.)

use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::init;
use unrolled::model::{Model, Run, Shape};
use unrolled::rng::{Purpose, Rng};
use unrolled::settings::{Activation, CellKind, Config};
use unrolled::train::count_parameters;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{learn, scatter};

fn network(config: &Config) -> Model<f64> {
    let shape = Shape {
        source: Some(3),
        attention: true,
        inputs: 3,
        outputs: 1,
    };
    init::network(config, &shape)
}

fn set(model: &mut Model<f64>, name: &str, values: &[f64]) {
    let param = model.params_mut().find(|p| p.name == name);
    let param = param.unwrap_or_else(|| panic!("there is no {name}"));
    param.value.as_mut_slice().copy_from_slice(values);
}

fn gradient(model: &Model<f64>, name: &str) -> Vec<f64> {
    let param = model.params().find(|p| p.name == name);
    let param = param.unwrap_or_else(|| panic!("there is no {name}"));
    param.grad.as_slice().to_vec()
}

/// Reads the symbols of a source, then symbol 0, and has a number as its target.
fn read_then_say(source: Vec<u32>, batch_size: usize, wanted: f64) -> Batch<f64> {
    let nothing = Targets::Symbols(vec![None; source.len()]);
    let number = nalgebra::DMatrix::from_element(1, batch_size, wanted);
    let asked = Targets::Vectors(number, vec![true; batch_size]);
    Batch::new(batch_size, Inputs::Symbols(vec![0; batch_size]), asked).after(Batch::new(
        batch_size,
        Inputs::Symbols(source),
        nothing,
    ))
}

/// One linear unit each. With W_q = 0, W_k = 1, v = 2 ln 3 and states e = (0, ½ ln 3), whose tanh are 0 and ½, the
/// scores are 0 and ln 3: α = (¼, ¾) and the context is ⅜ ln 3. The output adds h = 2 and the context; the target is ½
/// less, so ∂L/∂context is 1.
#[wasm_bindgen_test(unsupported = test)]
fn attention_by_hand() {
    let mut model = network(&Config {
        hidden: 1,
        activation: Activation::Identity,
        ..Config::default()
    });
    let log = 3.0_f64.ln();
    set(&mut model, "encoder.w_x", &[0.0, 0.5 * log, 9.0]);
    set(&mut model, "encoder.w_h", &[0.0]);
    set(&mut model, "w_x", &[2.0, 9.0, 9.0]);
    set(&mut model, "w_h", &[0.0]);
    set(&mut model, "attention.w_q", &[0.0]);
    set(&mut model, "attention.w_k", &[1.0]);
    set(&mut model, "attention.v", &[2.0 * log]);
    set(&mut model, "w_y", &[1.0, 1.0]);
    let context = 0.375 * log;
    let batch = read_then_say(vec![0, 1], 1, 2.0 + context - 0.5);
    let (run, _) = learn(&mut model, &batch, &[]);

    let near = |what: &str, ours: &[f64], hand: &[f64]| {
        assert_eq!(ours.len(), hand.len(), "{what}");
        for (ours, hand) in ours.iter().zip(hand) {
            assert!(
                (ours - hand).abs() < 1e-14,
                "{what}: {ours} instead of {hand}"
            );
        }
    };
    near("α", run.attended.alignment.as_slice(), &[0.25, 0.75]);
    near("context", run.attended.context.as_slice(), &[context]);
    near("output", run.outputs.as_slice(), &[2.0 + context]);
    near("∂w_y", &gradient(&model, "w_y"), &[2.0, context]);
    // ∂L/∂α = (0, ½ ln 3), their mean under α is ⅜ ln 3: the scores' gradients are ∓3/32 ln 3.
    near("∂v", &gradient(&model, "attention.v"), &[3.0 / 64.0 * log]);
    // Through v and tanh′ = (1, ¾): ∓(3/16, 9/64) ln² 3 at the sums of query and key.
    let (first, second) = (-3.0 / 16.0 * log * log, 9.0 / 64.0 * log * log);
    near(
        "∂W_k",
        &gradient(&model, "attention.w_k"),
        &[second * 0.5 * log],
    );
    near(
        "∂W_q",
        &gradient(&model, "attention.w_q"),
        &[(first + second) * 2.0],
    );
    near(
        "∂e",
        &gradient(&model, "encoder.w_x"),
        &[0.25 + first, 0.75 + second, 0.0],
    );
}

/// Sequences that read 3, 5 and 1 symbols: shares are positive and sum to 1, they are 0 before a sequence's beginning,
/// and the output of a sequence is the same as alone.
#[wasm_bindgen_test(unsupported = test)]
fn alignments_are_shares_of_the_source_alone() {
    let mut model = network(&Config {
        hidden: 7,
        ..Config::default()
    });
    scatter(&mut model, 0.7, &mut Rng::new(2, Purpose::Weights));
    let sources: [&[u32]; 3] = [&[1, 2, 0], &[2, 2, 1, 0, 1], &[2]];
    let mut side_by_side = vec![1; 15];
    for (b, source) in sources.iter().enumerate() {
        for (t, symbol) in source.iter().enumerate() {
            side_by_side[(5 - source.len() + t) * 3 + b] = *symbol;
        }
    }
    let mut batch = read_then_say(side_by_side, 3, 0.0);
    batch.source = batch
        .source
        .map(|source| Box::new(source.beginning_at(vec![2, 0, 4])));
    let (mut together, mut alone) = (Run::default(), Run::default());
    model.forward(&batch, &[], &mut together);
    for (b, source) in sources.iter().enumerate() {
        let shares = together.attended.alignment.column(b);
        let (before, after) = shares.as_slice().split_at(5 - source.len());
        assert!(
            before.iter().all(|share| *share == 0.0),
            "sequence {b}: {shares}"
        );
        assert!(
            after.iter().all(|share| *share > 0.0),
            "sequence {b}: {shares}"
        );
        assert!(
            (after.iter().sum::<f64>() - 1.0).abs() < 1e-14,
            "sequence {b}"
        );
        model.forward(&read_then_say(source.to_vec(), 1, 0.0), &[], &mut alone);
        assert_eq!(alone.attended.alignment.as_slice(), after, "sequence {b}");
        assert_eq!(alone.outputs[0], together.outputs[b], "sequence {b}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn parameters_counted_beforehand_are_those_of_the_network() {
    for (source, attention) in [(None, false), (Some(5), false), (Some(5), true)] {
        let shape = Shape {
            inputs: 4,
            outputs: 6,
            source,
            attention,
        };
        for (cell, layers) in [(CellKind::Lstm, 1), (CellKind::Gru, 2)] {
            let config = Config {
                cell,
                layers,
                hidden: 3,
                ..Config::default()
            };
            let network = init::network::<f32>(&config, &shape);
            assert_eq!(
                count_parameters::<f32>(&config, &shape),
                network.parameters(),
                "{shape:?}"
            );
        }
    }
}
