//! Instruments: each answers one question about a network, with a forward and backward pass of its own, and changes
//! nothing.

pub mod bound;
pub mod cliff;
pub mod connectivity;
pub mod gradient_check;
pub mod jacobian;
pub mod lag;
pub mod product;
pub mod saturation;
pub mod spectrum;
pub mod states;
pub mod truncation;
pub mod validation;
pub mod weight_steps;
