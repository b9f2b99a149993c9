//! A layer over a window of time: its input, its activations and their gradients.

use nalgebra::DMatrix;

use crate::cell::{Activations, Forward, Gradients, Recurrent, Transposed};
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
    /// B.
    pub(super) batch_size: usize,
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
            recurrent: Recurrent::default(),
            input_pack: Packed::default(),
        }
    }
}

impl<F: Real> Default for LayerGradients<F> {
    fn default() -> Self {
        Self {
            batch_size: 0,
            d_h: empty(),
            d_c: empty(),
            d_gates: empty(),
            d_candidate_product: empty(),
            transposed: Transposed::default(),
            scratch: Vec::new(),
            outer: OuterScratch::default(),
            input_pack: Packed::default(),
        }
    }
}

impl<F: Real> Unrolled<F> {
    /// The activations of step t (from 0).
    pub(super) fn at(&self, t: usize) -> Activations<'_, F> {
        let b = self.batch_size;
        Activations {
            gates: step(&self.gates, t, b),
            h_before: step(&self.h, t, b),
            c_before: step(&self.c, t, b),
            h: step(&self.h, t + 1, b),
            c: step(&self.c, t + 1, b),
            candidate_product: step(&self.candidate_product, t, b),
        }
    }

    /// What step t (from 0) reads and writes.
    pub(super) fn at_mut(&mut self, t: usize) -> Forward<'_, F> {
        let b = self.batch_size;
        let (h_before, h) = two_steps_mut(&mut self.h, t, b);
        let (c_before, c) = two_steps_mut(&mut self.c, t, b);
        Forward {
            gates: step_mut(&mut self.gates, t, b),
            h_before,
            c_before,
            h,
            c,
            candidate_product: step_mut(&mut self.candidate_product, t, b),
        }
    }

    /// Takes `first` as the state before the window.
    pub(super) fn begin_from(&mut self, first: &State<F>) {
        step_mut(&mut self.h, 0, self.batch_size).copy_from_slice(first.h.as_slice());
        step_mut(&mut self.c, 0, self.batch_size).copy_from_slice(first.c.as_slice());
    }

    /// Zeroes the state before step t (from 0) of the sequences that begin there or later.
    pub(super) fn zero_padding(&mut self, t: usize) {
        zero_padding(&self.starts, t, &mut self.h);
        zero_padding(&self.starts, t, &mut self.c);
    }

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
    /// The gradients of step t (from 0) and of the state before it.
    pub(super) fn at(&mut self, t: usize) -> Gradients<'_, F> {
        let b = self.batch_size;
        let (d_h_before, d_h) = two_steps_mut(&mut self.d_h, t, b);
        let (d_c_before, d_c) = two_steps_mut(&mut self.d_c, t, b);
        Gradients {
            d_h,
            d_c,
            d_gates: step_mut(&mut self.d_gates, t, b),
            d_candidate_product: step_mut(&mut self.d_candidate_product, t, b),
            d_h_before,
            d_c_before,
            scratch: &mut self.scratch,
        }
    }

    /// Zeroes the gradient at the state before step t (from 0) of the sequences that begin there or later.
    pub(super) fn zero_padding(&mut self, starts: &[usize], t: usize) {
        zero_padding(starts, t, &mut self.d_h);
        zero_padding(starts, t, &mut self.d_c);
    }

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

/// Time step t of a matrix over a window: its columns t·B … (t+1)·B.
fn step<F: Real>(matrix: &DMatrix<F>, t: usize, batch_size: usize) -> &[F] {
    let size = matrix.nrows() * batch_size;
    &matrix.as_slice()[t * size..(t + 1) * size]
}

/// The same, to be written.
fn step_mut<F: Real>(matrix: &mut DMatrix<F>, t: usize, batch_size: usize) -> &mut [F] {
    let size = matrix.nrows() * batch_size;
    &mut matrix.as_mut_slice()[t * size..(t + 1) * size]
}

/// Time steps t and t + 1, to be written.
fn two_steps_mut<F: Real>(
    matrix: &mut DMatrix<F>,
    t: usize,
    batch_size: usize,
) -> (&mut [F], &mut [F]) {
    let size = matrix.nrows() * batch_size;
    matrix.as_mut_slice()[t * size..(t + 2) * size].split_at_mut(size)
}

/// Zeroes the columns of step t of the sequences that begin there or later. The window's own first state is given, and
/// stays, where a sequence begins with it.
fn zero_padding<F: Real>(starts: &[usize], t: usize, states: &mut DMatrix<F>) {
    let units = states.nrows();
    if starts.is_empty() || units == 0 {
        return;
    }
    let state = step_mut(states, t, starts.len()).chunks_exact_mut(units);
    for (state, &start) in state.zip(starts) {
        if start > 0 && start >= t {
            state.fill(F::ZERO);
        }
    }
}
