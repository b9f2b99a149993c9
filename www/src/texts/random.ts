/**
 * A tiny seeded source of whole numbers for the generated texts (mulberry32).
 *
 * Only 32-bit integer arithmetic is used, so a seed gives the same text in every browser.
 */
export class Dice {
  private state: number;

  /** `seed`: any whole number; its low 32 bits count. */
  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** A whole number from 0 to `sides` − 1. `sides` is at least 1 and far below 2³², so the remainder's bias is invisible. */
  below(sides: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** One of `choices`, with equal probability for each entry. Throws when there is nothing to choose from. */
  pick<T>(choices: readonly T[]): T {
    const index = this.below(Math.max(1, choices.length));
    if (index >= choices.length) throw new Error("there is nothing to pick from");
    return choices[index] as T;
  }
}
