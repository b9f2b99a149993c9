import { describe, expect, it } from "vitest";
import { defaultLinked, format, parse } from "../src/link";
import { experiments } from "../src/scenarios/experiments";
import { matches, settingsOf } from "../src/scenarios/experiments/opened";
import { slopeOf } from "../src/scenarios/slope";
import { DEFAULTS, SETTINGS, type Bounds } from "../src/wire";

const START = { ...DEFAULTS, seed: 7 };

/** Rows of `LAG_FIELDS` that all hold the same norm. */
const rows = (norms: readonly number[]): number[] => norms.flatMap((norm) => [norm, norm, norm, norm]);

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

  it("is known again, whatever the task, and as no other", () => {
    for (const one of experiments) {
      const same = experiments.filter((other) => matches(other, settingsOf(one, task)));
      expect(same.map(({ id }) => id)).toEqual([one.id]);
    }
  });
});

describe("the slope of a curve", () => {
  it("is the logarithm of what each step keeps", () => {
    const halved = Array.from({ length: 51 }, (_, lag) => 0.5 ** lag);
    expect(slopeOf(rows(halved))).toBeCloseTo(Math.log10(0.5), 12);
  });

  it("leaves out lag 0, and everything after the first zero", () => {
    expect(slopeOf(rows([1000, 1, 0.1, 0.01, 0, 5, 5]))).toBeCloseTo(-1, 12);
  });

  it("is no number where there is no line", () => {
    expect(slopeOf([])).toBeNaN();
    expect(slopeOf(rows([1, 1]))).toBeNaN();
  });
});
