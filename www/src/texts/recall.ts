/**
 * Lines whose last character repeats the first, with the alphabet in between.
 *
 * Everything but the first character can be foreseen, and all but the last of it without memory of the line's start.
 * So the distance over which something must be remembered is known exactly: `DISTANCE` steps, short enough for a simple
 * recurrent network to find, and long enough for a plateau in the loss before it does.
 */
import { Dice } from "./random";

const LINES = 1_000;
const MARKS = "12345678";
const BETWEEN = "abcdefghi";

/** Steps from a line's first character to its last. */
export const DISTANCE = BETWEEN.length + 1;

/** 1,000 lines of 12 characters, line break included, such as `7abcdefghi7`; the same for the same `seed`. */
export function generate(seed: number): string {
  const dice = new Dice(seed);
  let text = "";
  for (let line = 0; line < LINES; line += 1) {
    const mark = MARKS.charAt(dice.below(MARKS.length));
    text += `${mark}${BETWEEN}${mark}\n`;
  }
  return text;
}
