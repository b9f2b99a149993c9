/**
 * Nested brackets and quotation marks, each closed by its partner in the right order.
 *
 * To close the right bracket a network has to remember every bracket that is still open, not only the last one:
 * a stack, kept in numbers. Quotation marks look alike at both ends and hold letters only.
 */
import { Dice } from "./random";

const LENGTH = 8_000;
const LETTERS = "abcd";
const PAIRS = ["()", "[]", "{}"] as const;
/** Brackets open at once, at most. */
const DEEPEST = 6;
/** Items side by side, at most. */
const WIDEST = 3;
/** One item in so many is quoted; as many of them are letters as brackets are open; the others open a bracket. */
const CHANCES = 8;
/** Characters in a line. */
const SHORTEST = 12;
const LONGEST = 72;

function letters(dice: Dice): string {
  return Array.from({ length: dice.between(1, 3) }, () => LETTERS.charAt(dice.below(LETTERS.length))).join("");
}

function item(dice: Dice, depth: number): string {
  const chance = dice.below(CHANCES);
  if (chance === 0) return `"${letters(dice)}"`;
  if (chance <= depth || depth >= DEEPEST) return letters(dice);
  const pair = dice.pick(PAIRS);
  return pair.charAt(0) + items(dice, depth + 1) + pair.charAt(1);
}

function items(dice: Dice, depth: number): string {
  return Array.from({ length: dice.between(1, WIDEST) }, () => item(dice, depth)).join("");
}

/** About 8,000 characters, every line balanced in itself; the same for the same `seed`. */
export function generate(seed: number): string {
  const dice = new Dice(seed);
  let text = "";
  while (text.length < LENGTH) {
    const line = items(dice, 0);
    if (line.length >= SHORTEST && line.length <= LONGEST) text += `${line}\n`;
  }
  return text;
}
