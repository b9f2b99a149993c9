/** How the numbers of a channel become colours: on a fixed scale wherever the cell bounds them. */
import { SIGMOID_GATES, type Config } from "../wire";

/** Fixed −1…1 (tanh states), 0…1 (gates), or symmetric about zero and stated (cell states, ReLU). */
export type StateRange = "signed" | "gate" | "own";

/** Channels that are fractions, 0 to 1. */
const FRACTIONS: readonly string[] = Object.values(SIGMOID_GATES).flat();

/** The scale of `channel` in a network of this kind; without a network, as if it were bounded like tanh. */
export function rangeIn(channel: string, network: Pick<Config, "cell" | "activation"> | null): StateRange {
  if (FRACTIONS.includes(channel)) return "gate";
  // Cell states add up, and pre-activations are what φ has yet to bound.
  if (channel === "c" || channel === "a") return "own";
  if (network?.cell !== "rnn") return "signed";
  return network.activation === "tanh" ? "signed" : network.activation === "sigmoid" ? "gate" : "own";
}
