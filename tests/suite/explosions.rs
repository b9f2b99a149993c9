//! A run that explodes is stopped at once, with the last finite weights, and can continue from there.

use std::collections::BTreeMap;

use unrolled::dataset::Dataset;
use unrolled::hash::weights_hash;
use unrolled::layer::Layer;
use unrolled::model::Model;
use unrolled::session::{Session, Stop};
use unrolled::settings::{
    Activation, Batching, CellKind, ClipKind, Config, GruReset, Live, OptimiserKind, RecurrentInit,
    TaskKind,
};
use unrolled::text::Text;
use unrolled::train::Trainer;
use unrolled::wire::{Explosion, Quantity, Stack};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{say, story};

const CELLS: [(CellKind, Activation, GruReset); 7] = [
    (CellKind::Rnn, Activation::Tanh, GruReset::After),
    (CellKind::Rnn, Activation::Sigmoid, GruReset::After),
    (CellKind::Rnn, Activation::Relu, GruReset::After),
    (CellKind::Rnn, Activation::Identity, GruReset::After),
    (CellKind::Lstm, Activation::Tanh, GruReset::After),
    (CellKind::Gru, Activation::Tanh, GruReset::After),
    (CellKind::Gru, Activation::Tanh, GruReset::Before),
];

const RULES: [OptimiserKind; 6] = [
    OptimiserKind::Sgd,
    OptimiserKind::Momentum,
    OptimiserKind::Rmsprop,
    OptimiserKind::Adagrad,
    OptimiserKind::Adam,
    OptimiserKind::Adamw,
];

fn trainer(config: &Config, text: &str) -> Trainer<f32> {
    let text = Text::new(text, config.vocabulary).expect("a text");
    Trainer::new(config.clone(), text).expect("a network")
}

/// Trains until `until` or until something is not finite. Every earlier update must be finite, except that its weights
/// may only be found broken by the next one.
fn run(trainer: &mut Trainer<f32>, until: u32) -> Option<Explosion> {
    while trainer.updates() < until {
        let broken = trainer.model.params().any(|p| !p.is_finite());
        match trainer.update() {
            Err(explosion) => return Some(explosion),
            Ok(update) => {
                assert!(
                    !broken,
                    "update {} used weights that are not finite",
                    update.update
                );
                assert!(update.loss.is_finite() && update.gradient.before.is_finite());
            }
        }
    }
    None
}

/// The weights are those of a run that was stopped one update earlier.
fn check_stopped_well(trainer: &Trainer<f32>, explosion: &Explosion, config: &Config, text: &str) {
    let what = format!(
        "{:?} {:?} {:?}",
        config.cell, config.activation, config.optimiser
    );
    assert_eq!(trainer.updates(), explosion.update - 1, "{what}");
    assert!(
        trainer.model.params().all(|p| p.is_finite()),
        "{what}: {explosion:?}"
    );
    let mut undisturbed = self::trainer(config, text);
    for _ in 0..trainer.updates() {
        undisturbed.update().expect("an update that was well");
    }
    assert_eq!(
        weights_hash(&trainer.model),
        weights_hash(&undisturbed.model),
        "{what}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn every_cell_under_every_rule_stays_finite_at_an_absurd_learning_rate_or_stops_with_finite_weights()
 {
    let text = story(600, 3);
    let (mut stopped, mut survived) = (BTreeMap::new(), 0);
    for (cell, activation, gru_reset) in CELLS {
        for optimiser in RULES {
            for batching in [Batching::Windows, Batching::Streams] {
                let config = Config {
                    cell,
                    activation,
                    gru_reset,
                    optimiser,
                    batching,
                    hidden: 8,
                    window: 12,
                    batch: 2,
                    learning_rate: 1e6,
                    clip: ClipKind::Off,
                    ..Config::default()
                };
                let mut trainer = trainer(&config, &text);
                match run(&mut trainer, 80) {
                    None => survived += 1,
                    Some(explosion) => {
                        *stopped
                            .entry(format!("{:?}", explosion.quantity))
                            .or_insert(0) += 1;
                        check_stopped_well(&trainer, &explosion, &config, &text);
                        // Training on leads to the same explosion.
                        let again = trainer.update().map(|u| u.update);
                        assert_eq!(again.err().map(|e| e.update), Some(explosion.update));
                    }
                }
            }
        }
    }
    say(&format!(
        "learning rate 10⁶: stopped at {stopped:?}, {survived} runs stayed finite"
    ));
    assert!(
        survived < 60,
        "{survived} of 84 runs did not explode: the test tests too little"
    );
}

/// Weights can overflow while loss and gradient are still finite. The next update detects it.
#[wasm_bindgen_test(unsupported = test)]
fn a_broken_weight_is_traced_to_the_update_that_broke_it() {
    let text = story(600, 3);
    let config = Config {
        hidden: 8,
        window: 12,
        batch: 2,
        ..Config::default()
    };
    let mut trainer = trainer(&config, &text);
    assert_eq!(run(&mut trainer, 40), None);
    trainer.model.layers[0].w_h.value[3] = f32::INFINITY;
    let explosion = run(&mut trainer, 100).expect("a broken weight stops the run");
    assert_eq!(explosion.quantity, Quantity::Weight);
    assert_eq!(explosion.block.as_deref(), Some("w_h"));
    assert_eq!(explosion.update, 40);
    check_stopped_well(&trainer, &explosion, &config, &text);
    // Training on repeats the fortieth update, with the same result.
    assert_eq!(run(&mut trainer, 60), None);
    let mut undisturbed = self::trainer(&config, &text);
    assert_eq!(run(&mut undisturbed, 60), None);
    assert_eq!(
        weights_hash(&trainer.model),
        weights_hash(&undisturbed.model)
    );
}

/// The same, with live settings changed between the update that breaks a weight and the one that detects it: the change
/// comes after the last good update.
#[wasm_bindgen_test(unsupported = test)]
fn a_broken_weight_is_not_kept_when_settings_change() {
    let (text, config) = (
        story(600, 3),
        Config {
            hidden: 8,
            window: 12,
            batch: 2,
            ..Config::default()
        },
    );
    let mut trainer = trainer(&config, &text);
    assert_eq!(run(&mut trainer, 40), None);
    trainer.model.layers[0].w_h.value[3] = f32::INFINITY;
    trainer.tune(&clipped(&config, 0.5)).expect("within bounds");
    assert_eq!(trainer.updates(), 39);
    assert_eq!(run(&mut trainer, 60), None);
    let mut undisturbed = self::trainer(&config, &text);
    assert_eq!(run(&mut undisturbed, 39), None);
    undisturbed
        .tune(&clipped(&config, 0.5))
        .expect("within bounds");
    assert_eq!(run(&mut undisturbed, 60), None);
    assert_eq!(
        weights_hash(&trainer.model),
        weights_hash(&undisturbed.model)
    );
}

fn clipped(config: &Config, limit: f64) -> Live {
    Live {
        learning_rate: config.learning_rate,
        clip: ClipKind::Norm,
        clip_limit: limit,
        omega: 0.0,
        window: config.window,
    }
}

/// ReLU, radius 1.7, rate 1: harmless for some updates, then exploding.
fn relu(seed: u32) -> Config {
    Config {
        seed,
        activation: Activation::Relu,
        recurrent_init: RecurrentInit::Spectral,
        gain: 1.7,
        learning_rate: 1.0,
        ..reliable()
    }
}

/// A linear network that grows by a tenth at every step.
fn linear(seed: u32) -> Config {
    Config {
        seed,
        activation: Activation::Identity,
        gain: 1.1,
        learning_rate: 0.1,
        ..reliable()
    }
}

fn reliable() -> Config {
    Config {
        hidden: 32,
        window: 50,
        batch: 16,
        optimiser: OptimiserKind::Sgd,
        clip: ClipKind::Off,
        ..Config::default()
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_reliable_recipes_explode_and_clipping_saves_them() {
    let text = story(5_000, 1);
    let unigram = Text::new(&text, 1024)
        .expect("a text")
        .statistics
        .unigram_nats;
    for (name, recipe) in [("relu", relu as fn(u32) -> Config), ("linear", linear)] {
        let mut when = Vec::new();
        for seed in 1..=6 {
            let config = recipe(seed);
            let mut trainer = trainer(&config, &text);
            if let Some(explosion) = run(&mut trainer, 40) {
                check_stopped_well(&trainer, &explosion, &config, &text);
                when.push(explosion.update);
            }
        }
        say(&format!("{name}: exploded at update {when:?}"));
        assert!(
            when.len() >= 5,
            "{name} exploded only {} times of 6",
            when.len()
        );
        let config = Config {
            clip: ClipKind::Norm,
            clip_limit: 1.0,
            ..recipe(1)
        };
        let mut trainer = trainer(&config, &text);
        assert_eq!(run(&mut trainer, 150), None, "{name}, clipped");
        let last = trainer.last().map_or(f64::NAN, |u| u.loss);
        say(&format!(
            "{name}, clipped: loss {last:.2} after 150, unigram {unigram:.2}"
        ));
        if name == "relu" {
            assert!(last < unigram, "{last} is not below {unigram}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn rewinding_goes_back_25_to_50_updates_and_clipping_carries_on() {
    let text = story(3_000, 2);
    let config = relu(1);
    for calm in [3, 30, 60, 99, 100, 130] {
        let calm_config = Config {
            learning_rate: 0.01,
            clip: ClipKind::Norm,
            ..config.clone()
        };
        let mut session =
            Session::new(calm_config.clone(), Text::new(&text, 1024).expect("a text"))
                .expect("a session");
        assert_eq!(session.train(calm, || false), Stop::Until);
        let wild = Live {
            learning_rate: 1e6,
            clip: ClipKind::Off,
            ..clipped(&calm_config, 1.0)
        };
        session.tune(&wild).expect("within bounds");
        assert_eq!(
            session.train(1_000, || false),
            Stop::Exploded,
            "after {calm}"
        );
        let explosion = session.explosion().expect("a reason").clone();
        let stopped = session.trainer().updates();
        assert_eq!(stopped, explosion.update - 1);
        session.rewind();
        assert!(session.explosion().is_none());
        let now = session.trainer().updates();
        let back = stopped - now;
        assert!(
            (25..=50).contains(&back) || now == 0,
            "after {calm} calm updates it went from {stopped} to {now}"
        );
        let healthy = Live {
            learning_rate: 0.1,
            ..clipped(&config, 1.0)
        };
        session.tune(&healthy).expect("within bounds");
        assert_eq!(
            session.train(now + 100, || false),
            Stop::Until,
            "after {calm}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_explosion_says_where_it_was_met() {
    let text = story(3_000, 2);
    let mut trainer = trainer(&linear(1), &text);
    let explosion = run(&mut trainer, 50).expect("a linear network that grows explodes");
    match explosion.quantity {
        Quantity::State | Quantity::StateGradient => {
            assert_eq!(explosion.layer, Some(1));
            assert!(explosion.step.is_some_and(|t| t <= 50), "{explosion:?}");
        }
        Quantity::Loss => assert!(explosion.step.is_some_and(|t| (1..=50).contains(&t))),
        Quantity::Gradient | Quantity::Weight => assert!(explosion.block.is_some()),
    }
    assert!(
        explosion.largest_norm > 1.0 || explosion.update == 1,
        "{explosion:?}"
    );
}

/// A linear translator of four words each way; its weights are changed before it learns.
fn translation(broken: impl Fn(&mut Model<f32>)) -> Explosion {
    let config = Config {
        task: TaskKind::Translation,
        activation: Activation::Identity,
        hidden: 3,
        batch: 2,
        held_out: 0.0,
        ..reliable()
    };
    let pairs = "a b a b\tb a b a\nb b a a\ta a b b\na a a b\tb b b a\nb a b b\ta b a a\n";
    let dataset = Dataset::read(&config, pairs).expect("pairs");
    let mut trainer = Trainer::new(config, dataset).expect("a network");
    broken(&mut trainer.model);
    run(&mut trainer, 1).expect("weights that overflow")
}

/// U as a multiple of the identity.
fn scale_up(layer: &mut Layer<f32>, factor: f32) {
    layer.w_h.value.fill_with_identity();
    layer.w_h.value *= factor;
}

#[wasm_bindgen_test(unsupported = test)]
fn an_explosion_in_a_translation_says_in_which_of_its_two_networks() {
    let found = |explosion: Explosion| {
        let Explosion {
            quantity,
            stack,
            layer,
            step,
            ..
        } = explosion;
        (quantity, stack, layer, step)
    };
    // A state of about 1 overflows f32 after two steps.
    let read = translation(|model| scale_up(&mut model.encoder[0], 1e22));
    let expected = (Quantity::State, Some(Stack::Encoder), Some(1), Some(3));
    assert_eq!(found(read), expected);
    let written = translation(|model| scale_up(&mut model.layers[0], 1e22));
    let expected = (Quantity::State, Some(Stack::Decoder), Some(1), Some(2));
    assert_eq!(found(written), expected);
    // States that stay zero are finite; the gradient that goes back through the same U overflows.
    let back = translation(|model| {
        scale_up(&mut model.encoder[0], 1e22);
        model.encoder[0].w_x.value.fill(0.0);
    });
    let expected = (
        Quantity::StateGradient,
        Some(Stack::Encoder),
        Some(1),
        Some(2),
    );
    assert_eq!(found(back), expected);
}
