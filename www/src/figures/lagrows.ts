/** Reading the rows of a lag curve: norm over the batch, then 10 %, median and 90 % over the batch's sequences, one row per lag. */

/** Numbers per lag. */
export const LAG_ROW = 4;

const LOW = 1;
const MEDIAN = 2;
const HIGH = 3;

/** How many lags the rows cover. */
export function lags(rows: ArrayLike<number>): number {
  return Math.floor(rows.length / LAG_ROW);
}

/** The 10 % quantile at a lag. */
export function lowAt(rows: ArrayLike<number>, lag: number): number {
  return rows[lag * LAG_ROW + LOW] ?? Number.NaN;
}

/** The median at a lag. */
export function medianAt(rows: ArrayLike<number>, lag: number): number {
  return rows[lag * LAG_ROW + MEDIAN] ?? Number.NaN;
}

/** The 90 % quantile at a lag. */
export function highAt(rows: ArrayLike<number>, lag: number): number {
  return rows[lag * LAG_ROW + HIGH] ?? Number.NaN;
}

/** A norm at a lag, as it is or divided by the one at lag 0. */
export function sizeAt(norms: ArrayLike<number>, lag: number, relative: boolean): number {
  const value = norms[lag] ?? Number.NaN;
  return relative ? value / (norms[0] ?? Number.NaN) : value;
}
