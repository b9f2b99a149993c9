//! Update rules against PyTorch and Keras, clipping against PyTorch, and twenty whole training steps.

use nalgebra::DMatrix;
use serde_json::Value;
use unrolled::clip::clip;
use unrolled::model::{Gradients, Run};
use unrolled::optim::Optimiser;
use unrolled::param::Param;
use unrolled::settings::{Batching, ClipKind, Config, OptimiserForm, OptimiserKind};
use unrolled::text::{Batches, Plan, Text};
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::{Precision, by_rows, cases, model, numbers, rows, settings};
use super::support::say;

const OPTIMISERS: &str = include_str!("../fixtures/optimisers.json");

/// |ours − reference| allowed after five steps: the stored digits in f64.
fn tolerance<F: Precision>() -> f64 {
    if F::NAME == "f64" { 1e-11 } else { 1e-6 }
}

fn blocks<F: Precision>(values: &Value, grads: &Value) -> Vec<Param<F>> {
    (0..2)
        .map(|i| {
            let mut param = Param::new(format!("block {i}"), rows::<F>(&values[i]));
            param.grad = rows(&grads[i]);
            param
        })
        .collect()
}

fn assert_near<F: Precision>(what: &str, ours: &DMatrix<F>, theirs: &Value) -> f64 {
    let mut worst = 0.0_f64;
    for (i, (a, b)) in by_rows(ours).iter().zip(numbers(theirs)).enumerate() {
        let error = (a - b).abs();
        assert!(
            error <= tolerance::<F>(),
            "{what}[{i}] is {a}, the reference says {b}"
        );
        worst = worst.max(error);
    }
    worst
}

/// Every rule by the reference's name and convention.
const RULES: [(OptimiserKind, OptimiserForm, &str, &str); 11] = {
    use OptimiserForm::{Keras, Torch};
    use OptimiserKind::{Adagrad, Adam, Adamw, Momentum, Rmsprop, Sgd};
    [
        (Sgd, Torch, "sgd", "torch"),
        (Sgd, Keras, "sgd", "torch=keras"),
        (Momentum, Torch, "sgd_momentum", "torch"),
        (Momentum, Keras, "sgd_momentum", "torch=keras"),
        (Rmsprop, Torch, "rmsprop", "torch"),
        (Rmsprop, Keras, "rmsprop", "keras"),
        (Adagrad, Torch, "adagrad", "torch"),
        (Adagrad, Keras, "adagrad", "keras"),
        (Adam, Torch, "adam", "torch"),
        (Adam, Keras, "adam", "keras"),
        (Adamw, Torch, "adamw", "torch"),
    ]
};

fn check_rules<F: Precision>() {
    let case = &cases(OPTIMISERS)[0];
    let mut worst = 0.0_f64;
    for (kind, form, rule, convention) in RULES {
        let theirs = case["rules"]
            .as_array()
            .and_then(|rules| {
                rules.iter().find(|r| {
                    r["rule"] == rule
                        && r["convention"]
                            .as_str()
                            .is_some_and(|c| c.starts_with(convention))
                })
            })
            .unwrap_or_else(|| panic!("no rule {rule}"));
        let config = Config {
            optimiser: kind,
            optimiser_form: form,
            momentum: 0.9,
            weight_decay: 0.1,
            ..Config::default()
        };
        let rate = numbers(&theirs["hyper"]["lr"])[0];
        let mut params = blocks::<F>(&case["start"], &case["grads"][0]);
        let mut optimiser = Optimiser::new(&config, params.iter());
        for step in 0..5 {
            for (i, param) in params.iter_mut().enumerate() {
                param.grad = rows(&case["grads"][step][i]);
            }
            optimiser.step(params.iter_mut(), rate);
            for (i, param) in params.iter().enumerate() {
                let what = format!("{} {rule} ({form:?}) step {} block {i}", F::NAME, step + 1);
                let error = assert_near(&what, &param.value, &theirs["params_after_step"][step][i]);
                worst = worst.max(error);
            }
        }
    }
    say(&format!(
        "{} update rules: worst error {worst:.1e}",
        F::NAME
    ));
}

#[wasm_bindgen_test(unsupported = test)]
fn every_update_rule_is_the_references() {
    check_rules::<f64>();
    check_rules::<f32>();
}

fn check_clipping<F: Precision>() {
    let clipping = &cases(OPTIMISERS)[0]["clipping"];
    for case in clipping["cases"].as_array().expect("a list") {
        let limit = numbers(&case["max"])[0];
        let (kind, theirs) = if case["kind"] == "value" {
            (ClipKind::Value, &case["torch"])
        } else {
            (ClipKind::Norm, &case["exact"])
        };
        let mut params = blocks::<F>(&clipping["grads"], &clipping["grads"]);
        let clipped = clip(params.iter_mut(), kind, limit);
        let mut squares = 0.0;
        for (i, param) in params.iter().enumerate() {
            assert_near(
                &format!("{kind:?} {limit} block {i}"),
                &param.grad,
                &theirs[i],
            );
            squares += param.grad_squared();
        }
        if kind == ClipKind::Norm {
            let before = numbers(&case["norm_before"])[0];
            assert!(
                (clipped.before - before).abs() < 1e-6,
                "{} {before}",
                clipped.before
            );
            assert_eq!(clipped.clipped, before > limit);
        }
        assert!(
            (clipped.after - squares.sqrt()).abs() < 1e-6,
            "{kind:?} {limit}"
        );
        let whole = clipped.blocks.iter().map(|b| b * b).sum::<f64>().sqrt();
        assert!((whole - clipped.before).abs() < 1e-12);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn clipping_is_the_references_and_says_how_long_the_gradient_was() {
    check_clipping::<f64>();
    check_clipping::<f32>();
}

#[wasm_bindgen_test(unsupported = test)]
fn clipping_off_changes_nothing_and_an_infinite_gradient_is_left_alone() {
    let clipping = &cases(OPTIMISERS)[0]["clipping"];
    let mut params = blocks::<f32>(&clipping["grads"], &clipping["grads"]);
    let before = params.clone();
    let clipped = clip(params.iter_mut(), ClipKind::Off, 0.1);
    assert!(!clipped.clipped && clipped.before == clipped.after);
    assert_eq!(params, before);
    params[0].grad[0] = f32::INFINITY;
    let before = params.clone();
    for kind in [ClipKind::Norm, ClipKind::Value] {
        assert_eq!(clip(params.iter_mut(), kind, 0.1).before, f64::INFINITY);
        assert_eq!(params, before);
    }
}

/// Twenty updates on streams of text with Adam and clipping, against PyTorch's losses, norms and weights.
fn check_trajectory<F: Precision>(case: &Value) {
    let name = case["name"].as_str().unwrap_or_default();
    let one = |value: &Value| numbers(value)[0];
    let config = Config {
        batching: Batching::Streams,
        optimiser: OptimiserKind::Adam,
        ..settings(case["cell"].as_str().unwrap_or_default())
    };
    let text = Text::new(case["text"].as_str().unwrap_or_default(), 1024).expect("a text");
    let plan = Plan {
        window: one(&case["T"]) as usize,
        batch_size: one(&case["batch"]) as usize,
        notices: Vec::new(),
    };
    let mut model = model::<F>(&config, &case["weights"]["layers"], &case["weights"]);
    // The engine's biases: one of each, and a second one for the GRU's candidate.
    let theirs = match model.layers[0].b_h {
        Some(_) => &case["runs"]["hn"],
        None => &case["runs"]["single"],
    };
    let mut optimiser = Optimiser::new(&config, model.params());
    let mut batches = Batches::new(&config);
    let (mut run, mut grads) = (Run::default(), Gradients::default());
    let mut states = model.zero_states(plan.batch_size);
    let (mut losses, mut norms) = (Vec::new(), Vec::new());
    for _ in 0..one(&case["steps"]) as usize {
        let (batch, fresh) = batches.next::<F>(text.ids(), &plan);
        if fresh {
            states = model.zero_states(plan.batch_size);
        }
        model.forward(&batch, &states, &mut run);
        model.backward_through_time(&batch, &run, None, &mut grads);
        model.accumulate(&batch, &run, &mut grads);
        let norm = clip(model.params_mut(), ClipKind::Off, 1.0).before;
        // PyTorch divides by the norm plus 10⁻⁶.
        let limit = one(&case["clip_global_norm"]) * norm / (norm + 1e-6);
        clip(model.params_mut(), ClipKind::Norm, limit);
        optimiser.step(model.params_mut(), one(&case["lr"]));
        states = run.last();
        losses.push(run.loss);
        norms.push(norm);
    }
    // Twenty updates amplify rounding; PyTorch's own f32 run is as far off.
    let (near, relative) = if F::NAME == "f64" {
        (1e-8, 1e-7)
    } else {
        (1e-5, 1e-3)
    };
    let mut worst = 0.0_f64;
    for (i, (a, b)) in losses.iter().zip(numbers(&theirs["loss"])).enumerate() {
        let error = (a - b).abs();
        assert!(
            error <= near,
            "{name} loss {i} is {a}, the reference says {b}"
        );
        worst = worst.max(error);
    }
    for (i, (a, b)) in norms
        .iter()
        .zip(numbers(&theirs["grad_norm_before_clip"]))
        .enumerate()
    {
        assert!(
            (a / b - 1.0).abs() < relative,
            "{name} norm {i} is {a}, the reference says {b}"
        );
    }
    let layer = &model.layers[0];
    let after = &theirs["weight_norms_after"];
    for (param, names) in [
        (&layer.w_x, "W_ih"),
        (&layer.w_h, "W_hh"),
        (&layer.b, "b_ih"),
        (&model.w_y, "W_out"),
        (&model.b_y, "b_out"),
    ]
    .into_iter()
    .chain(layer.b_h.iter().map(|b_h| (b_h, "b_hh")))
    {
        let (a, b) = (
            by_rows(&param.value)
                .iter()
                .map(|x| x * x)
                .sum::<f64>()
                .sqrt(),
            one(&after[names]),
        );
        assert!(
            (a / b - 1.0).abs() < relative,
            "{name} ‖{names}‖ is {a}, the reference says {b}"
        );
    }
    say(&format!("{} {name}: worst loss error {worst:.1e}", F::NAME));
}

#[wasm_bindgen_test(unsupported = test)]
fn twenty_updates_are_the_references() {
    let cases = cases(include_str!("../fixtures/trajectory.json"));
    assert_eq!(cases.len(), 4);
    for case in &cases {
        check_trajectory::<f64>(case);
        check_trajectory::<f32>(case);
    }
}
