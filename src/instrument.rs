//! Instruments: each answers one question about a network, on a probe of its own, and changes nothing.

pub mod gradient_check;
pub mod lag;
pub mod states;
pub mod validation;
