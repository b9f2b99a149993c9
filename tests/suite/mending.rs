//! After an explosion the engine names a cause and a remedy, and the remedy works.

use unrolled::session::{Session, Stop};
use unrolled::settings::{Activation, Batching, ClipKind, Config, OptimiserKind, RecurrentInit};
use unrolled::text::Text;
use unrolled::wire::{Cause, Norm, Quantity};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{say, story};

fn session(config: &Config) -> Session {
    let text = Text::new(&story(4_000, 4), config.vocabulary).expect("a text");
    Session::new(config.clone(), text).expect("a session")
}

/// Applies a remedy, as the page's button does.
fn mend(session: &mut Session) {
    let remedy = session.explosion().expect("an explosion").remedy.clone();
    session.rewind();
    session.tune(&remedy.live).expect("within bounds");
    if let Some(operation) = remedy.operation {
        session.operate(operation).expect("can be done");
    }
}

/// Trains until 100 updates in a row are finite after the last remedy; returns the causes.
fn mended(name: &str, config: &Config, most: usize) -> Vec<Cause> {
    let mut session = session(config);
    let mut causes = Vec::new();
    loop {
        let from = session.trainer().updates();
        if session.train(from + 100, || false) == Stop::Until {
            break;
        }
        let explosion = session.explosion().expect("a reason").clone();
        say(&format!(
            "{name}: update {} {:?} {:?}, then rate {}, limit {}, {:?}",
            explosion.update,
            explosion.quantity,
            explosion.cause,
            explosion.remedy.live.learning_rate,
            explosion.remedy.live.clip_limit,
            explosion.remedy.operation
        ));
        causes.push(explosion.cause);
        assert!(causes.len() <= most, "{name}: {causes:?}");
        mend(&mut session);
    }
    causes
}

#[wasm_bindgen_test(unsupported = test)]
fn weights_that_overflow_in_the_first_window_are_rescaled() {
    let config = Config {
        activation: Activation::Identity,
        gain: 3.0,
        window: 200,
        batch: 4,
        ..Config::default()
    };
    for recurrent_init in [RecurrentInit::Orthogonal, RecurrentInit::Identity] {
        let config = Config {
            recurrent_init,
            ..config.clone()
        };
        let causes = mended("gain 3", &config, 3);
        assert_eq!(causes[0], Cause::Weights);
    }
    let mut session = session(&config);
    assert_eq!(session.train(10, || false), Stop::Exploded);
    let explosion = session.explosion().expect("a reason");
    assert_eq!((explosion.update, explosion.norms.len()), (1, 0));
    // Only U is the cause, so nothing else changes.
    assert_eq!(explosion.remedy.live, config.live());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_huge_rate_is_lowered_until_no_step_is_longer_than_the_weights() {
    for optimiser in [
        OptimiserKind::Sgd,
        OptimiserKind::Momentum,
        OptimiserKind::Rmsprop,
        OptimiserKind::Adagrad,
        OptimiserKind::Adam,
        OptimiserKind::Adamw,
    ] {
        for activation in [Activation::Tanh, Activation::Relu, Activation::Identity] {
            for clip in [ClipKind::Norm, ClipKind::Off] {
                let config = Config {
                    optimiser,
                    activation,
                    clip,
                    learning_rate: 1e6,
                    hidden: 16,
                    batch: 4,
                    ..Config::default()
                };
                let name = format!("{optimiser:?} {activation:?} {clip:?}");
                let causes = mended(&name, &config, 3);
                assert!(
                    causes.iter().all(|cause| *cause == Cause::Step),
                    "{name}: {causes:?}"
                );
            }
        }
    }
}

/// Where clipping is enough, the learning rate stays.
#[wasm_bindgen_test(unsupported = test)]
fn where_clipping_is_enough_the_learning_rate_stays() {
    let config = Config {
        activation: Activation::Relu,
        recurrent_init: RecurrentInit::Spectral,
        gain: 1.7,
        hidden: 32,
        optimiser: OptimiserKind::Sgd,
        learning_rate: 1.0,
        clip: ClipKind::Off,
        ..Config::default()
    };
    let mut session = session(&config);
    assert_eq!(session.train(60, || false), Stop::Exploded);
    let live = &session.explosion().expect("a reason").remedy.live;
    assert_eq!(live.clip, ClipKind::Norm);
    assert_eq!((live.clip_limit, live.learning_rate), (1.0, 1.0));
    mend(&mut session);
    assert_eq!(session.train(150, || false), Stop::Until);
}

/// A linear network whose state grows a little at every step, and is carried from window to window.
#[wasm_bindgen_test(unsupported = test)]
fn a_state_that_grows_from_window_to_window_is_told_from_a_step_too_long() {
    let config = Config {
        activation: Activation::Identity,
        gain: 1.2,
        batching: Batching::Streams,
        window: 20,
        batch: 2,
        hidden: 16,
        learning_rate: 1e-6,
        ..Config::default()
    };
    let causes = mended("carried", &config, 3);
    assert_eq!(causes[0], Cause::Carried);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_post_mortem_has_the_last_norms_and_survives_json() {
    let config = Config {
        activation: Activation::Identity,
        gain: 1.1,
        hidden: 32,
        optimiser: OptimiserKind::Sgd,
        learning_rate: 1e-4,
        clip: ClipKind::Off,
        ..Config::default()
    };
    let mut session = session(&config);
    assert_eq!(session.train(70, || false), Stop::Until, "calm so far");
    let rows = session.take_updates();
    session
        .tune(&unrolled::settings::Live {
            learning_rate: 3.0,
            ..config.live()
        })
        .expect("within bounds");
    assert_eq!(session.train(400, || false), Stop::Exploded);
    let later = session.take_updates();
    let explosion = session.explosion().expect("a reason");
    say(&format!("{explosion:?}"));
    let last = explosion.norms_from as usize + explosion.norms.len() - 1;
    let refused = explosion.update as usize;
    let known = matches!(explosion.quantity, Quantity::State | Quantity::Loss);
    assert_eq!(last, if known { refused - 1 } else { refused });
    assert!(explosion.norms.len() >= 50);
    let told: Vec<(usize, f64)> = [rows, later]
        .concat()
        .chunks_exact(unrolled::wire::UPDATE_FIELDS.len())
        .map(|row| (row[0] as usize, row[2]))
        .collect();
    for (i, norm) in explosion.norms.iter().enumerate() {
        let update = explosion.norms_from as usize + i;
        if let Some((_, row)) = told.iter().find(|(told, _)| *told == update) {
            assert_eq!(*norm, Norm::Finite(*row), "update {update}");
        }
    }
    let json = serde_json::to_string(&[Norm::of(f64::INFINITY), Norm::of(f64::NAN), Norm::of(2.5)]);
    assert_eq!(json.ok().as_deref(), Some(r#"["Infinity","NaN",2.5]"#));
}
