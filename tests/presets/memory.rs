//! The memory tasks: updates until they are solved, by the thresholds of the literature.

use super::shipped::{Expected, Preset, presets};
use super::support::{SEEDS, begin, count, row, worst};
use unrolled::settings::{CellKind, Config, TaskKind};

/// Trains every preset of a task, and holds it to what the page expects of it.
fn hold(task: TaskKind) -> Vec<Preset> {
    let presets = presets(task);
    for preset in &presets {
        for expected in &preset.expected {
            let name = format!("{task:?}, {}", preset.name);
            let solved = |limit, most| row(&name, &preset.config, limit, most, 1..=preset.seeds);
            match *expected {
                Expected::Loss {
                    by: Some(most),
                    below: Some(limit),
                    ..
                } => {
                    let found = solved(limit, most);
                    assert!(worst(&found) <= most, "{name}: {found:?}");
                }
                Expected::Loss {
                    until: Some(most),
                    least: Some(limit),
                    ..
                } => {
                    let found = solved(limit, most);
                    assert_eq!(count(&found), 0, "{name}: {found:?}");
                }
                Expected::Score { at, least, below } => score(&name, preset, at, least, below),
                ref other => panic!("{name}: {other:?} is not held of a memory task"),
            }
        }
    }
    presets
}

/// Holds the task's own score after so many updates to its limits.
fn score(name: &str, preset: &Preset, at: u32, least: Option<f64>, below: Option<f64>) {
    for seed in 1..=preset.seeds {
        let config = Config {
            seed,
            ..preset.config.clone()
        };
        let mut trainer = begin(&config, "");
        for _ in 0..at {
            trainer.update().expect("finite");
        }
        let task = trainer.dataset().task().expect("a task");
        let score = task.score(&config, &trainer.model).value;
        println!("| {name}, seed {seed} | {at} updates | {score:.4} |");
        let held =
            least.is_none_or(|least| score >= least) && below.is_none_or(|below| score < below);
        assert!(
            held,
            "{name}, seed {seed}: {score}, not from {least:?} to {below:?}"
        );
    }
}

#[test]
fn gates_solve_adding_over_fifty_steps_before_a_simple_network_does() {
    hold(TaskKind::Adding);
}

#[test]
fn a_linear_orthogonal_network_copies_over_thirty_steps_where_tanh_does_not() {
    hold(TaskKind::Copying);
}

#[test]
fn a_fading_gradient_decides_how_far_back_order_is_learnt() {
    let presets = hold(TaskKind::Order);
    let between = Config {
        delay: 20,
        ..presets[0].config.clone()
    };
    let found = row("Order, the same, delay 20", &between, 0.1, 1_500, SEEDS);
    assert_eq!(count(&found), 4, "{found:?}");
}

#[test]
fn an_open_forget_or_update_gate_recalls_over_fifty_steps() {
    hold(TaskKind::Recall);
}

#[test]
fn every_cell_finds_the_flip_flop() {
    hold(TaskKind::Parity);
}

/// The loss falls in all of them; what the outermost bracket was, a simple network does not always know.
#[test]
fn brackets_are_learnt_and_gates_keep_the_outermost() {
    hold(TaskKind::Brackets);
}

#[test]
fn every_cell_learns_parity_over_twenty_bits_and_brackets_twenty_steps_apart() {
    for (task, most) in [(TaskKind::Parity, 600), (TaskKind::Brackets, 600)] {
        for (name, cell) in [
            ("tanh", CellKind::Rnn),
            ("GRU", CellKind::Gru),
            ("LSTM", CellKind::Lstm),
        ] {
            let config = Config {
                task,
                delay: 20,
                cell,
                learning_rate: 0.01,
                hidden: 32,
                batch: 32,
                ..Config::default()
            };
            let found = row(&format!("{task:?} 20, {name}"), &config, 0.05, most, SEEDS);
            assert_eq!(count(&found), 4, "{task:?}, {name}: {found:?}");
        }
    }
}
