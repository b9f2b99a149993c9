//! The tests that run on every target, written once. `tests/core.rs` runs them natively and in Node, `tests/browser.rs`
//! in a browser. `#[wasm_bindgen_test(unsupported = test)]` marks a test for all three.

mod attention;
mod bad_data;
mod batches;
mod cells;
mod checkpoints;
mod damage;
mod decoding;
mod determinism;
mod examples;
mod explosions;
mod heads;
mod instruments;
mod jacobians;
mod keras;
mod known;
mod laboratory;
mod laboratory_tasks;
mod learning;
mod memory;
mod mending;
mod nudging;
mod omega;
mod operations;
mod operations_tasks;
mod padding;
#[cfg(not(target_arch = "wasm32"))]
mod presets;
mod reference;
#[cfg(not(target_arch = "wasm32"))]
mod rooms;
mod rules;
mod samples;
mod settings;
mod starts;
mod support;
mod tables;
mod texts;
mod translation;
mod writing;
