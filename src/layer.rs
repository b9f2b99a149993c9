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

use std::mem::take;
use std::ops::Range;

use nalgebra::DMatrix;

use crate::cell::{Cell, Recurrent, Transposed};
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

    /// What a picture can show of a layer: `h`, then `c` and the gates where the cell has them. The simple cell's one
    /// "gate" is its pre-activation, `a`.
    pub fn channels(&self) -> impl Iterator<Item = &'static str> {
        let state = if self.cell.has_c() {
            &["h", "c"][..]
        } else {
            &["h"][..]
        };
        state.iter().chain(self.cell.gates()).copied()
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

    /// The zero state, before anything is read.
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
        self.make_room(window, unrolled);
        let mut u = take(&mut unrolled.recurrent);
        self.pack_forward(&mut u);
        self.read(input, unrolled);
        unrolled.begin_from(first);
        for t in 0..window.steps {
            unrolled.zero_padding(t);
            self.cell.forward(&u, unrolled.at_mut(t));
        }
        unrolled.zero_padding(window.steps);
        unrolled.recurrent = u;
    }

    /// Gives the matrices of a window their shapes.
    fn make_room(&self, window: Window<'_>, unrolled: &mut Unrolled<F>) {
        let (n, columns) = (self.units, window.steps * window.batch_size);
        let with_first = columns + window.batch_size;
        let rows_if = |has: bool| if has { n } else { 0 };
        unrolled.steps = window.steps;
        unrolled.batch_size = window.batch_size;
        window.starts.clone_into(&mut unrolled.starts);
        reshape(&mut unrolled.gates, self.gates * n, columns);
        reshape(&mut unrolled.h, n, with_first);
        reshape(&mut unrolled.c, rows_if(self.has_c()), with_first);
        let rows = rows_if(self.cell.has_candidate_product());
        reshape(&mut unrolled.candidate_product, rows, columns);
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
        let n = self.units;
        let columns = unrolled.steps * unrolled.batch_size;
        let with_first = columns + unrolled.batch_size;
        grads.batch_size = unrolled.batch_size;
        reshape(&mut grads.d_h, n, with_first);
        reshape(&mut grads.d_c, unrolled.c.nrows(), with_first);
        reshape(&mut grads.d_gates, self.gates * n, columns);
        let rows = unrolled.candidate_product.nrows();
        reshape(&mut grads.d_candidate_product, rows, columns);
        grads.d_h.as_mut_slice().fill(F::ZERO);
        grads.d_c.as_mut_slice().fill(F::ZERO);
        grads.scratch.resize(n * unrolled.batch_size, F::ZERO);
    }

    /// Back-propagation through time: from the last step to the first, ∂L/∂h_t gives the gradient at the gates and at
    /// h_{t−1}. On entry `grads.d_h` holds what the losses and the layers above contribute; on return it is complete.
    /// The zero state that a sequence begins from is a constant: its gradient is 0.
    pub fn backward_through_time(&self, unrolled: &Unrolled<F>, grads: &mut LayerGradients<F>) {
        let mut u = take(&mut grads.transposed);
        self.pack_backward(&mut u);
        grads.zero_padding(&unrolled.starts, unrolled.steps);
        for t in (0..unrolled.steps).rev() {
            self.cell.backward(&u, unrolled.at(t), grads.at(t));
            grads.zero_padding(&unrolled.starts, t);
        }
        grads.transposed = u;
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

/// `sum ← Σ columns + sum`.
pub fn sum_columns<F: Real>(columns: &[F], sum: &mut [F]) {
    for column in columns.chunks_exact(sum.len()) {
        map([column], [&mut *sum], |[x], [sum]| [sum + x]);
    }
}
