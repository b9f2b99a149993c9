//! Every task's preset reaches the figure that its page promises, on at least four seeds.

mod examples;
mod memory;
mod series;
mod support;
