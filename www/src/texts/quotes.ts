/**
 * Text in which "." stands only outside quotation marks and "!" only inside them, while all words occur in both.
 *
 * Which mark ends a sentence cannot be seen from the sentence: the network has to carry one bit, "inside quotes", from
 * the last quotation mark on. Because the opening and the closing mark look alike, it has to flip that bit, not copy it.
 * Words and sentences are short, so that the bit is found within a few hundred updates.
 */
import { Dice } from "./random";

const LENGTH = 30_000;
const ANIMALS = ["bees", "cats", "cows", "dogs", "frogs", "hens", "mice", "owls"] as const;
const DEEDS = ["dig", "eat", "hide", "hum", "nap", "run", "sing", "wait"] as const;
const MOST_SENTENCES = 3;

function sentences(dice: Dice, mark: "." | "!"): string {
  return Array.from({ length: dice.between(1, MOST_SENTENCES) }, () => `${dice.pick(ANIMALS)} ${dice.pick(DEEDS)}${mark}`).join(" ");
}

/** About 30,000 characters, in lines that start and end outside the quotation marks; the same for the same `seed`. */
export function generate(seed: number): string {
  const dice = new Dice(seed);
  let text = "";
  while (text.length < LENGTH) {
    text += `${sentences(dice, ".")} "${sentences(dice, "!")}" ${sentences(dice, ".")}\n`;
  }
  return text;
}
