//! Trains the shipped presets to their figures: `cargo test --release --test figures -- --nocapture` prints the tables.
#![cfg(not(target_arch = "wasm32"))]

mod presets;
