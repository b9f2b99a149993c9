import { beforeEach, describe, expect, it } from "vitest";
import { causesOf, factsOf } from "../src/panels/postmortem/findings";
import { liveOf } from "../src/run/settings";
import { DEFAULTS, type Explosion } from "../src/wire";
import { language } from "../src/i18n";

const told = { cause: "step", remedy: { live: liveOf(DEFAULTS), operation: null } } as const;
const gradient: Explosion = {
  ...told,
  update: 31,
  quantity: "gradient",
  block: "w_h.1",
  stack: null,
  layer: null,
  step: null,
  largestNorm: 3.2e8,
  normsFrom: 30,
  norms: [3.2e8, "Infinity"],
};
const state: Explosion = {
  ...told,
  update: 1,
  quantity: "state",
  block: null,
  stack: null,
  layer: 2,
  step: 13,
  largestNorm: 0,
  normsFrom: 1,
  norms: [],
};

beforeEach(() => {
  language.value = "en";
});

describe("a post-mortem", () => {
  it("says what was not finite first, where, and how large the gradient was before", () => {
    expect(factsOf(gradient).map(({ value }) => value)).toEqual([
      "the gradient of a weight, summed over time",
      "block w_h.1",
      "update 31; the weights of update 30 are kept",
      "3.20×10⁸",
    ]);
    expect(factsOf(state)[1]?.value).toBe("layer 2, step 13 of the window");
    language.value = "zh";
    expect(factsOf(state).map(({ value }) => value)).toEqual([
      "隐状态",
      "第 2 层，窗口第 13 步",
      "第 1 次，也就是第一次；保留网络一开始的权重",
    ]);
  });

  it("says in which of the two networks of a translation it happened", () => {
    expect(factsOf({ ...state, stack: "encoder" })[1]?.value).toBe("encoder, layer 2, step 13 of the source");
    language.value = "zh";
    expect(factsOf({ ...state, stack: "decoder" })[1]?.value).toBe("解码器，第 2 层，译文第 13 步");
  });

  it("names the possible causes, given the settings", () => {
    expect(causesOf(state, { ...DEFAULTS, activation: "relu", clip: "off" })).toBe(
      "U multiplied the state at every step of the window until it left the range of 32-bit numbers, about 3 × 10³⁸. " +
        "The activation ReLU has no ceiling, so nothing held it back. " +
        "No clipping limited the length of a step: one long step makes U larger, and a larger U makes the next gradient longer.",
    );
    expect(causesOf(gradient, DEFAULTS)).toContain("Clipping was on");
  });

  it("does not name the learning rate where the weights overflow by themselves", () => {
    expect(causesOf({ ...state, cause: "weights" }, DEFAULTS)).toMatch(/No update is to blame: .* a smaller recurrent matrix U can\.$/);
    expect(causesOf(state, DEFAULTS)).not.toMatch(/No update is to blame/);
  });
});
