//! The numeric series: the classic Keras snippet, on a sine.

use super::shipped::{DATA_SEED, Expected, Measure, presets};
use super::support::begin;
use unrolled::data::Sample;
use unrolled::question::{ForecastErrors, ForecastHead, Head, Question};
use unrolled::settings::{Config, TaskKind};
use unrolled::train::Trainer;

/// Trains for an epoch; its mean loss.
fn epoch(trainer: &mut Trainer<f32>) -> f64 {
    let task = trainer.dataset().task().expect("a task");
    let updates = task.info(trainer.config()).updates_per_epoch;
    let losses = (0..updates).map(|_| trainer.update().expect("finite").loss);
    losses.sum::<f64>() / updates as f64
}

fn errors(trainer: &Trainer<f32>) -> ForecastErrors {
    let task = trainer.dataset().task().expect("a task");
    let question = Question::Forecast { steps: 100 };
    match task.answer(trainer.config(), &trainer.model, &question) {
        Ok(Head::Forecast(ForecastHead { errors, .. })) => errors,
        other => panic!("a series has a forecast, not {other:?}"),
    }
}

/// So many epochs; the errors of the weights after the epoch with the lowest mean loss, as the page goes back to it and as
/// `EarlyStopping(monitor="loss", restore_best_weights=True)` keeps it in Keras. At the end of training itself, Adam's steps
/// of a constant rate may just have thrown the network off.
fn best(config: &Config, epochs: u32, sample: Sample) -> ForecastErrors {
    let started = std::time::Instant::now();
    let mut trainer = begin(config, &sample.text(DATA_SEED));
    let (mut lowest, mut at, mut kept) = (f64::INFINITY, 0, errors(&trainer));
    for number in 1..=epochs {
        let loss = epoch(&mut trainer);
        if loss < lowest {
            (lowest, at, kept) = (loss, number, errors(&trainer));
        }
    }
    println!(
        "| {sample:?} H={} seed {} | epoch {at} | one step {:.1e} | free run {:.1e}, {:.1e} after {epochs} epochs | persistence {:.1e} | {:.1} s |",
        config.hidden,
        config.seed,
        kept.one_step_test.unwrap_or(f64::NAN),
        kept.free_run.unwrap_or(f64::NAN),
        errors(&trainer).free_run.unwrap_or(f64::NAN),
        kept.persistence.unwrap_or(f64::NAN),
        started.elapsed().as_secs_f64(),
    );
    kept
}

#[test]
fn a_sine_goes_on_by_itself_for_a_hundred_steps() {
    let mut held = 0;
    for preset in presets(TaskKind::Series) {
        for expected in &preset.expected {
            let Expected::FreeRun { epoch, on, below } = expected else {
                continue;
            };
            for (sample, seed) in on
                .iter()
                .flat_map(|on| (1..=preset.seeds).map(|seed| (*on, seed)))
            {
                let config = Config {
                    seed,
                    ..preset.config.clone()
                };
                let errors = best(&config, *epoch, sample);
                assert_eq!(errors.free_run_steps, 100);
                assert!(
                    errors.free_run.is_some_and(|e| e < *below),
                    "{}, seed {seed}: {errors:?}",
                    preset.name
                );
            }
            held += 1;
        }
    }
    assert_eq!(held, 2, "the classic snippet, and the same with 16 units");
}

#[test]
fn a_gated_network_foresees_several_periods() {
    let mut held = 0;
    for preset in presets(TaskKind::Series) {
        for expected in &preset.expected {
            let Expected::OneStep { epoch, on, below } = expected else {
                continue;
            };
            let Measure::Persistence = below.of;
            for (sample, seed) in on
                .iter()
                .flat_map(|on| (1..=preset.seeds).map(|seed| (*on, seed)))
            {
                let config = Config {
                    seed,
                    ..preset.config.clone()
                };
                let mut trainer = begin(&config, &sample.text(DATA_SEED));
                for _ in 0..*epoch {
                    self::epoch(&mut trainer);
                }
                let errors = errors(&trainer);
                let (one_step, persistence) = (errors.one_step_test, errors.persistence);
                println!(
                    "| {sample:?}, {} seed {seed} | one step {one_step:?} | persistence {persistence:?} |",
                    preset.name
                );
                assert!(
                    one_step < persistence.map(|e| e * below.times),
                    "seed {seed}: {errors:?}"
                );
            }
            held += 1;
        }
    }
    assert_eq!(held, 1, "the GRU on a sum of sines");
}
