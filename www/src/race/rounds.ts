/**
 * How far the runs of a race may train: the number of updates keeps them together, never the clock.
 *
 * Rounds overlap by half: when the slowest run has finished half a round, all may train half a round further. So the
 * slowest run never waits, the others wait for it, and no run is ever more than one round ahead.
 */

/** A round takes the slowest run about this long: short enough that the runs look simultaneous, long enough that the overhead is small. */
export const ROUND_MS = 180;

/** A round grows at most by this factor at a time, since the first measurements are of a cold engine. */
const MOST_GROWTH = 2;

/** The share of the newest measurement in the estimate of speed. */
const NEWEST = 0.4;

export class Rounds {
  /** Updates of half a round. */
  private half = 1;
  private reached: number;
  private markUpdate: number;
  private markAt: number | null = null;
  /** Updates a millisecond of the slowest run. */
  private speed: number | null = null;

  /** Begins at `update`. */
  constructor(update: number) {
    this.reached = update;
    this.markUpdate = update;
  }

  /** The update that every run may train to. */
  get target(): number {
    return this.reached;
  }

  /** Updates of a round: how far any run may be ahead of the slowest. */
  get length(): number {
    return 2 * this.half;
  }

  /** How far all runs may train when the slowest is at update `slowest`; `now` in milliseconds. */
  advance(slowest: number, now: number): number {
    if (this.markAt === null) this.mark(slowest, now);
    // The next half-round begins as soon as the slowest run has entered the last one.
    if (slowest + this.half < this.reached) return this.reached;
    this.measure(slowest, now);
    this.reached = Math.max(this.reached, slowest + this.length);
    return this.reached;
  }

  /** The race pauses: time until the next call is not counted. */
  rest(update: number): void {
    this.reached = update;
    this.markAt = null;
  }

  private mark(update: number, now: number): void {
    this.markUpdate = update;
    this.markAt = now;
  }

  private measure(slowest: number, now: number): void {
    const ms = now - (this.markAt ?? now);
    const made = slowest - this.markUpdate;
    if (ms <= 0 || made <= 0) return;
    const speed = made / ms;
    this.speed = this.speed === null ? speed : this.speed + NEWEST * (speed - this.speed);
    const wanted = Math.round((this.speed * ROUND_MS) / 2);
    this.half = Math.max(1, Math.min(this.half * MOST_GROWTH, wanted));
    this.mark(slowest, now);
  }
}
