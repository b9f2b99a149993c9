/** Statistics of a few runs. */

/** The standard normal quantile of a two-sided 95 % interval. */
const Z = 1.959963984540054;

/** Wilson's 95 % interval for the rate behind `successes` out of `runs` (Wilson 1927); [0, 1] without a run. */
export function wilson(successes: number, runs: number): readonly [low: number, high: number] {
  if (runs === 0) return [0, 1];
  const rate = successes / runs;
  const shrink = 1 + Z ** 2 / runs;
  const middle = (rate + Z ** 2 / (2 * runs)) / shrink;
  const half = (Z / shrink) * Math.sqrt((rate * (1 - rate)) / runs + Z ** 2 / (4 * runs ** 2));
  // The ends are exactly 0 and 1 there; rounding must not move them.
  return [successes === 0 ? 0 : Math.max(0, middle - half), successes === runs ? 1 : Math.min(1, middle + half)];
}

/** The median; for an even number of values the mean of the middle two; null without values. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below, above] = [sorted[middle - 1], sorted[middle]];
  if (above === undefined) return null;
  return sorted.length % 2 === 1 || below === undefined ? above : (below + above) / 2;
}
