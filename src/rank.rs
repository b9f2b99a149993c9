//! Order, largest first: the one sort of the engine, because every further one is five kilobytes to download.

/// Indices of `keys` from the largest to the smallest; equal keys keep their order.
pub fn rank(keys: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|a, b| keys[*b].total_cmp(&keys[*a]));
    order
}
