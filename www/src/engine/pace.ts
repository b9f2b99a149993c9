/** How the worker divides its time: slices of training, and a bounded share for measurements. */

/** Bounds of a training slice, in milliseconds: commands are heard between slices. */
export const SHORTEST_SLICE_MS = 8;
export const LONGEST_SLICE_MS = 16;

/** Overhead as a share of the slice: above the first, slices grow; below the second, they shrink. */
const HIGH_OVERHEAD = 0.05;
const LOW_OVERHEAD = 0.02;

/** The next slice's length in milliseconds, when the last one of `sliceMs` had `overheadMs` of other work around it. */
export function nextSlice(sliceMs: number, overheadMs: number): number {
  const share = overheadMs / sliceMs;
  const wanted = share > HIGH_OVERHEAD ? sliceMs + 1 : share < LOW_OVERHEAD ? sliceMs - 1 : sliceMs;
  return Math.min(LONGEST_SLICE_MS, Math.max(SHORTEST_SLICE_MS, wanted));
}

/**
 * Instruments take at most this share of the time while training. Sending their answers takes time too; together they
 * stay below a fifth, even on a busy machine (`cargo xtask bench` prints by how much).
 */
export const MEASURING_SHARE = 0.15;

/** The largest credit in milliseconds, so that a long time without measurements does not become a long stop. */
const MOST_CREDIT_MS = 100;

/** Allows measurements in proportion to the time that passes. A measurement may cost more than the credit; the debt is paid off before the next one. */
export class Budget {
  private credit = MOST_CREDIT_MS;

  /** `elapsedMs` went by. */
  earn(elapsedMs: number): void {
    this.credit = Math.min(MOST_CREDIT_MS, this.credit + MEASURING_SHARE * elapsedMs);
  }

  /** A measurement took `costMs`. */
  spend(costMs: number): void {
    this.credit -= costMs;
  }

  /** Whether there is any credit. */
  get open(): boolean {
    return this.credit > 0;
  }
}

/** Characters per second over the last second of training. */
export class Speed {
  private readonly slices: { ms: number; characters: number }[] = [];
  private ms = 0;
  private characters = 0;

  /** A slice of `ms` learnt from `characters` characters. */
  add(ms: number, characters: number): void {
    this.slices.push({ ms, characters });
    this.ms += ms;
    this.characters += characters;
    for (let oldest = this.slices[0]; oldest !== undefined && this.ms - oldest.ms >= 1000; oldest = this.slices[0]) {
      this.ms -= oldest.ms;
      this.characters -= oldest.characters;
      this.slices.shift();
    }
  }

  /** Characters per second, or null before a quarter of a second has been trained. */
  get perSecond(): number | null {
    return this.ms < 250 ? null : (this.characters / this.ms) * 1000;
  }
}
