//! The presets as they ship, each with what it is held to: written down from `www/src/scenarios/tasks` by
//! `www/test/presets.test.ts`.

use serde::Deserialize;
use serde_json::Value;
use unrolled::data::Sample;
use unrolled::settings::{Config, TaskKind};

const SHIPPED: &str = include_str!("../fixtures/presets.json");

/// The page makes its built-in data with this seed, whatever the seed of a run.
pub const DATA_SEED: u32 = 1;

/// A preset of a task.
pub struct Preset {
    /// What the page calls it, in English.
    pub name: String,
    /// Its settings.
    pub config: Config,
    /// The data it is meant for, where it names any.
    pub sample: Option<Sample>,
    /// It is trained from the seeds 1 to this one.
    pub seeds: u32,
    /// What every seed is held to.
    pub expected: Vec<Expected>,
}

/// What is expected of a preset, as `www/src/scenarios/scenario.ts` says it: `least` ≤ the readout < `below`.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "readout", rename_all = "camelCase")]
pub enum Expected {
    /// The running mean of the loss: below at some update `by` that one, or nowhere below `until` that one.
    Loss {
        by: Option<u32>,
        until: Option<u32>,
        below: Option<f64>,
        least: Option<f64>,
    },
    /// The share of right answers after so many updates.
    Score {
        at: u32,
        least: Option<f64>,
        below: Option<f64>,
    },
    /// The same of examples with a word that negates.
    Negated { at: u32, least: f64 },
    /// The mean squared error of a free run of 100 steps, at the best of so many epochs.
    FreeRun {
        epoch: u32,
        on: Vec<Sample>,
        below: f64,
    },
    /// The mean squared error one step ahead after so many epochs, beside that of the last value again.
    OneStep {
        epoch: u32,
        on: Vec<Sample>,
        below: Times,
    },
}

/// So many times the error of saying the last value again.
#[derive(Clone, Debug, Deserialize)]
pub struct Times {
    pub times: f64,
    pub of: Measure,
}

/// What needs no learning.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Measure {
    Persistence,
}

/// The presets of a task, in the page's order; each of them says what is expected of it.
pub fn presets(task: TaskKind) -> Vec<Preset> {
    let all: Vec<Value> = serde_json::from_str(SHIPPED).expect("a list");
    let read = |preset: &Value| Preset {
        name: preset["name"].as_str().expect("a name").to_owned(),
        config: serde_json::from_value(preset["settings"].clone()).expect("settings"),
        sample: serde_json::from_value(preset["sample"].clone()).expect("a sample, or none"),
        seeds: serde_json::from_value(preset["seeds"].clone()).expect("a number of seeds"),
        expected: serde_json::from_value(preset["expected"].clone()).expect("what is expected"),
    };
    let mut presets: Vec<Preset> = all.iter().map(read).collect();
    presets.retain(|preset| preset.config.task == task);
    for Preset { name, expected, .. } in &presets {
        assert!(
            !expected.is_empty(),
            "{task:?}, {name}: nothing is expected"
        );
    }
    presets
}
