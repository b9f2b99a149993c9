//! Sentiment and translation: judged on examples that were set aside.

use std::time::Instant;

use super::support::{SEEDS, begin};
use unrolled::config::{CellKind, Config, TaskKind};
use unrolled::data::Sample;
use unrolled::data::tokens::Tokens;
use unrolled::train::Trainer;
use unrolled::wire::task::{Answer, Question};

/// A preset: its data and settings, how many updates it gets, and the share of right answers it has to reach.
struct Preset {
    name: &'static str,
    sample: Sample,
    config: Config,
    updates: u32,
    share: f64,
}

fn ask(trainer: &Trainer<f32>, question: &Question) -> Answer {
    let task = trainer.material().task().expect("a task");
    task.answer(trainer.config(), &trainer.model, question)
        .expect("the task's own question")
}

/// Trains every seed, prints a row of the table for each, and holds each to the figure by `judge`, which says the share
/// and what else is worth printing.
fn reach(preset: &Preset, judge: impl Fn(&Trainer<f32>) -> (f64, String)) {
    for seed in SEEDS {
        let config = Config {
            seed,
            ..preset.config.clone()
        };
        let started = Instant::now();
        let mut trainer = begin(&config, &preset.sample.text(seed));
        for _ in 0..preset.updates {
            trainer.update().expect("finite");
        }
        let seconds = started.elapsed().as_secs_f64();
        let (share, more) = judge(&trainer);
        println!(
            "| {}, seed {seed} | {} updates | {seconds:.1} s | {share:.4} | {more} |",
            preset.name, preset.updates
        );
        assert!(
            share >= preset.share,
            "{}, seed {seed}: {share} after {} updates; {more}",
            preset.name,
            preset.updates
        );
    }
}

fn translation(cell: CellKind, hidden: usize, tokens: Tokens) -> Config {
    Config {
        task: TaskKind::Translation,
        cell,
        hidden,
        tokens,
        learning_rate: 0.005,
        batch: 32,
        ..Config::default()
    }
}

/// The share of targets that are written without a mistake, free running.
fn exact_match(trainer: &Trainer<f32>) -> (f64, String) {
    let Answer::Exam {
        exact_match,
        token_accuracy,
        count,
        rows,
    } = ask(trainer, &Question::Exam { limit: 1_000 })
    else {
        panic!("an exam was asked for")
    };
    let wrong = rows.iter().find(|row| !row.right);
    let example = wrong.map_or_else(String::new, |row| {
        format!(", {} → {} instead of {}", row.source, row.said, row.target)
    });
    let more = format!("of {count} held out; tokens {token_accuracy:.4}{example}");
    (exact_match, more)
}

#[test]
fn number_words_become_chinese_numerals() {
    let preset = Preset {
        name: "number words → numerals, LSTM 64",
        sample: Sample::Numbers,
        config: translation(CellKind::Lstm, 64, Tokens::Words),
        updates: 500,
        share: 0.99,
    };
    reach(&preset, exact_match);
}

#[test]
fn chinese_phrases_become_english() {
    let preset = Preset {
        name: "phrases zh → en, LSTM 64",
        sample: Sample::Phrases,
        config: translation(CellKind::Lstm, 64, Tokens::Words),
        updates: 300,
        share: 0.95,
    };
    reach(&preset, exact_match);
}

/// Verdicts that a "not" up to ten tokens earlier turns round.
#[test]
fn negation_at_a_distance_is_understood() {
    for (name, sample) in [
        ("sentiment en, GRU 16", Sample::En),
        ("sentiment zh, GRU 16", Sample::Zh),
    ] {
        let preset = Preset {
            name,
            sample,
            config: Config {
                task: TaskKind::Sentiment,
                cell: CellKind::Gru,
                hidden: 16,
                learning_rate: 0.01,
                batch: 32,
                ..Config::default()
            },
            updates: 500,
            share: 0.98,
        };
        reach(&preset, |trainer| {
            let Answer::Confusion {
                counts,
                accuracy,
                negated,
                ..
            } = ask(trainer, &Question::Confusion)
            else {
                panic!("a confusion was asked for")
            };
            let negated = negated.expect("a third of the sentences are negated");
            assert!(negated.accuracy >= 0.95, "{name}: {negated:?}");
            (
                accuracy,
                format!(
                    "{counts:?}; negated {:.4} of {}",
                    negated.accuracy, negated.count
                ),
            )
        });
    }
}
