//! Matrix products for training: A·B with A constant over a window, and Σ_k a_k·b_kᵀ.
//!
//! Why not nalgebra's `gemm`: without CPU-specific kernels (which differ in the last bit from machine to machine) it is
//! a plain loop, its transposed form misses the fast path, and back-propagation needs Uᵀ at every time step.
//! What makes these fast, in order of weight:
//!
//! - A is rearranged once per window into panels of 8 rows, so that the inner loop reads it in order and aligned;
//!   U is used T times per window, so the rearrangement is a few per cent of the work.
//! - The inner loop fills a tile of 8 rows × 4 columns: 8 running sums, the most that V8 keeps in registers.
//!   One function per tile shape, never inlined: inlined into one large loop, the sums spill to memory.
//! - One column alone (batch 1) is served 32 rows at a time instead, again 8 running sums.
//!
//! Every sum runs over k in order from 0, whatever the tile: a column's result does not depend on its neighbours.

use super::lanes::Lanes;
use super::real::Real;

/// Rows in a panel: two lanes.
const PANEL: usize = 8;
/// Columns in a tile.
const TILE: usize = 4;
/// Panels served together where there is one column only.
const TALL: usize = 4;
/// Columns multiplied before the next panel is fetched: at depth 128 they fill a first-level cache.
const COLUMN_BLOCK: usize = 64;
/// Longest run of k summed in one go, so that a panel and a tile's columns stay in the first-level cache.
const DEPTH_BLOCK: usize = 512;

type PanelColumn<F> = [<F as Real>::Lanes; 2];

/// A constant matrix, rearranged for [`multiply`].
#[derive(Clone, Debug)]
pub struct Packed<F: Real> {
    rows: usize,
    depth: usize,
    /// Panel p, column k at p·depth + k; rows past the end are zero.
    panels: Vec<PanelColumn<F>>,
}

impl<F: Real> Default for Packed<F> {
    fn default() -> Self {
        Self {
            rows: 0,
            depth: 0,
            panels: Vec::new(),
        }
    }
}

impl<F: Real> Packed<F> {
    fn shape(&mut self, rows: usize, depth: usize) {
        let zero = [F::Lanes::splat(F::ZERO); 2];
        self.rows = rows;
        self.depth = depth;
        self.panels.resize(rows.div_ceil(PANEL) * depth, zero);
    }

    /// Takes rows `first .. first + rows` of a matrix of `stride` rows, stored by columns.
    pub fn pack(&mut self, data: &[F], stride: usize, first: usize, rows: usize) {
        let depth = data.len() / stride.max(1);
        self.shape(rows, depth);
        for (p, panel) in self.panels.chunks_exact_mut(depth.max(1)).enumerate() {
            let start = first + p * PANEL;
            let width = PANEL.min(first + rows - start);
            for (column, out) in data.chunks_exact(stride).zip(panel) {
                *out = load_panel(&column[start..start + width]);
            }
        }
    }

    /// Takes the transpose of rows `first .. first + rows` of a matrix of `stride` rows, stored by columns: the packed
    /// matrix has one row per column of `data`, and depth `rows`.
    pub fn pack_transposed(&mut self, data: &[F], stride: usize, first: usize, rows: usize) {
        let columns = data.len() / stride.max(1);
        self.shape(columns, rows);
        let empty: &[F] = &[];
        for (p, panel) in self.panels.chunks_exact_mut(rows.max(1)).enumerate() {
            let sources: [&[F]; PANEL] = std::array::from_fn(|i| {
                let column = p * PANEL + i;
                if column < columns {
                    &data[column * stride + first..][..rows]
                } else {
                    empty
                }
            });
            transpose_panel::<F>(sources, panel);
        }
    }
}

/// Up to eight numbers as two lanes, padded with zeros.
#[inline(always)]
fn load_panel<F: Real>(x: &[F]) -> PanelColumn<F> {
    if let ([a, b], _) = x.as_chunks::<4>() {
        [F::Lanes::load(a), F::Lanes::load(b)]
    } else {
        load_some(x)
    }
}

/// The same for fewer than eight.
#[cold]
#[inline(never)]
fn load_some<F: Real>(x: &[F]) -> PanelColumn<F> {
    let mut eight = [F::ZERO; PANEL];
    eight[..x.len()].copy_from_slice(x);
    let (fours, _) = eight.as_chunks::<4>();
    [F::Lanes::load(&fours[0]), F::Lanes::load(&fours[1])]
}

/// Eight columns become the eight rows of a panel; a missing column is a row of zeros.
fn transpose_panel<F: Real>(sources: [&[F]; PANEL], panel: &mut [PanelColumn<F>]) {
    let whole = if sources[PANEL - 1].is_empty() {
        0
    } else {
        panel.len() / 4 * 4
    };
    for k in (0..whole).step_by(4) {
        let four = |i: usize| {
            F::Lanes::load(
                sources[i][k..]
                    .first_chunk()
                    .expect("k + 4 ≤ whole ≤ length"),
            )
        };
        let top = F::Lanes::transpose([four(0), four(1), four(2), four(3)]);
        let bottom = F::Lanes::transpose([four(4), four(5), four(6), four(7)]);
        for (out, (a, b)) in panel[k..k + 4].iter_mut().zip(top.into_iter().zip(bottom)) {
            *out = [a, b];
        }
    }
    for (k, out) in panel.iter_mut().enumerate().skip(whole) {
        let eight: [F; PANEL] =
            std::array::from_fn(|i| sources[i].get(k).copied().unwrap_or(F::ZERO));
        *out = load_panel(&eight);
    }
}

/// Columns of a matrix stored by columns: `depth` numbers of each, from row `first`, `stride` apart.
#[derive(Clone, Copy)]
pub struct Columns<'a, F> {
    /// The matrix.
    pub data: &'a [F],
    /// Its rows.
    pub stride: usize,
    /// The first row that counts.
    pub first: usize,
}

impl<'a, F> Columns<'a, F> {
    /// All rows of a matrix.
    pub fn of(data: &'a [F], rows: usize) -> Self {
        Self {
            data,
            stride: rows,
            first: 0,
        }
    }

    #[inline(always)]
    fn column(&self, j: usize, from: usize, depth: usize) -> &'a [F] {
        &self.data[j * self.stride + self.first + from..][..depth]
    }
}

/// `out ← A·B + out`, for every column of `out`, which has `out_stride` rows of which those from `out_first` are
/// meant. B must have A's depth and at least as many columns as `out`.
pub fn multiply<F: Real>(
    a: &Packed<F>,
    b: Columns<'_, F>,
    out: &mut [F],
    out_stride: usize,
    out_first: usize,
) {
    if a.rows == 0 || a.depth == 0 {
        return;
    }
    let columns = out.len() / out_stride;
    for from in (0..a.depth).step_by(DEPTH_BLOCK) {
        let depth = DEPTH_BLOCK.min(a.depth - from);
        for block in (0..columns).step_by(COLUMN_BLOCK) {
            let end = columns.min(block + COLUMN_BLOCK);
            let tiled = block + (end - block) / TILE * TILE;
            if tiled > block {
                for (p, panel) in a.panels.chunks_exact(a.depth).enumerate() {
                    let panel = &panel[from..from + depth];
                    let row = p * PANEL;
                    let width = PANEL.min(a.rows - row);
                    for j in (block..tiled).step_by(TILE) {
                        let mut sums = [[F::Lanes::splat(F::ZERO); 2]; TILE];
                        tile(
                            panel,
                            std::array::from_fn(|c| b.column(j + c, from, depth)),
                            &mut sums,
                        );
                        for (c, sum) in sums.iter().enumerate() {
                            add_to(
                                &mut out[(j + c) * out_stride + out_first + row..][..width],
                                sum,
                            );
                        }
                    }
                }
            }
            for j in tiled..end {
                let x = b.column(j, from, depth);
                let y = &mut out[j * out_stride + out_first..][..a.rows];
                multiply_column(a, from, x, y);
            }
        }
    }
}

/// `y ← A[:, from .. from + x.len()]·x + y`.
fn multiply_column<F: Real>(a: &Packed<F>, from: usize, x: &[F], y: &mut [F]) {
    let depth = x.len();
    for (t, tall) in a.panels.chunks(a.depth * TALL).enumerate() {
        let mut sums = [[F::Lanes::splat(F::ZERO); 2]; TALL];
        let present = tall.len() / a.depth;
        // A missing panel repeats the last one; its sums are not used.
        let panels = std::array::from_fn(|i| &tall[i.min(present - 1) * a.depth + from..][..depth]);
        column(panels, x, &mut sums);
        for (sum, rows) in sums.iter().zip(y[t * TALL * PANEL..].chunks_mut(PANEL)) {
            add_to(rows, sum);
        }
    }
}

/// `out ← out + sum`, as many rows as `out` has.
#[inline(always)]
fn add_to<F: Real>(out: &mut [F], sum: &PanelColumn<F>) {
    if let ([a, b], _) = out.as_chunks_mut::<4>() {
        (F::Lanes::load(a) + sum[0]).store(a);
        (F::Lanes::load(b) + sum[1]).store(b);
    } else {
        add_some(out, sum);
    }
}

/// The same for a panel's rest. Out of the way, so that the compiler unrolls the loops over whole panels.
#[cold]
#[inline(never)]
fn add_some<F: Real>(out: &mut [F], sum: &PanelColumn<F>) {
    let mut eight = [[F::ZERO; 4]; 2];
    sum[0].store(&mut eight[0]);
    sum[1].store(&mut eight[1]);
    for (x, add) in out.iter_mut().zip(eight.as_flattened()) {
        *x += *add;
    }
}

/// 8 rows × 4 columns: `sums[c] ← Σ_k panel[k] · columns[c][k]`.
#[inline(never)]
fn tile<F: Real>(
    panel: &[PanelColumn<F>],
    columns: [&[F]; TILE],
    sums: &mut [PanelColumn<F>; TILE],
) {
    let mut s = *sums;
    let [b0, b1, b2, b3] = columns;
    for ((((a, b0), b1), b2), b3) in panel.iter().zip(b0).zip(b1).zip(b2).zip(b3) {
        for (s, b) in s.iter_mut().zip([b0, b1, b2, b3]) {
            let b = F::Lanes::splat(*b);
            s[0] = s[0] + a[0] * b;
            s[1] = s[1] + a[1] * b;
        }
    }
    *sums = s;
}

/// 32 rows × 1 column: `sums[p] ← Σ_k panels[p][k] · x[k]`.
#[inline(never)]
fn column<F: Real>(panels: [&[PanelColumn<F>]; TALL], x: &[F], sums: &mut [PanelColumn<F>; TALL]) {
    let mut s = *sums;
    let [a0, a1, a2, a3] = panels;
    for ((((x, a0), a1), a2), a3) in x.iter().zip(a0).zip(a1).zip(a2).zip(a3) {
        let x = F::Lanes::splat(*x);
        for (s, a) in s.iter_mut().zip([a0, a1, a2, a3]) {
            s[0] = s[0] + a[0] * x;
            s[1] = s[1] + a[1] * x;
        }
    }
    *sums = s;
}

/// Working memory of [`add_outer_products`], kept between windows.
#[derive(Clone, Debug)]
pub struct OuterScratch<F: Real> {
    left: Vec<PanelColumn<F>>,
    right: Vec<[F; TILE]>,
}

impl<F: Real> Default for OuterScratch<F> {
    fn default() -> Self {
        Self {
            left: Vec::new(),
            right: Vec::new(),
        }
    }
}

/// Longest run of k in one pass of [`add_outer_products`]: panel and quads then fit the first-level cache.
const OUTER_BLOCK: usize = 256;

/// `out ← Σ_k left_k · right_kᵀ + out`: a weight gradient, summed over all time steps and sequences at once.
///
/// `left` gives `rows` numbers per k, `right` one per column of `out`; `out` has `out_stride` rows of which those from
/// `out_first` are meant.
#[expect(
    clippy::too_many_arguments,
    reason = "two matrices, the shape of a third, and where to work"
)]
pub fn add_outer_products<F: Real>(
    left: Columns<'_, F>,
    rows: usize,
    right: Columns<'_, F>,
    count: usize,
    out: &mut [F],
    out_stride: usize,
    out_first: usize,
    scratch: &mut OuterScratch<F>,
) {
    let columns = out.len() / out_stride;
    for from in (0..count).step_by(OUTER_BLOCK) {
        let depth = OUTER_BLOCK.min(count - from);
        pack_left(left, rows, from, depth, &mut scratch.left);
        pack_right(right, columns, from, depth, &mut scratch.right);
        for (p, panel) in scratch.left.chunks_exact(depth).enumerate() {
            let row = p * PANEL;
            let width = PANEL.min(rows - row);
            for (q, quad) in scratch.right.chunks_exact(depth).enumerate() {
                let mut sums = [[F::Lanes::splat(F::ZERO); 2]; TILE];
                outer_tile(panel, quad, &mut sums);
                for (c, sum) in sums.iter().enumerate().take(columns - q * TILE) {
                    add_to(
                        &mut out[(q * TILE + c) * out_stride + out_first + row..][..width],
                        sum,
                    );
                }
            }
        }
    }
}

fn pack_left<F: Real>(
    left: Columns<'_, F>,
    rows: usize,
    from: usize,
    depth: usize,
    out: &mut Vec<PanelColumn<F>>,
) {
    out.resize(rows.div_ceil(PANEL) * depth, [F::Lanes::splat(F::ZERO); 2]);
    for (p, panel) in out.chunks_exact_mut(depth).enumerate() {
        let width = PANEL.min(rows - p * PANEL);
        for (k, out) in panel.iter_mut().enumerate() {
            *out = load_panel(left.column(from + k, p * PANEL, width));
        }
    }
}

fn pack_right<F: Real>(
    right: Columns<'_, F>,
    columns: usize,
    from: usize,
    depth: usize,
    out: &mut Vec<[F; TILE]>,
) {
    out.resize(columns.div_ceil(TILE) * depth, [F::ZERO; TILE]);
    for (q, quad) in out.chunks_exact_mut(depth).enumerate() {
        let width = TILE.min(columns - q * TILE);
        for (k, out) in quad.iter_mut().enumerate() {
            let source = right.column(from + k, q * TILE, width);
            match source.first_chunk() {
                Some(four) => *out = *four,
                None => out[..width].copy_from_slice(source),
            }
        }
    }
}

/// 8 rows × 4 columns: `sums[c] ← Σ_k panel[k] · quad[k][c]`.
#[inline(never)]
fn outer_tile<F: Real>(
    panel: &[PanelColumn<F>],
    quad: &[[F; TILE]],
    sums: &mut [PanelColumn<F>; TILE],
) {
    let mut s = *sums;
    for (a, b) in panel.iter().zip(quad) {
        for (s, b) in s.iter_mut().zip(b) {
            let b = F::Lanes::splat(*b);
            s[0] = s[0] + a[0] * b;
            s[1] = s[1] + a[1] * b;
        }
    }
    *sums = s;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A matrix of small whole numbers, so that products are exact whatever the order.
    fn whole(rows: usize, columns: usize, salt: usize) -> Vec<f32> {
        (0..rows * columns)
            .map(|i| ((i * 7 + salt * 13) % 11) as f32 - 5.0)
            .collect()
    }

    fn shapes() -> impl Iterator<Item = (usize, usize, usize)> {
        [1, 3, 8, 9, 31, 40].into_iter().flat_map(|m| {
            [1, 2, 5, 13, 600]
                .into_iter()
                .flat_map(move |k| [1, 3, 4, 7, 70].into_iter().map(move |n| (m, k, n)))
        })
    }

    #[test]
    fn products_are_the_plain_sums() {
        for (m, k, n) in shapes() {
            let (a, b) = (whole(m, k, 1), whole(k, n, 2));
            let mut packed = Packed::default();
            packed.pack(&a, m, 0, m);
            let mut out = vec![1.0; m * n];
            multiply(&packed, Columns::of(&b, k), &mut out, m, 0);
            for i in 0..m {
                for j in 0..n {
                    let sum: f32 = (0..k).map(|l| a[l * m + i] * b[j * k + l]).sum();
                    assert_eq!(out[j * m + i], 1.0 + sum, "{m}×{k}×{n} at ({i}, {j})");
                }
            }
        }
    }

    #[test]
    fn transposed_products_are_the_plain_sums() {
        for (m, k, n) in shapes() {
            // Aᵀ·B with A stored as k + 2 rows, of which the middle k are meant.
            let (a, b) = (whole(k + 2, m, 3), whole(k, n, 4));
            let mut packed = Packed::default();
            packed.pack_transposed(&a, k + 2, 1, k);
            let mut out = vec![0.0; m * n];
            multiply(&packed, Columns::of(&b, k), &mut out, m, 0);
            for i in 0..m {
                for j in 0..n {
                    let sum: f32 = (0..k).map(|l| a[i * (k + 2) + 1 + l] * b[j * k + l]).sum();
                    assert_eq!(out[j * m + i], sum, "{m}×{k}×{n} at ({i}, {j})");
                }
            }
        }
    }

    #[test]
    fn outer_products_are_the_plain_sums() {
        let mut scratch = OuterScratch::default();
        for (m, k, n) in shapes() {
            let (a, b) = (whole(m, k, 5), whole(n, k, 6));
            let mut out = vec![2.0; (m + 3) * n];
            add_outer_products(
                Columns::of(&a, m),
                m,
                Columns::of(&b, n),
                k,
                &mut out,
                m + 3,
                3,
                &mut scratch,
            );
            for i in 0..m {
                for j in 0..n {
                    let sum: f32 = (0..k).map(|l| a[l * m + i] * b[l * n + j]).sum();
                    assert_eq!(
                        out[j * (m + 3) + 3 + i],
                        2.0 + sum,
                        "{m}×{k}×{n} at ({i}, {j})"
                    );
                }
            }
        }
    }
}
