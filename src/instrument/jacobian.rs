//! How does the state after a step depend on the state before it? J_t = ∂state_t/∂state_{t−1}, by the code that trains.
//!
//! The state is h; for a cell with a c, h and then c. A row of J is the result of backpropagating a gradient of 1 at
//! one unit, so the cell's own backward step computes all rows at once, as a batch with one sequence per unit: no
//! second derivation exists that could be wrong. A gradient that goes back k steps is multiplied by k of these
//! matrices; [`crate::instrument::product`] examines their product.

use nalgebra::DMatrix;

use crate::cell::{Activations, Gradients, Transposed};
use crate::kernel::Real;
use crate::layer::{Layer, Unrolled};

/// J_t of one sequence, t from 1: units × units; for a cell with a c, twice that, h before c.
pub fn jacobian<F: Real>(
    layer: &Layer<F>,
    unrolled: &Unrolled<F>,
    t: usize,
    b: usize,
) -> DMatrix<f64> {
    let n = layer.units();
    let size = if layer.has_c() { 2 * n } else { n };
    let mut transposed = Transposed::default();
    layer.pack_backward(&mut transposed);

    // The step's activations, repeated for every unit.
    let column = (t - 1) * unrolled.batch_size + b;
    let copies = |m: &DMatrix<F>, column: usize| -> Vec<F> {
        let rows = m.nrows();
        m.as_slice()[column * rows..][..rows].repeat(if rows == 0 { 0 } else { size })
    };
    let (gates, candidate_product) = (
        copies(&unrolled.gates, column),
        copies(&unrolled.candidate_product, column),
    );
    let (h_before, h) = (
        copies(&unrolled.h, column),
        copies(&unrolled.h, column + unrolled.batch_size),
    );
    let (c_before, c) = (
        copies(&unrolled.c, column),
        copies(&unrolled.c, column + unrolled.batch_size),
    );

    // Sequence i of the batch has gradient 1 at unit i of h, or of c.
    let unit = |first: usize| {
        let mut m = vec![F::ZERO; n * size];
        (0..n).for_each(|i| m[(first + i) * n + i] = F::ONE);
        m
    };
    let d_h = unit(0);
    let mut d_c = if layer.has_c() { unit(n) } else { Vec::new() };
    let mut d_gates = vec![F::ZERO; gates.len()];
    let mut d_candidate_product = vec![F::ZERO; candidate_product.len()];
    let mut d_h_before = vec![F::ZERO; n * size];
    let mut d_c_before = vec![F::ZERO; d_c.len()];
    layer.cell.backward(
        &transposed,
        Activations {
            gates: &gates,
            h_before: &h_before,
            c_before: &c_before,
            h: &h,
            c: &c,
            candidate_product: &candidate_product,
        },
        Gradients {
            d_h: &d_h,
            d_c: &mut d_c,
            d_gates: &mut d_gates,
            d_candidate_product: &mut d_candidate_product,
            d_h_before: &mut d_h_before,
            d_c_before: &mut d_c_before,
            scratch: &mut vec![F::ZERO; n * size],
        },
    );
    DMatrix::from_fn(size, size, |i, j| {
        let (before, j) = if j < n {
            (&d_h_before, j)
        } else {
            (&d_c_before, j - n)
        };
        before[i * n + j].to_f64()
    })
}

/// ∂c_t/∂c_{t−1} alone, with h_{t−1} held constant, from a Jacobian of h and c: this path contains only the forget
/// gate, so the matrix is diagonal.
pub fn cell_part(jacobian: &DMatrix<f64>) -> DMatrix<f64> {
    let n = jacobian.nrows() / 2;
    jacobian.view((n, n), (n, n)).into_owned()
}
