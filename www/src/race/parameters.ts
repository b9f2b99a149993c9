/** The number of parameters of a network that is not built yet, and the size whose number is nearest to a given one. */
import { GATES, RECURRENT_BIAS, SETTINGS, type Bounds, type Config } from "../wire";

/** The settings that decide the size of a network. */
type Shape = Pick<Config, "cell" | "gruReset" | "hidden" | "layers" | "task" | "attention">;

/** How many numbers or symbols a step reads, and how many the output has: the same for a text. For a translation, those of source and target. */
export interface Ends {
  readonly inputs: number;
  readonly outputs: number;
}

/** Parameters of one stack of recurrent layers with `inputs` inputs per step. */
function countStack({ cell, gruReset, hidden, layers }: Shape, inputs: number): number {
  const ownBias = RECURRENT_BIAS[cell][gruReset] ? hidden : 0;
  const layer = (read: number): number => GATES[cell].length * hidden * (read + hidden + 1) + ownBias;
  return layer(inputs) + (layers - 1) * layer(hidden);
}

/** Parameters of a network of `config`: the same number as `Info.parameters`. */
export function countParameters(config: Shape, { inputs, outputs }: Ends): number {
  const { hidden } = config;
  const translates = config.task === "translation";
  // An encoder reads the source; the decoder reads what it has written.
  const stacks = translates ? countStack(config, inputs) + countStack(config, outputs) : countStack(config, inputs);
  if (!translates || config.attention === "off") return stacks + outputs * (hidden + 1);
  // Attention has a matrix for queries, one for keys, and v; the output reads the context beside the state.
  return stacks + hidden * (2 * hidden + 1) + outputs * (2 * hidden + 1);
}

/** The number of hidden units whose network comes closest to `budget` parameters; the smaller of two equally close ones. */
export function matchHidden(config: Omit<Shape, "hidden">, ends: Ends, budget: number): number {
  const { low, high }: Bounds = SETTINGS.hidden;
  const distance = (hidden: number): number => Math.abs(countParameters({ ...config, hidden }, ends) - budget);
  let best = low;
  for (let hidden = low + 1; hidden <= high; hidden += 1) if (distance(hidden) < distance(best)) best = hidden;
  return best;
}
