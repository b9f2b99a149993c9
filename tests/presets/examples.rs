//! Sentiment and translation: evaluated on held-out examples.

use std::time::Instant;

use super::shipped::{DATA_SEED, Expected, Preset, presets};
use super::support::begin;
use unrolled::data::Sample;
use unrolled::question::{ConfusionHead, ExamHead, Head, Question};
use unrolled::settings::{Config, TaskKind};
use unrolled::train::Trainer;

fn ask(trainer: &Trainer<f32>, question: &Question) -> Head {
    let task = trainer.dataset().task().expect("a task");
    task.answer(trainer.config(), &trainer.model, question)
        .expect("the task's own question")
}

/// Trains a preset on data for so many updates, by every one of its seeds; `evaluate` says what share was right, and what
/// else is worth printing. Each is held to `least`.
fn reach(
    preset: &Preset,
    sample: Sample,
    updates: u32,
    least: f64,
    evaluate: impl Fn(&Trainer<f32>) -> (f64, String),
) {
    let name = format!("{sample:?}: {}", preset.name);
    let data = sample.text(DATA_SEED);
    for seed in 1..=preset.seeds {
        let config = Config {
            seed,
            ..preset.config.clone()
        };
        let started = Instant::now();
        let mut trainer = begin(&config, &data);
        for _ in 0..updates {
            trainer.update().expect("finite");
        }
        let seconds = started.elapsed().as_secs_f64();
        let (share, more) = evaluate(&trainer);
        println!(
            "| {name}, seed {seed} | {updates} updates | {seconds:.1} s | {share:.4} | {more} |"
        );
        assert!(
            share >= least,
            "{name}, seed {seed}: {share} after {updates} updates; {more}"
        );
    }
}

/// The share of targets that are written without a mistake, free running.
fn exact_match(trainer: &Trainer<f32>) -> (f64, String) {
    let Head::Exam(ExamHead {
        exact_match,
        token_accuracy,
        count,
        rows,
    }) = ask(trainer, &Question::Exam { limit: 1_000 })
    else {
        panic!("the held-out examples were asked for")
    };
    let wrong = rows.iter().find(|row| !row.right);
    let example = wrong.map_or_else(String::new, |row| {
        format!(", {} → {} instead of {}", row.source, row.said, row.target)
    });
    let more = format!("of {count} held out; tokens {token_accuracy:.4}{example}");
    (exact_match, more)
}

/// The share of verdicts that are right; of those that a "not" up to ten tokens earlier turns round it is held to `least`.
fn accuracy(trainer: &Trainer<f32>, least: f64) -> (f64, String) {
    let Head::Confusion(ConfusionHead {
        counts,
        accuracy,
        negated,
        ..
    }) = ask(trainer, &Question::Confusion)
    else {
        panic!("a confusion was asked for")
    };
    let negated = negated.expect("a third of the sentences are negated");
    assert!(negated.accuracy >= least, "{negated:?}");
    let more = format!(
        "{counts:?}; negated {:.4} of {}",
        negated.accuracy, negated.count
    );
    (accuracy, more)
}

#[test]
fn unseen_sources_are_translated() {
    for preset in presets(TaskKind::Translation) {
        let sample = preset.sample.expect("data of its own");
        let [
            Expected::Score {
                at,
                least: Some(least),
                ..
            },
        ] = preset.expected[..]
        else {
            panic!("{}: {:?}", preset.name, preset.expected)
        };
        reach(&preset, sample, at, least, exact_match);
    }
}

#[test]
fn negation_at_a_distance_is_understood() {
    for preset in presets(TaskKind::Sentiment) {
        let [
            Expected::Score {
                at,
                least: Some(least),
                ..
            },
            Expected::Negated {
                at: same,
                least: negated,
            },
        ] = preset.expected[..]
        else {
            panic!("{}: {:?}", preset.name, preset.expected)
        };
        assert_eq!(at, same, "{}: both at the same update", preset.name);
        for sample in [Sample::En, Sample::Zh] {
            reach(&preset, sample, at, least, |trainer| {
                accuracy(trainer, negated)
            });
        }
    }
}
