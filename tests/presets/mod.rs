//! Every task's preset reaches the figure that its page promises, on four seeds.

mod examples;
mod memory;
mod series;
mod shipped;
mod support;
