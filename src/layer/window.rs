//! A layer over a window of time: its input, its activations and their gradients.

use nalgebra::DMatrix;

use crate::cell::{Recurrent, Transposed};
use crate::kernel::map::sum_of_squares;
use crate::kernel::product::OuterScratch;
use crate::kernel::{Packed, Real};

/// What a layer reads: symbols (one-hot vectors, never written out) or dense vectors.
#[derive(Clone, Copy)]
pub enum Input<'a, F> {
    /// One symbol per column; W·x is then a column of W.
    Symbols(&'a [u32]),
    /// One vector of this many numbers per column.
    Vectors(&'a [F], usize),
}

/// The steps and sequences a layer is unrolled over.
#[derive(Clone, Copy, Debug)]
pub struct Window<'a> {
    /// T.
    pub steps: usize,
    /// B.
    pub batch_size: usize,
    /// The step at which each sequence begins, from the zero state; empty where all begin with the window.
    pub starts: &'a [usize],
}

/// The state of a layer between windows.
#[derive(Clone, Debug, PartialEq)]
pub struct State<F: Real> {
    /// h, H × B.
    pub h: DMatrix<F>,
    /// c, H × B; no rows where the cell has none.
    pub c: DMatrix<F>,
}

/// The activations of a layer, unrolled over a window.
#[derive(Clone, Debug)]
pub struct Unrolled<F: Real> {
    /// T.
    pub steps: usize,
    /// B.
    pub batch_size: usize,
    /// The step at which each sequence began; empty where all began with the window.
    pub starts: Vec<usize>,
    /// Activated gates, G·H × T·B (the simple cell: pre-activations).
    pub gates: DMatrix<F>,
    /// h_0 … h_T, H × (T+1)·B.
    pub h: DMatrix<F>,
    /// c_0 … c_T, or no rows.
    pub c: DMatrix<F>,
    /// The product in the GRU's candidate, which its way back needs, H × T·B; no rows for other cells.
    pub candidate_product: DMatrix<F>,
    pub(super) recurrent: Recurrent<F>,
    pub(super) input_pack: Packed<F>,
}

/// The gradients of the loss at a layer's activations, step by step.
#[derive(Clone, Debug)]
pub struct LayerGradients<F: Real> {
    /// ∂L/∂h_0 … ∂L/∂h_T, H × (T+1)·B.
    pub d_h: DMatrix<F>,
    /// ∂L/∂c_0 … ∂L/∂c_T, or no rows.
    pub d_c: DMatrix<F>,
    /// ∂L/∂(W·x + b), G·H × T·B.
    pub d_gates: DMatrix<F>,
    /// ∂L/∂ of the candidate's product, H × T·B, or no rows.
    pub d_candidate_product: DMatrix<F>,
    pub(super) transposed: Transposed<F>,
    pub(super) scratch: Vec<F>,
    pub(super) outer: OuterScratch<F>,
    pub(super) input_pack: Packed<F>,
}

pub(super) fn empty<F: Real>() -> DMatrix<F> {
    DMatrix::from_element(0, 0, F::ZERO)
}

impl<F: Real> Default for Unrolled<F> {
    fn default() -> Self {
        Self {
            steps: 0,
            batch_size: 0,
            starts: Vec::new(),
            gates: empty(),
            h: empty(),
            c: empty(),
            candidate_product: empty(),
            recurrent: Recurrent {
                units: 0,
                packed: Vec::new(),
                bias: Vec::new(),
            },
            input_pack: Packed::default(),
        }
    }
}

impl<F: Real> Default for LayerGradients<F> {
    fn default() -> Self {
        Self {
            d_h: empty(),
            d_c: empty(),
            d_gates: empty(),
            d_candidate_product: empty(),
            transposed: Transposed {
                units: 0,
                packed: Vec::new(),
            },
            scratch: Vec::new(),
            outer: OuterScratch::default(),
            input_pack: Packed::default(),
        }
    }
}

impl<F: Real> Unrolled<F> {
    /// The state after the window's last step.
    pub fn last(&self) -> State<F> {
        let columns = |m: &DMatrix<F>| {
            m.columns(self.steps * self.batch_size, self.batch_size)
                .into_owned()
        };
        State {
            h: columns(&self.h),
            c: if self.c.nrows() == 0 {
                empty()
            } else {
                columns(&self.c)
            },
        }
    }

    /// h_1 … h_T as one slice, H numbers per column.
    pub fn outputs(&self) -> &[F] {
        &self.h.as_slice()[self.h.nrows() * self.batch_size..]
    }
}

impl<F: Real> LayerGradients<F> {
    /// The gradient at the states before the window.
    pub fn before(&self, batch_size: usize) -> State<F> {
        let first = |d: &DMatrix<F>| d.columns(0, batch_size).into_owned();
        State {
            h: first(&self.d_h),
            c: if self.d_c.nrows() == 0 {
                empty()
            } else {
                first(&self.d_c)
            },
        }
    }

    /// ‖∂L/∂h_t‖ over units and sequences, for t = 1 … T.
    pub fn step_norms(&self, batch_size: usize) -> Vec<f64> {
        let step = self.d_h.nrows() * batch_size;
        self.d_h
            .as_slice()
            .chunks_exact(step.max(1))
            .skip(1)
            .map(|s| sum_of_squares(s).sqrt())
            .collect()
    }
}
