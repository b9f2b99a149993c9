//! Sequences of unequal length in one batch: padding changes nothing, in no bit.

use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::init;
use unrolled::model::{Model, Run, Shape};
use unrolled::rng::{Purpose, Rng};
use unrolled::settings::Config;
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::{
    Kind, Precision, Worst, case, compare_layer, compare_output, count, ids, model, numbers,
    settings, to_f64,
};
use super::support::{learn, scatter};

const CELLS: [&str; 6] = [
    "rnn_tanh",
    "rnn_relu",
    "rnn_sigmoid",
    "lstm",
    "gru_reset_after",
    "gru_reset_before",
];
const SYMBOLS: usize = 5;
const LENGTHS: [usize; 4] = [3, 7, 1, 4];
const LONGEST: usize = 7;

/// A sequence and the target of each of its steps.
type Sequence = (Vec<u32>, Vec<Option<u32>>);

fn sequences(rng: &mut Rng) -> Vec<Sequence> {
    let mut symbol = || rng.below(SYMBOLS) as u32;
    LENGTHS
        .map(|length| {
            let read: Vec<u32> = (0..length).map(|_| symbol()).collect();
            let asked = (0..length)
                .map(|t| (t + 1 == length || t % 2 == 0).then(&mut symbol))
                .collect();
            (read, asked)
        })
        .to_vec()
}

/// A batch of all sequences, ending together; `padding` is the symbol before their beginnings.
fn side_by_side(sequences: &[Sequence], padding: u32) -> Batch<f64> {
    let batch_size = sequences.len();
    let (mut read, mut asked) = (
        vec![padding; LONGEST * batch_size],
        vec![None; LONGEST * batch_size],
    );
    let starts: Vec<usize> = sequences.iter().map(|s| LONGEST - s.0.len()).collect();
    for (b, (symbols, wanted)) in sequences.iter().enumerate() {
        for t in 0..symbols.len() {
            let column = (starts[b] + t) * batch_size + b;
            (read[column], asked[column]) = (symbols[t], wanted[t]);
        }
    }
    Batch::new(batch_size, Inputs::Symbols(read), Targets::Symbols(asked)).beginning_at(starts)
}

fn alone((read, asked): &Sequence) -> Batch<f64> {
    Batch::new(
        1,
        Inputs::Symbols(read.clone()),
        Targets::Symbols(asked.clone()),
    )
}

fn network(cell: &str, layers: usize, rng: &mut Rng) -> Model<f64> {
    let config = Config {
        hidden: 6,
        layers,
        ..settings(cell)
    };
    let mut model = init::model(&config, SYMBOLS, SYMBOLS);
    scatter(&mut model, 0.5, rng);
    model
}

fn asked(sequence: &Sequence) -> f64 {
    sequence.1.iter().flatten().count() as f64
}

fn check_side_by_side(cell: &str, layers: usize) {
    let mut rng = Rng::new(3, Purpose::Weights);
    let mut model = network(cell, layers, &mut rng);
    let sequences = sequences(&mut rng);
    let batch_size = sequences.len();
    let first = model.zero_states(batch_size);
    let batch = side_by_side(&sequences, 2);
    let (run, grads) = learn(&mut model, &batch, &first);
    let together: Vec<_> = model.params().map(|p| p.grad.clone()).collect();
    let total: f64 = sequences.iter().map(asked).sum();

    let mut sum: Vec<_> = together.iter().map(|g| g * 0.0).collect();
    for (b, sequence) in sequences.iter().enumerate() {
        let nothing = model.zero_states(1);
        let (own, own_grads) = learn(&mut model, &alone(sequence), &nothing);
        let share = asked(sequence) / total;
        for (sum, param) in sum.iter_mut().zip(model.params()) {
            *sum += &param.grad * share;
        }
        let start = LONGEST - sequence.0.len();
        for t in 0..LONGEST {
            let column = t * batch_size + b;
            let what = format!("{cell} ×{layers}, sequence {b}, step {t}");
            if t < start {
                assert_eq!(run.losses[column], 0.0, "{what}");
            } else {
                assert_eq!(run.losses[column], own.losses[t - start], "{what}");
                assert_eq!(
                    run.outputs.column(column),
                    own.outputs.column(t - start),
                    "{what}"
                );
            }
            for l in 0..layers {
                let (unrolled, grads) = (&run.layers[l], &grads.layers[l]);
                // The state before step t, and its gradient.
                if t <= start && start > 0 {
                    assert_eq!(unrolled.h.column(column).amax(), 0.0, "{what}: h");
                    assert_eq!(grads.d_h.column(column).amax(), 0.0, "{what}: ∂h");
                } else if t > start {
                    let ours = grads.d_h.column(column);
                    let theirs = own_grads.layers[l].d_h.column(t - start) * share;
                    assert!((ours - theirs).amax() < 1e-14, "{what}: ∂h");
                }
                if t < start {
                    assert_eq!(grads.d_gates.column(column).amax(), 0.0, "{what}: ∂gates");
                }
            }
        }
    }
    for ((param, ours), theirs) in model.params().zip(&together).zip(&sum) {
        let error = (ours - theirs).amax();
        assert!(
            error < 1e-12,
            "{cell} ×{layers}: {} is off by {error:e}",
            param.name
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_padded_sequence_is_learnt_from_as_if_it_stood_alone() {
    for cell in CELLS {
        for layers in [1, 2] {
            check_side_by_side(cell, layers);
        }
    }
}

/// No bit depends on the symbol in the padding or on the states carried in.
#[wasm_bindgen_test(unsupported = test)]
fn the_symbols_in_the_padding_change_nothing() {
    for cell in CELLS {
        let mut rng = Rng::new(4, Purpose::Weights);
        let mut model = network(cell, 2, &mut rng);
        let sequences = sequences(&mut rng);
        let gradients = |model: &mut Model<f64>, padding, carried| {
            let mut first = model.zero_states(sequences.len());
            for state in &mut first {
                // Only the sequence that begins with the window uses the state that is carried in.
                for b in (0..LENGTHS.len()).filter(|b| LENGTHS[*b] < LONGEST) {
                    state.h.column_mut(b).fill(carried);
                }
            }
            let (run, _) = learn(model, &side_by_side(&sequences, padding), &first);
            let grads: Vec<_> = model.params().map(|p| p.grad.clone()).collect();
            (run.loss, grads)
        };
        let one = gradients(&mut model, 0, 0.0);
        assert_eq!(one, gradients(&mut model, 3, 0.7), "{cell}");
    }
}

/// The encoder of such sequences: the step at which a sequence begins does not change the translation.
#[wasm_bindgen_test(unsupported = test)]
fn a_padded_source_is_encoded_as_if_it_stood_alone() {
    for cell in CELLS {
        let mut rng = Rng::new(5, Purpose::Weights);
        let shape = Shape {
            source: Some(SYMBOLS),
            attention: false,
            inputs: SYMBOLS,
            outputs: SYMBOLS,
        };
        let config = Config {
            hidden: 6,
            layers: 2,
            ..settings(cell)
        };
        let model = init::network::<f64>(&config, &shape);
        let sources = sequences(&mut rng);
        let write = |batch_size| {
            let symbols = (0..2).flat_map(|t| vec![t; batch_size]).collect();
            let asked = Targets::Symbols(vec![Some(1); 2 * batch_size]);
            Batch::new(batch_size, Inputs::Symbols(symbols), asked)
        };
        let (mut together, mut own) = (Run::default(), Run::default());
        let batch_size = sources.len();
        let batch = write(batch_size).after(side_by_side(&sources, 2));
        model.forward(&batch, &[], &mut together);
        for (b, source) in sources.iter().enumerate() {
            model.forward(&write(1).after(alone(source)), &[], &mut own);
            for t in 0..2 {
                let ours = together.outputs.column(t * batch_size + b);
                assert_eq!(ours, own.outputs.column(t), "{cell}, sequence {b}");
            }
        }
    }
}

/// The reference's sequences end one by one, ours begin one by one: states, losses and gradients are the same.
fn check_reference<F: Precision>(name: &str) {
    let mut worst = Worst::default();
    let case = case(include_str!("../fixtures/heads.json"), name);
    let config = settings(case["cell"].as_str().unwrap_or_default());
    let mut model = model::<F>(&config, &case["weights"]["layers"], &case["weights"]);
    let (steps, batch_size) = (count(&case["T"]), count(&case["batch"]));
    let (theirs, lengths) = (ids(&case["ids"]), ids(&case["lengths"]));
    let starts: Vec<usize> = lengths.iter().map(|l| steps - *l as usize).collect();
    let mut read = vec![0; steps * batch_size];
    for (b, start) in starts.iter().enumerate() {
        for t in *start..steps {
            read[t * batch_size + b] = theirs[(t - start) * batch_size + b];
        }
    }
    let mut asked = vec![None; (steps - 1) * batch_size];
    asked.extend(ids(&case["targets"]).into_iter().map(Some));
    let batch =
        Batch::new(batch_size, Inputs::Symbols(read), Targets::Symbols(asked)).beginning_at(starts);
    let first = model.zero_states(batch_size);
    let (run, _) = learn(&mut model, &batch, &first);
    let (forward, back) = (&case["forward"], &case["backward"]);
    worst.compare::<F>(Kind::Loss, name, &[run.loss], &numbers(&forward["loss"]));
    let outputs = run
        .outputs
        .columns((steps - 1) * batch_size, batch_size)
        .into_owned();
    worst.compare::<F>(
        Kind::Activation,
        name,
        &to_f64(outputs.as_slice()),
        &numbers(&forward["probs"]),
    );
    compare_layer(
        &mut worst,
        name,
        &model.layers[0],
        &back["grads"]["layers"][0],
    );
    compare_output(&mut worst, name, &model, &back["grads"]);
    worst.report::<F>();
}

#[wasm_bindgen_test(unsupported = test)]
fn answers_about_sequences_of_unequal_length_are_the_references() {
    check_reference::<f64>("many_to_one_lstm_varlen");
    check_reference::<f32>("many_to_one_lstm_varlen");
}
