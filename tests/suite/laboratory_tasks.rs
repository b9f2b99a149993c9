//! The laboratory on every task: the same instruments, on one sequence of the task, with the encoder's part of it.

use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::dataset::Dataset;
use unrolled::init;
use unrolled::instrument::connectivity::connectivity;
use unrolled::instrument::gradient_check::check_gradients;
use unrolled::instrument::lag::lag_curve;
use unrolled::instrument::truncation::windowed_gradient;
use unrolled::model::{Gradients, Model, Run, Shape};
use unrolled::question::{Head, Question, StatePart};
use unrolled::session::Session;
use unrolled::settings::{Activation, Attention, CellKind, Config, GruReset, TaskKind};
use wasm_bindgen_test::wasm_bindgen_test;

use nalgebra::DMatrix;

use super::laboratory::{every_cell, near, weight_and_terms};
use super::support::rows;

const PAIRS: &str =
    "one two\tA B\nthree\tC\ntwo two one\tB B A\none\tA\nthree one two\tC A B\ntwo\tB\n";
const LABELLED: &str =
    "good\tit was good\nbad\tit was bad\nbad\tit was not so good\ngood\tit was not bad\n";

/// Every task with its data, and each kind of translator.
fn every_task() -> Vec<(Config, String)> {
    let of = |task| Config {
        task,
        delay: 7,
        window: 9,
        batch: 4,
        hidden: 5,
        held_out: 0.25,
        ..Config::default()
    };
    let series: String = (0..40)
        .map(|t| format!("{}\n", libm::sin(f64::from(t) / 3.0)))
        .collect();
    let memory = [
        TaskKind::Adding,
        TaskKind::Copying,
        TaskKind::Order,
        TaskKind::Recall,
        TaskKind::Parity,
        TaskKind::Brackets,
    ];
    let translators = [Attention::Off, Attention::Additive].map(|attention| Config {
        attention,
        ..of(TaskKind::Translation)
    });
    let mut tasks: Vec<_> = memory.map(|task| (of(task), String::new())).to_vec();
    tasks.push((of(TaskKind::Series), series));
    tasks.push((of(TaskKind::Sentiment), LABELLED.to_owned()));
    tasks.extend(translators.map(|config| (config, PAIRS.to_owned())));
    tasks
}

/// Each of them with every cell, in one layer and in two.
pub fn every_network() -> impl Iterator<Item = (Config, String)> {
    every_task().into_iter().flat_map(|(config, content)| {
        every_cell().zip([1, 2, 1, 2]).map(move |(cell, layers)| {
            let config = Config {
                cell: cell.cell,
                gru_reset: cell.gru_reset,
                layers,
                ..config.clone()
            };
            (config, content.clone())
        })
    })
}

fn laboratory(config: &Config, content: &str) -> Session<f64> {
    let dataset = Dataset::read(config, content).expect("data");
    let session = Session::new(config.clone(), dataset).expect("a session");
    Session::restore(&session.checkpoint().expect("a checkpoint"), content).expect("a copy")
}

/// The network of a config and the sequence its pictures show, in double precision.
fn network(config: &Config, content: &str) -> (Model<f64>, Batch<f64>) {
    let dataset = Dataset::<f64>::read(config, content).expect("data");
    (
        init::network(config, &dataset.shape()),
        dataset.probe(config).batch,
    )
}

#[wasm_bindgen_test(unsupported = test)]
fn every_gradient_of_every_task_agrees_with_nudging() {
    for (config, content) in every_network() {
        let (model, _) = network(&config, &content);
        let mut laboratory = laboratory(&config, &content);
        let names: Vec<_> = model.params().map(|param| param.name.clone()).collect();
        let checked: Vec<_> = (0..names.len())
            .map(|block| {
                let answer = laboratory.ask(&Question::Check { block }).expect("a check");
                let [worst, rounding, ..] = answer.rows[..] else {
                    panic!("{:?}", answer.rows)
                };
                let Head::Check(head) = answer.head else {
                    panic!("{:?}", answer.head)
                };
                let Config { task, cell, .. } = config;
                assert!(worst < rounding.max(1e-6), "{task:?}, {cell:?}: {head:?}");
                assert!(head.nudged > 0);
                assert_eq!(head.blocks, names.len());
                head.name
            })
            .collect();
        assert_eq!(checked, names);
    }
}

/// Where an answer is nearly right, little is left of the gradient, but the curvature of the loss is as before.
#[wasm_bindgen_test(unsupported = test)]
fn a_gradient_that_is_nearly_gone_is_checked_all_the_same() {
    let numbers = |config: &Config| matches!(config.task, TaskKind::Series | TaskKind::Adding);
    for (config, content) in every_network().filter(|(config, _)| numbers(config)) {
        let (mut model, mut batch) = network(&config, &content);
        let first = model.zero_states(1);
        let mut run = Run::default();
        model.forward(&batch, &first, &mut run);
        if let Targets::Vectors(wanted, _) = &mut batch.targets {
            *wanted = run.outputs.map(|y| y - 1e-6);
        }
        for check in check_gradients(&mut model, &batch, &first, 1e-5, 30) {
            let allowed = check.rounding.max(1e-6);
            assert!(check.worst < allowed, "{:?}: {check:?}", config.task);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn with_an_encoder_omegas_gradient_is_that_of_the_decoder() {
    for (config, content) in every_task() {
        let config = Config {
            omega: 2.0,
            ..config
        };
        let mut laboratory = laboratory(&config, &content);
        let blocks = network(&config, &content).0.params().count();
        let check = laboratory
            .ask(&Question::Check { block: blocks })
            .expect("Ω");
        assert!(matches!(&check.head, Head::Check(head) if head.name == "Ω, w_h"));
        assert!(check.rows[0] < 1e-6, "{:?}: {check:?}", config.task);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_steps_of_every_weight_of_every_task_add_up_to_its_gradient() {
    for (config, content) in every_network() {
        let (model, sequence) = network(&config, &content);
        let mut laboratory = laboratory(&config, &content);
        for (block, param) in model.params().enumerate() {
            let (height, columns) = param.value.shape();
            let question = Question::Gradient {
                block,
                first: 0,
                rows: height,
            };
            let gradient = rows(&mut laboratory, &question);
            for (row, column) in [(0, 0), (height - 1, columns - 1), (height / 2, columns / 3)] {
                let what = format!("{:?}: {}[{row}, {column}]", config.task, param.name);
                let steps = weight_and_terms(&mut laboratory, block, row, column);
                if param.name.starts_with("attention") {
                    assert!(steps.is_none(), "{what}");
                    continue;
                }
                let (grad, terms) = steps.expect("a weight");
                let read = if param.name.starts_with("encoder") {
                    sequence.source_steps()
                } else {
                    sequence.steps
                };
                assert_eq!(terms.len(), read, "{what}");
                assert_eq!(grad, gradient[column * height + row], "{what}");
                near(&what, terms.iter().sum(), grad, 1e-12);
            }
        }
    }
}

/// The same sequence with its symbols as one-hot vectors, and one entry of one step changed.
fn moved(batch: &Batch<f64>, symbols: usize, (entry, step): (usize, usize), by: f64) -> Batch<f64> {
    let mut x = match &batch.inputs {
        Inputs::Symbols(ids) => DMatrix::from_fn(symbols, ids.len(), |i, t| {
            f64::from(u8::from(ids[t] as usize == i))
        }),
        Inputs::Vectors(x) => x.clone(),
    };
    x[(entry, step)] += by;
    Batch {
        inputs: Inputs::Vectors(x),
        ..batch.clone()
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn connectivity_of_every_task_agrees_with_nudging_its_inputs() {
    for (config, content) in every_task() {
        let (model, sequence) = network(&config, &content);
        let place = *sequence.asked().last().expect("a question");
        let (mut run, mut grads) = (Run::default(), Gradients::default());
        let measured = connectivity(&model, &sequence, place, &mut run, &mut grads);
        assert_eq!(measured.len(), sequence.length());
        assert!(measured.iter().any(|norm| *norm > 0.0), "{:?}", config.task);
        let asked = sequence.clone().asked_from(sequence.steps - 1);
        // −log p of the answer; where it is a number, the number.
        let answer = |batch: &Batch<f64>| {
            let mut run = Run::default();
            model.forward(batch, &model.zero_states(1), &mut run);
            match batch.targets {
                Targets::Symbols(_) => run.loss,
                Targets::Vectors(..) => run.outputs[(0, batch.steps - 1)],
            }
        };
        let slope =
            |at: &dyn Fn(f64) -> Batch<f64>| (answer(&at(1e-5)) - answer(&at(-1e-5))) / 2e-5;
        let read = sequence.source_steps();
        for (place, measured) in measured.iter().enumerate() {
            let source = asked.source.as_deref().filter(|_| place < read);
            let size = match source {
                Some(_) => model.encoder[0].w_x.value.ncols(),
                None => model.layers[0].w_x.value.ncols(),
            };
            let slopes = (0..size).map(|entry| match source {
                Some(source) => slope(&|by| {
                    let source = moved(source, size, (entry, place), by);
                    asked.clone().after(source)
                }),
                None => slope(&|by| moved(&asked, size, (entry, place - read), by)),
            });
            let norm = slopes.map(|slope| slope * slope).sum::<f64>().sqrt();
            near(
                &format!("{:?} at {place}", config.task),
                *measured,
                norm,
                1e-8,
            );
        }
    }
}

/// Two instruments for the same thing: the gradient's factor over k steps back is the lag curve's ratio at lag k; with
/// a source, the steps continue in the encoder.
#[wasm_bindgen_test(unsupported = test)]
fn the_product_of_jacobians_agrees_with_the_lag_curve() {
    for (config, content) in every_task() {
        // Attention gives the gradient another path.
        if config.task == TaskKind::Translation && config.attention == Attention::Additive {
            continue;
        }
        for (cell, gru_reset) in [
            (CellKind::Rnn, GruReset::After),
            (CellKind::Gru, GruReset::Before),
        ] {
            let config = Config {
                cell,
                gru_reset,
                ..config.clone()
            };
            let (model, sequence) = network(&config, &content);
            let place = sequence.length();
            assert_eq!(sequence.asked().last(), Some(&place));
            let lags: Vec<usize> = (1..=place).collect();
            let question = Question::Product {
                layer: 0,
                place,
                lags,
            };
            let numbers = rows(&mut laboratory(&config, &content), &question);
            let (rows, _) = numbers.as_chunks::<5>();
            assert_eq!(rows.len(), place);
            let last = sequence.steps - 1;
            let (mut run, mut grads) = (Run::default(), Gradients::default());
            let curve = lag_curve(&model, &sequence.asked_from(last), 0, &mut run, &mut grads).h;
            for [lag, largest, _, smallest, kept] in rows {
                let what = format!("{:?}, {cell:?} after {lag}", config.task);
                let left = curve[*lag as usize].norm / curve[0].norm;
                near(&what, *kept, libm::log10(left), 1e-4);
                assert!(
                    *kept <= largest + 1e-9 && *kept >= smallest - 1e-9,
                    "{what}"
                );
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_other_question_has_an_answer_for_every_task() {
    for (config, content) in every_network() {
        let mut laboratory = laboratory(&config, &content);
        let (model, sequence) = network(&config, &content);
        let (length, layers) = (sequence.length(), model.recurrent().count());
        let gates = config.build_cell::<f64>().gates().len();
        let states = if config.cell == CellKind::Lstm { 10 } else { 5 };
        let mut told = |question| rows(&mut laboratory, &question);
        for layer in 0..layers {
            let radii = told(Question::Radii { layer });
            assert_eq!(radii.len(), 2 * gates);
            assert!(radii.iter().all(|r| *r > 0.0));
            let gate = gates - 1;
            assert_eq!(told(Question::Gate { layer, gate }).len(), 4 * 5);
            assert_eq!(
                told(Question::Saturation { layer }).is_empty(),
                config.cell != CellKind::Rnn
            );
        }
        let (layer, gate) = (layers, 0);
        assert!(told(Question::Radii { layer }).is_empty());
        assert!(told(Question::Gate { layer, gate }).is_empty());
        let mut jacobian = |layer, place| {
            told(Question::Jacobian {
                layer,
                place,
                part: StatePart::State,
            })
        };
        for place in 0..length {
            assert_eq!(jacobian(config.layers - 1, place).len(), 3 * states);
        }
        assert!(jacobian(0, length).is_empty());
        let windows = vec![1, 3, length];
        let cut = laboratory
            .ask(&Question::Truncation { windows })
            .expect("cosines");
        if config.task == TaskKind::Translation {
            assert!(cut.rows.is_empty());
        } else {
            let cosines = 2 * (1 + model.params().count());
            assert_eq!(cut.rows.len(), 3 * cosines);
            assert!(matches!(&cut.head, Head::Truncation(head) if head.steps == length));
            // A window as long as the sequence cuts nothing.
            let whole = &cut.rows[2 * cosines..];
            assert_eq!((whole[0], whole[cosines / 2]), (1.0, 1.0));
            assert!(cut.rows[0] < 1.0, "{:?}: {cut:?}", config.task);
        }
    }
}

/// h_1 = w·x_1, h_2 = u·h_1 + w·x_2 of one linear unit, with one target, after the second step: y = h_2.
#[wasm_bindgen_test(unsupported = test)]
fn with_one_target_at_the_end_truncation_learns_from_the_last_window_only() {
    let config = Config {
        activation: Activation::Identity,
        hidden: 1,
        ..Config::default()
    };
    let mut model: Model<f64> = init::network(&config, &Shape::plain(1, 1));
    model.layers[0].w_x.value[0] = 2.0;
    model.layers[0].w_h.value[0] = 0.5;
    model.w_y.value[0] = 1.0;
    let numbers = |x: [f64; 2]| DMatrix::from_row_slice(1, 2, &x);
    let targets = Targets::Vectors(numbers([0.0, 0.0]), vec![false, true]);
    let sequence = Batch::new(1, Inputs::Vectors(numbers([1.0, 3.0])), targets);
    assert_eq!(sequence.asked(), [2]);
    // h_1 = 2, y = 0.5·2 + 2·3 = 7, and ∂y²/∂y = 14.
    let whole = windowed_gradient(&mut model, &sequence, 2, true);
    assert_eq!((whole[0][0], whole[1][0]), (14.0 * (3.0 + 0.5), 14.0 * 2.0));
    let carried = windowed_gradient(&mut model, &sequence, 1, true);
    assert_eq!((carried[0][0], carried[1][0]), (14.0 * 3.0, 14.0 * 2.0));
    // With the state reset, the second step has y = 2·3 and no state before it.
    let reset = windowed_gradient(&mut model, &sequence, 1, false);
    assert_eq!((reset[0][0], reset[1][0]), (12.0 * 3.0, 0.0));
}

#[wasm_bindgen_test(unsupported = test)]
fn connectivity_is_the_same_from_the_running_network_and_from_a_copy() {
    for (config, content) in every_network() {
        let dataset = Dataset::read(&config, &content).expect("data");
        let asked = dataset.probe(&config).batch.asked();
        let mut session = Session::new(config.clone(), dataset).expect("a session");
        session.train(3, || false);
        let checkpoint = session.checkpoint().expect("a checkpoint");
        let mut copy = Session::<f64>::restore(&checkpoint, &content).expect("a copy");
        for place in asked {
            let (ours, theirs) = (session.connectivity(place), copy.connectivity(place));
            assert_eq!(ours.len(), place);
            for (ours, theirs) in ours.iter().zip(&theirs) {
                let what = format!("{:?}, {:?}, after {place}", config.task, config.cell);
                near(&what, *ours, *theirs, 1e-3 * theirs + 1e-6);
            }
        }
        assert!(session.connectivity(0).is_empty());
    }
}
