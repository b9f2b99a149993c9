//! Training a task until it is solved.

use unrolled::dataset::Dataset;
use unrolled::settings::Config;
use unrolled::train::Trainer;

/// Updates in the running mean of the loss.
const RUNNING: usize = 25;

/// The seeds of every figure.
pub const SEEDS: [u32; 4] = [1, 2, 3, 4];

/// A run of a task on its data.
pub fn begin(config: &Config, content: &str) -> Trainer<f32> {
    let dataset = Dataset::<f32>::read(config, content).expect("data that can be learnt from");
    Trainer::new(config.clone(), dataset).expect("a network within the limits")
}

/// Updates until the running mean of the loss is below `solved`; nothing if that takes more than `most`.
pub fn solved(config: &Config, solved: f64, most: u32) -> Option<u32> {
    let mut trainer = begin(config, "");
    let mut losses = Vec::new();
    for update in 1..=most {
        losses.push(trainer.update().ok()?.loss);
        let recent = &losses[losses.len().saturating_sub(RUNNING)..];
        if recent.len() == RUNNING && recent.iter().sum::<f64>() / (RUNNING as f64) < solved {
            return Some(update);
        }
    }
    None
}

/// Updates to the solution for every seed, printed as a row of a table.
pub fn row(
    name: &str,
    config: &Config,
    limit: f64,
    most: u32,
    seeds: impl IntoIterator<Item = u32>,
) -> Vec<Option<u32>> {
    let started = std::time::Instant::now();
    let found: Vec<_> = seeds
        .into_iter()
        .map(|seed| {
            let config = Config {
                seed,
                ..config.clone()
            };
            solved(&config, limit, most)
        })
        .collect();
    let cells: Vec<String> = found
        .iter()
        .map(|updates| updates.map_or_else(|| format!("> {most}"), |u| u.to_string()))
        .collect();
    let seconds = started.elapsed().as_secs_f64();
    println!("| {name} | {} | {seconds:.1} s |", cells.join(" | "));
    found
}

/// The number of solved runs.
pub fn count(found: &[Option<u32>]) -> usize {
    found.iter().flatten().count()
}

/// The most updates that a seed took; `u32::MAX` where one did not reach it.
pub fn worst(found: &[Option<u32>]) -> u32 {
    found
        .iter()
        .map(|updates| updates.unwrap_or(u32::MAX))
        .max()
        .unwrap_or(u32::MAX)
}
