//! The presets of the page, exported from `www/src/tasks` by `www/test/presets.test.ts`.

use serde_json::Value;
use unrolled::data::Sample;
use unrolled::settings::{Config, TaskKind};

const SHIPPED: &str = include_str!("../fixtures/presets.json");

/// The page makes its built-in data with this seed, whatever the seed of a run.
pub const DATA_SEED: u32 = 1;

/// A preset of a task.
pub struct Preset {
    /// Its English name on the page.
    pub name: String,
    /// Its settings.
    pub config: Config,
    /// The data it is meant for, if it names any.
    pub sample: Option<Sample>,
}

/// The presets of a task, in the page's order; `named` must be all of their names.
pub fn presets(task: TaskKind, named: &[&str]) -> Vec<Preset> {
    let all: Vec<Value> = serde_json::from_str(SHIPPED).expect("a list");
    let read = |preset: &Value| Preset {
        name: preset["name"].as_str().expect("a name").to_owned(),
        config: serde_json::from_value(preset["settings"].clone()).expect("settings"),
        sample: serde_json::from_value(preset["sample"].clone()).expect("a sample, or none"),
    };
    let mut presets: Vec<Preset> = all.iter().map(read).collect();
    presets.retain(|preset| preset.config.task == task);
    let names: Vec<&str> = presets.iter().map(|preset| preset.name.as_str()).collect();
    assert_eq!(names, named, "every preset of {task:?} has its figure");
    presets
}
