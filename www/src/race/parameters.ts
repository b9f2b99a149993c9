/** How many numbers a network learns, before there is one; and the size that comes nearest to a given number of them. */
import { LIMITS, type CellKind, type Config } from "../wire";

/** Blocks of H rows in a cell's matrices. */
const GATES: Readonly<Record<CellKind, number>> = { rnn: 1, lstm: 4, gru: 3 };

/** The settings that decide the size of a network. */
type Shape = Pick<Config, "cell" | "gruReset" | "hidden" | "layers">;

/** How many numbers or symbols are read at a step, and how many can be said: the same of a text. */
export interface Ends {
  readonly inputs: number;
  readonly outputs: number;
}

/** Learned numbers of a network of `config`: the engine's own count, as `Info.parameters`; what reads a source is not in it. */
export function countParameters({ cell, gruReset, hidden, layers }: Shape, { inputs, outputs }: Ends): number {
  // A reset gate that acts after the product acts on a bias of the recurrent side too.
  const ownBias = cell === "gru" && gruReset === "after" ? hidden : 0;
  let parameters = outputs * (hidden + 1);
  for (let layer = 0; layer < layers; layer += 1) {
    parameters += GATES[cell] * hidden * ((layer === 0 ? inputs : hidden) + hidden + 1) + ownBias;
  }
  return parameters;
}

/** The number of hidden units whose network has as nearly as possible `budget` parameters; the smaller of two that are equally near. */
export function matchHidden(config: Omit<Shape, "hidden">, ends: Ends, budget: number): number {
  const { low, high } = LIMITS.hidden;
  const distance = (hidden: number): number => Math.abs(countParameters({ ...config, hidden }, ends) - budget);
  let best = low;
  for (let hidden = low + 1; hidden <= high; hidden += 1) if (distance(hidden) < distance(best)) best = hidden;
  return best;
}
