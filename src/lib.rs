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
//! 8. [`session`] and [`checkpoint`]: a run as the page drives it, and as it is saved. [`question`] and [`laboratory`]:
//!    the questions about it. `wasm` is the boundary.
//!
//! Below all of them: [`settings`] (what decides a run), [`refusal`] (every no), [`wire`] (the shapes that cross the
//! boundary), [`param`], [`init`], [`activation`], [`spectral`], [`rng`], [`argsort`], [`hash`], and [`kernel`] (the
//! arithmetic). Nothing here does IO, and only checked input can fail.
//!
//! Notation: W is the input matrix (`w_x`), U the recurrent one (`w_h`), φ an activation, σ only ever the logistic
//! sigmoid; `d_x` is ∂loss/∂x.
//!
//! # A network in your hands
//!
//! Four units read 0 1 2 0 1 and predict the symbol after each. Forward, loss, and back through time:
//!
//! ```
//! use nalgebra::DMatrix;
//! use unrolled::batch::Batch;
//! use unrolled::model::{Gradients, Run, Shape};
//! use unrolled::{init, settings::Config};
//!
//! let config = Config { hidden: 4, ..Config::default() };
//! let mut model = init::network::<f64>(&config, &Shape::plain(3, 3));
//! for param in model.params_mut() {
//!     let (rows, columns) = param.value.shape();
//!     param.value = DMatrix::from_fn(rows, columns, |i, j| f64::sin((i * columns + j + 1) as f64) / 2.0);
//! }
//! let batch = Batch::of_text(&[0, 1, 2, 0, 1, 2], &[0], 5);
//! let (mut run, mut grads) = (Run::default(), Gradients::default());
//! model.forward(&batch, &model.zero_states(1), &mut run);
//! model.backward_through_time(&batch, &run, None, &mut grads);
//!
//! let norms = grads.layers[0].step_norms(1).into_iter().map(|norm| format!("{norm:.6}"));
//! assert_eq!(format!("{:.6}", run.loss), "1.264911");
//! // ‖∂L/∂h_t‖ for t = 1 … 5
//! assert_eq!(norms.collect::<Vec<_>>(), ["0.175342", "0.137784", "0.147136", "0.174581", "0.126709"]);
//! ```
//!
//! The same network in PyTorch prints the same numbers:
//!
//! ```python
//! import torch
//! from torch import nn
//! torch.set_default_dtype(torch.float64)
//!
//! cell, output = nn.RNNCell(3, 4), nn.Linear(4, 3)
//! with torch.no_grad():
//!     for p in (cell.weight_ih, cell.weight_hh, cell.bias_ih, output.weight, output.bias):
//!         p.copy_(torch.sin(torch.arange(1.0, p.numel() + 1)).reshape(p.shape) / 2)
//!     cell.bias_hh.zero_()                      # one bias is enough
//!
//! inputs, targets = torch.tensor([0, 1, 2, 0, 1]), torch.tensor([1, 2, 0, 1, 2])
//! h, states = torch.zeros(4), []
//! for x in nn.functional.one_hot(inputs, 3).double():
//!     h = cell(x, h)
//!     h.retain_grad()
//!     states.append(h)
//! loss = nn.functional.cross_entropy(output(torch.stack(states)), targets)
//! loss.backward()
//! print(f"{loss:.6f}", [f"{h.grad.norm():.6f}" for h in states])
//! ```

#![deny(unsafe_code)]

/// The README's example, run with the other examples of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

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
#[cfg(feature = "laboratory")]
pub mod laboratory;
pub mod layer;
pub mod loss;
pub mod model;
pub mod omega;
pub mod operation;
pub mod optim;
pub mod param;
pub mod question;
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
