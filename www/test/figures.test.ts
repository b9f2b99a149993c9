// Every figure of the registry is there under its id, and has one number.
import { beforeAll, describe, expect, it, test } from "vitest";
import { figureFor, run, taskFigures } from "../src/figures";
import { LABORATORY, ORDER, orderOf, SHARED } from "../src/figures/ids";
import { figures as laboratory } from "../src/figures/laboratory";
import { figures as race, RACE } from "../src/panels/race/figures";
import type { TaskKind } from "../src/wire";

const tasks = Object.keys(ORDER) as TaskKind[];

beforeAll(async () => {
  await taskFigures.fetch();
});

describe.each(tasks)("while %s is learnt", (task) => {
  const { training, now, after = [] } = ORDER[task];

  it.each([...training, ...now, ...SHARED, ...after])("the figure “%s” stands under its id", (id) => {
    expect(figureFor(id, task !== "text")?.id).toBe(id);
  });

  it("every figure has a number of its own", () => {
    const order = orderOf(task);
    expect(new Set(order).size).toBe(order.length);
    expect(order.slice(-LABORATORY.length)).toEqual(LABORATORY);
  });
});

test("every figure of the race stands under its id", () => {
  expect(RACE.map((id) => race[id].id)).toEqual(RACE);
});

test("every figure of the laboratory stands under its id", () => {
  expect(LABORATORY.map((id) => laboratory[id].id)).toEqual(LABORATORY);
});

test("every figure that is registered stands somewhere", () => {
  const own = taskFigures.state.value;
  const registered = new Set([...Object.keys(run), ...(typeof own === "object" ? Object.keys(own.figures) : [])]);
  const standing = new Set<string>(tasks.flatMap((task) => orderOf(task)));
  expect([...registered].filter((id) => !standing.has(id))).toEqual([]);
});

test("a figure of a task is not there before its code is", () => {
  expect(figureFor("forecast", false)).toBeNull();
  expect(figureFor("loss", false)).toBe(run.loss);
  expect(figureFor("loss", true)).not.toBe(run.loss);
});
