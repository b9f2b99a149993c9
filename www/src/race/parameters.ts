/** How many numbers a network learns, before there is one; and the size that comes nearest to a given number of them. */
import { LIMITS, type CellKind, type Config } from "../wire";

/** Blocks of H rows in a cell's matrices. */
const GATES: Readonly<Record<CellKind, number>> = { rnn: 1, lstm: 4, gru: 3 };

/** The settings that decide the size of a network. */
type Shape = Pick<Config, "cell" | "gruReset" | "hidden" | "layers" | "task" | "attention">;

/** How many numbers or symbols are read at a step, and how many can be said: the same of a text. Of a translation, the source's and the target's. */
export interface Ends {
  readonly inputs: number;
  readonly outputs: number;
}

/** Learned numbers of one stack of recurrent layers that reads `inputs` at a step. */
function countStack({ cell, gruReset, hidden, layers }: Shape, inputs: number): number {
  // A reset gate that acts after the product acts on a bias of the recurrent side too.
  const ownBias = cell === "gru" && gruReset === "after" ? hidden : 0;
  const layer = (read: number): number => GATES[cell] * hidden * (read + hidden + 1) + ownBias;
  return layer(inputs) + (layers - 1) * layer(hidden);
}

/** Learned numbers of a network of `config`: the engine's own count, as `Info.parameters`. */
export function countParameters(config: Shape, { inputs, outputs }: Ends): number {
  const { hidden } = config;
  const translates = config.task === "translation";
  // An encoder reads the source; the decoder reads what it has written.
  const stacks = translates ? countStack(config, inputs) + countStack(config, outputs) : countStack(config, inputs);
  if (!translates || config.attention === "off") return stacks + outputs * (hidden + 1);
  // Attention has a matrix for queries, one for keys, and v; the output reads the context beside the state.
  return stacks + hidden * (2 * hidden + 1) + outputs * (2 * hidden + 1);
}

/** The number of hidden units whose network has as nearly as possible `budget` parameters; the smaller of two that are equally near. */
export function matchHidden(config: Omit<Shape, "hidden">, ends: Ends, budget: number): number {
  const { low, high } = LIMITS.hidden;
  const distance = (hidden: number): number => Math.abs(countParameters({ ...config, hidden }, ends) - budget);
  let best = low;
  for (let hidden = low + 1; hidden <= high; hidden += 1) if (distance(hidden) < distance(best)) best = hidden;
  return best;
}
