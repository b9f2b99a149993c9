/**
 * Small programs in a made-up language: brackets, keywords, indentation, and names that are used only after they are
 * made.
 *
 * Indentation is memory made visible: how deep the next line stands depends on every line above that opened a block
 * and on every one that closed it.
 */
import { Dice } from "./random";

const LENGTH = 30_000;
const INDENT = "  ";
/** A line at depth d, counted from 1, opens a block with a chance of (8 − 2d) in 10; so nothing nests deeper than 4. */
const CHANCES = 10;
const NAMES = ["count", "total", "item", "left", "next", "size"] as const;
const FUNCTIONS = ["add", "find", "fold", "push", "read", "send", "sort"] as const;
const COMPARISONS = ["<", ">", "=="] as const;
const OPERATIONS = ["+", "-", "*"] as const;

/** A value made from names in scope. */
function value(dice: Dice, scope: readonly string[], depth = 0): string {
  const kind = dice.below(depth < 2 ? 5 : 2);
  switch (kind) {
    case 0:
      return String(dice.below(10));
    case 1:
      return dice.pick(scope);
    case 2:
      return `${dice.pick(scope)}[${value(dice, scope, depth + 1)}]`;
    case 3:
      return `${dice.pick(scope)} ${dice.pick(OPERATIONS)} ${value(dice, scope, depth + 1)}`;
    default:
      return `${dice.pick(FUNCTIONS)}(${value(dice, scope, depth + 1)}, ${value(dice, scope, depth + 1)})`;
  }
}

/** A comparison of a name with something else. `scope` holds at least two names. */
function condition(dice: Dice, scope: readonly string[]): string {
  const left = dice.pick(scope);
  const others = scope.filter((name) => name !== left);
  return `${left} ${dice.pick(COMPARISONS)} ${value(dice, others, 1)}`;
}

/** The lines of a block at `depth`. Names made in it are forgotten after it. */
function block(dice: Dice, outer: readonly string[], depth: number): string {
  const scope = [...outer];
  const pad = INDENT.repeat(depth);
  let text = "";
  for (let line = dice.between(1, 3); line > 0; line -= 1) {
    const fresh = NAMES.filter((name) => !scope.includes(name));
    const nests = dice.below(CHANCES) < 8 - 2 * depth;
    const names = fresh.length > 0 && dice.below(2) === 0;
    if (nests && names) {
      const name = dice.pick(fresh);
      text += `${pad}for ${name} in ${dice.pick(scope)} {\n${block(dice, [...scope, name], depth + 1)}${pad}}\n`;
    } else if (nests) {
      const keyword = dice.pick(["if", "while"]);
      text += `${pad}${keyword} ${condition(dice, scope)} {\n${block(dice, scope, depth + 1)}${pad}}`;
      text += keyword === "if" && dice.below(2) === 0 ? ` else {\n${block(dice, scope, depth + 1)}${pad}}\n` : "\n";
    } else if (names) {
      const name = dice.pick(fresh);
      text += `${pad}let ${name} = ${value(dice, scope)};\n`;
      scope.push(name);
    } else {
      const name = dice.pick(scope);
      const others = scope.filter((other) => other !== name);
      text += `${pad}${name} = ${value(dice, others)};\n`;
    }
  }
  return text;
}

function definition(dice: Dice): string {
  const first = dice.pick(NAMES);
  const second = dice.pick(NAMES.filter((name) => name !== first));
  const scope = [first, second];
  return `fn ${dice.pick(FUNCTIONS)}(${first}, ${second}) {\n${block(dice, scope, 1)}${INDENT}return ${value(dice, scope)};\n}\n\n`;
}

/** About 30,000 characters of whole functions; the same for the same `seed`. */
export function generate(seed: number): string {
  const dice = new Dice(seed);
  let text = "";
  while (text.length < LENGTH) text += definition(dice);
  return text;
}
