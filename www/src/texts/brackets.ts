/**
 * Nested brackets and quotation marks, each closed by its partner in the right order.
 *
 * To close the right bracket a network has to remember every bracket that is still open, not only the last one:
 * a stack, kept in numbers. Quotation marks look alike at both ends and hold letters only.
 */
import { Dice } from "./random";

const LENGTH = 30_000;
const LETTERS = "xy";
const PAIRS = ["()", "[]", "{}"] as const;
/** Brackets open at once, at most. */
const DEEPEST = 4;
/** Items side by side, at most. */
const WIDEST = 2;
/** Of so many items one is quoted, as many are single letters as brackets are open, and the others open a bracket. */
const CHANCES = 8;
/** Characters in a line. */
const SHORTEST = 8;
const LONGEST = 48;

function letter(dice: Dice): string {
  return LETTERS.charAt(dice.below(LETTERS.length));
}

function item(dice: Dice, depth: number): string {
  const chance = dice.below(CHANCES);
  if (chance === 0) return `"${letter(dice)}${letter(dice)}"`;
  if (chance <= depth || depth >= DEEPEST) return letter(dice);
  const pair = dice.pick(PAIRS);
  return pair.charAt(0) + items(dice, depth + 1) + pair.charAt(1);
}

function items(dice: Dice, depth: number): string {
  return Array.from({ length: dice.between(1, WIDEST) }, () => item(dice, depth)).join("");
}

/** About 30,000 characters, every line balanced in itself; the same for the same `seed`. */
export function generate(seed: number): string {
  const dice = new Dice(seed);
  let text = "";
  while (text.length < LENGTH) {
    const line = items(dice, 0);
    if (line.length >= SHORTEST && line.length <= LONGEST) text += `${line}\n`;
  }
  return text;
}
