//! The memory tasks: updates until they are solved, by the thresholds in the literature.

use std::iter::zip;

use super::shipped::{Preset, presets};
use super::support::{SEEDS, begin, count, row, worst};
use unrolled::settings::{CellKind, Config, TaskKind};

/// The expected result of a preset, on every seed.
enum Fate {
    /// It is solved within so many updates.
    Solved(u32),
    /// It is not solved within so many updates.
    Unsolved(u32),
}
use Fate::{Solved, Unsolved};

/// Trains every preset of a task until its running loss is below `limit`, and compares with what is expected.
fn hold(task: TaskKind, limit: f64, fates: &[(&str, Fate)]) -> Vec<Preset> {
    let names: Vec<&str> = fates.iter().map(|(name, _)| *name).collect();
    let presets = presets(task, &names);
    for (preset, (name, fate)) in zip(&presets, fates) {
        let (Solved(most) | Unsolved(most)) = fate;
        let found = row(&format!("{task:?}, {name}"), &preset.config, limit, *most);
        match fate {
            Solved(most) => assert!(worst(&found) <= *most, "{task:?}, {name}: {found:?}"),
            Unsolved(_) => assert_eq!(count(&found), 0, "{task:?}, {name}: {found:?}"),
        }
    }
    presets
}

#[test]
fn gates_solve_adding_over_fifty_steps_before_a_simple_network_does() {
    let fates = [
        ("GRU, 50 steps", Solved(400)),
        ("LSTM, 50 steps", Solved(700)),
        ("RNN (tanh), 50 steps", Unsolved(1_000)),
        ("RNN (ReLU, identity), 50 steps", Solved(900)),
    ];
    hold(TaskKind::Adding, 0.01, &fates);
}

#[test]
fn a_linear_orthogonal_network_copies_over_thirty_steps_where_tanh_does_not() {
    // A quarter of the baseline: most of the three symbols are known.
    let limit = 0.25 * 3.0 * 8.0_f64.ln() / 36.0;
    let fates = [
        ("Linear RNN, orthogonal U", Solved(400)),
        ("GRU", Solved(1_200)),
        ("RNN (tanh)", Unsolved(1_000)),
    ];
    hold(TaskKind::Copying, limit, &fates);
}

#[test]
fn a_fading_gradient_decides_how_far_back_order_is_learnt() {
    let fates = [
        ("RNN (tanh, gain 0.7), delay 30", Solved(1_500)),
        ("The same, delay 10", Solved(150)),
        ("The same, delay 60", Unsolved(1_500)),
        ("GRU, delay 60", Solved(1_500)),
    ];
    let presets = hold(TaskKind::Order, 0.1, &fates);
    let between = Config {
        delay: 20,
        ..presets[0].config.clone()
    };
    let found = row("Order, the same, delay 20", &between, 0.1, 1_500);
    assert_eq!(count(&found), 4, "{found:?}");
}

#[test]
fn an_open_forget_or_update_gate_recalls_over_fifty_steps() {
    let fates = [
        ("LSTM, forget-gate bias 3", Solved(150)),
        ("GRU, update-gate bias 3", Solved(200)),
        ("LSTM, forget-gate bias 0", Unsolved(1_000)),
        ("RNN (tanh, normal × 0.8)", Unsolved(1_000)),
    ];
    hold(TaskKind::Recall, 0.05, &fates);
}

#[test]
fn every_cell_finds_the_flip_flop() {
    let fates = [
        ("LSTM, 32 units", Solved(200)),
        ("GRU, 32 units", Solved(200)),
        ("RNN (tanh), 32 units", Solved(400)),
    ];
    hold(TaskKind::Parity, 0.05, &fates);
}

/// The loss falls in all of them, but a simple network does not always know the outermost bracket.
#[test]
fn brackets_are_learnt_and_gates_keep_the_outermost() {
    let fates = [
        ("LSTM, 32 units", Solved(400)),
        ("GRU, 32 units", Solved(300)),
        ("RNN (tanh), 32 units", Solved(300)),
    ];
    for preset in hold(TaskKind::Brackets, 0.05, &fates) {
        for seed in SEEDS {
            let config = Config {
                seed,
                ..preset.config.clone()
            };
            let mut trainer = begin(&config, "");
            for _ in 0..1_000 {
                trainer.update().expect("finite");
            }
            let task = trainer.dataset().task().expect("a task");
            let score = task.score(&config, &trainer.model).value;
            println!(
                "| Brackets, {}, seed {seed} | 1000 updates | {score:.4} |",
                preset.name
            );
            let gated = config.cell != CellKind::Rnn;
            assert_eq!(score == 1.0, gated, "{}, seed {seed}: {score}", preset.name);
        }
    }
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
            let found = row(&format!("{task:?} 20, {name}"), &config, 0.05, most);
            assert_eq!(count(&found), 4, "{task:?}, {name}: {found:?}");
        }
    }
}
