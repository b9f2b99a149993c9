//! Same text, same settings, same seed: the same weights to the last bit, on every target, however the run is divided
//! and whatever is measured during it.

use serde_json::Value;
use unrolled::session::{Session, Stop};
use unrolled::settings::{Config, Live};
use unrolled::text::Text;
use unrolled::wire::Sampling;
use wasm_bindgen_test::wasm_bindgen_test;

use super::reference::count;
use super::support::say;

/// A run of the fixture: its settings, an optional change of settings during the run, and the hash at its end.
struct Run {
    name: String,
    config: Config,
    tune: Option<(u32, Live)>,
    hash: String,
}

fn fixture() -> (String, u32, Vec<Run>) {
    let file: Value = serde_json::from_str(include_str!("../fixtures/determinism.json"))
        .expect("the fixture is JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let read = |value: &Value| serde_json::to_string(value).unwrap_or_default();
    let runs = file["runs"]
        .as_array()
        .expect("a list of runs")
        .iter()
        .map(|run| Run {
            name: text(&run["name"]),
            config: serde_json::from_str(&read(&run["config"])).expect("settings"),
            tune: run.get("tune").map(|tune| {
                let live = serde_json::from_str(&read(&tune["live"])).expect("live settings");
                (count(&tune["at"]) as u32, live)
            }),
            hash: text(&run["hash"]),
        });
    (
        text(&file["text"]),
        count(&file["updates"]) as u32,
        runs.collect(),
    )
}

fn begin(run: &Run, text: &str) -> Session {
    let text = Text::new(text, run.config.vocabulary).expect("a text");
    Session::new(run.config.clone(), text).expect("a session")
}

/// All updates in one call, except for the one change of settings.
fn undisturbed(run: &Run, text: &str, updates: u32) -> String {
    let mut session = begin(run, text);
    if let Some((at, live)) = &run.tune {
        assert_eq!(session.train(*at, || false), Stop::Until);
        session.tune(live).expect("settings within bounds");
    }
    assert_eq!(
        session.train(updates, || false),
        Stop::Until,
        "{}",
        run.name
    );
    session.hash()
}

#[wasm_bindgen_test(unsupported = test)]
fn five_hundred_updates_end_with_the_same_weights_everywhere() {
    let (text, updates, runs) = fixture();
    assert_eq!(updates, 500);
    let hashes: Vec<_> = runs
        .iter()
        .map(|run| undisturbed(run, &text, updates))
        .collect();
    for (run, hash) in runs.iter().zip(&hashes) {
        say(&format!("{hash} {}", run.name));
    }
    for (run, hash) in runs.iter().zip(&hashes) {
        assert_eq!(hash, &run.hash, "{}", run.name);
    }
}

/// Asks every question once.
fn look(session: &mut Session) {
    let (layers, channels) = (session.info().config.layers, session.info().channels.len());
    for layer in 0..layers {
        session.lags(layer);
        session.step_norms(layer);
        for channel in 0..channels {
            session.states(layer, channel);
        }
    }
    session.block_norms();
    session.validation();
    session
        .begin_writing(Sampling {
            temperature: 0.8,
            top_k: 5,
            prime: "The ".to_owned(),
            seed: 7,
        })
        .expect("a temperature within bounds");
    assert_eq!(session.write(20).len(), 20);
    session.take_updates();
}

/// In slices of one, two, … updates, with every measurement from time to time, saved and restored a few times, also
/// directly before and after a change of settings.
fn disturbed(run: &Run, text: &str, updates: u32) -> String {
    let mut session = begin(run, text);
    let tune_at = run.tune.as_ref().map_or(u32::MAX, |(at, _)| *at);
    let put_down = [1, 100, 123, 377, tune_at];
    let mut slice = 1;
    while session.trainer().updates() < updates {
        let now = session.trainer().updates();
        if put_down.contains(&now) {
            session = again(&session, text);
        }
        if let Some((_, live)) = run.tune.as_ref().filter(|_| now == tune_at) {
            session.tune(live).expect("settings within bounds");
            session = again(&session, text);
        }
        let stop_at = put_down
            .into_iter()
            .chain([updates])
            .filter(|at| *at > now)
            .min();
        let mut left = slice;
        session.train(stop_at.unwrap_or(updates), || {
            left -= 1;
            left == 0
        });
        slice = slice % 13 + 1;
        if slice == 5 {
            look(&mut session);
        }
    }
    session.hash()
}

fn again(session: &Session, text: &str) -> Session {
    let bytes = session.checkpoint().expect("a checkpoint");
    Session::<f32>::restore(&bytes, text).expect("the same session")
}

#[wasm_bindgen_test(unsupported = test)]
fn slicing_measuring_saving_and_restoring_change_nothing() {
    let (text, updates, runs) = fixture();
    for run in &runs {
        assert_eq!(disturbed(run, &text, updates), run.hash, "{}", run.name);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn another_seed_is_another_run() {
    let (text, _, runs) = fixture();
    let mut other = begin(&runs[0], &text);
    let seed = runs[0].config.seed + 1;
    let config = Config {
        seed,
        ..runs[0].config.clone()
    };
    let mut one = begin(
        &Run {
            config,
            name: String::new(),
            tune: None,
            hash: String::new(),
        },
        &text,
    );
    assert_ne!(one.hash(), other.hash());
    one.train(3, || false);
    other.train(3, || false);
    assert_ne!(one.hash(), other.hash());
}
