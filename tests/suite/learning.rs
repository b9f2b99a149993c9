//! Networks learn: a short text by heart, and a longer one better than the frequencies of its letters.

use unrolled::session::{Session, Stop};
use unrolled::settings::{Batching, CellKind, Config};
use unrolled::text::Text;
use unrolled::train::Trainer;
use unrolled::wire::UPDATE_FIELDS;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{say, story};

/// The mean of the last ten losses, in nats per character.
fn recent_loss(session: &mut Session) -> f64 {
    let rows = session.take_updates();
    let losses: Vec<f64> = rows
        .chunks_exact(UPDATE_FIELDS.len())
        .map(|row| row[1])
        .collect();
    losses.iter().rev().take(10).sum::<f64>() / 10.0
}

fn begin(config: Config, text: &str) -> Session {
    Session::new(config, Text::new(text, 1024).expect("a text")).expect("a session")
}

#[wasm_bindgen_test(unsupported = test)]
fn a_short_text_is_learnt_by_heart() {
    let text: String = story(520, 5).chars().take(500).collect();
    for (cell, updates) in [
        (CellKind::Rnn, 150),
        (CellKind::Gru, 150),
        (CellKind::Lstm, 250),
    ] {
        let config = Config {
            cell,
            ..Config::default()
        };
        let mut session = begin(config, &text);
        assert_eq!(session.train(updates, || false), Stop::Until);
        let loss = recent_loss(&mut session);
        say(&format!(
            "{cell:?}: loss {loss:.3} after {updates} updates on 500 characters"
        ));
        assert!(
            loss < 0.2,
            "{cell:?} has a loss of {loss} after {updates} updates"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_longer_text_is_soon_predicted_better_than_by_its_letters_frequencies() {
    let text = story(20_000, 6);
    for batching in [Batching::Windows, Batching::Streams] {
        for cell in [CellKind::Rnn, CellKind::Lstm, CellKind::Gru] {
            let mut session = begin(
                Config {
                    cell,
                    batching,
                    ..Config::default()
                },
                &text,
            );
            assert_eq!(session.train(60, || false), Stop::Until);
            let (loss, unigram) = (
                recent_loss(&mut session),
                session
                    .info()
                    .text
                    .map_or(f64::NAN, |text| text.statistics.unigram_nats),
            );
            let validation = session.validation().expect("some text is held out");
            say(&format!(
                "{cell:?} {batching:?}: loss {loss:.2}, validation {validation:.2} after 60 updates, unigram {unigram:.2}"
            ));
            assert!(
                loss < unigram - 0.3,
                "{cell:?} {batching:?}: {loss}, unigram {unigram}"
            );
            assert!(
                validation < unigram - 0.3,
                "{cell:?} {batching:?}: {validation} held out"
            );
        }
    }
}

/// Rounding to 24 bits does not change what is learnt: 100 updates in f32 stay close to those in f64.
#[wasm_bindgen_test(unsupported = test)]
fn single_precision_learns_what_double_precision_learns() {
    let text = story(2_000, 7);
    for cell in [CellKind::Rnn, CellKind::Lstm, CellKind::Gru] {
        let config = Config {
            cell,
            hidden: 24,
            window: 20,
            batch: 4,
            ..Config::default()
        };
        let read = || Text::new(&text, 1024).expect("a text");
        let mut single = Trainer::<f32>::new(config.clone(), read()).expect("a network");
        let mut double = Trainer::<f64>::new(config, read()).expect("a network");
        let mut worst = 0.0_f64;
        for _ in 0..100 {
            let single = single.update().expect("a sound update").loss;
            let double = double.update().expect("a sound update").loss;
            worst = worst.max((single / double - 1.0).abs());
        }
        say(&format!(
            "{cell:?}: f32 strays {worst:.1e} from f64 within 100 updates"
        ));
        assert!(worst < 1e-3, "{cell:?} strays {worst}");
    }
}
