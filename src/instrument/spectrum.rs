//! Which directions does a recurrent matrix lengthen, and which does it rotate? Eigenvalues describe many steps,
//! singular values bound one step: with a radius ρ below 1 a vector may still grow for some steps, and s₁ is the
//! largest factor of one step.

use nalgebra::DMatrix;

use crate::argsort::argsort;

/// Most QR iterations per row; without convergence there are no eigenvalues. A few are usual.
const ITERATIONS: usize = 30;

/// The spectrum of a square matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Spectrum {
    /// Eigenvalues (real, imaginary), the largest absolute value first.
    pub eigenvalues: Vec<(f64, f64)>,
    /// Singular values, the largest first.
    pub singular_values: Vec<f64>,
}

impl Spectrum {
    /// The spectrum of `matrix`, by nalgebra's Schur and singular value decompositions. Where the QR algorithm does not
    /// converge, as it may for a permutation matrix, there are no eigenvalues.
    pub fn of(matrix: &DMatrix<f64>) -> Self {
        let schur = matrix
            .clone()
            .try_schur(f64::EPSILON, ITERATIONS * matrix.nrows());
        let eigenvalues: Vec<(f64, f64)> = schur.map_or_else(Vec::new, |schur| {
            let found = schur.complex_eigenvalues();
            found.iter().map(|e| (e.re, e.im)).collect()
        });
        let sizes: Vec<f64> = eigenvalues
            .iter()
            .map(|(re, im)| libm::hypot(*re, *im))
            .collect();
        let singular_values = matrix.singular_values_unordered();
        Self {
            eigenvalues: argsort(&sizes)
                .into_iter()
                .map(|i| eigenvalues[i])
                .collect(),
            singular_values: argsort(singular_values.as_slice())
                .into_iter()
                .map(|i| singular_values[i])
                .collect(),
        }
    }

    /// ρ: the largest absolute eigenvalue.
    pub fn radius(&self) -> f64 {
        self.eigenvalues
            .first()
            .map_or(0.0, |e| libm::hypot(e.0, e.1))
    }

    /// s₁: the largest singular value, the 2-norm.
    pub fn norm(&self) -> f64 {
        self.singular_values.first().copied().unwrap_or_default()
    }
}
