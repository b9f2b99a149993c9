//! What all cells share: a cell is one step through time, for the whole batch at once.
//!
//! A cell owns no weights. Forward, it gets the input's part of its pre-activations (W·x + b, gate under gate), the
//! state before the step and the recurrent products, and computes its activated gates and the state after. Backward, it
//! gets ∂L/∂h of the state after the step (and ∂L/∂c), and computes the gradient at its pre-activations and at the
//! state before. The walk through time is in [`crate::layer`], once, for every cell.
//!
//! Adding a cell is one file beside `rnn.rs` and one line in each of [`CellKind::cell`] and [`CellKind`].

mod gru;
mod lstm;
mod rnn;

use crate::kernel::{Columns, Packed, Real, multiply};
use crate::settings::{Activation, CellKind, Config, GruReset};

/// One step of a recurrent cell.
///
/// All slices hold one column per sequence of the batch; H is the number of hidden units, G the number of gates.
/// "Gates" are the G blocks of H pre-activations, in the order of [`Cell::gates`].
pub trait Cell<F: Real> {
    /// The names of the gate blocks, from top to bottom of W, U and b.
    fn gates(&self) -> &'static [&'static str];
    /// Whether the state has a c beside its h.
    fn has_c(&self) -> bool {
        false
    }
    /// Whether the recurrent product has a bias of its own where the input's does not serve (PyTorch's b_hn).
    fn has_recurrent_bias(&self) -> bool {
        false
    }
    /// Whether a step keeps the product in its candidate for the way back, as the GRU's does: H numbers a sequence.
    fn has_candidate_product(&self) -> bool {
        false
    }
    /// The groups of gate blocks whose recurrent product is taken at once.
    fn products(&self) -> &'static [Product];
    /// h_{t−1} → h_t.
    fn forward(&self, u: &Recurrent<F>, step: Forward<'_, F>);
    /// ∂L/∂h_t → ∂L/∂h_{t−1}.
    fn backward(&self, u: &Transposed<F>, step: Activations<'_, F>, grads: Gradients<'_, F>);
}

/// One recurrent product: which rows of U, what they multiply, and where the gradient of the result is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Product {
    /// The first gate block.
    pub first: usize,
    /// How many gate blocks.
    pub blocks: usize,
    /// Multiplies the candidate's product instead of h_{t−1}.
    pub of_candidate_product: bool,
    /// The gradient of the result is `d_candidate_product`, not that of the pre-activation.
    pub into_candidate_product: bool,
}

impl Product {
    /// All of `blocks` gates, of h_{t−1}.
    const fn whole(blocks: usize) -> Self {
        Self {
            first: 0,
            blocks,
            of_candidate_product: false,
            into_candidate_product: false,
        }
    }
}

/// The recurrent matrix U, ready to be multiplied with at every step of a window.
#[derive(Clone, Debug, Default)]
pub struct Recurrent<F: Real> {
    /// H.
    pub units: usize,
    /// The rows of U, one pack per [`Cell::products`].
    pub packed: Vec<Packed<F>>,
    /// The bias of the recurrent product, H numbers, where the cell has one.
    pub bias: Vec<F>,
}

impl<F: Real> Recurrent<F> {
    /// `out ← U[product]·x + out`; `out` has columns of `stride` rows, and the product starts at row `first` of them.
    #[inline]
    pub fn multiply(&self, product: usize, x: &[F], out: &mut [F], stride: usize, first: usize) {
        multiply(
            &self.packed[product],
            Columns::of(x, self.units),
            out,
            stride,
            first,
        );
    }
}

/// Its transpose Uᵀ, for the way back.
#[derive(Clone, Debug, Default)]
pub struct Transposed<F: Real> {
    /// H.
    pub units: usize,
    /// The rows of U, transposed, one pack per [`Cell::products`].
    pub packed: Vec<Packed<F>>,
}

impl<F: Real> Transposed<F> {
    /// `out ← U[product]ᵀ·d + out`; `d` has columns of `stride` rows, of which those from `first` are meant.
    #[inline]
    pub fn multiply(&self, product: usize, d: &[F], stride: usize, first: usize, out: &mut [F]) {
        multiply(
            &self.packed[product],
            Columns {
                data: d,
                stride,
                first,
            },
            out,
            self.units,
            0,
        );
    }
}

/// What a step forward reads and writes.
pub struct Forward<'a, F> {
    /// In: W·x + b. Out: the activated gates (the simple cell: its pre-activation). G·H × B.
    pub gates: &'a mut [F],
    /// h_{t−1}, H × B.
    pub h_before: &'a [F],
    /// c_{t−1}, H × B, or nothing.
    pub c_before: &'a [F],
    /// Out: h_t.
    pub h: &'a mut [F],
    /// Out: c_t, or nothing.
    pub c: &'a mut [F],
    /// Out: the candidate's product (GRU), or nothing.
    pub candidate_product: &'a mut [F],
}

/// The activations of a step forward, for the way back.
pub struct Activations<'a, F> {
    /// The activated gates (the simple cell: its pre-activation), G·H × B.
    pub gates: &'a [F],
    /// h_{t−1}.
    pub h_before: &'a [F],
    /// c_{t−1}, or nothing.
    pub c_before: &'a [F],
    /// h_t.
    pub h: &'a [F],
    /// c_t, or nothing.
    pub c: &'a [F],
    /// The candidate's product (GRU), or nothing.
    pub candidate_product: &'a [F],
}

/// The gradients that a step backward reads and writes.
pub struct Gradients<'a, F> {
    /// ∂L/∂h_t, complete.
    pub d_h: &'a [F],
    /// In: ∂L/∂c_t by way of c_{t+1}. Out: complete. Or nothing.
    pub d_c: &'a mut [F],
    /// Out: the gradient at the pre-activations, ∂L/∂(W·x + b), G·H × B.
    pub d_gates: &'a mut [F],
    /// Out: the gradient at the candidate's product, or nothing.
    pub d_candidate_product: &'a mut [F],
    /// In: ∂L/∂h_{t−1} from the loss at t−1 and from layers above. Out: complete.
    pub d_h_before: &'a mut [F],
    /// Out: ∂L/∂c_{t−1} by way of c_t, or nothing.
    pub d_c_before: &'a mut [F],
    /// Working memory, H × B.
    pub scratch: &'a mut [F],
}

impl CellKind {
    /// The cell of this kind, with the variant that the config asks for.
    pub fn cell<F: Real>(self, activation: Activation, reset: GruReset) -> Box<dyn Cell<F>> {
        match self {
            Self::Rnn => Box::new(rnn::Rnn { activation }),
            Self::Lstm => Box::new(lstm::Lstm),
            Self::Gru => match reset {
                GruReset::After => Box::new(gru::ResetAfter),
                GruReset::Before => Box::new(gru::ResetBefore),
            },
        }
    }

    /// The gate blocks that are gates in the narrow sense, σ of something and so between 0 and 1; the one that keeps
    /// the old state comes first.
    pub fn sigmoid_gates(self) -> &'static [&'static str] {
        match self {
            Self::Rnn => &[],
            Self::Lstm => &["f", "i", "o"],
            Self::Gru => &["z", "r"],
        }
    }
}

impl Config {
    /// The cell that this config asks for.
    pub fn build_cell<F: Real>(&self) -> Box<dyn Cell<F>> {
        self.cell.cell(self.activation, self.gru_reset)
    }
}

/// Row block `block` of every sequence's column, H numbers each.
#[inline(always)]
fn block<F>(column: &[F], block: usize, units: usize) -> &[F] {
    &column[block * units..][..units]
}
