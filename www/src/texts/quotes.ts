/**
 * Text in which "." stands only outside quotation marks and "!" only inside them, while all words occur in both.
 *
 * Which mark ends a sentence cannot be seen from the sentence: the network has to carry one bit, "inside quotes", from
 * the last quotation mark on. Because both marks look alike, it has to flip that bit, not copy it.
 */
import { Dice } from "./random";

const LENGTH = 14_000;
const PEOPLE = ["baker", "girl", "miller", "old man", "queen", "sailor", "smith", "tinker"] as const;
const THINGS = ["bell", "boat", "bread", "clock", "goat", "hat", "key", "lamp", "rope", "spoon"] as const;
const DEEDS = ["brings", "finds", "hides", "holds", "keeps", "loses", "mends", "sees", "sells", "wants"] as const;
const PLACES = ["at home", "at night", "in the hall", "in the rain", "on the hill", "on the road"] as const;
const MOST_SENTENCES = 3;

function sentence(dice: Dice): string {
  const clause = `the ${dice.pick(PEOPLE)} ${dice.pick(DEEDS)} the ${dice.pick(THINGS)}`;
  return dice.below(3) === 0 ? `${clause} ${dice.pick(PLACES)}` : clause;
}

function sentences(dice: Dice, mark: "." | "!"): string {
  return Array.from({ length: dice.between(1, MOST_SENTENCES) }, () => sentence(dice) + mark).join(" ");
}

/** About 14,000 characters, in lines that start and end outside the quotation marks; the same for the same `seed`. */
export function generate(seed: number): string {
  const dice = new Dice(seed);
  let text = "";
  while (text.length < LENGTH) {
    text += `${sentences(dice, ".")} "${sentences(dice, "!")}" ${sentences(dice, ".")}\n`;
  }
  return text;
}
