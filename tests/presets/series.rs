//! The numeric series: the classic Keras snippet, on a sine.

use super::shipped::{DATA_SEED, presets};
use super::support::{SEEDS, begin};
use unrolled::data::Sample;
use unrolled::question::{ForecastErrors, ForecastHead, Head, Question};
use unrolled::settings::{Config, TaskKind};
use unrolled::train::Trainer;

/// A mean squared error over a free run of 100 steps that is invisible in the picture.
const UNSEEN: f64 = 1e-4;

/// The presets of the series: 128 units and 16 as in the classic snippet, and a GRU.
fn shipped() -> [Config; 3] {
    let named = [
        "Keras: SimpleRNN(128) + Dense(1)",
        "The same with 16 units",
        "GRU, 32 units",
    ];
    let configs: Vec<Config> = presets(TaskKind::Series, &named)
        .into_iter()
        .map(|preset| preset.config)
        .collect();
    configs.try_into().expect("three of them")
}

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

/// 200 epochs; the errors with the weights after the epoch with the lowest mean loss, to which the page goes back, as
/// Keras does with `EarlyStopping(monitor="loss", restore_best_weights=True)`. The weights at the end of training may
/// be worse: Adam's constant rate may just have taken a bad step.
fn best(config: &Config) -> ForecastErrors {
    let started = std::time::Instant::now();
    let mut trainer = begin(config, &Sample::Sine.text(DATA_SEED));
    let (mut lowest, mut at, mut kept) = (f64::INFINITY, 0, errors(&trainer));
    for number in 1..=200 {
        let loss = epoch(&mut trainer);
        if loss < lowest {
            (lowest, at, kept) = (loss, number, errors(&trainer));
        }
    }
    println!(
        "| sine H={} seed {} | epoch {at} | one step {:.1e} | free run {:.1e}, {:.1e} after 200 epochs | persistence {:.1e} | {:.1} s |",
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
fn a_sine_is_predicted_in_a_free_run_of_a_hundred_steps() {
    let [classic, small, _] = shipped();
    for config in [classic, small] {
        for seed in SEEDS {
            let config = Config {
                seed,
                ..config.clone()
            };
            let errors = best(&config);
            assert_eq!(errors.free_run_steps, 100);
            assert!(
                errors.free_run.is_some_and(|e| e <= UNSEEN),
                "H={}, seed {seed}: {errors:?}",
                config.hidden
            );
        }
    }
}

#[test]
fn a_gated_network_predicts_several_periods() {
    let [.., gated] = shipped();
    for seed in SEEDS {
        let config = Config {
            seed,
            ..gated.clone()
        };
        let mut trainer = begin(&config, &Sample::Sines.text(DATA_SEED));
        for _ in 0..60 {
            epoch(&mut trainer);
        }
        let errors = errors(&trainer);
        let (one_step, persistence) = (errors.one_step_test, errors.persistence);
        println!(
            "| sum of sines, GRU seed {seed} | one step {one_step:?} | persistence {persistence:?} |"
        );
        assert!(
            one_step < persistence.map(|e| e / 100.0),
            "seed {seed}: {errors:?}"
        );
    }
}
