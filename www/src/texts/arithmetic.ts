/**
 * Sums of two numbers below a hundred, one a line, none of them twice.
 *
 * The summands cannot be foreseen, the digits after "=" can. Because no sum returns, the loss on the held-out text
 * shows whether the network adds or has only learnt the lines by heart. Nearly half of all such sums stand in the
 * text: with a tenth of them, a small network soon learns them by heart and that loss turns upwards.
 */
import { Dice } from "./random";

const LENGTH = 40_000;
const SUMMANDS = 100;

/** About 40,000 characters of lines such as `12+7=19`; the same for the same `seed`. */
export function generate(seed: number): string {
  const dice = new Dice(seed);
  const seen = new Set<string>();
  let text = "";
  while (text.length < LENGTH) {
    const left = dice.below(SUMMANDS);
    const right = dice.below(SUMMANDS);
    const question = `${left}+${right}`;
    if (seen.has(question)) continue;
    seen.add(question);
    text += `${question}=${left + right}\n`;
  }
  return text;
}
