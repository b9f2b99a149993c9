//! The gated recurrent unit (Cho et al. 2014), in its two forms:
//!
//! ```text
//! r, z = σ(W·x_t + U·h_{t−1} + b)
//! n = tanh(W_n·x_t + b_n + r ∘ (U_n·h_{t−1} + c_n))     reset after the product: PyTorch, cuDNN
//! n = tanh(W_n·x_t + b_n + U_n·(r ∘ h_{t−1}))           reset before it: the original
//! h_t = (1 − z) ∘ n + z ∘ h_{t−1}                       z keeps the old state
//! ```
//!
//! Gate order r, z, n, as in PyTorch. The candidate's product is U_n·h_{t−1} + c_n in the first form, r ∘ h_{t−1} in
//! the second.

use super::{Activations, Cell, Forward, Gradients, Product, Recurrent, Transposed, block};
use crate::kernel::map::{flush, sigmoid};
use crate::kernel::{Lanes, Real, map};

const GATES: &[&str] = &["r", "z", "n"];

/// The form whose reset gate acts after the product, so that one product serves all gates.
pub struct ResetAfter;

impl<F: Real> Cell<F> for ResetAfter {
    fn gates(&self) -> &'static [&'static str] {
        GATES
    }

    fn has_recurrent_bias(&self) -> bool {
        true
    }

    fn has_candidate_product(&self) -> bool {
        true
    }

    fn products(&self) -> &'static [Product] {
        const OF_GATES: Product = Product {
            first: 0,
            blocks: 2,
            of_candidate_product: false,
            into_candidate_product: false,
        };
        const OF_CANDIDATE: Product = Product {
            first: 2,
            blocks: 1,
            of_candidate_product: false,
            into_candidate_product: true,
        };
        &[OF_GATES, OF_CANDIDATE]
    }

    fn forward(&self, u: &Recurrent<F>, step: Forward<'_, F>) {
        let n = u.units;
        for product in step.candidate_product.chunks_exact_mut(n) {
            product.copy_from_slice(&u.bias);
        }
        u.multiply(0, step.h_before, step.gates, 3 * n, 0);
        u.multiply(1, step.h_before, step.candidate_product, n, 0);
        let one = F::Lanes::splat(F::ONE);
        let sequences = step
            .gates
            .chunks_exact_mut(3 * n)
            .zip(step.candidate_product.chunks_exact(n));
        for ((gates, product), (h_before, h)) in sequences.zip(
            step.h_before
                .chunks_exact(n)
                .zip(step.h.chunks_exact_mut(n)),
        ) {
            let (r, rest) = gates.split_at_mut(n);
            let (z, new) = rest.split_at_mut(n);
            map(
                [product, h_before],
                [r, z, new, h],
                |[product, h_before], [r, z, new, _]| {
                    let (r, z) = (sigmoid::<F>(r), sigmoid::<F>(z));
                    let new = F::tanh(new + r * product);
                    [r, z, new, (one - z) * new + z * h_before]
                },
            );
        }
    }

    fn backward(&self, u: &Transposed<F>, step: Activations<'_, F>, grads: Gradients<'_, F>) {
        let n = u.units;
        let one = F::Lanes::splat(F::ONE);
        for b in 0..grads.d_h.len() / n {
            let at = b * n..(b + 1) * n;
            let gates = &step.gates[b * 3 * n..][..3 * n];
            let (d_r, rest) = grads.d_gates[b * 3 * n..][..3 * n].split_at_mut(n);
            let (d_z, d_new) = rest.split_at_mut(n);
            map(
                [
                    block(gates, 0, n),
                    block(gates, 1, n),
                    block(gates, 2, n),
                    &step.candidate_product[at.clone()],
                    &step.h_before[at.clone()],
                    &grads.d_h[at.clone()],
                ],
                [
                    d_r,
                    d_z,
                    d_new,
                    &mut grads.d_candidate_product[at.clone()],
                    &mut grads.d_h_before[at],
                ],
                |[r, z, new, product, h_before, d_h], [_, _, _, _, d_h_before]| {
                    let d_new = d_h * (one - z) * (one - new * new);
                    [
                        flush::<F>(d_new * product * r * (one - r)),
                        flush::<F>(d_h * (h_before - new) * z * (one - z)),
                        flush::<F>(d_new),
                        flush::<F>(d_new * r),
                        d_h_before + d_h * z,
                    ]
                },
            );
        }
        u.multiply(0, grads.d_gates, 3 * n, 0, grads.d_h_before);
        u.multiply(1, grads.d_candidate_product, n, 0, grads.d_h_before);
    }
}

/// The original form, whose reset gate acts on the state before the product.
pub struct ResetBefore;

impl<F: Real> Cell<F> for ResetBefore {
    fn gates(&self) -> &'static [&'static str] {
        GATES
    }

    fn has_candidate_product(&self) -> bool {
        true
    }

    fn products(&self) -> &'static [Product] {
        const OF_GATES: Product = Product {
            first: 0,
            blocks: 2,
            of_candidate_product: false,
            into_candidate_product: false,
        };
        const OF_CANDIDATE: Product = Product {
            first: 2,
            blocks: 1,
            of_candidate_product: true,
            into_candidate_product: false,
        };
        &[OF_GATES, OF_CANDIDATE]
    }

    fn forward(&self, u: &Recurrent<F>, step: Forward<'_, F>) {
        let n = u.units;
        u.multiply(0, step.h_before, step.gates, 3 * n, 0);
        for ((gates, product), h_before) in step
            .gates
            .chunks_exact_mut(3 * n)
            .zip(step.candidate_product.chunks_exact_mut(n))
            .zip(step.h_before.chunks_exact(n))
        {
            let (r, rest) = gates.split_at_mut(n);
            map(
                [h_before],
                [r, &mut rest[..n], product],
                |[h_before], [r, z, _]| {
                    let r = sigmoid::<F>(r);
                    [r, sigmoid::<F>(z), r * h_before]
                },
            );
        }
        u.multiply(1, step.candidate_product, step.gates, 3 * n, 2 * n);
        let one = F::Lanes::splat(F::ONE);
        for ((gates, h_before), h) in step
            .gates
            .chunks_exact_mut(3 * n)
            .zip(step.h_before.chunks_exact(n))
            .zip(step.h.chunks_exact_mut(n))
        {
            let (before, new) = gates.split_at_mut(2 * n);
            map(
                [block(before, 1, n), h_before],
                [new, h],
                |[z, h_before], [new, _]| {
                    let new = F::tanh(new);
                    [new, (one - z) * new + z * h_before]
                },
            );
        }
    }

    fn backward(&self, u: &Transposed<F>, step: Activations<'_, F>, grads: Gradients<'_, F>) {
        let n = u.units;
        let one = F::Lanes::splat(F::ONE);
        for b in 0..grads.d_h.len() / n {
            let at = b * n..(b + 1) * n;
            let gates = &step.gates[b * 3 * n..][..3 * n];
            let (d_z, d_new) = grads.d_gates[b * 3 * n..][n..3 * n].split_at_mut(n);
            map(
                [
                    block(gates, 1, n),
                    block(gates, 2, n),
                    &step.h_before[at.clone()],
                    &grads.d_h[at.clone()],
                ],
                [d_z, d_new, &mut grads.d_h_before[at]],
                |[z, new, h_before, d_h], [_, _, d_h_before]| {
                    [
                        flush::<F>(d_h * (h_before - new) * z * (one - z)),
                        flush::<F>(d_h * (one - z) * (one - new * new)),
                        d_h_before + d_h * z,
                    ]
                },
            );
        }
        // ∂L/∂(r ∘ h_{t−1}), which then gives ∂L/∂r and ∂L/∂h_{t−1}.
        grads.scratch.fill(F::ZERO);
        u.multiply(1, grads.d_gates, 3 * n, 2 * n, grads.scratch);
        for b in 0..grads.d_h.len() / n {
            let at = b * n..(b + 1) * n;
            let r = block(&step.gates[b * 3 * n..], 0, n);
            let d_r = &mut grads.d_gates[b * 3 * n..][..n];
            map(
                [r, &step.h_before[at.clone()], &grads.scratch[at.clone()]],
                [d_r, &mut grads.d_h_before[at]],
                |[r, h_before, d_product], [_, d_h_before]| {
                    [
                        flush::<F>(d_product * h_before * r * (one - r)),
                        d_h_before + d_product * r,
                    ]
                },
            );
        }
        u.multiply(0, grads.d_gates, 3 * n, 0, grads.d_h_before);
    }
}
