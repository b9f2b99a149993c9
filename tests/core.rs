//! The suite on this machine (`cargo test`) and in Node (`wasm-pack test --node`).
mod suite;
