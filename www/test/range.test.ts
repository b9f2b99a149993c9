/** The colour scale of every channel. */
import { describe, expect, it } from "vitest";
import { rangeIn } from "../src/figures/range";
import { channelWords } from "../src/figures/channels";
import type { Config } from "../src/wire";

const network = (cell: Config["cell"], activation: Config["activation"] = "tanh") => ({ cell, activation });

describe("the scale of a channel", () => {
  it.each([
    ["tanh", "signed"],
    ["sigmoid", "gate"],
    ["relu", "own"],
    ["identity", "own"],
  ] as const)("is that of φ for h of a simple cell with %s, and its own for a, which φ has not bounded", (activation, range) => {
    expect(rangeIn("h", network("rnn", activation))).toBe(range);
    expect(rangeIn("a", network("rnn", activation))).toBe("own");
  });

  it("is 0 to 1 for every gate, −1 to 1 for states and candidates, and adapts for c", () => {
    expect([..."ifo"].map((gate) => rangeIn(gate, network("lstm")))).toEqual(["gate", "gate", "gate"]);
    expect([..."zr"].map((gate) => rangeIn(gate, network("gru")))).toEqual(["gate", "gate"]);
    expect([rangeIn("h", network("lstm")), rangeIn("g", network("lstm")), rangeIn("n", network("gru"))]).toEqual(["signed", "signed", "signed"]);
    expect(rangeIn("c", network("lstm"))).toBe("own");
    expect(rangeIn("h", null)).toBe("signed");
  });

  it("belongs to a channel that has a name, of every cell", () => {
    expect([..."ahcifgorzn"].filter((channel) => !(channel in channelWords))).toEqual([]);
  });
});
