//! How much does a matrix lengthen a vector, in one step and in many?
//!
//! Its spectral radius ρ, the largest absolute eigenvalue, is the growth per step over many steps; its spectral norm
//! s₁, the largest singular value, is the most that one step can grow. Both algorithms end for every matrix.

use nalgebra::DMatrix;

use crate::rng::{Purpose, Rng};

/// Squarings of a matrix: the 2⁵⁰-th root of what is left wrong then is 1 to fourteen digits.
const SQUARINGS: usize = 50;
/// Halvings of an interval until it is as narrow as double precision can tell.
const HALVINGS: usize = 60;

/// ρ: the largest absolute eigenvalue, as lim ‖Aᵐ‖^(1/m) (Gelfand 1941), for m = 2⁵⁰. It cannot go in circles, as the
/// QR algorithm does where a matrix only permutes, and in the download it is a tenth of that algorithm's size; for 512
/// rows it takes seconds. An eigenvalue that is there k times with one eigenvector moves by rounding like ε^(1/k).
pub fn spectral_radius(matrix: &DMatrix<f64>) -> f64 {
    let mut norms = Vec::with_capacity(SQUARINGS);
    let mut power = matrix.clone();
    for _ in 0..SQUARINGS {
        let norm = power.norm();
        norms.push(norm);
        if norm == 0.0 {
            break;
        }
        power /= norm;
        power = &power * &power;
    }
    // ‖A‖·(‖A²‖·(‖A⁴‖ · …)^½)^½, each norm taken after division by those before.
    let longer = norms.into_iter().rev();
    longer.fold(1.0, |rest, norm| norm * f64::sqrt(rest))
}

/// s₁: the largest singular value, as √λ for the largest eigenvalue λ of AᵀA. AᵀA becomes tridiagonal in a basis that
/// grows by one vector a step (Lanczos 1950), and bisection finds λ there. Squaring costs small singular values their
/// digits, but not the largest: its relative error is a few units of n·10⁻¹⁶.
pub fn largest_singular_value(matrix: &DMatrix<f64>) -> f64 {
    let n = matrix.ncols();
    let mut rng = Rng::new(1, Purpose::Weights);
    let mut next: Vec<f64> = (0..n).map(|_| rng.normal()).collect();
    let mut basis: Vec<Vec<f64>> = Vec::with_capacity(n);
    // The diagonal and, before each of its entries, the square of the one beside it.
    let mut tridiagonal = Vec::with_capacity(n);
    let (mut beside, mut largest) = (0.0, 0.0);
    for _ in 0..n {
        let length = dot(&next, &next).sqrt();
        if length <= f64::EPSILON * largest {
            break;
        }
        if !basis.is_empty() {
            beside = length * length;
        }
        next.iter_mut().for_each(|x| *x /= length);
        let image = gram(matrix, &next);
        tridiagonal.push((dot(&image, &next), beside));
        largest = f64::max(largest, dot(&image, &image).sqrt());
        basis.push(std::mem::replace(&mut next, image));
        // Rounding brings old directions back; taking them out twice keeps them out (Kahan; Parlett 1980).
        for old in basis.iter().chain(&basis) {
            let share = dot(&next, old);
            add(&mut next, -share, old);
        }
    }
    let exceeded = |bound: f64| {
        // The pivots of T − bound·I are all negative exactly where no eigenvalue exceeds the bound.
        let mut pivot = -1.0;
        tridiagonal.iter().any(|(diagonal, beside)| {
            pivot = diagonal - bound - beside / pivot;
            pivot >= 0.0
        })
    };
    let (mut low, mut high) = (0.0, 4.0 * largest);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if exceeded(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::sqrt(0.5 * (low + high))
}

/// AᵀA·x.
fn gram(matrix: &DMatrix<f64>, x: &[f64]) -> Vec<f64> {
    let (rows, columns) = (matrix.nrows(), matrix.as_slice());
    let mut product = vec![0.0; rows];
    for (column, x) in columns.chunks_exact(rows).zip(x) {
        add(&mut product, *x, column);
    }
    let columns = columns.chunks_exact(rows);
    columns.map(|column| dot(column, &product)).collect()
}

/// `sum ← factor·x + sum`. Not inlined, like [`dot`]: they are small, and in the download once.
#[inline(never)]
fn add(sum: &mut [f64], factor: f64, x: &[f64]) {
    for (sum, x) in sum.iter_mut().zip(x) {
        *sum += factor * x;
    }
}

#[inline(never)]
fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
