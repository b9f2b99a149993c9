//! Choosing the next character: temperature, top k, the prime, and writing in pieces.

use unrolled::batch::Targets;
use unrolled::loss::{forward, softmax};
use unrolled::rng::{Purpose, Rng};
use unrolled::sample::{Written, at_temperature, choose};
use unrolled::session::Session;
use unrolled::settings::Config;
use unrolled::text::Text;
use unrolled::wire::Sampling;
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::{Precision, case, numbers, rows, to_f64};

const MISC: &str = include_str!("../fixtures/misc.json");

fn assert_near(what: &str, ours: &[f64], theirs: &[f64], tolerance: f64) {
    assert_eq!(ours.len(), theirs.len());
    for (a, b) in ours.iter().zip(theirs) {
        assert!(
            (a - b).abs() <= tolerance,
            "{what}: {ours:?}, the reference says {theirs:?}"
        );
    }
}

fn check_softmax<F: Precision>(tolerance: f64) {
    for name in ["softmax", "softmax_large"] {
        let case = case(MISC, name);
        let probabilities = case["probs"].get("1.0").unwrap_or(&case["probs"]);
        let logits: Vec<F> = numbers(&case["logits"]).into_iter().map(F::of).collect();
        let mut p = logits.clone();
        let total = softmax(&mut p);
        assert_near(name, &to_f64(&p), &numbers(probabilities), tolerance);
        let logs: Vec<f64> = logits.iter().map(|x| (*x - total).to_f64()).collect();
        assert_near(
            name,
            &logs,
            &numbers(&case["log_probs"]),
            tolerance * 1000.0,
        );
        for (i, loss) in case
            .get("cross_entropy")
            .map(numbers)
            .unwrap_or_default()
            .iter()
            .enumerate()
        {
            let mut outputs = rows::<F>(&case["logits"]);
            outputs = nalgebra::DMatrix::from_column_slice(3, 1, outputs.as_slice());
            let mut losses = Vec::new();
            forward(
                &mut outputs,
                &Targets::Symbols(vec![Some(i as u32)]),
                &mut losses,
            );
            assert_near(
                "cross-entropy",
                &to_f64(&losses),
                &[*loss],
                tolerance * 1000.0,
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn softmax_is_the_references_even_of_large_logits() {
    check_softmax::<f64>(1e-11);
    check_softmax::<f32>(1e-6);
}

#[wasm_bindgen_test(unsupported = test)]
fn temperature_is_the_references() {
    let case = case(MISC, "softmax");
    let probabilities = numbers(&case["probs"]["1.0"]);
    for (name, temperature) in [("0.25", 0.25), ("0.5", 0.5), ("1.0", 1.0), ("2.0", 2.0)] {
        let ours = at_temperature(&probabilities, temperature);
        assert_near(name, &ours, &numbers(&case["probs"][name]), 1e-11);
        let entropy: f64 = ours.iter().map(|p| -p * p.ln()).sum();
        assert_near(
            "entropy",
            &[entropy],
            &numbers(&case["entropy_nats"][name]),
            1e-10,
        );
    }
    // No temperature makes an impossible symbol possible.
    assert_eq!(at_temperature(&[0.5, 0.0, 0.5], 10.0), [0.5, 0.0, 0.5]);
}

#[wasm_bindgen_test(unsupported = test)]
fn symbols_are_sampled_with_their_probabilities() {
    let probabilities = [0.1, 0.4, 0.05, 0.25, 0.2];
    // Only the two most probable are left: 0.4 and 0.25 of 0.65.
    let two = [0.0, 0.4 / 0.65, 0.0, 0.25 / 0.65, 0.0];
    let cold = at_temperature(&probabilities, 0.5);
    for (temperature, top_k, expected) in [
        (1.0, 0, &probabilities[..]),
        (1.0, 99, &probabilities[..]),
        (1.0, 2, &two[..]),
        (0.5, 0, &cold[..]),
        (0.0, 0, &[0.0, 1.0, 0.0, 0.0, 0.0]),
        (0.0, 3, &[0.0, 1.0, 0.0, 0.0, 0.0]),
        (9.0, 1, &[0.0, 1.0, 0.0, 0.0, 0.0]),
    ] {
        let mut rng = Rng::new(4, Purpose::Writing);
        let mut counts = [0_u32; 5];
        const DRAWS: f64 = 20_000.0;
        for _ in 0..DRAWS as u32 {
            counts[choose(&probabilities, temperature, top_k, &mut rng)] += 1;
        }
        for (i, (count, p)) in counts.iter().zip(expected).enumerate() {
            // Five standard errors of a share.
            let tolerance = 5.0 * (p * (1.0 - p) / DRAWS).sqrt();
            let share = f64::from(*count) / DRAWS;
            assert!(
                (share - p).abs() <= tolerance,
                "temperature {temperature}, top {top_k}: symbol {i} came in {share} of all draws, not {p}"
            );
        }
    }
}

/// A session that knows one sentence by heart.
fn learned() -> Session {
    let text = Text::new(&"the lamp turned round and round.\n".repeat(20), 1024).expect("a text");
    let config = Config {
        hidden: 32,
        window: 30,
        batch: 8,
        ..Config::default()
    };
    let mut session = Session::new(config, text).expect("a session");
    session.train(150, || false);
    session
}

fn sampling(temperature: f64, prime: &str, seed: u32) -> Sampling {
    Sampling {
        temperature,
        top_k: 0,
        prime: prime.to_owned(),
        seed,
    }
}

fn string(written: &[Written]) -> String {
    written.iter().map(|w| w.character).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_text_learnt_by_heart_is_continued_from_the_prime() {
    let mut session = learned();
    for (prime, expected) in [
        ("the la", "mp turned round and round.\nthe "),
        ("turned", " round and round.\n"),
        // Without a prime the network reads a new line, as before every sentence.
        ("", "the lamp turned"),
        // Characters that the network does not know are left out.
        ("th灯e l", "amp turned"),
    ] {
        session
            .begin_writing(sampling(0.0, prime, 1))
            .expect("a temperature within bounds");
        let written = session.write(expected.chars().count());
        assert_eq!(string(&written), expected, "after {prime:?}");
        assert!(
            written
                .iter()
                .all(|w| w.probability > 0.3 && w.probability <= 1.0),
            "{written:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn writing_in_pieces_gives_the_same_text_as_writing_at_once() {
    let mut session = learned();
    session
        .begin_writing(sampling(1.5, "the ", 9))
        .expect("within bounds");
    let at_once = session.write(200);
    session
        .begin_writing(sampling(1.5, "the ", 9))
        .expect("within bounds");
    let mut pieces = Vec::new();
    for n in [1, 2, 0, 30, 67, 100] {
        pieces.extend(session.write(n));
    }
    assert_eq!(at_once, pieces);
    session
        .begin_writing(sampling(1.5, "the ", 10))
        .expect("within bounds");
    assert_ne!(
        at_once,
        session.write(200),
        "another seed writes something else"
    );
    let unlikely = at_once.iter().filter(|w| w.probability < 0.1).count();
    assert!(
        unlikely > 0,
        "at temperature 1.5 something unlikely is written now and then"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn nothing_is_written_before_writing_began() {
    let text = Text::new("ab", 1024).expect("a text");
    let mut session = Session::new(Config::default(), text).expect("a session");
    assert!(session.write(5).is_empty());
}

#[wasm_bindgen_test(unsupported = test)]
fn an_impossible_temperature_is_refused() {
    let text = Text::new("ab", 1024).expect("a text");
    let mut session = Session::new(Config::default(), text).expect("a session");
    let refusal = session
        .begin_writing(sampling(-1.0, "", 1))
        .map_err(|r| r.to_string());
    assert_eq!(
        refusal,
        Err(
            "temperature is -1, but must lie between 0 and 10; choose a value in that range"
                .to_owned()
        )
    );
}
