/**
 * Numbers over a whole run in bounded memory.
 *
 * `History` thins a series but keeps its outline: of every bucket of updates it keeps the lowest and the highest
 * value, and the exact mean of all values in the bucket.
 * `Columns` thins whole measurements: when full it drops every other one.
 */
import type { Points } from "./series";

/** Most points a series keeps. */
export const MOST_POINTS = 4000;

/** Most columns a heatmap over updates keeps. */
export const MOST_COLUMNS = 400;

/** One series over updates, at most `limit` points: first, last, and the extremes of every bucket in between. */
export class History implements Points {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The mean of the values a point stands for, itself included. */
  readonly means: Float64Array;
  /** How many finite values a point stands for; a bucket's values are shared out among its points. */
  readonly counts: Float64Array;
  /** Points in use. */
  length = 0;
  /** Points of `length` that later ones no longer change. */
  private closed = 0;
  /** Updates per bucket. */
  private stride = 1;

  constructor(private readonly limit: number = MOST_POINTS) {
    this.xs = new Float64Array(limit);
    this.ys = new Float64Array(limit);
    this.means = new Float64Array(limit);
    this.counts = new Float64Array(limit);
  }

  /** Appends the value at update `x`, which is larger than all before it; NaN makes a gap. Constant time on average. */
  push(x: number, y: number): void {
    if (this.length > this.closed && this.bucket(this.last()) !== this.bucket(x)) this.close();
    if (this.length >= this.limit - 3) this.thin();
    this.add(x, y, y, Number.isNaN(y) ? 0 : 1);
    if (this.closed === 0) this.closed = this.length;
  }

  /** The newest value, or NaN where there is none. */
  latest(): number {
    return this.length === 0 ? Number.NaN : (this.ys[this.length - 1] ?? Number.NaN);
  }

  /** Forgets everything after update `x`. */
  rewind(x: number): void {
    while (this.length > 0 && this.last() > x) this.length -= 1;
    this.closed = this.length;
  }

  /** Forgets everything. */
  clear(): void {
    this.length = 0;
    this.closed = 0;
    this.stride = 1;
  }

  private last(): number {
    return this.xs[this.length - 1] ?? Number.NaN;
  }

  private bucket(x: number): number {
    return Math.floor(x / this.stride);
  }

  /** Adds a point to the open bucket, which then holds its extremes and its newest point. */
  private add(x: number, y: number, mean: number, count: number): void {
    if (this.length - this.closed === 3) this.shrink();
    this.means[this.length] = mean;
    this.counts[this.length] = count;
    this.xs[this.length] = x;
    this.ys[this.length] = y;
    this.length += 1;
  }

  /** Ends the open bucket: only its extremes stay. */
  private close(): void {
    this.shrink();
    this.closed = this.length;
  }

  /** Keeps the extremes of the open bucket, in their order; of a bucket without a finite value, one gap. */
  private shrink(): void {
    let low = -1;
    let high = -1;
    let sum = 0;
    let values = 0;
    for (let i = this.closed; i < this.length; i += 1) {
      const y = this.ys[i] ?? Number.NaN;
      if (Number.isNaN(y)) continue;
      sum += (this.means[i] ?? 0) * (this.counts[i] ?? 0);
      values += this.counts[i] ?? 0;
      if (low < 0 || y < (this.ys[low] ?? 0)) low = i;
      if (high < 0 || y > (this.ys[high] ?? 0)) high = i;
    }
    const keep = low < 0 ? [this.length - 1] : low === high ? [low] : low < high ? [low, high] : [high, low];
    let out = this.closed;
    for (const i of keep) {
      this.xs[out] = this.xs[i] ?? 0;
      this.ys[out] = this.ys[i] ?? 0;
      this.means[out] = values === 0 ? Number.NaN : sum / values;
      this.counts[out] = values / keep.length;
      out += 1;
    }
    this.length = out;
  }

  /** Doubles the buckets until at most half the room is used. */
  private thin(): void {
    while (this.length > this.limit / 2) {
      this.stride *= 2;
      const points = this.length;
      this.length = 1;
      this.closed = 1;
      for (let i = 1; i < points; i += 1) {
        const x = this.xs[i] ?? 0;
        if (this.length > this.closed && this.bucket(this.last()) !== this.bucket(x)) this.close();
        this.add(x, this.ys[i] ?? 0, this.means[i] ?? 0, this.counts[i] ?? 0);
      }
    }
  }
}

/** Measurements over updates, at most `limit` columns, evenly spread; the first and the newest always stay. */
export class Columns {
  /** The update of every column, ascending. */
  readonly xs: number[] = [];
  /** What was measured, one array per column; lengths may differ. */
  readonly values: Float32Array[] = [];
  /** Changes with every change. */
  version = 0;
  /** Updates between columns worth keeping. */
  private spacing = 0;

  constructor(private readonly limit: number = MOST_COLUMNS) {}

  get length(): number {
    return this.xs.length;
  }

  /** Appends a copy of the measurement of update `x`; it replaces the newest column where that one is too close to its neighbour. */
  push(x: number, values: ArrayLike<number>): void {
    const newest = this.xs.length - 1;
    const gap = newest >= 1 ? (this.xs[newest] ?? 0) - (this.xs[newest - 1] ?? 0) : Number.POSITIVE_INFINITY;
    if (gap < this.spacing || this.xs[newest] === x) {
      this.xs.pop();
      this.values.pop();
    }
    this.xs.push(x);
    this.values.push(Float32Array.from(values));
    if (this.xs.length > this.limit) this.thin();
    this.version += 1;
  }

  /** Forgets everything after update `x`. */
  rewind(x: number): void {
    while (this.xs.length > 0 && (this.xs[this.xs.length - 1] ?? 0) > x) {
      this.xs.pop();
      this.values.pop();
    }
    this.version += 1;
  }

  /** Forgets everything. */
  clear(): void {
    this.xs.length = 0;
    this.values.length = 0;
    this.spacing = 0;
    this.version += 1;
  }

  /** Drops every other column between the first and the newest. */
  private thin(): void {
    const newest = this.xs.length - 1;
    let out = 0;
    for (let i = 0; i <= newest; i += 1) {
      if (i % 2 === 1 && i !== newest) continue;
      this.xs[out] = this.xs[i] ?? 0;
      this.values[out] = this.values[i] ?? new Float32Array(0);
      out += 1;
    }
    this.xs.length = out;
    this.values.length = out;
    this.spacing = ((this.xs[out - 1] ?? 0) - (this.xs[0] ?? 0)) / (this.limit / 2);
  }
}
