/**
 * The ranges of axes and the positions of their ticks.
 *
 * A range changes in steps and with hysteresis: it grows at once when a value would leave the picture, and shrinks
 * only when less than half of it (two decades, on a logarithmic axis) is used, so that pictures seldom rescale while
 * they are read.
 */
import { power, scientific } from "./format";

export type Range = readonly [number, number];

export interface Tick {
  /** Position on the axis; on logarithmic axes the decimal logarithm. */
  readonly at: number;
  readonly text: string;
}

/** The step of 1, 2, 2.5 or 5 times a power of ten that puts at most `most` ticks on a range of this size. */
export function niceStep(size: number, most: number): number {
  const raw = size / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw * 0.999999) ?? 10;
  return factor * power;
}

/** From here on a tick is written with a power of ten. */
const HUGE = 100_000;

/** Evenly spaced ticks at round numbers, at most `most`. */
export function linearTicks([low, high]: Range, most: number, whole = false): Tick[] {
  if (!(high > low)) return [];
  const step = whole ? Math.max(1, Math.ceil(niceStep(high - low, most))) : niceStep(high - low, most);
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9) + (Math.abs(step / 10 ** Math.floor(Math.log10(step)) - 2.5) < 1e-6 ? 1 : 0));
  const ticks: Tick[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i += 1) {
    // Adding zero turns −0 into 0.
    const at = i * step + 0;
    const text = whole || decimals === 0 ? Math.round(at).toLocaleString("en-US") : at.toFixed(decimals);
    // An axis of huge values, as before an explosion, has no room for their zeros.
    ticks.push({ at, text: !whole && Math.abs(at) >= HUGE ? scientific(at) : text.replace("-", "−") });
  }
  return ticks;
}

/** An axis of shares, with room for a dot at 100 %. */
export const SHARES: Range = [0, 1.04];

/** Ticks at powers of ten on a range of decimal logarithms, at most `most`. */
export function decadeTicks([low, high]: Range, most: number): Tick[] {
  const fitting = [1, 2, 3, 4, 5, 6, 8, 10, 20].filter((every) => (high - low) / every <= most);
  // Steps with ticks on both ends look calmer.
  const every = fitting.find((every) => low % every === 0 && high % every === 0) ?? fitting[0] ?? 20;
  const ticks: Tick[] = [];
  for (let n = Math.ceil(low / every); n * every <= high; n += 1) ticks.push({ at: n * every, text: power(n * every) });
  return ticks;
}

/** A linear range that ends on round numbers: it grows at once and shrinks only when less than half of it is used. */
export class Rounded {
  private bottom = 0;
  private top = 0;

  /** The range that holds `low`…`high`. */
  fit(low: number, high: number): Range {
    if (Number.isFinite(high) && high > low) {
      const leaves = low < this.bottom || high > this.top;
      if (leaves || high - low < (this.top - this.bottom) / 2) {
        const step = niceStep((high - low) * 1.04, 4) / 2;
        this.top = Math.ceil(high / step + 0.02) * step;
        this.bottom = Math.floor(low / step) * step;
      }
    }
    return this.top > this.bottom ? [this.bottom, this.top] : [0, 1];
  }
}

/** Fewest decades a logarithmic axis shows. */
const FEWEST_DECADES = 3;

/** A range of whole decades that grows at once and shrinks only when two decades at an end are empty. */
export class WholeDecades {
  private low = Number.NaN;
  private high = Number.NaN;

  /** The range, in decimal logarithms, for positive values between `low` and `high`. */
  fit(low: number, high: number): Range {
    if (low > 0 && high >= low && Number.isFinite(high)) {
      const bottom = Math.floor(Math.log10(low) - 0.05);
      const top = Math.ceil(Math.log10(high) + 0.05);
      if (!(this.low <= bottom && bottom < this.low + 2)) this.low = bottom;
      if (!(this.high >= top && top > this.high - 2)) this.high = top;
    }
    if (Number.isNaN(this.low)) return [-2, 1];
    const missing = Math.max(0, FEWEST_DECADES - (this.high - this.low));
    return [this.low - Math.ceil(missing / 2), this.high + Math.floor(missing / 2)];
  }
}

/** Lowest and highest finite (and, where `positive`, positive) value of a series between two positions; NaN where there is none. */
export function extent(points: { xs: ArrayLike<number>; ys: ArrayLike<number>; length: number }, [from, to]: Range, positive = false): Range {
  let low = Number.NaN;
  let high = Number.NaN;
  for (let i = 0; i < points.length; i += 1) {
    const x = points.xs[i] ?? Number.NaN;
    const y = points.ys[i] ?? Number.NaN;
    if (!(x >= from && x <= to) || !Number.isFinite(y) || (positive && !(y > 0))) continue;
    if (!(y >= low)) low = y;
    if (!(y <= high)) high = y;
  }
  return [low, high];
}
