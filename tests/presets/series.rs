//! The numeric series: the classic Keras snippet, on a sine.

use super::support::{SEEDS, begin};
use unrolled::config::{ClipKind, Config, OptimiserForm, TaskKind};
use unrolled::data::Sample;
use unrolled::train::Trainer;
use unrolled::wire::task::{Answer, ForecastErrors, Question};

/// A mean squared error over a free run of 100 steps that nobody sees.
const UNSEEN: f64 = 1e-4;

/// SimpleRNN(H) + Dense(1), Adam 1e-3 in Keras's form, mean squared error, batches of 32.
fn keras(hidden: usize, seed: u32) -> Config {
    Config {
        task: TaskKind::Series,
        optimiser_form: OptimiserForm::Keras,
        learning_rate: 0.001,
        clip: ClipKind::Off,
        batch: 32,
        window: 16,
        held_out: 0.35,
        hidden,
        seed,
        ..Config::default()
    }
}

/// Trains for an epoch; its mean loss.
fn epoch(trainer: &mut Trainer<f32>) -> f64 {
    let task = trainer.material().task().expect("a task");
    let updates = task.info(trainer.config()).updates_per_epoch;
    let losses = (0..updates).map(|_| trainer.update().expect("finite").loss);
    losses.sum::<f64>() / updates as f64
}

fn errors(trainer: &Trainer<f32>) -> ForecastErrors {
    let task = trainer.material().task().expect("a task");
    let question = Question::Forecast { steps: 100 };
    match task.answer(trainer.config(), &trainer.model, &question) {
        Ok(Answer::Forecast { errors, .. }) => errors,
        other => panic!("a series has a forecast, not {other:?}"),
    }
}

/// 200 epochs; the errors of the weights after the epoch with the lowest mean loss, as the page goes back to it and as
/// `EarlyStopping(monitor="loss", restore_best_weights=True)` keeps it in Keras. At the end of training itself, Adam's steps
/// of a constant rate may just have thrown the network off.
fn best(hidden: usize, seed: u32) -> ForecastErrors {
    let started = std::time::Instant::now();
    let mut trainer = begin(&keras(hidden, seed), &Sample::Sine.text(1));
    let (mut lowest, mut at, mut kept) = (f64::INFINITY, 0, errors(&trainer));
    for number in 1..=200 {
        let loss = epoch(&mut trainer);
        if loss < lowest {
            (lowest, at, kept) = (loss, number, errors(&trainer));
        }
    }
    println!(
        "| sine H={hidden} seed {seed} | epoch {at} | one step {:.1e} | free run {:.1e}, {:.1e} after 200 epochs | persistence {:.1e} | {:.1} s |",
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
    for hidden in [16, 128] {
        for seed in SEEDS {
            let errors = best(hidden, seed);
            assert_eq!(errors.free_run_steps, 100);
            assert!(
                errors.free_run.is_some_and(|e| e <= UNSEEN),
                "H={hidden}, seed {seed}: {errors:?}"
            );
        }
    }
}
