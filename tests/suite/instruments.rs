//! The numbers in the pictures are the network's.

use serde_json::Value;
use unrolled::batch::Batch;
use unrolled::init;
use unrolled::instrument::lag::lag_curve;
use unrolled::instrument::states::states;
use unrolled::instrument::validation::validation_batch;
use unrolled::loss;
use unrolled::model::{Gradients, Run};
use unrolled::session::Session;
use unrolled::settings::{Batching, CellKind, Config, GruReset};
use unrolled::text::Text;
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::{Kind, Worst, cases, count, ids, model, numbers, settings};
use super::support::story;

/// PyTorch's curves from a zero initial state, as in the instrument.
fn check_curve(case: &Value, worst: &mut Worst) {
    let name = case["name"].as_str().unwrap_or_default();
    let config = settings(case["cell"].as_str().unwrap_or_default());
    let model = model::<f64>(&config, &case["weights"]["layers"], &case["weights"]);
    let steps = count(&case["T"]);
    let mut symbols: Vec<u16> = ids(&case["ids"]).into_iter().map(|id| id as u16).collect();
    symbols.push(0);
    let mut batch = Batch::of_text(&symbols, &[0], steps).asked_from(steps - 1);
    if let unrolled::batch::Targets::Symbols(targets) = &mut batch.targets {
        targets[steps - 1] = ids(&case["targets"]).last().copied();
    }
    for l in 0..model.layers.len() {
        let curve = lag_curve(
            &model,
            &batch,
            l,
            &mut Run::default(),
            &mut Gradients::default(),
        );
        // The reference counts from the state before the window, a lag from the last.
        let reversed = |field: &str| -> Vec<f64> {
            numbers(&case["last_step"][field][l])
                .into_iter()
                .rev()
                .collect()
        };
        let norms: Vec<f64> = curve.h.iter().map(|lag| lag.norm).collect();
        worst.compare::<f64>(Kind::Curve, name, &norms, &reversed("dh_norm"));
        let medians: Vec<f64> = curve.h.iter().map(|lag| lag.median).collect();
        worst.compare::<f64>(Kind::Curve, name, &medians, &reversed("dh_norm"));
        assert_eq!(curve.c.is_empty(), case["cell"] != "lstm");
        if !curve.c.is_empty() {
            let norms: Vec<f64> = curve.c.iter().map(|lag| lag.norm).collect();
            worst.compare::<f64>(Kind::Curve, name, &norms, &reversed("dc_norm"));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_gradient_by_lag_is_the_references() {
    let mut worst = Worst::default();
    let mut checked = 0;
    for fixture in [
        include_str!("../fixtures/cells_rnn_tanh.json"),
        include_str!("../fixtures/cells_lstm.json"),
        include_str!("../fixtures/cells_gru_reset_after.json"),
    ] {
        for case in cases(fixture)
            .iter()
            .filter(|c| c["batch"] == 1 && c["T"] == 7)
        {
            check_curve(case, &mut worst);
            checked += 1;
        }
    }
    assert_eq!(checked, 6);
    worst.report::<f64>();
}

/// The quantiles are over the batch; each sequence has its own loss.
#[wasm_bindgen_test(unsupported = test)]
fn each_sequence_of_a_batch_is_measured_as_if_alone() {
    let text = Text::new(&story(800, 4), 1024).expect("a text");
    let config = Config {
        cell: CellKind::Lstm,
        hidden: 6,
        ..Config::default()
    };
    let symbols = text.vocabulary.len();
    let model = init::model::<f64>(&config, symbols, symbols);
    let (starts, steps) = ([3, 100, 222, 401, 555], 15);
    let (mut run, mut grads) = (Run::default(), Gradients::default());
    let mut curve = |starts: &[usize]| {
        let batch = Batch::of_text(text.ids(), starts, steps).asked_from(steps - 1);
        lag_curve(&model, &batch, 0, &mut run, &mut grads)
    };
    let together = curve(&starts);
    let alone: Vec<_> = starts.iter().map(|start| curve(&[*start])).collect();
    for k in 0..=steps {
        let mut norms: Vec<f64> = alone.iter().map(|curve| curve.h[k].norm).collect();
        norms.sort_by(f64::total_cmp);
        let near = |a: f64, b: f64| assert!((a / b - 1.0).abs() < 1e-12, "lag {k}: {a} and {b}");
        near(together.h[k].median, norms[2]);
        // The 10 % quantile of five lies two fifths of the way from the first to the second.
        near(together.h[k].low, norms[0] + 0.4 * (norms[1] - norms[0]));
        near(together.h[k].high, norms[4] - 0.4 * (norms[4] - norms[3]));
        let squares: f64 = norms.iter().map(|norm| norm * norm).sum();
        near(together.h[k].norm, squares.sqrt() / 5.0);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_channel_shows_the_activations_of_the_forward_pass() {
    let text = Text::new(&story(300, 4), 1024).expect("a text");
    for (cell, gru_reset, names) in [
        (CellKind::Rnn, GruReset::After, &["h", "a"][..]),
        (
            CellKind::Lstm,
            GruReset::After,
            &["h", "c", "i", "f", "g", "o"],
        ),
        (CellKind::Gru, GruReset::After, &["h", "r", "z", "n"]),
        (CellKind::Gru, GruReset::Before, &["h", "r", "z", "n"]),
    ] {
        let config = Config {
            cell,
            gru_reset,
            hidden: 5,
            layers: 2,
            ..Config::default()
        };
        let symbols = text.vocabulary.len();
        let model = init::model::<f32>(&config, symbols, symbols);
        for layer in &model.layers {
            assert!(layer.channels().eq(names.iter().copied()));
        }
        let batch = Batch::of_text(text.ids(), &[0], 40);
        let mut run = Run::default();
        model.forward(&batch, &model.zero_states(1), &mut run);
        for l in 0..2 {
            for (i, name) in names.iter().enumerate() {
                let shown = states(&model, &batch, l, i, &mut Run::default());
                let unrolled = &run.layers[l];
                let expected = match *name {
                    "h" => unrolled.h.columns(1, 40).into_owned(),
                    "c" => unrolled.c.columns(1, 40).into_owned(),
                    gate => {
                        let g = config
                            .build_cell::<f32>()
                            .gates()
                            .iter()
                            .position(|n| *n == gate);
                        unrolled.gates.rows(g.expect("a gate") * 5, 5).into_owned()
                    }
                };
                assert_eq!(shown, expected, "{cell:?} layer {} {name}", l + 1);
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn validation_reads_only_the_held_out_text() {
    // The last tenth has characters that do not occur in the rest.
    let content = "ab".repeat(450) + &"cd".repeat(50);
    let text = Text::new(&content, 1024).expect("a text");
    assert_eq!((text.training().len(), text.validation().len()), (900, 100));
    for (batching, steps, asked) in [(Batching::Windows, 20, 20), (Batching::Streams, 40, 20)] {
        let config = Config {
            batching,
            window: 20,
            hidden: 4,
            ..Config::default()
        };
        let batch: Batch<f32> =
            validation_batch(&text, &text.plan(&config), batching).expect("something is held out");
        assert_eq!(batch.steps, steps);
        assert_eq!(loss::count(&batch.targets), asked * batch.batch_size);
        let unrolled::batch::Inputs::Symbols(read) = &batch.inputs else {
            panic!("a text is symbols")
        };
        assert!(
            read.iter().all(|id| *id >= 2),
            "{batching:?} reads what it trains on"
        );
        let mut session = Session::new(config, text.clone()).expect("a session");
        let first = session.validation().expect("some text is held out");
        assert!(first.is_finite());
        session.train(50, || false);
        // The network learns that c and d never occur.
        assert!(
            session.validation().expect("as before") > first,
            "{batching:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn norms_by_step_and_by_block_are_those_of_the_last_update() {
    let text = Text::new(&story(600, 4), 1024).expect("a text");
    let config = Config {
        hidden: 6,
        layers: 2,
        window: 11,
        batch: 3,
        ..Config::default()
    };
    let mut session = Session::new(config, text).expect("a session");
    assert!(session.step_norms(0).is_empty() && session.block_norms().is_empty());
    session.train(4, || false);
    let last = session.trainer().last().expect("an update").clone();
    assert_eq!(session.block_norms(), last.gradient.blocks);
    assert_eq!(session.block_norms().len(), session.info().blocks.len());
    for layer in 0..2 {
        let norms = session.step_norms(layer);
        assert_eq!(norms.len(), 11);
        assert!(
            norms.iter().all(|norm| *norm > 0.0 && norm.is_finite()),
            "{norms:?}"
        );
    }
    let rows = session.take_updates();
    let width = unrolled::wire::UPDATE_FIELDS.len();
    assert_eq!(rows.len(), 4 * width);
    assert_eq!(
        rows[3 * width..][..3],
        [4.0, last.loss, last.gradient.before]
    );
    assert!(session.take_updates().is_empty());
}

/// A race asks its networks this while they train: the answer must be the one from a copy, and the network must not
/// change.
#[wasm_bindgen_test(unsupported = test)]
fn connectivity_is_the_same_from_the_running_network_and_from_a_copy() {
    for cell in [CellKind::Rnn, CellKind::Lstm, CellKind::Gru] {
        let config = Config {
            cell,
            hidden: 8,
            ..Config::default()
        };
        let story = story(600, 4);
        let text = Text::new(&story, config.vocabulary).expect("a text");
        let mut session = Session::new(config, text).expect("a session");
        session.train(5, || false);
        let before = session.hash();
        let norms = session.connectivity(40);
        assert_eq!(norms.len(), 40);
        assert_eq!(session.hash(), before);
        let checkpoint = session.checkpoint().expect("a checkpoint");
        let mut copy = Session::<f64>::restore(&checkpoint, &story).expect("a copy");
        for (ours, theirs) in norms.iter().zip(copy.connectivity(40)) {
            assert!(
                (ours - theirs).abs() <= 1e-3 * theirs + 1e-9,
                "{cell:?}: {ours} but the copy says {theirs}"
            );
        }
        assert!(session.connectivity(0).is_empty());
        assert!(session.connectivity(10_000).is_empty());
    }
}
