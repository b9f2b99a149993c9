//! Argsort, largest first: the one sort of the engine, because every further one is kilobytes to download.

/// Indices of `keys` from the largest to the smallest; equal keys keep their order.
pub fn argsort(keys: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    // No two places are equal, so the smaller, unstable sort has one order to find.
    order.sort_unstable_by(|a, b| keys[*b].total_cmp(&keys[*a]).then(a.cmp(b)));
    order
}
