import { describe, expect, it } from "vitest";
import { addEvent, cutEvents, MOST_EVENTS, NO_EVENTS, type RunChange, type RunEvent } from "../src/run/events";
import { markOf, tellEvent } from "../src/words/events";
import { language } from "../src/i18n";

const radius = (before: number, after: number): RunChange => ({ kind: "operation", target: "spectralRadius", before: [before], after: [after] });
const rate = (from: number, to: number): RunChange => ({ kind: "setting", field: "learningRate", from, to });

/** Events from changes, each with its update and its time. */
const after = (...changes: [number, RunChange, number][]): readonly RunEvent[] =>
  changes.reduce<readonly RunEvent[]>((events, [update, change, now]) => addEvent(events, update, change, now), NO_EVENTS);

describe("the events of a run", () => {
  it("are numbered in order and keep their numbers when later ones are cut", () => {
    const events = after([100, radius(1, 1.7), 0], [150, rate(1, 0.1), 5_000], [200, radius(1.6, 0.9), 9_000]);
    expect(events.map(({ number, update }) => [number, update])).toEqual([[1, 100], [2, 150], [3, 200]]);
    expect(cutEvents(events, 150).map(({ number }) => number)).toEqual([1, 2]);
    expect(addEvent(cutEvents(events, 150), 150, { kind: "rewind", from: 210 }, 10_000).at(-1)?.number).toBe(3);
  });

  it("join while a slider is being moved, from its first value to its last", () => {
    const events = after([100, radius(1, 1.1), 0], [103, radius(1.1, 1.4), 300], [106, radius(1.4, 1.7), 600]);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ number: 1, update: 106, change: { before: [1], after: [1.7] } });
  });

  it("stay separate when time has passed, or when they are about different things", () => {
    expect(after([100, radius(1, 1.1), 0], [140, radius(1.1, 1.4), 2_000])).toHaveLength(2);
    expect(after([100, radius(1, 1.1), 0], [100, rate(1, 2), 10])).toHaveLength(2);
  });

  it("join at one update however slowly, and disappear when the value is back at the first", () => {
    expect(after([100, rate(1, 2), 0], [100, rate(2, 3), 60_000])).toMatchObject([{ change: { from: 1, to: 3 } }]);
    expect(after([100, rate(1, 2), 0], [100, rate(2, 1), 60_000])).toEqual([]);
    expect(after([100, rate(1, 1), 0])).toEqual([]);
  });

  it("are bounded, and the newest stay", () => {
    const many = after(...Array.from({ length: 60 }, (_, i): [number, RunChange, number] => [i, rate(i, i + 1), i * 1_000]));
    expect(many).toHaveLength(MOST_EVENTS);
    expect(many.at(-1)?.number).toBe(60);
  });

  it("are described in both languages, with their mark and update", () => {
    const [event] = after([120, radius(1, 1.7), 0]);
    language.value = "en";
    expect(event && tellEvent(event)).toBe("① update 120: spectral radius ρ 1.00 → 1.70");
    language.value = "zh";
    expect(event && tellEvent(event)).toBe("① 第 120 次更新：谱半径 ρ 1.00 → 1.70");
    language.value = "en";
    const [clip] = after([7, { kind: "setting", field: "clip", from: "off", to: "norm" }, 0]);
    expect(clip && tellEvent(clip)).toBe("① update 7: Gradient clipping off → by norm");
  });

  it("name several gate blocks from the lowest to the highest", () => {
    language.value = "en";
    const [event] = after([5, { kind: "operation", target: "singularValue", before: [0.8, 1.25], after: [2, 2] }, 0]);
    expect(event && tellEvent(event)).toBe("① update 5: largest singular value s₁ 0.80–1.25 → 2.00");
  });

  it("have circled numbers as far as Unicode has them", () => {
    expect([1, 20, 21, 35, 36, 50, 51].map(markOf)).toEqual(["①", "⑳", "㉑", "㉟", "㊱", "㊿", "(51)"]);
  });
});
