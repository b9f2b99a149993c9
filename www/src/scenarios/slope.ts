/** The slope of a gradient over its lags: one number for a whole curve. */
import { LAG_FIELDS } from "../wire";

/** Lags the line is fitted over, as for the half-life: lag 0 is dominated by the output layer, and at large lags curves end in zeros. */
const FIRST = 1;
const LAST = 30;

const WIDTH = LAG_FIELDS.length;
const NORM = LAG_FIELDS.indexOf("norm");

/** The least-squares slope of log₁₀‖∂L_T/∂h_{T−k}‖ per step over lags 1 … 30, from rows of `LAG_FIELDS`; NaN where there is no line. */
export function slopeOf(rows: ArrayLike<number>): number {
  const logs: number[] = [];
  for (let lag = FIRST; lag <= LAST && (lag + 1) * WIDTH <= rows.length; lag += 1) {
    const value = rows[lag * WIDTH + NORM] ?? 0;
    if (!(value > 0 && Number.isFinite(value))) break;
    logs.push(Math.log10(value));
  }
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const middle = (logs.length - 1) / 2;
  const covariance = logs.reduce((sum, log, i) => sum + (i - middle) * (log - mean), 0);
  const variance = logs.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  return logs.length < 2 ? Number.NaN : covariance / variance;
}
