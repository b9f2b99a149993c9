//! Unrolled: a recurrent network, its gradient, and the instruments that measure both.
//!
//! Read the modules in this order, which is the order in which data passes through them:
//!
//! 1. [`vocab`], [`text`] and [`batch`]: text becomes ids, ids become windows, windows become batches.
//!    [`data`]: the same for tables, labelled lines and pairs, which [`task`] and `task::*` learn from.
//! 2. [`cell`] and, inside it, `rnn`, `lstm`, `gru`: the textbook's formulas, forward and backward in one view.
//! 3. [`layer`]: one layer unrolled, forwards and then back through time. This is the loop the project is named after.
//! 4. [`stack`], [`attention`], [`loss`] and [`model`]: stacked layers, an output, and how wrong it was.
//! 5. [`omega`], [`clip`] and [`optim`]: from a gradient to a change of the weights.
//! 6. [`train`]: one update after another. [`sample`] and [`decode`]: new text, on its own or after a source.
//!    [`operation`]: a change to the running network.
//! 7. [`instrument`]: what the pictures show, each measured on a probe of its own.
//! 8. [`session`] and [`checkpoint`]: a run as the page drives it, and as it is put down; [`laboratory`]: a copy of one
//!    to be examined. `wasm` is the boundary.
//!
//! Below all of them: [`settings`] (what decides a run), [`refusal`] (every no), [`wire`] (the shapes that cross the
//! boundary), [`param`], [`init`], [`activation`], [`spectral`], [`rng`], [`argsort`], [`hash`], and [`kernel`] (the
//! arithmetic). Nothing here does IO, and only checked input can fail.
//!
//! Notation: W is the input matrix (`w_x`), U the recurrent one (`w_h`), φ an activation, σ only ever the logistic
//! sigmoid; `d_x` is ∂loss/∂x.

#![deny(unsafe_code)]

pub mod activation;
pub mod argsort;
pub mod attention;
pub mod batch;
pub mod cell;
pub mod checkpoint;
pub mod clip;
pub mod data;
pub mod dataset;
pub mod decode;
pub mod hash;
pub mod init;
pub mod instrument;
pub mod kernel;
pub mod laboratory;
pub mod layer;
pub mod loss;
pub mod model;
pub mod omega;
pub mod operation;
pub mod optim;
pub mod param;
pub mod refusal;
pub mod rng;
pub mod sample;
pub mod session;
pub mod settings;
pub mod spectral;
pub mod stack;
pub mod task;
pub mod text;
pub mod train;
pub mod vocab;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod wire;
