//! Training speed on this machine, natively: characters a second, and the share of the multiply-add peak measured in
//! the same run. `cargo xtask bench` prints it beside the same table for wasm. Values are medians; this is not a test
//! and never fails.

use std::hint::black_box;
use std::time::Instant;

use unrolled::kernel::Lanes;
use unrolled::kernel::lanes::F32Lanes;
use unrolled::settings::{Batching, CellKind, Config};
use unrolled::text::Text;
use unrolled::train::Trainer;

const SYMBOLS: usize = 65;
const CHARACTERS: usize = 100_000;
const RUNS: usize = 5;
const RUN_SECONDS: f64 = 0.5;
/// Independent running sums: enough to hide the latency of an addition.
const CHAINS: usize = 8;

fn main() {
    let before = peak();
    let shapes = [
        (CellKind::Rnn, 128, 1, 25),
        (CellKind::Rnn, 128, 16, 50),
        (CellKind::Gru, 128, 16, 50),
        (CellKind::Lstm, 128, 16, 50),
        (CellKind::Lstm, 256, 32, 64),
    ];
    let speeds = shapes.map(|(cell, hidden, batch, window)| {
        let config = Config {
            cell,
            hidden,
            batch,
            window,
            learning_rate: 0.001,
            batching: Batching::Streams,
            ..Config::default()
        };
        characters_per_second(config)
    });
    let peak = before.max(peak());
    println!("native: multiply-add peak {:.1} GFLOP/s", peak / 1e9);
    println!("cell  units batch  window  characters/s   of peak");
    for ((cell, hidden, batch, window), speed) in shapes.into_iter().zip(speeds) {
        let config = Config {
            cell,
            ..Config::default()
        };
        let gates = config.build_cell::<f32>().gates().len();
        // The least work for one character: the products alone, once forward and twice backward.
        let operations = (6 * (gates * hidden * hidden + SYMBOLS * hidden)) as f64;
        let share = 100.0 * speed * operations / peak;
        let cell = format!("{cell:?}").to_uppercase();
        println!("{cell:<5} {hidden:>5} {batch:>5} {window:>7} {speed:>13.0} {share:>7.1} %");
    }
}

fn characters_per_second(config: Config) -> f64 {
    let text = Text::new(&text(), config.vocabulary).expect("a text");
    let mut trainer = Trainer::<f32>::new(config, text).expect("settings within their limits");
    let characters = (trainer.plan().window * trainer.plan().batch_size) as f64;
    let mut run = || {
        let (start, first) = (Instant::now(), trainer.updates());
        while start.elapsed().as_secs_f64() < RUN_SECONDS {
            trainer.update().expect("a finite update");
        }
        f64::from(trainer.updates() - first) * characters / start.elapsed().as_secs_f64()
    };
    run();
    let mut speeds: Vec<f64> = (0..RUNS).map(|_| run()).collect();
    speeds.sort_by(f64::total_cmp);
    speeds[RUNS / 2]
}

/// A text of 65 distinct characters, each followed by one of a few others.
fn text() -> String {
    let (mut state, mut last) = (1_u32, 0);
    (0..CHARACTERS)
        .map(|i| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            last = if i < SYMBOLS {
                i
            } else {
                (last * 7 + (state >> 29) as usize) % SYMBOLS
            };
            char::from(b' ' + last as u8)
        })
        .collect()
}

/// Multiplications and additions a second that stay in registers: the peak of this build's SIMD lanes.
fn peak() -> f64 {
    const TURNS: usize = 1_000_000;
    let factor = F32Lanes::splat(black_box(0.999_9));
    let mut best: f64 = 0.0;
    for _ in 0..20 {
        let start = Instant::now();
        let mut sums = [F32Lanes::splat(black_box(1.0)); CHAINS];
        for _ in 0..TURNS {
            for sum in &mut sums {
                *sum = *sum * factor + factor;
            }
        }
        black_box(sums);
        best = best.max((TURNS * CHAINS * 4 * 2) as f64 / start.elapsed().as_secs_f64());
    }
    best
}
