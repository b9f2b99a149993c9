//! Which directions does a recurrent matrix stretch, and which does it turn? Eigenvalues say what many steps do,
//! singular values what one step can do at most: a radius ρ below 1 may still grow for a while, and s₁ bounds by how
//! much.

use nalgebra::DMatrix;

use crate::argsort::argsort;

/// QR iterations per row after which eigenvalues are given up; a few are usual.
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
    /// Of `matrix`, by nalgebra's Schur and singular value decompositions. Where the QR algorithm goes in circles, as
    /// it can for a matrix that only permutes, there are no eigenvalues.
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
