/** An order of the units in which those that act alike stand together: by their part in the first principal component. */

/** Rounds of power iteration: far more than the eye can tell. */
const ROUNDS = 40;

/** The units of `matrix` (`matrix[t * units + u]`), ascending by their weight in the first principal component over t. */
export function byPrincipalComponent(matrix: ArrayLike<number>, units: number): Uint16Array {
  const steps = Math.floor(matrix.length / units);
  const centred = new Float64Array(steps * units);
  for (let u = 0; u < units; u += 1) {
    let mean = 0;
    for (let t = 0; t < steps; t += 1) mean += (matrix[t * units + u] ?? 0) / steps;
    for (let t = 0; t < steps; t += 1) centred[t * units + u] = (matrix[t * units + u] ?? 0) - mean;
  }
  // A start that is not even in the units, since an even one may be at right angles to the answer.
  let weights = Float64Array.from({ length: units }, (_, u) => 1 + u / units);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Float64Array(units);
    for (let t = 0; t < steps; t += 1) {
      let along = 0;
      for (let u = 0; u < units; u += 1) along += (centred[t * units + u] ?? 0) * (weights[u] ?? 0);
      for (let u = 0; u < units; u += 1) next[u] = (next[u] ?? 0) + (centred[t * units + u] ?? 0) * along;
    }
    const size = Math.hypot(...next);
    // States that never change have no direction; the order stays as it is.
    if (!(size > 0) || !Number.isFinite(size)) break;
    weights = next.map((weight) => weight / size);
  }
  return Uint16Array.from({ length: units }, (_, u) => u).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0) || a - b);
}
