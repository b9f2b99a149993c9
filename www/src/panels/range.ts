/** How the numbers of a channel become colours: on a fixed scale wherever the cell bounds them. */
import type { StateRange } from "../charts";
import type { Config } from "../wire";

/** Channels that are fractions, 0 to 1. */
const GATES = "ifozr";

/** The scale of `channel` in a network of this kind; without a network, as if it were bounded like tanh. */
export function rangeIn(channel: string, network: Pick<Config, "cell" | "activation"> | null): StateRange {
  if (GATES.includes(channel)) return "gate";
  // Cell states add up, and pre-activations are what φ has yet to bound.
  if (channel === "c" || channel === "a") return "own";
  if (network?.cell !== "rnn") return "signed";
  return network.activation === "tanh" ? "signed" : network.activation === "sigmoid" ? "gate" : "own";
}
