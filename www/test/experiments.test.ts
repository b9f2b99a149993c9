import { describe, expect, it } from "vitest";
import { defaultLinked, format, parse } from "../src/link";
import { experiments } from "../src/scenarios/experiments";
import { matches, settingsOf } from "../src/scenarios/experiments/opened";
import { DEFAULTS, SETTINGS, type Bounds } from "../src/wire";

const START = { ...DEFAULTS, seed: 7 };

describe("the experiments", () => {
  it("have names of their own", () => {
    expect(new Set(experiments.map(({ id }) => id)).size).toBe(experiments.length);
    expect(new Set(experiments.map(({ name }) => name.en)).size).toBe(experiments.length);
  });

  it.each(experiments.map((experiment) => ({ id: experiment.id, experiment })))("$id stays within the limits and travels in a link", ({ experiment }) => {
    const settings = settingsOf(experiment, START);
    const limits = SETTINGS as unknown as Readonly<Record<string, Bounds>>;
    for (const [field, value] of Object.entries(settings)) {
      if (typeof value !== "number") continue;
      const bounds = limits[field];
      expect(bounds, field).toBeDefined();
      expect(value, field).toBeGreaterThanOrEqual(bounds?.low ?? Number.NaN);
      expect(value, field).toBeLessThanOrEqual(bounds?.high ?? Number.NaN);
    }
    const { linked, notices } = parse(`#${format({ ...defaultLinked(), settings })}`, []);
    expect(notices).toEqual([]);
    expect(linked.settings).toEqual(settings);
  });

  it("are told apart by their settings, whatever the seed", () => {
    for (const one of experiments) {
      const same = experiments.filter((other) => matches(other, settingsOf(one, START)));
      expect(same.map(({ id }) => id)).toEqual([one.id]);
    }
    expect(experiments.filter((experiment) => matches(experiment, DEFAULTS))).toEqual([]);
  });
});

describe("an experiment on a task", () => {
  const task = { ...DEFAULTS, task: "copying", delay: 30, window: 20, heldOut: 0.3, seed: 9 } as const;

  it("keeps the task, its data and the seed, and sets everything else", () => {
    for (const experiment of experiments) {
      const settings = settingsOf(experiment, { ...task, learningRate: 0.5, layers: 3 });
      expect(settings).toMatchObject({ task: "copying", delay: 30, window: 20, heldOut: 0.3, seed: 9, layers: DEFAULTS.layers });
      expect(settings.hidden).toBe(experiment.settings.hidden);
      expect(settings.learningRate).toBe(experiment.settings.learningRate ?? DEFAULTS.learningRate);
    }
  });

  it("is recognised, whatever the task, and as no other", () => {
    for (const one of experiments) {
      const same = experiments.filter((other) => matches(other, settingsOf(one, task)));
      expect(same.map(({ id }) => id)).toEqual([one.id]);
    }
  });
});
