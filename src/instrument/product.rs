//! How do k steps back change the length of a gradient, depending on its direction?
//!
//! A gradient that goes back k steps is multiplied by J_T·J_{T−1} ··· J_{T−k+1}. The singular values of that product
//! are the factors for the best direction, the middle one and the worst. Multiplied out, even in double precision, the
//! product would soon contain only its largest singular value: the others are lost in rounding.
//!
//! So the product is never multiplied out. Its transpose is kept as Q·D·N: Q orthogonal, D diagonal and stored as
//! logarithms, N well conditioned. Every step back is one QR decomposition of Jᵀ·Q, its columns sorted by size first
//! (Bai, Lee, Li & Xu 2011 do so for products of many matrices). The singular values are those of D·N, by Jacobi
//! rotations of its rows, which are accurate to the last digits however much the rows differ in size (Demmel & Veselić
//! 1992).

use nalgebra::DMatrix;

use crate::argsort::argsort;

/// A direction whose factor in a step is smaller than this share of the best direction's is lost in rounding: it counts
/// as 0.
const LOST: f64 = 1e-15;
/// Two rows whose cosine is below this count as orthogonal.
const RIGHT_ANGLE: f64 = 1e-13;
/// Most rounds over all pairs of rows; five or six are usual.
const ROUNDS: usize = 40;

/// The product of the Jacobians of the last k steps.
pub struct Product {
    q: DMatrix<f64>,
    /// ln D; −∞ where nothing is left.
    logs: Vec<f64>,
    n: DMatrix<f64>,
}

impl Product {
    /// The product of no steps: the identity of this size.
    pub fn identity(size: usize) -> Self {
        Self {
            q: DMatrix::identity(size, size),
            logs: vec![0.0; size],
            n: DMatrix::identity(size, size),
        }
    }

    /// Goes one step further back: the product P becomes P·J.
    pub fn step_back(&mut self, jacobian: &DMatrix<f64>) {
        let size = self.logs.len();
        let moved = jacobian.tr_mul(&self.q);
        let sizes: Vec<f64> = (0..size)
            .map(|j| libm::log(moved.column(j).norm()) + self.logs[j])
            .collect();
        let order = argsort(&sizes);
        let moved = moved.select_columns(&order);
        let before: Vec<f64> = order.iter().map(|j| self.logs[*j]).collect();
        let (q, r) = moved.qr().unpack();
        let most = (0..size).fold(0.0, |most: f64, i| most.max(r[(i, i)].abs()));
        // R·D = (r·D)·(D⁻¹·r⁻¹·R·D), where r is R's diagonal.
        let mut unit = DMatrix::identity(size, size);
        for i in 0..size {
            let diagonal = r[(i, i)];
            let kept = before[i].is_finite() && diagonal.abs() > LOST * most;
            self.logs[i] = if kept {
                before[i] + libm::log(diagonal.abs())
            } else {
                f64::NEG_INFINITY
            };
            for j in (i + 1..size).filter(|_| kept) {
                unit[(i, j)] = r[(i, j)] / diagonal * libm::exp(before[j] - before[i]);
            }
        }
        self.n = unit * self.n.select_rows(&order);
        self.q = q;
    }

    /// ln of the singular values, the largest first; −∞ for a direction that is lost.
    pub fn log_singular_values(&self) -> Vec<f64> {
        // Rows of D·N as columns.
        let mut rows = self.n.transpose();
        let size = self.logs.len();
        for _ in 0..ROUNDS {
            let mut turned = false;
            for p in 0..size {
                for q in p + 1..size {
                    let (high, low) = if self.logs[p] >= self.logs[q] {
                        (p, q)
                    } else {
                        (q, p)
                    };
                    turned |= turn(
                        &mut rows,
                        high,
                        low,
                        libm::exp(self.logs[low] - self.logs[high]),
                    );
                }
            }
            if !turned {
                break;
            }
        }
        let logs: Vec<f64> = (0..size)
            .map(|i| self.logs[i] + libm::log(rows.column(i).norm()))
            .map(|log| if log.is_nan() { f64::NEG_INFINITY } else { log })
            .collect();
        argsort(&logs).into_iter().map(|i| logs[i]).collect()
    }
}

/// Rotates column a and `ratio` × column b in their plane until they are orthogonal; b stays divided by `ratio`, which
/// is at most 1. Returns whether a rotation was needed.
fn turn(columns: &mut DMatrix<f64>, a: usize, b: usize, ratio: f64) -> bool {
    let (x, y) = (columns.column(a), columns.column(b));
    let (alpha, beta, gamma) = (x.norm_squared(), y.norm_squared(), x.dot(&y));
    // A lost direction stays lost: nothing is rotated into it.
    if !ratio.is_finite() || gamma.abs() <= RIGHT_ANGLE * (alpha * beta).sqrt() {
        return false;
    }
    // tan of the angle, divided by `ratio` so that it does not vanish with it.
    let half = 0.5 * (alpha - ratio * ratio * beta) / gamma;
    let tangent = half.signum() / (half.abs() + (half * half + ratio * ratio).sqrt());
    let cosine = 1.0 / (1.0 + ratio * ratio * tangent * tangent).sqrt();
    let sine = cosine * tangent;
    for i in 0..columns.nrows() {
        let (x, y) = (columns[(i, a)], columns[(i, b)]);
        columns[(i, a)] = cosine * x + ratio * ratio * sine * y;
        columns[(i, b)] = cosine * y - sine * x;
    }
    true
}
