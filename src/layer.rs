//! One layer, unrolled: the same cell at every time step, first forwards, then back through time.
//!
//! The loop in [`Layer::backward_through_time`] is back-propagation through time (Werbos 1990), the loop this project
//! is named after. Whatever does not depend on the step before is done for the whole window at once: the input's share
//! of the pre-activations, and the gradients of the weights, which are sums over time. Only U·h_{t−1} and Uᵀ·∂L/∂a_t
//! are inside the loops.
//!
//! Matrices over a window have one column per (time step, sequence), the sequence fastest. A matrix of states has one
//! step more in front: the state before the window.

mod window;

use std::ops::Range;

use nalgebra::DMatrix;

use crate::cell::{Backward, Cell, Forward, Recurrent, Transposed};
use crate::kernel::{Columns, Packed, Real, add_outer_products, map, multiply};
use crate::param::{Param, reshape};

use window::empty;
pub use window::{Input, LayerGradients, State, Unrolled, Window};

/// A recurrent layer: its cell and its weights.
pub struct Layer<F: Real> {
    pub(crate) cell: Box<dyn Cell<F>>,
    units: usize,
    gates: usize,
    /// W: G·H × input size.
    pub w_x: Param<F>,
    /// U: G·H × H.
    pub w_h: Param<F>,
    /// b: G·H × 1.
    pub b: Param<F>,
    /// The recurrent product's own bias, H × 1, where the cell has one.
    pub b_h: Option<Param<F>>,
}

impl<F: Real> Layer<F> {
    /// A layer from its weights. `w_x` is G·H × input size, `w_h` G·H × H, `b` G·H × 1.
    pub fn new(
        cell: Box<dyn Cell<F>>,
        w_x: Param<F>,
        w_h: Param<F>,
        b: Param<F>,
        b_h: Option<Param<F>>,
    ) -> Self {
        let units = w_h.value.ncols();
        let gates = cell.gates().len();
        Self {
            cell,
            units,
            gates,
            w_x,
            w_h,
            b,
            b_h,
        }
    }

    /// H.
    pub fn units(&self) -> usize {
        self.units
    }

    /// G.
    pub fn gates(&self) -> usize {
        self.gates
    }

    /// The rows of W, U and b that belong to the gate of this name; none where the cell has no such gate.
    pub fn gate_rows(&self, name: &str) -> Option<Range<usize>> {
        let gate = self.cell.gates().iter().position(|gate| *gate == name)?;
        Some(gate * self.units..(gate + 1) * self.units)
    }

    /// Computes with another cell from now on. It must have the same gates: the weights stay.
    pub(crate) fn replace_cell(&mut self, cell: Box<dyn Cell<F>>) {
        self.cell = cell;
    }

    /// Whether the state has a c.
    pub fn has_c(&self) -> bool {
        self.cell.has_c()
    }

    /// The parameter blocks, in the order of the network's.
    pub fn params(&self) -> impl Iterator<Item = &Param<F>> {
        [&self.w_x, &self.w_h, &self.b].into_iter().chain(&self.b_h)
    }

    /// The parameter blocks, to be changed.
    pub fn params_mut(&mut self) -> impl Iterator<Item = &mut Param<F>> {
        [&mut self.w_x, &mut self.w_h, &mut self.b]
            .into_iter()
            .chain(&mut self.b_h)
    }

    /// The state nothing has been read into yet.
    pub fn zero_state(&self, batch_size: usize) -> State<F> {
        let zeros = |rows| DMatrix::from_element(rows, batch_size, F::ZERO);
        State {
            h: zeros(self.units),
            c: if self.has_c() {
                zeros(self.units)
            } else {
                empty()
            },
        }
    }

    /// Reads a window from state `first` on, and keeps the activations for the way back. A sequence that begins later
    /// than the window is held at the zero state until then.
    pub fn forward(
        &self,
        input: Input<'_, F>,
        window: Window<'_>,
        first: &State<F>,
        unrolled: &mut Unrolled<F>,
    ) {
        let (steps, batch_size) = (window.steps, window.batch_size);
        let (n, gn, columns) = (self.units, self.gates * self.units, steps * batch_size);
        unrolled.steps = steps;
        unrolled.batch_size = batch_size;
        window.starts.clone_into(&mut unrolled.starts);
        reshape(&mut unrolled.gates, gn, columns);
        reshape(&mut unrolled.h, n, columns + batch_size);
        reshape(
            &mut unrolled.c,
            if self.has_c() { n } else { 0 },
            columns + batch_size,
        );
        reshape(
            &mut unrolled.candidate_product,
            if self.cell.has_candidate_product() {
                n
            } else {
                0
            },
            columns,
        );
        self.pack_forward(&mut unrolled.recurrent);
        self.read(input, unrolled);

        unrolled.h.as_mut_slice()[..n * batch_size].copy_from_slice(first.h.as_slice());
        unrolled.c.as_mut_slice()[..first.c.len()].copy_from_slice(first.c.as_slice());
        let (hn, cn, en) = (
            n * batch_size,
            unrolled.c.nrows() * batch_size,
            unrolled.candidate_product.nrows() * batch_size,
        );
        for t in 0..steps {
            zero_padding(&unrolled.starts, t, unrolled.h.as_mut_slice(), hn);
            zero_padding(&unrolled.starts, t, unrolled.c.as_mut_slice(), cn);
            let (h_before, h) = unrolled.h.as_mut_slice()[t * hn..(t + 2) * hn].split_at_mut(hn);
            let (c_before, c) = unrolled.c.as_mut_slice()[t * cn..(t + 2) * cn].split_at_mut(cn);
            self.cell.forward(
                &unrolled.recurrent,
                Forward {
                    gates: &mut unrolled.gates.as_mut_slice()
                        [t * gn * batch_size..(t + 1) * gn * batch_size],
                    h_before,
                    c_before,
                    h,
                    c,
                    candidate_product: &mut unrolled.candidate_product.as_mut_slice()
                        [t * en..(t + 1) * en],
                },
            );
        }
        zero_padding(&unrolled.starts, steps, unrolled.h.as_mut_slice(), hn);
        zero_padding(&unrolled.starts, steps, unrolled.c.as_mut_slice(), cn);
    }

    /// gates ← W·x + b for the whole window.
    fn read(&self, input: Input<'_, F>, unrolled: &mut Unrolled<F>) {
        let gn = self.gates * self.units;
        let b = self.b.value.as_slice();
        let w = self.w_x.value.as_slice();
        let gates = unrolled.gates.as_mut_slice();
        match input {
            Input::Symbols(ids) => {
                for (out, &id) in gates.chunks_exact_mut(gn).zip(ids) {
                    map([b, &w[id as usize * gn..][..gn]], [out], |[b, w], [_]| {
                        [b + w]
                    });
                }
            }
            Input::Vectors(x, size) => {
                for out in gates.chunks_exact_mut(gn) {
                    out.copy_from_slice(b);
                }
                unrolled.input_pack.pack(w, gn, 0, gn);
                multiply(&unrolled.input_pack, Columns::of(x, size), gates, gn, 0);
            }
        }
    }

    fn pack_forward(&self, recurrent: &mut Recurrent<F>) {
        let products = self.cell.products();
        let (n, gn) = (self.units, self.gates * self.units);
        recurrent.units = n;
        recurrent
            .packed
            .resize_with(products.len(), Packed::default);
        for (pack, product) in recurrent.packed.iter_mut().zip(products) {
            pack.pack(
                self.w_h.value.as_slice(),
                gn,
                product.first * n,
                product.blocks * n,
            );
        }
        if let Some(b_h) = &self.b_h {
            b_h.value.as_slice().clone_into(&mut recurrent.bias);
        }
    }

    pub(crate) fn pack_backward(&self, transposed: &mut Transposed<F>) {
        let products = self.cell.products();
        let (n, gn) = (self.units, self.gates * self.units);
        transposed.units = n;
        transposed
            .packed
            .resize_with(products.len(), Packed::default);
        for (pack, product) in transposed.packed.iter_mut().zip(products) {
            pack.pack_transposed(
                self.w_h.value.as_slice(),
                gn,
                product.first * n,
                product.blocks * n,
            );
        }
    }

    /// Sets the gradients of a window to zero. The caller then adds what comes from outside the layer to `grads.d_h`
    /// (and to the last step of `grads.d_c`), before [`Layer::backward_through_time`].
    pub fn clear_gradients(&self, unrolled: &Unrolled<F>, grads: &mut LayerGradients<F>) {
        let columns = unrolled.steps * unrolled.batch_size;
        reshape(&mut grads.d_h, self.units, columns + unrolled.batch_size);
        reshape(
            &mut grads.d_c,
            unrolled.c.nrows(),
            columns + unrolled.batch_size,
        );
        reshape(&mut grads.d_gates, self.gates * self.units, columns);
        reshape(
            &mut grads.d_candidate_product,
            if self.cell.has_candidate_product() {
                self.units
            } else {
                0
            },
            columns,
        );
        grads.d_h.as_mut_slice().fill(F::ZERO);
        grads.d_c.as_mut_slice().fill(F::ZERO);
        grads
            .scratch
            .resize(self.units * unrolled.batch_size, F::ZERO);
    }

    /// Back-propagation through time: from the last step to the first, ∂L/∂h_t gives the gradient at the gates and at
    /// h_{t−1}. On entry `grads.d_h` holds what the losses and the layers above contribute; on return it is complete.
    /// The zero state that a sequence begins from is a constant: its gradient is 0.
    pub fn backward_through_time(&self, unrolled: &Unrolled<F>, grads: &mut LayerGradients<F>) {
        let (n, gn, batch_size) = (self.units, self.gates * self.units, unrolled.batch_size);
        let (hn, cn) = (n * batch_size, unrolled.c.nrows() * batch_size);
        let (en, dn) = (
            unrolled.candidate_product.nrows() * batch_size,
            grads.d_candidate_product.nrows() * batch_size,
        );
        self.pack_backward(&mut grads.transposed);
        zero_padding(
            &unrolled.starts,
            unrolled.steps,
            grads.d_h.as_mut_slice(),
            hn,
        );
        zero_padding(
            &unrolled.starts,
            unrolled.steps,
            grads.d_c.as_mut_slice(),
            cn,
        );
        for t in (0..unrolled.steps).rev() {
            let (d_h_before, d_h) = grads.d_h.as_mut_slice()[t * hn..(t + 2) * hn].split_at_mut(hn);
            let (d_c_before, d_c) = grads.d_c.as_mut_slice()[t * cn..(t + 2) * cn].split_at_mut(cn);
            self.cell.backward(
                &grads.transposed,
                Backward {
                    gates: &unrolled.gates.as_slice()
                        [t * gn * batch_size..(t + 1) * gn * batch_size],
                    h_before: &unrolled.h.as_slice()[t * hn..(t + 1) * hn],
                    c_before: &unrolled.c.as_slice()[t * cn..(t + 1) * cn],
                    h: &unrolled.h.as_slice()[(t + 1) * hn..(t + 2) * hn],
                    c: &unrolled.c.as_slice()[(t + 1) * cn..(t + 2) * cn],
                    candidate_product: &unrolled.candidate_product.as_slice()[t * en..(t + 1) * en],
                    d_h,
                    d_c,
                    d_gates: &mut grads.d_gates.as_mut_slice()
                        [t * gn * batch_size..(t + 1) * gn * batch_size],
                    d_candidate_product: &mut grads.d_candidate_product.as_mut_slice()
                        [t * dn..(t + 1) * dn],
                    d_h_before,
                    d_c_before,
                    scratch: &mut grads.scratch,
                },
            );
            zero_padding(&unrolled.starts, t, grads.d_h.as_mut_slice(), hn);
            zero_padding(&unrolled.starts, t, grads.d_c.as_mut_slice(), cn);
        }
    }

    /// `out ← Wᵀ·∂L/∂(W·x + b) + out`: adds the gradient at the layer's input, input size × T·B.
    pub fn add_to_input(&self, grads: &mut LayerGradients<F>, out: &mut [F]) {
        let gn = self.gates * self.units;
        grads
            .input_pack
            .pack_transposed(self.w_x.value.as_slice(), gn, 0, gn);
        let d = Columns::of(grads.d_gates.as_slice(), gn);
        multiply(&grads.input_pack, d, out, self.w_x.value.ncols(), 0);
    }

    /// The gradients of the weights: sums over all steps and sequences of gradient × activation. Replaces
    /// `Param::grad`.
    pub fn accumulate(
        &mut self,
        input: Input<'_, F>,
        unrolled: &Unrolled<F>,
        grads: &mut LayerGradients<F>,
    ) {
        let (n, gn, columns) = (
            self.units,
            self.gates * self.units,
            unrolled.steps * unrolled.batch_size,
        );
        let d_gates = grads.d_gates.as_slice();
        for param in self.params_mut() {
            param.grad.as_mut_slice().fill(F::ZERO);
        }
        sum_columns(d_gates, self.b.grad.as_mut_slice());
        if let Some(b_h) = &mut self.b_h {
            sum_columns(
                grads.d_candidate_product.as_slice(),
                b_h.grad.as_mut_slice(),
            );
        }
        let w = self.w_x.grad.as_mut_slice();
        match input {
            Input::Symbols(ids) => {
                for (d, &id) in d_gates.chunks_exact(gn).zip(ids) {
                    map([d], [&mut w[id as usize * gn..][..gn]], |[d], [w]| [w + d]);
                }
            }
            Input::Vectors(x, size) => {
                let (left, right) = (Columns::of(d_gates, gn), Columns::of(x, size));
                add_outer_products(left, gn, right, columns, w, gn, 0, &mut grads.outer);
            }
        }
        for product in self.cell.products() {
            let (first, rows) = (product.first * n, product.blocks * n);
            let left = if product.into_candidate_product {
                Columns::of(grads.d_candidate_product.as_slice(), n)
            } else {
                Columns {
                    data: d_gates,
                    stride: gn,
                    first,
                }
            };
            // h_{t−1} for t = 1 … T are the first T·B columns of h.
            let right = Columns::of(
                if product.of_candidate_product {
                    unrolled.candidate_product.as_slice()
                } else {
                    unrolled.h.as_slice()
                },
                n,
            );
            let u = self.w_h.grad.as_mut_slice();
            add_outer_products(left, rows, right, columns, u, gn, first, &mut grads.outer);
        }
    }
}

/// Zeroes the state before step t (from 0) of the sequences that do not begin before it: of those that begin there, and
/// of those that are not there yet. A state of all sequences has `size` numbers. The window's own first state is given,
/// and stays, where a sequence begins with it.
fn zero_padding<F: Real>(starts: &[usize], t: usize, states: &mut [F], size: usize) {
    if starts.is_empty() || size == 0 {
        return;
    }
    let units = size / starts.len();
    let state = states[t * size..(t + 1) * size].chunks_exact_mut(units);
    for (state, &start) in state.zip(starts) {
        if start > 0 && start >= t {
            state.fill(F::ZERO);
        }
    }
}

/// `sum ← Σ columns + sum`.
pub fn sum_columns<F: Real>(columns: &[F], sum: &mut [F]) {
    for column in columns.chunks_exact(sum.len()) {
        map([column], [&mut *sum], |[x], [sum]| [sum + x]);
    }
}
