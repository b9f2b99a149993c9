import { describe, expect, it } from "vitest";
import { presets, startOf } from "../src/scenarios/tasks";
import { goalOf } from "../src/run/goal";
import { emptyHistories, GOAL_UPDATES, recordUpdates, resizeEpochs, rewindHistories } from "../src/run/histories";
import { learnsFrom, TaskStore } from "../src/page/tasks";
import { tasks } from "../src/tasks";
import { isSample, readsTable, SAMPLES, taskOf, usualSample } from "../src/tasks/samples";
import { DEFAULTS, SETTINGS, UPDATE_FIELDS, type TaskInfo, type TaskKind } from "../src/wire";

const module = {} as WebAssembly.Module;
const TEXT = { source: { kind: "own", name: null }, content: "abc", bytes: 3, editable: true, preview: "abc", loading: false } as const;

/** Rows as the engine reports them: one loss an update, from update `first` on. */
function updates(first: number, losses: readonly number[]): Float64Array {
  const width = UPDATE_FIELDS.length;
  const rows = new Float64Array(losses.length * width);
  losses.forEach((loss, i) => {
    rows[i * width + UPDATE_FIELDS.indexOf("update")] = first + i;
    rows[i * width + UPDATE_FIELDS.indexOf("loss")] = loss;
  });
  return rows;
}

describe("every task", () => {
  it("has data of its own kind, or none", () => {
    for (const task of Object.values(tasks)) {
      expect(task.data === null, task.id).toBe(!readsTable(task.id));
      for (const id of task.data?.samples ?? []) expect(taskOf(id), id).toBe(task.id);
    }
    expect(Object.values(tasks).flatMap(({ data }) => data?.samples ?? [])).toEqual(SAMPLES);
  });

  it("has presets within the limits of the engine, on data of its own", () => {
    for (const task of Object.values(tasks)) {
      for (const preset of presets[task.id]) {
        const { settings, sample } = startOf(preset);
        expect(sample === null || taskOf(sample) === task.id, task.id).toBe(true);
        for (const [field, value] of Object.entries(settings)) {
          expect(field in DEFAULTS, field).toBe(true);
          if (typeof value !== "number") continue;
          const { low, high } = SETTINGS[field as "hidden"];
          expect(value >= low && value <= high, `${task.id} ${field}`).toBe(true);
        }
      }
    }
  });

  it("opens with data in the reader's language, where there are any", () => {
    expect(usualSample("sentiment", "zh")).toBe("zh");
    expect(usualSample("sentiment", "en")).toBe("en");
    expect(usualSample("series", "zh")).toBe("sine");
    expect(usualSample("adding", "en")).toBeNull();
    expect(isSample("prose-en")).toBe(false);
  });
});

describe("the store of the tasks", () => {
  it("fetches the engine once, and again only after it failed", async () => {
    let asked = 0;
    let here = false;
    const tasks = new TaskStore({
      loadTasks: () => {
        asked += 1;
        return Promise.resolve(here ? { module } : { trouble: { code: "notFetched", detail: "offline" } });
      },
      sample: (_, id) => Promise.resolve(`the ${id} data`),
    });
    expect(await tasks.ready("text")).toBe(true);
    expect(asked).toBe(0);
    expect(await Promise.all([tasks.ready("adding"), tasks.ready("order")])).toEqual([false, false]);
    await expect(tasks.sample("sine")).rejects.toThrow();
    here = true;
    expect(await tasks.sample("sine")).toBe("the sine data");
    expect(await tasks.ready("adding")).toBe(true);
    expect(asked).toBe(3);
  });

  it("gives no text to a task with fresh examples", () => {
    expect(learnsFrom("adding", TEXT).content).toBe("");
    expect(learnsFrom("series", TEXT)).toBe(TEXT);
    expect(learnsFrom("text", TEXT)).toBe(TEXT);
  });
});

describe("a task is solved", () => {
  const info = (task: TaskKind, loss: number): Parameters<typeof goalOf>[0] => ({
    config: { ...DEFAULTS, task },
    task: { baselines: [{ kind: "memoryless", loss }] } as TaskInfo,
  });

  it("below the loss of its goal", () => {
    expect(goalOf(info("adding", 1 / 6))).toBe(0.01);
    expect(goalOf(info("copying", 0.4))).toBeCloseTo(0.1);
    expect(goalOf(info("series", 0.1))).toBeNull();
    expect(goalOf({ config: DEFAULTS, task: null })).toBeNull();
  });

  it("at the first update at which the running mean is below it, and a rewind before that update undoes it", () => {
    const histories = { ...emptyHistories(), goal: 0.1 };
    recordUpdates(histories, updates(1, Array.from({ length: 40 }, () => 1)));
    expect(histories.solvedAt).toBeNull();
    recordUpdates(histories, updates(41, Array.from({ length: GOAL_UPDATES + 5 }, () => 0)));
    // 25 losses in a row of which two are 1 have the mean 0.08.
    expect(histories.solvedAt).toBe(40 + GOAL_UPDATES - 2);
    rewindHistories(histories, 50);
    expect(histories.solvedAt).toBeNull();
    expect(histories.recent).toHaveLength(GOAL_UPDATES - 20);
    recordUpdates(histories, updates(51, Array.from({ length: GOAL_UPDATES }, () => 0)));
    expect(histories.solvedAt).toBe(70);
  });
});

describe("the best epoch", () => {
  const started = () => ({ ...emptyHistories(), perEpoch: 2 });

  it("is the one with the lowest mean loss of those that have ended", () => {
    const histories = started();
    recordUpdates(histories, updates(1, [4, 2, 1, 1, 0, 3, 0]));
    expect(histories.bestEpoch).toEqual({ epoch: 2, update: 4, loss: 1 });
    recordUpdates(histories, updates(8, [0]));
    expect(histories.bestEpoch).toEqual({ epoch: 4, update: 8, loss: 0 });
  });

  it("does not exist without epochs", () => {
    const histories = emptyHistories();
    recordUpdates(histories, updates(1, [4, 2, 1]));
    expect(histories.bestEpoch).toBeNull();
  });

  it("is never one of which a part is unknown: after going back, or with another window", () => {
    const histories = started();
    recordUpdates(histories, updates(1, [4, 2, 1, 1]));
    rewindHistories(histories, 3);
    expect(histories.bestEpoch).toBeNull();
    recordUpdates(histories, updates(4, [0, 5, 5]));
    expect(histories.bestEpoch).toEqual({ epoch: 3, update: 6, loss: 5 });
    resizeEpochs(histories, 3);
    recordUpdates(histories, updates(7, [0, 0, 0]));
    expect(histories.bestEpoch).toEqual({ epoch: 3, update: 6, loss: 5 });
    recordUpdates(histories, updates(10, [1, 1, 1]));
    expect(histories.bestEpoch).toEqual({ epoch: 4, update: 12, loss: 1 });
  });
});
