//! Additive attention: while it writes step t, which steps s of the source does the network look at?
//!
//! Without it, the decoder knows the source through one state alone, however long the source is. With it, every step
//! of the decoder reads all the states of the encoder again, weighted by how well they match the present state:
//!
//! ```text
//! score_ts = vᵀ·tanh(W_q·h_t + W_k·e_s)     the query of h_t, the key of e_s
//! α_t = softmax over s of score_t           the alignment: how much of step t's attention source step s has
//! context_t = Σ_s α_ts·e_s                  what the output reads beside h_t: W_y·[h_t; context_t] + b_y
//!
//! ∂L/∂α_ts = ∂L/∂context_t·e_s              ∂L/∂score_ts = α_ts·(∂L/∂α_ts − Σ_s α_ts·∂L/∂α_ts)
//! ```
//!
//! The score is Bahdanau, Cho & Bengio's (2015, appendix A.1.2). They feed the context into the next state; here, as in
//! Luong, Pham & Manning (2015), it is read after the recurrence by the output alone. So no step waits for the
//! attention of the one before, and queries, keys and gradients are products over the whole window. Steps of the source
//! before the beginning of a sequence are never read.

use nalgebra::DMatrix;

use crate::kernel::map::{dot, map};
use crate::kernel::product::OuterScratch;
use crate::kernel::{Columns, Lanes, Packed, Real, add_outer_products, multiply};
use crate::layer::Unrolled;
use crate::loss::softmax;
use crate::param::{Param, reshape};

/// The weights of attention; A, the length of queries and keys, is the number of units.
pub struct Attention<F: Real> {
    /// W_q: A × H.
    pub w_q: Param<F>,
    /// W_k: A × H.
    pub w_k: Param<F>,
    /// v: A × 1.
    pub v: Param<F>,
}

/// The activations of attention: matrices over the window have a column per (step, sequence), the sequence fastest, of
/// the source or of what is written.
#[derive(Clone, Debug)]
pub struct Attended<F: Real> {
    /// α: a row per step of the source, a column per (step, sequence) written. Columns sum to 1.
    pub alignment: DMatrix<F>,
    /// Σ_s α_ts·e_s, H × T·B.
    pub context: DMatrix<F>,
    queries: DMatrix<F>,
    keys: DMatrix<F>,
    pack: Packed<F>,
}

/// The gradients at what attention computed.
#[derive(Clone, Debug)]
pub struct AttentionGradients<F: Real> {
    /// ∂L/∂context, H × T·B; cleared, then added to before [`Attention::backward`].
    pub d_context: DMatrix<F>,
    /// ∂L/∂e by way of the context alone, H × (source steps)·B.
    d_source: DMatrix<F>,
    d_queries: DMatrix<F>,
    d_keys: DMatrix<F>,
    d_v: DMatrix<F>,
    d_alignment: Vec<F>,
    query_pack: Packed<F>,
    key_pack: Packed<F>,
}

fn empty<F: Real>() -> DMatrix<F> {
    DMatrix::from_element(0, 0, F::ZERO)
}

impl<F: Real> Default for Attended<F> {
    fn default() -> Self {
        Self {
            alignment: empty(),
            context: empty(),
            queries: empty(),
            keys: empty(),
            pack: Packed::default(),
        }
    }
}

impl<F: Real> Default for AttentionGradients<F> {
    fn default() -> Self {
        Self {
            d_context: empty(),
            d_source: empty(),
            d_queries: empty(),
            d_keys: empty(),
            d_v: empty(),
            d_alignment: Vec::new(),
            query_pack: Packed::default(),
            key_pack: Packed::default(),
        }
    }
}

/// Makes `matrix` rows × columns, all zeros.
fn clear<F: Real>(matrix: &mut DMatrix<F>, rows: usize, columns: usize) {
    reshape(matrix, rows, columns);
    matrix.as_mut_slice().fill(F::ZERO);
}

impl<F: Real> Attention<F> {
    /// The parameter blocks.
    pub fn params(&self) -> impl Iterator<Item = &Param<F>> {
        [&self.w_q, &self.w_k, &self.v].into_iter()
    }

    /// The parameter blocks, to be changed.
    pub fn params_mut(&mut self) -> impl Iterator<Item = &mut Param<F>> {
        [&mut self.w_q, &mut self.w_k, &mut self.v].into_iter()
    }

    /// Looks at the source from every step written.
    pub fn forward(&self, source: &Unrolled<F>, written: &Unrolled<F>, attended: &mut Attended<F>) {
        let (a, h) = self.w_q.value.shape();
        let columns = written.steps * written.batch_size;
        clear(&mut attended.queries, a, columns);
        clear(&mut attended.keys, a, source.steps * source.batch_size);
        for (w, read, out) in [
            (&self.w_q, written, &mut attended.queries),
            (&self.w_k, source, &mut attended.keys),
        ] {
            attended.pack.pack(w.value.as_slice(), a, 0, a);
            let read = Columns::of(read.outputs(), h);
            multiply(&attended.pack, read, out.as_mut_slice(), a, 0);
        }
        clear(&mut attended.alignment, source.steps, columns);
        clear(&mut attended.context, h, columns);
        let (v, states) = (self.v.value.as_slice(), source.outputs());
        let mut shown = vec![F::ZERO; a];
        for column in 0..columns {
            let b = column % source.batch_size;
            let start = begins(source, b);
            let query = rows(attended.queries.as_slice(), column, a);
            let alignment = &mut attended.alignment.as_mut_slice()[column * source.steps..];
            let alignment = &mut alignment[start..source.steps];
            for (s, score) in alignment.iter_mut().enumerate() {
                let key = rows(
                    attended.keys.as_slice(),
                    (start + s) * source.batch_size + b,
                    a,
                );
                map([query, key], [&mut shown], |[q, k], [_]| [F::tanh(q + k)]);
                *score = dot(v, &shown);
            }
            softmax(alignment);
            let context = &mut attended.context.as_mut_slice()[column * h..][..h];
            for (s, share) in alignment.iter().enumerate() {
                let share = F::Lanes::splat(*share);
                let state = rows(states, (start + s) * source.batch_size + b, h);
                map([state], [&mut *context], |[e], [c]| [c + share * e]);
            }
        }
    }

    /// From ∂L/∂context back to the gradients of queries, keys and the encoder's states.
    pub fn backward(
        &self,
        source: &Unrolled<F>,
        attended: &Attended<F>,
        grads: &mut AttentionGradients<F>,
    ) {
        let (a, h) = self.w_q.value.shape();
        let columns = attended.queries.ncols();
        clear(&mut grads.d_source, h, attended.keys.ncols());
        clear(&mut grads.d_queries, a, columns);
        clear(&mut grads.d_keys, a, attended.keys.ncols());
        clear(&mut grads.d_v, a, 1);
        grads
            .query_pack
            .pack_transposed(self.w_q.value.as_slice(), a, 0, a);
        grads
            .key_pack
            .pack_transposed(self.w_k.value.as_slice(), a, 0, a);
        let (v, states) = (self.v.value.as_slice(), source.outputs());
        let one = F::Lanes::splat(F::ONE);
        for column in 0..columns {
            let d_context = rows(grads.d_context.as_slice(), column, h);
            // A step without a target contributes nothing.
            if d_context.iter().all(|d| *d == F::ZERO) {
                continue;
            }
            let b = column % source.batch_size;
            let start = begins(source, b);
            let place = |s: usize| (start + s) * source.batch_size + b;
            let alignment = &rows(attended.alignment.as_slice(), column, source.steps)[start..];
            grads.d_alignment.clear();
            for (s, share) in alignment.iter().enumerate() {
                grads
                    .d_alignment
                    .push(dot(d_context, rows(states, place(s), h)));
                let share = F::Lanes::splat(*share);
                let d_state = &mut grads.d_source.as_mut_slice()[place(s) * h..][..h];
                map([d_context], [d_state], |[d], [d_e]| [d_e + share * d]);
            }
            let mean = dot(alignment, &grads.d_alignment);
            let query = rows(attended.queries.as_slice(), column, a);
            let d_query = &mut grads.d_queries.as_mut_slice()[column * a..][..a];
            for (s, (share, d_share)) in alignment.iter().zip(&grads.d_alignment).enumerate() {
                let d_score = F::Lanes::splat(*share * (*d_share - mean));
                let key = rows(attended.keys.as_slice(), place(s), a);
                let d_key = &mut grads.d_keys.as_mut_slice()[place(s) * a..][..a];
                map(
                    [query, key, v],
                    [&mut *d_query, d_key, grads.d_v.as_mut_slice()],
                    |[q, k, v], [d_q, d_k, d_v]| {
                        let shown = F::tanh(q + k);
                        let d = d_score * v * (one - shown * shown);
                        [d_q + d, d_k + d, d_v + d_score * shown]
                    },
                );
            }
        }
    }

    /// Fills the gradients of the weights.
    pub fn accumulate(
        &mut self,
        source: &Unrolled<F>,
        written: &Unrolled<F>,
        grads: &AttentionGradients<F>,
        scratch: &mut OuterScratch<F>,
    ) {
        let (a, h) = self.w_q.value.shape();
        for (w, d, read) in [
            (&mut self.w_q, &grads.d_queries, written),
            (&mut self.w_k, &grads.d_keys, source),
        ] {
            let grad = w.grad.as_mut_slice();
            grad.fill(F::ZERO);
            let (left, right) = (Columns::of(d.as_slice(), a), Columns::of(read.outputs(), h));
            add_outer_products(left, a, right, d.ncols(), grad, a, 0, scratch);
        }
        self.v.grad.copy_from(&grads.d_v);
    }
}

impl<F: Real> AttentionGradients<F> {
    /// Sets the gradients of a window of `columns` columns to zero.
    pub fn clear(&mut self, units: usize, columns: usize) {
        clear(&mut self.d_context, units, columns);
    }

    /// `out ← ∂L/∂h by way of the queries + out`, H × T·B.
    pub fn add_to_written(&self, out: &mut [F]) {
        let (d, a) = (self.d_queries.as_slice(), self.d_queries.nrows());
        multiply(
            &self.query_pack,
            Columns::of(d, a),
            out,
            self.d_context.nrows(),
            0,
        );
    }

    /// `out ← ∂L/∂e by way of contexts and keys + out`, H × (source steps)·B.
    pub fn add_to_source(&self, out: &mut [F]) {
        let (d, a) = (self.d_keys.as_slice(), self.d_keys.nrows());
        multiply(
            &self.key_pack,
            Columns::of(d, a),
            out,
            self.d_source.nrows(),
            0,
        );
        map([self.d_source.as_slice()], [out], |[d], [out]| [out + d]);
    }
}

/// The step at which a sequence of the source begins.
fn begins<F: Real>(source: &Unrolled<F>, b: usize) -> usize {
    source.starts.get(b).copied().unwrap_or_default()
}

/// Column `column` of a matrix of `rows` rows.
fn rows<F>(matrix: &[F], column: usize, rows: usize) -> &[F] {
    &matrix[column * rows..][..rows]
}
