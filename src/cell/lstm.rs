//! Long short-term memory (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000, no peepholes):
//!
//! ```text
//! i, f, o = σ(W·x_t + U·h_{t−1} + b)    g = tanh(W·x_t + U·h_{t−1} + b)
//! c_t = f ∘ c_{t−1} + i ∘ g             h_t = o ∘ tanh c_t
//!
//! ∂L/∂c_t    += ∂L/∂h_t ∘ o ∘ (1 − tanh² c_t)
//! ∂L/∂c_{t−1} = ∂L/∂c_t ∘ f             nothing but f stands between c_t and c_{t−1}
//! ```
//!
//! Gate order i, f, g, o, as in PyTorch.

use super::{Activations, Cell, Forward, Gradients, Product, Recurrent, Transposed, block};
use crate::kernel::map::{flush, sigmoid};
use crate::kernel::{Lanes, Real, map};

/// The LSTM cell.
pub struct Lstm;

impl<F: Real> Cell<F> for Lstm {
    fn gates(&self) -> &'static [&'static str] {
        &["i", "f", "g", "o"]
    }

    fn has_c(&self) -> bool {
        true
    }

    fn products(&self) -> &'static [Product] {
        const ALL: Product = Product::whole(4);
        &[ALL]
    }

    fn forward(&self, u: &Recurrent<F>, step: Forward<'_, F>) {
        let n = u.units;
        u.multiply(0, step.h_before, step.gates, 4 * n, 0);
        let sequences = step
            .gates
            .chunks_exact_mut(4 * n)
            .zip(step.c_before.chunks_exact(n));
        for ((gates, c_before), (h, c)) in
            sequences.zip(step.h.chunks_exact_mut(n).zip(step.c.chunks_exact_mut(n)))
        {
            let (i, rest) = gates.split_at_mut(n);
            let (f, rest) = rest.split_at_mut(n);
            let (g, o) = rest.split_at_mut(n);
            map(
                [c_before],
                [i, f, g, o, h, c],
                |[c_before], [i, f, g, o, _, _]| {
                    let (i, f, o) = (sigmoid::<F>(i), sigmoid::<F>(f), sigmoid::<F>(o));
                    let g = F::tanh(g);
                    let c = f * c_before + i * g;
                    [i, f, g, o, o * F::tanh(c), c]
                },
            );
        }
    }

    fn backward(&self, u: &Transposed<F>, step: Activations<'_, F>, grads: Gradients<'_, F>) {
        let n = u.units;
        let one = F::Lanes::splat(F::ONE);
        for b in 0..grads.d_h.len() / n {
            let at = b * n..(b + 1) * n;
            let gates = &step.gates[b * 4 * n..][..4 * n];
            let (d_i, rest) = grads.d_gates[b * 4 * n..][..4 * n].split_at_mut(n);
            let (d_f, rest) = rest.split_at_mut(n);
            let (d_g, d_o) = rest.split_at_mut(n);
            map(
                [
                    block(gates, 0, n),
                    block(gates, 1, n),
                    block(gates, 2, n),
                    block(gates, 3, n),
                    &step.c_before[at.clone()],
                    &step.c[at.clone()],
                    &grads.d_h[at.clone()],
                ],
                [
                    d_i,
                    d_f,
                    d_g,
                    d_o,
                    &mut grads.d_c[at.clone()],
                    &mut grads.d_c_before[at],
                ],
                |[i, f, g, o, c_before, c, d_h], [_, _, _, _, d_c, _]| {
                    let shown = F::tanh(c);
                    let d_c = d_c + d_h * o * (one - shown * shown);
                    [
                        flush::<F>(d_c * g * i * (one - i)),
                        flush::<F>(d_c * c_before * f * (one - f)),
                        flush::<F>(d_c * i * (one - g * g)),
                        flush::<F>(d_h * shown * o * (one - o)),
                        d_c,
                        flush::<F>(d_c * f),
                    ]
                },
            );
        }
        u.multiply(0, grads.d_gates, 4 * n, 0, grads.d_h_before);
    }
}
