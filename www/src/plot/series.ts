/** A series of points, and how values are looked up in it. */

/** A series over updates (or steps): the first `length` entries of `xs` (ascending) and `ys`; NaN is a gap. A `History` is one. */
export interface Points {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly length: number;
  /** Where points stand for several values each: the mean of those values, and how many they are. */
  readonly means?: ArrayLike<number>;
  readonly counts?: ArrayLike<number>;
}

/** The first index whose x is not below `x`; `length` where there is none. */
export function lowerBound(xs: ArrayLike<number>, length: number, x: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((xs[middle] ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index nearest to `x`, moved on by `steps`; −1 where the series is empty. */
export function nearest(points: Pick<Points, "xs" | "length">, x: number, steps = 0): number {
  const { xs, length } = points;
  if (length === 0) return -1;
  const right = Math.min(length - 1, lowerBound(xs, length, x));
  const left = Math.max(0, right - 1);
  const found = Math.abs((xs[left] ?? 0) - x) <= Math.abs((xs[right] ?? 0) - x) ? left : right;
  return Math.max(0, Math.min(length - 1, found + steps));
}

/** The value nearest to `x`; NaN where the series is empty. */
export function valueNear(points: Points, x: number): number {
  const i = nearest(points, x);
  return i < 0 ? Number.NaN : (points.ys[i] ?? Number.NaN);
}

/** The newest value at or before `x`; NaN where there is none. */
export function valueAt(points: Points, x: number): number {
  let i = lowerBound(points.xs, points.length, x);
  if (!(i < points.length && points.xs[i] === x)) i -= 1;
  return i < 0 ? Number.NaN : (points.ys[i] ?? Number.NaN);
}

/** Mean of the finite values from index `from` up to, not including, `to`; NaN where there is none. */
export function mean(points: Points, from: number, to: number): number {
  let sum = 0;
  let n = 0;
  for (let i = Math.max(0, from); i < Math.min(points.length, to); i += 1) {
    const y = points.ys[i] ?? Number.NaN;
    if (!Number.isFinite(y)) continue;
    sum += y;
    n += 1;
  }
  return n === 0 ? Number.NaN : sum / n;
}

/** Median of positive finite values between two indices; NaN where there is none. */
export function median(points: Points, from: number, to: number): number {
  const values: number[] = [];
  for (let i = Math.max(0, from); i < Math.min(points.length, to); i += 1) {
    const y = points.ys[i] ?? Number.NaN;
    if (Number.isFinite(y)) values.push(y);
  }
  values.sort((a, b) => a - b);
  return values[values.length >> 1] ?? Number.NaN;
}
