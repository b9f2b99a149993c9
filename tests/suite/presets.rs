//! What the page's presets promise, over ten seeds: some explode and clipping prevents it, another saturates instead,
//! and before training some gradients vanish and others do not. The settings are those of the lessons' sources; `cargo
//! test --test core presets -- --nocapture` prints the tables.

use std::collections::BTreeMap;

use unrolled::batch::Batch;
use unrolled::init;
use unrolled::instrument::lag::lag_curve;
use unrolled::model::{Gradients, Run};
use unrolled::rng::{Purpose, Rng};
use unrolled::settings::{Activation, CellKind, ClipKind, Config, OptimiserKind, RecurrentInit};
use unrolled::text::Text;
use unrolled::train::Trainer;

use super::support::say;

const SEEDS: std::ops::RangeInclusive<u32> = 1..=10;
/// An exploding run explodes within this many updates.
const SOON: u32 = 30;
/// A clipped run is still finite after this many.
const LATE: u32 = 150;

/// The page's own texts, from between the backticks of their files.
fn texts() -> [(&'static str, String); 2] {
    let content = |file: &str| {
        let text = file
            .split_once("= `")
            .and_then(|(_, text)| text.rsplit_once('`'));
        text.map(|(text, _)| text.to_owned()).unwrap_or_default()
    };
    let pangrams = content(include_str!("../../www/src/texts/pangrams.ts"));
    let prose = content(include_str!("../../www/src/texts/prose-en.ts"))
        + &content(include_str!("../../www/src/texts/verse-en.ts"));
    assert!((400..700).contains(&pangrams.len()) && prose.len() > 15_000);
    [("pangrams", pangrams), ("prose", prose)]
}

fn plain_sgd(seed: u32) -> Config {
    Config {
        seed,
        hidden: 32,
        window: 50,
        batch: 16,
        optimiser: OptimiserKind::Sgd,
        learning_rate: 1.0,
        clip: ClipKind::Off,
        ..Config::default()
    }
}

/// U with exactly this spectral radius.
fn with_radius(radius: f64, config: Config) -> Config {
    Config {
        recurrent_init: RecurrentInit::Spectral,
        gain: radius,
        ..config
    }
}

fn relu(seed: u32) -> Config {
    Config {
        activation: Activation::Relu,
        ..with_radius(1.7, plain_sgd(seed))
    }
}

fn linear(seed: u32) -> Config {
    Config {
        activation: Activation::Identity,
        gain: 1.1,
        learning_rate: 0.1,
        ..plain_sgd(seed)
    }
}

fn trainer(config: &Config, text: &str) -> Trainer<f32> {
    let text = Text::new(text, config.vocabulary).expect("a text");
    Trainer::new(config.clone(), text).expect("a network")
}

/// The update that failed, or the trainer after `until` updates.
fn train(config: &Config, text: &str, until: u32) -> Result<Trainer<f32>, u32> {
    let mut trainer = trainer(config, text);
    while trainer.updates() < until {
        trainer.update().map_err(|explosion| explosion.update)?;
    }
    Ok(trainer)
}

/// Explodes soon with nine of ten seeds, and never with clipping by norm at 1.
fn explodes_and_is_saved(name: &str, recipe: fn(u32) -> Config) {
    for (text_name, text) in texts() {
        let at: BTreeMap<u32, u32> = SEEDS
            .filter_map(|seed| Some((seed, train(&recipe(seed), &text, SOON).err()?)))
            .collect();
        say(&format!(
            "{name}, {text_name}: exploded at update (by seed) {at:?}"
        ));
        assert!(at.len() >= 9, "{name}, {text_name}: {} of 10", at.len());
        let losses: BTreeMap<u32, String> = SEEDS
            .filter_map(|seed| {
                let clipped = Config {
                    clip: ClipKind::Norm,
                    clip_limit: 1.0,
                    ..recipe(seed)
                };
                let saved = train(&clipped, &text, LATE).ok()?;
                Some((seed, format!("{:.2}", saved.last()?.loss)))
            })
            .collect();
        say(&format!(
            "{name}, {text_name}, clipped at 1: loss after {LATE} {losses:?}"
        ));
        assert_eq!(losses.len(), 10, "{name}, {text_name}, clipped at 1");
    }
}

#[test]
fn relu_at_radius_one_point_seven_explodes_and_clipping_saves_it() {
    explodes_and_is_saved("ReLU, radius 1.7", relu);
}

#[test]
fn a_linear_network_that_grows_by_a_tenth_explodes_and_clipping_saves_it() {
    explodes_and_is_saved("linear, orthogonal × 1.1", linear);
}

/// The share of states within 0.01 of ±1 in the last window.
fn saturated(trainer: &Trainer<f32>) -> f64 {
    let states = trainer.last_window().0.layers[0].outputs();
    let count = states.iter().filter(|h| h.abs() > 0.99).count();
    count as f64 / states.len() as f64
}

#[test]
fn tanh_at_radius_two_never_explodes_but_saturates() {
    for (text_name, text) in texts() {
        for seed in 1..=4 {
            let config = Config {
                learning_rate: 3.0,
                ..with_radius(2.0, plain_sgd(seed))
            };
            let share = |until| {
                let trainer = train(&config, &text, until).expect("tanh stays finite");
                saturated(&trainer)
            };
            let (first, last) = (share(1), share(LATE));
            say(&format!(
                "tanh, radius 2, rate 3, {text_name}, seed {seed}: |h| > 0.99 in {first:.2}, then {last:.2}"
            ));
            assert!(last > first + 0.2, "seed {seed}: {first} → {last}");
        }
    }
}

#[test]
fn adam_hides_what_relu_does() {
    for (text_name, text) in texts() {
        for seed in 1..=4 {
            let config = Config {
                activation: Activation::Relu,
                optimiser: OptimiserKind::Adam,
                learning_rate: 0.01,
                ..with_radius(1.5, plain_sgd(seed))
            };
            let survived = train(&config, &text, LATE);
            assert!(
                survived.is_ok(),
                "{text_name}, seed {seed}: {:?}",
                survived.err()
            );
        }
    }
}

/// ‖∂L_T/∂h_{T−k}‖ for k = 0 … 50 in an untrained network: random symbols, loss at the last step only.
fn at_the_start(config: &Config) -> Vec<f64> {
    const SYMBOLS: usize = 28;
    let mut rng = Rng::new(config.seed, Purpose::Windows);
    let ids: Vec<u16> = (0..500).map(|_| rng.below(SYMBOLS) as u16).collect();
    let starts: Vec<usize> = (0..8).map(|b| 51 * b).collect();
    let batch: Batch<f64> = Batch::of_text(&ids, &starts, 50).asked_from(49);
    let model = init::model::<f64>(config, SYMBOLS, SYMBOLS);
    let (mut run, mut grads) = (Run::default(), Gradients::default());
    let curve = lag_curve(&model, &batch, 0, &mut run, &mut grads);
    curve.h.iter().map(|lag| lag.norm).collect()
}

/// The least-squares slope of log₁₀ of the norm over lags 1 to 30.
fn slope(curve: &[f64]) -> f64 {
    let points = || (1..=30).map(|lag| (f64::from(lag), curve[lag as usize].log10()));
    let (x, y): (f64, f64) = points().fold((0.0, 0.0), |(x, y), p| (x + p.0, y + p.1));
    let (x, y) = (x / 30.0, y / 30.0);
    let (up, across) = points().fold((0.0, 0.0), |(up, across), p| {
        (up + (p.0 - x) * (p.1 - y), across + (p.0 - x) * (p.0 - x))
    });
    up / across
}

fn untrained(seed: u32) -> Config {
    Config {
        seed,
        hidden: 32,
        ..Config::default()
    }
}

fn of_cell(cell: CellKind, seed: u32) -> Config {
    Config {
        cell,
        ..untrained(seed)
    }
}

/// Measures every seed and checks it against the bounds.
fn measured(name: &str, low: f64, high: f64, measure: impl Fn(u32) -> f64) {
    let all: Vec<f64> = SEEDS.map(measure).collect();
    let (least, most) = all
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, m), x| {
            (l.min(*x), m.max(*x))
        });
    say(&format!("{name}: {least:.4} to {most:.4} over 10 seeds"));
    assert!(least >= low && most <= high, "{name}: {all:?}");
}

#[test]
fn vanishing_gradients_fall_at_the_measured_slopes() {
    let tanh = |radius| move |seed| slope(&at_the_start(&with_radius(radius, untrained(seed))));
    measured("slope, tanh radius 0.7", -0.21, -0.16, tanh(0.7));
    measured("slope, tanh radius 0.9", -0.11, -0.065, tanh(0.9));
    measured("slope, sigmoid radius 1", f64::NEG_INFINITY, -0.6, |seed| {
        let config = Config {
            activation: Activation::Sigmoid,
            ..with_radius(1.0, untrained(seed))
        };
        slope(&at_the_start(&config))
    });
    for gain in [0.7, 0.9, 1.0, 1.1] {
        let exact = f64::log10(gain);
        let name = format!("slope, linear orthogonal × {gain}");
        measured(&name, exact - 1e-3, exact + 1e-3, |seed| {
            let config = Config {
                activation: Activation::Identity,
                gain,
                ..untrained(seed)
            };
            slope(&at_the_start(&config))
        });
    }
}

#[test]
fn gates_left_open_and_the_identity_keep_the_gradient_alive_and_usual_biases_do_not() {
    let lstm = |forget_bias| {
        move |seed| {
            let config = Config {
                forget_bias,
                ..of_cell(CellKind::Lstm, seed)
            };
            slope(&at_the_start(&config))
        }
    };
    measured("slope, LSTM b_f 3", -0.005, 0.05, lstm(3.0));
    measured("slope, LSTM b_f 1", -0.05, -0.015, lstm(1.0));
    let kept = |config: Config| {
        let curve = at_the_start(&config);
        curve[49] / curve[1]
    };
    let gru = |update_bias| {
        move |seed| {
            kept(Config {
                update_bias,
                ..of_cell(CellKind::Gru, seed)
            })
        }
    };
    measured("lag 49 / lag 1, GRU b_z 3", 0.08, 1.0, gru(3.0));
    measured("lag 49 / lag 1, GRU b_z 0", 0.0, 1e-4, gru(0.0));
    measured("lag 49 / lag 1, IRNN", 0.25, 1.5, |seed| {
        kept(Config {
            activation: Activation::Relu,
            recurrent_init: RecurrentInit::Identity,
            ..untrained(seed)
        })
    });
    let tanh = |seed| kept(with_radius(0.9, untrained(seed)));
    measured("lag 49 / lag 1, tanh radius 0.9", 0.0, 1e-3, tanh);
}
