//! A learned matrix beside its gradient.

use nalgebra::DMatrix;

use crate::kernel::Real;
use crate::kernel::map::sum_of_squares;

/// A parameter block: learned numbers and their gradient.
#[derive(Clone, Debug, PartialEq)]
pub struct Param<F: Real> {
    /// Its name, such as `w_x.1` or `b_y`.
    pub name: String,
    /// The weights, rows × columns.
    pub value: DMatrix<F>,
    /// ∂L/∂value, of the same shape; filled by [`crate::model::Model::accumulate`].
    pub grad: DMatrix<F>,
}

impl<F: Real> Param<F> {
    /// A block with the given weights and no gradient yet.
    pub fn new(name: impl Into<String>, value: DMatrix<F>) -> Self {
        let grad = DMatrix::from_element(value.nrows(), value.ncols(), F::ZERO);
        Self {
            name: name.into(),
            value,
            grad,
        }
    }

    /// ‖gradient‖², Frobenius.
    pub fn grad_squared(&self) -> f64 {
        sum_of_squares(self.grad.as_slice())
    }

    /// Whether every weight is a finite number.
    pub fn is_finite(&self) -> bool {
        self.value.as_slice().iter().all(|x| x.finite())
    }
}

/// Makes `matrix` rows × columns. What it holds afterwards is unspecified; memory is reused where the shape stays.
pub fn reshape<F: Real>(matrix: &mut DMatrix<F>, rows: usize, columns: usize) {
    if matrix.shape() != (rows, columns) {
        *matrix = DMatrix::from_element(rows, columns, F::ZERO);
    }
}
