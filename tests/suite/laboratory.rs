//! The laboratory's instruments on networks small enough to compute by hand, and against each other: two instruments
//! that measure the same thing agree.

use nalgebra::DMatrix;
use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::init;
use unrolled::instrument::connectivity::connectivity;
use unrolled::instrument::spectrum::Spectrum;
use unrolled::instrument::truncation::{truncation, windowed_gradient};
use unrolled::instrument::weight_steps::weight_steps;
use unrolled::model::{Gradients, Model, Run};
use unrolled::operation;
use unrolled::question::{Head, Question, StatePart};
use unrolled::session::Session;
use unrolled::settings::{Activation, CellKind, Config, GruReset};
use unrolled::text::Text;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{learn, rows, story};

/// Every cell, the GRU in both forms.
pub fn every_cell() -> impl Iterator<Item = Config> {
    let of = |cell, gru_reset| Config {
        cell,
        gru_reset,
        hidden: 6,
        ..Config::default()
    };
    [
        of(CellKind::Rnn, GruReset::After),
        of(CellKind::Lstm, GruReset::After),
        of(CellKind::Gru, GruReset::After),
        of(CellKind::Gru, GruReset::Before),
    ]
    .into_iter()
}

pub fn symbols(count: u16) -> Vec<u16> {
    (0..count).map(|i| i * 7 % 5).collect()
}

/// All of a text, with a target after each character.
fn text(ids: &[u16]) -> Batch<f64> {
    Batch::of_text(ids, &[0], ids.len() - 1)
}

pub fn near(what: &str, ours: f64, theirs: f64, tolerance: f64) {
    assert!(
        (ours - theirs).abs() <= tolerance,
        "{what} is {ours}, expected {theirs}"
    );
}

/// A linear unit with recurrent weight `u` and input weights `w` of two symbols; its logits are h and −h.
fn one_unit(u: f64, w: [f64; 2]) -> Model<f64> {
    let config = Config {
        activation: Activation::Identity,
        hidden: 1,
        ..Config::default()
    };
    let mut model = init::model::<f64>(&config, 2, 2);
    model.layers[0].w_x.value.copy_from_slice(&w);
    model.layers[0].w_h.value[0] = u;
    model.w_y.value.copy_from_slice(&[1.0, -1.0]);
    model
}

#[wasm_bindgen_test(unsupported = test)]
fn the_steps_of_a_weight_add_up_to_its_gradient() {
    for (config, layers) in every_cell().flat_map(|config| [(config.clone(), 1), (config, 2)]) {
        let config = Config { layers, ..config };
        let mut model = init::model::<f64>(&config, 5, 5);
        let batch = Batch::of_text(&symbols(60), &[0, 11, 23], 12);
        let first = model.zero_states(3);
        let (run, grads) = learn(&mut model, &batch, &first);
        for (block, param) in model.params().enumerate() {
            for row in 0..param.grad.nrows() {
                for column in 0..param.grad.ncols() {
                    let terms = weight_steps(&model, &batch, &run, &grads, block, (row, column))
                        .expect("a weight");
                    assert_eq!(terms.len(), 12);
                    let what = format!("{config:?}: {}[{row}, {column}]", param.name);
                    near(&what, terms.iter().sum(), param.grad[(row, column)], 1e-14);
                }
            }
        }
    }
}

/// h_1 = w₀, h_2 = u·h_1 + w₁ of one linear unit that reads symbol 0, then 1; both steps have a target.
#[wasm_bindgen_test(unsupported = test)]
fn the_steps_of_one_recurrent_weight_by_hand() {
    let mut model = one_unit(0.5, [2.0, 3.0]);
    let batch = Batch::of_text(&[0, 1, 0], &[0], 2);
    let first = model.zero_states(1);
    let (run, grads) = learn(&mut model, &batch, &first);
    // Logits (h, −h): ∂L/∂h = (p₀ − [target 0]) − (p₁ − [target 1]), halved by the mean over two steps.
    let p0 = |h: f64| 1.0 / (1.0 + libm::exp(-2.0 * h));
    let d_logit = |h: f64, target_is_0: bool| p0(h) - f64::from(u8::from(target_is_0));
    let (h1, h2) = (2.0, 0.5 * 2.0 + 3.0);
    assert_eq!((run.layers[0].h[(0, 1)], run.layers[0].h[(0, 2)]), (h1, h2));
    let terms = weight_steps(&model, &batch, &run, &grads, 1, (0, 0)).expect("U");
    near("step 1, from a zero state", terms[0], 0.0, 0.0);
    near("step 2", terms[1], d_logit(h2, true) * h1, 1e-12);
    // W's column of symbol 0 is used at the first step only, and gets the second step's gradient through u.
    let terms = weight_steps(&model, &batch, &run, &grads, 0, (0, 0)).expect("W");
    near(
        "W at step 1",
        terms[0],
        d_logit(h1, false) + 0.5 * d_logit(h2, true),
        1e-12,
    );
    near("W at step 2", terms[1], 0.0, 0.0);
}

/// Two steps in windows of one: the second step's gradient does not reach the first.
#[wasm_bindgen_test(unsupported = test)]
fn a_truncated_gradient_by_hand() {
    let mut model = one_unit(0.5, [2.0, 3.0]);
    let ids = text(&[0, 1, 0]);
    let p0 = |h: f64| 1.0 / (1.0 + libm::exp(-2.0 * h));
    let (h1, h2) = (2.0, 4.0);
    let (d1, d2) = (p0(h1) / 2.0 * 2.0, (p0(h2) - 1.0) / 2.0 * 2.0);
    // Blocks: W, U, b, W of the output, its b.
    let full = windowed_gradient(&mut model, &ids, 2, true);
    near("W[0], whole", full[0][0], d1 + 0.5 * d2, 1e-12);
    near("U, whole", full[1][0], d2 * h1, 1e-12);
    let carried = windowed_gradient(&mut model, &ids, 1, true);
    near("W[0], cut", carried[0][0], d1, 1e-12);
    near("U, cut and carried", carried[1][0], d2 * h1, 1e-12);
    // With the state reset, the second step has h = 3 and no state before it.
    let reset = windowed_gradient(&mut model, &ids, 1, false);
    near("U, cut and reset", reset[1][0], 0.0, 0.0);
    near("W[1], cut and reset", reset[0][1], p0(3.0) - 1.0, 1e-12);
    let measured = truncation(&mut model, &ids, &[1, 2, 3]);
    let (dot, whole, cut) = (
        (d1 + 0.5 * d2) * d1 + d2 * d2,
        (d1 + 0.5 * d2) * (d1 + 0.5 * d2) + d2 * d2,
        d1 * d1 + d2 * d2,
    );
    near(
        "W's cosine",
        measured[0].carried[1],
        dot / (whole * cut).sqrt(),
        1e-12,
    );
    near("U's cosine", measured[0].carried[2], 1.0, 1e-15);
    assert!(
        measured[0].reset[2].is_nan(),
        "a zero gradient has no direction"
    );
    for all in &measured[1..] {
        for cosine in all.carried.iter().chain(&all.reset) {
            assert_eq!(*cosine, 1.0, "a window as long as the text cuts nothing");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_window_cuts_nothing_only_where_it_is_as_long_as_the_text() {
    for config in every_cell() {
        let mut model = init::model::<f64>(&config, 5, 5);
        let measured = truncation(&mut model, &text(&symbols(121)), &[1, 5, 119, 120]);
        // A longer window need not be closer: what it adds may point in another direction than what is still missing.
        for cut in &measured[..3] {
            assert_eq!(cut.carried.len(), 1 + model.params().count());
            for cosine in [cut.carried[0], cut.reset[0]] {
                assert!(cosine > -1.0 && cosine < 1.0, "{config:?}: {cosine}");
            }
        }
        assert_eq!((measured[3].carried[0], measured[3].reset[0]), (1.0, 1.0));
    }
}

/// Nudging a symbol's one-hot entry adds a multiple of the symbol's column of W to W·x, at that step only.
#[wasm_bindgen_test(unsupported = test)]
fn connectivity_agrees_with_nudging_an_input() {
    let config = Config {
        hidden: 4,
        ..Config::default()
    };
    let model = init::model::<f64>(&config, 5, 5);
    let ids = symbols(10);
    let (mut run, mut grads) = (Run::default(), Gradients::default());
    let measured = connectivity(&model, &text(&ids), 8, &mut run, &mut grads);
    assert_eq!(measured.len(), 8);
    let dense = |nudged: Option<(usize, usize, f64)>| {
        let mut x = DMatrix::from_element(5, 8, 0.0);
        (0..8).for_each(|t| x[(usize::from(ids[t]), t)] = 1.0);
        if let Some((symbol, t, by)) = nudged {
            x[(symbol, t)] += by;
        }
        let mut targets = vec![None; 8];
        targets[7] = Some(u32::from(ids[8]));
        let batch = Batch::new(1, Inputs::Vectors(x), Targets::Symbols(targets));
        let mut run = Run::default();
        model.forward(&batch, &model.zero_states(1), &mut run);
        run.loss
    };
    for (t, measured) in measured.iter().enumerate() {
        let squares = (0..5).map(|symbol| {
            let slope = (dense(Some((symbol, t, 1e-5))) - dense(Some((symbol, t, -1e-5)))) / 2e-5;
            slope * slope
        });
        near(
            &format!("character {t}"),
            *measured,
            squares.sum::<f64>().sqrt(),
            1e-9,
        );
    }
}

/// A laboratory with a network on a small text.
fn laboratory(config: &Config) -> Session<f64> {
    let content = story(900, 3);
    let text = Text::new(&content, 1024).expect("a text");
    let session = Session::new(config.clone(), text).expect("a session");
    Session::restore(&session.checkpoint().expect("a checkpoint"), &content).expect("a copy")
}

/// The gradient of one weight and its terms.
pub fn weight_and_terms(
    laboratory: &mut Session<f64>,
    block: usize,
    row: usize,
    column: usize,
) -> Option<(f64, Vec<f64>)> {
    let question = Question::WeightSteps { block, row, column };
    let numbers = rows(laboratory, &question);
    let (grad, terms) = numbers.split_first()?;
    Some((*grad, terms.to_vec()))
}

/// A property of the figure: the gradient's own factor lies between those of the best and the worst direction.
#[wasm_bindgen_test(unsupported = test)]
fn what_a_gradient_keeps_lies_between_the_extreme_singular_values_of_the_product() {
    for config in every_cell() {
        let mut laboratory = laboratory(&config);
        let mut product = |layer, place, lags: &[usize]| {
            let lags = lags.to_vec();
            rows(&mut laboratory, &Question::Product { layer, place, lags })
        };
        let numbers = product(0, 40, &[1, 2, 5, 10, 20, 40, 80]);
        let (rows, _) = numbers.as_chunks::<5>();
        let lags: Vec<f64> = rows.iter().map(|row| row[0]).collect();
        assert_eq!(lags, [1.0, 2.0, 5.0, 10.0, 20.0, 40.0]);
        for [lag, largest, median, smallest, kept] in rows {
            let measured =
                format!("{config:?} after {lag}: {largest} {median} {smallest}, kept {kept}");
            assert!(largest >= median && median >= smallest, "{measured}");
            assert!(
                *kept <= largest + 1e-9 && *kept >= smallest - 1e-9,
                "{measured}"
            );
        }
        assert!(product(0, 0, &[1]).is_empty() && product(1, 3, &[1]).is_empty());
        assert!(weight_and_terms(&mut laboratory, 99, 0, 0).is_none());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_laboratorys_answers_about_a_weight_and_u_are_those_of_the_instruments() {
    for config in every_cell() {
        let mut laboratory = laboratory(&config);
        let gates = config.build_cell::<f64>().gates().len();
        let radii = rows(&mut laboratory, &Question::Radii { layer: 0 });
        let (radii, _) = radii.as_chunks::<2>();
        assert_eq!(radii.len(), gates);
        for (gate, [radius, norm]) in radii.iter().enumerate() {
            let u = operation::recurrent(&laboratory.trainer().model.layers[0], gate);
            let spectrum = Spectrum::of(&u);
            near("ρ", *radius, spectrum.radius(), 1e-9);
            near("s₁", *norm, spectrum.norm(), 1e-9);
            let told = rows(&mut laboratory, &Question::Recurrent { layer: 0, gate });
            assert_eq!(told[2], spectrum.norm());
            assert_eq!(told.len(), 3 * 6);
        }
        let block = Question::Gradient {
            block: 1,
            first: 6 * (gates - 1),
            rows: 6,
        };
        let u = rows(&mut laboratory, &block);
        // The answers do not depend on other questions in between or on the order of questions.
        rows(&mut laboratory, &Question::Check { block: 0 });
        let cut = |windows: &[usize]| Question::Truncation {
            windows: windows.to_vec(),
        };
        rows(&mut laboratory, &cut(&[3]));
        for (row, column) in [(0, 0), (5, 2), (3, 5)] {
            let (grad, terms) = weight_and_terms(&mut laboratory, 1, 6 * (gates - 1) + row, column)
                .expect("a weight");
            assert_eq!(grad, u[column * 6 + row]);
            near("the sum", terms.iter().sum(), grad, 1e-14);
        }
        let answer = laboratory.ask(&cut(&[4, 200])).expect("cosines");
        let Head::Truncation(head) = answer.head else {
            panic!("another head: {:?}", answer.head)
        };
        assert_eq!((head.steps, head.windows), (200, vec![4, 200]));
        let blocks = 1 + init::model::<f32>(&config, 5, 5).params().count();
        assert_eq!(answer.rows.len(), 2 * 2 * blocks);
        assert_eq!(answer.rows[2 * blocks], 1.0);
        let cell = Question::Jacobian {
            layer: 0,
            place: 5,
            part: StatePart::Cell,
        };
        assert_eq!(
            rows(&mut laboratory, &cell).is_empty(),
            config.cell != CellKind::Lstm
        );
    }
}

/// The checks of every block, Ω's included: their names, and the largest error of each.
fn checks(laboratory: &mut Session<f64>) -> Vec<(String, f64)> {
    let mut checks = Vec::new();
    loop {
        let question = Question::Check {
            block: checks.len(),
        };
        let answer = laboratory.ask(&question).expect("a check");
        let Head::Check(head) = answer.head else {
            panic!("another head: {:?}", answer.head)
        };
        checks.push((head.name, answer.rows[0]));
        if checks.len() == head.blocks {
            return checks;
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn omegas_gradient_is_checked_after_the_blocks_where_omega_is_part_of_the_loss() {
    let config = Config {
        hidden: 6,
        omega: 2.0,
        ..Config::default()
    };
    let mut with = laboratory(&config);
    let checked = checks(&mut with);
    assert!(
        checked.iter().all(|(_, worst)| *worst < 1e-6),
        "{checked:?}"
    );
    let names: Vec<&str> = checked.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["w_x", "w_h", "b", "w_y", "b_y", "Ω, w_h"]);
    let beyond = with
        .ask(&Question::Check { block: 6 })
        .expect_err("no block");
    assert_eq!(
        beyond.to_string(),
        "this network has no answer (it has 6 blocks to check, counted from 0, and no 6); choose the task that has"
    );
    let mut without = laboratory(&Config {
        omega: 0.0,
        ..config
    });
    assert_eq!(checks(&mut without).len(), 5);
}

#[wasm_bindgen_test(unsupported = test)]
fn asking_leaves_the_network_as_it_was() {
    let config = Config {
        hidden: 6,
        ..Config::default()
    };
    let text = Text::new(&story(900, 3), 1024).expect("a text");
    let mut session = Session::new(config.clone(), text.clone()).expect("a session");
    let mut other = Session::new(config, text).expect("another");
    for until in [5, 10] {
        session.train(until, || false);
        other.train(until, || false);
        checks_run(&mut session);
        for question in [
            Question::Gradient {
                block: 0,
                first: 0,
                rows: 1,
            },
            Question::Truncation { windows: vec![3] },
            Question::Lag { layer: 0 },
            Question::Saturation { layer: 0 },
        ] {
            session.ask(&question).expect("an answer");
        }
        assert_eq!(session.hash(), other.hash());
    }
}

/// Checks every block of a network in single precision: the result means nothing there, but every weight must be
/// restored.
fn checks_run(session: &mut Session) {
    for block in 0..5 {
        session.ask(&Question::Check { block }).expect("a check");
    }
}
