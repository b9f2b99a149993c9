//! The memory tasks: updates until they are solved, by the thresholds of the literature.

use super::support::{count, row, worst};
use unrolled::config::{Activation, CellKind, Config, RecurrentInit, TaskKind};

fn memory(task: TaskKind, delay: usize, cell: CellKind, learning_rate: f64) -> Config {
    Config {
        task,
        delay,
        cell,
        learning_rate,
        hidden: 32,
        batch: 32,
        ..Config::default()
    }
}

#[test]
fn gates_solve_adding_over_fifty_steps_before_a_simple_network_does() {
    let of = |cell, rate| memory(TaskKind::Adding, 50, cell, rate);
    let gru = row("adding T=50, GRU", &of(CellKind::Gru, 0.01), 0.01, 600);
    assert!(worst(&gru) <= 600, "{gru:?}");
    let lstm = row("adding T=50, LSTM", &of(CellKind::Lstm, 0.01), 0.01, 1_000);
    assert!(worst(&lstm) <= 1_000, "{lstm:?}");
    let tanh = row("adding T=50, tanh", &of(CellKind::Rnn, 0.005), 0.01, 1_000);
    assert!(count(&tanh) <= 1, "{tanh:?}");
}

#[test]
fn a_linear_orthogonal_network_copies_over_thirty_steps_where_tanh_does_not() {
    let linear = Config {
        activation: Activation::Identity,
        hidden: 48,
        ..memory(TaskKind::Copying, 30, CellKind::Rnn, 0.002)
    };
    // A quarter of the baseline: most of the three symbols are known.
    let limit = 0.25 * 3.0 * 8.0_f64.ln() / 36.0;
    let found = row("copying T=30, linear, orthogonal", &linear, limit, 400);
    assert!(worst(&found) <= 400, "{found:?}");
    let tanh = Config {
        activation: Activation::Tanh,
        ..linear
    };
    let found = row("copying T=30, tanh, orthogonal", &tanh, limit, 400);
    assert_eq!(count(&found), 0, "{found:?}");
}

#[test]
fn a_fading_gradient_decides_how_far_back_order_is_learnt() {
    for delay in [10, 20, 30, 60] {
        let tanh = Config {
            gain: 0.7,
            ..memory(TaskKind::Order, delay, CellKind::Rnn, 0.002)
        };
        let name = format!("order T={delay}, tanh, orthogonal × 0.7");
        let found = row(&name, &tanh, 0.1, 1_500);
        assert_eq!(
            count(&found),
            if delay < 60 { 4 } else { 0 },
            "{name}: {found:?}"
        );
    }
    let gru = memory(TaskKind::Order, 60, CellKind::Gru, 0.002);
    let found = row("order T=60, GRU", &gru, 0.1, 1_500);
    assert_eq!(count(&found), 4, "{found:?}");
}

#[test]
fn an_open_forget_or_update_gate_recalls_over_fifty_steps() {
    for (name, cell) in [
        ("LSTM, forget bias 3", CellKind::Lstm),
        ("GRU, update bias 3", CellKind::Gru),
    ] {
        let config = Config {
            forget_bias: 3.0,
            update_bias: 3.0,
            ..memory(TaskKind::Recall, 50, cell, 0.003)
        };
        let found = row(&format!("recall L=50, {name}"), &config, 0.05, 400);
        assert_eq!(count(&found), 4, "{name}: {found:?}");
    }
    let tanh = Config {
        recurrent_init: RecurrentInit::Normal,
        gain: 0.8,
        ..memory(TaskKind::Recall, 50, CellKind::Rnn, 0.003)
    };
    let found = row("recall L=50, tanh, normal × 0.8", &tanh, 0.05, 400);
    assert_eq!(count(&found), 0, "{found:?}");
}

#[test]
fn every_cell_learns_parity_over_twenty_bits_and_brackets_twenty_steps_apart() {
    for (task, most) in [(TaskKind::Parity, 600), (TaskKind::Brackets, 600)] {
        for (name, cell) in [
            ("tanh", CellKind::Rnn),
            ("GRU", CellKind::Gru),
            ("LSTM", CellKind::Lstm),
        ] {
            let config = memory(task, 20, cell, 0.01);
            let found = row(&format!("{task:?} 20, {name}"), &config, 0.05, most);
            assert_eq!(count(&found), 4, "{task:?}, {name}: {found:?}");
        }
    }
}
