//! Unrolled: a recurrent network, its gradient, and the instruments that measure both.
pub mod config;
pub mod refusal;
pub mod wire;
