//! The arithmetic under everything: four numbers at a time, matrix products, exp and tanh.
//!
//! Training a character model spends nine tenths of its time in three products (U·h, Uᵀ·δ and Σ δ·hᵀ), and a network
//! in a browser tab has one thread and 128-bit vectors. [`product`] holds those products; the rest of the crate is
//! plain loops over nalgebra matrices. Nothing here knows what a cell is.

pub mod functions;
#[allow(unsafe_code, reason = "vector loads and stores; see the file")]
pub mod lanes;
pub mod map;
pub mod product;
pub mod real;

pub use lanes::Lanes;
pub use map::map;
pub use product::{Columns, Packed, add_outer_products, multiply};
pub use real::Real;
