/** How the worker divides its time: slices of training, and a bounded share for looking. */

/** Bounds of a training slice, in milliseconds: commands are heard between slices. */
export const SHORTEST_SLICE_MS = 8;
export const LONGEST_SLICE_MS = 16;

/** Overheads, as a share of the slice, beyond which slices grow and below which they shrink. */
const DEAR = 0.05;
const CHEAP = 0.02;

/** The next slice's length in milliseconds, when the last one of `sliceMs` had `overheadMs` of other work around it. */
export function nextSlice(sliceMs: number, overheadMs: number): number {
  const share = overheadMs / sliceMs;
  const wanted = share > DEAR ? sliceMs + 1 : share < CHEAP ? sliceMs - 1 : sliceMs;
  return Math.min(LONGEST_SLICE_MS, Math.max(SHORTEST_SLICE_MS, wanted));
}

/**
 * Instruments take at most this share of the time while training. What they found must be sent too, and on a busy machine the
 * share is used up: together they stay below a fifth (`cargo xtask bench` prints by how much).
 */
export const LOOKING_SHARE = 0.15;

/** Most looking that can be saved up, in milliseconds, so that a long quiet spell does not become a long stop. */
const MOST_CREDIT_MS = 100;

/** Grants looking in proportion to the time that passes; a look that costs more than there is must be paid off first. */
export class Budget {
  private credit = MOST_CREDIT_MS;

  /** `elapsedMs` went by. */
  earn(elapsedMs: number): void {
    this.credit = Math.min(MOST_CREDIT_MS, this.credit + LOOKING_SHARE * elapsedMs);
  }

  /** A look took `costMs`. */
  spend(costMs: number): void {
    this.credit -= costMs;
  }

  /** Whether there is anything to spend. */
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
