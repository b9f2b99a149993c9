//! Unrolled: a recurrent network, its gradient, and the instruments that measure both.
pub mod activation;
pub mod batch;
pub mod cell;
pub mod config;
pub mod kernel;
pub mod layer;
pub mod loss;
pub mod model;
pub mod param;
pub mod refusal;
pub mod rng;
pub mod wire;
