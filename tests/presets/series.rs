//! The numeric series: the classic Keras snippet, on a sine.

use super::support::begin;
use unrolled::config::{ClipKind, Config, OptimiserForm, TaskKind};
use unrolled::data::Sample;
use unrolled::wire::task::{Answer, Question};

/// SimpleRNN(H) + Dense(1), Adam 1e-3 in Keras's form, mean squared error, 200 epochs of batches of 32.
fn keras(hidden: usize, seed: u32) -> Config {
    Config {
        task: TaskKind::Series,
        optimiser_form: OptimiserForm::Keras,
        learning_rate: 0.001,
        clip: ClipKind::Off,
        batch: 32,
        window: 20,
        hidden,
        seed,
        ..Config::default()
    }
}

#[test]
fn a_sine_goes_on_by_itself_for_a_hundred_steps() {
    let (hidden, seed) = (16, 1);
    let started = std::time::Instant::now();
    let mut trainer = begin(&keras(hidden, seed), &Sample::Sine.text(seed));
    let task = trainer.material().task().expect("a task");
    let updates = 200 * task.info(trainer.config()).updates_per_epoch;
    for _ in 0..updates {
        trainer.update().expect("finite");
    }
    let task = trainer.material().task().expect("a task");
    let question = Question::Forecast { steps: 100 };
    let answer = task.answer(trainer.config(), &trainer.model, &question);
    let Ok(Answer::Forecast { errors, .. }) = answer else {
        panic!("a series has a forecast")
    };
    println!(
        "| sine H={hidden} seed {seed} | {updates} updates | one step {:.1e} | free run {:.1e} | persistence {:.1e} | {:.1} s |",
        errors.one_step_test.unwrap_or(f64::NAN),
        errors.free_run.unwrap_or(f64::NAN),
        errors.persistence.unwrap_or(f64::NAN),
        started.elapsed().as_secs_f64(),
    );
    assert!(errors.free_run.is_some_and(|e| e <= 1e-4), "{errors:?}");
}
