import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Columns, History } from "../src/plot/history";

function filled(values: readonly number[], limit?: number): History {
  const history = new History(limit);
  values.forEach((value, i) => history.push(i + 1, value));
  return history;
}

const points = (history: History): [number, number][] =>
  Array.from({ length: history.length }, (_, i) => [history.xs[i] ?? Number.NaN, history.ys[i] ?? Number.NaN]);

describe("History", () => {
  it("keeps everything while there is room", () => {
    const values = Array.from({ length: 3000 }, (_, i) => Math.sin(i));
    expect(points(filled(values))).toEqual(values.map((value, i) => [i + 1, value]));
  });

  it("stays within its limit, ascending, with first, newest and the extremes of the run", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 700 }), (values) => {
        const history = filled(values, 64);
        const kept = points(history);
        expect(kept.length).toBeLessThanOrEqual(64);
        expect(kept[0]).toEqual([1, values[0]]);
        expect(kept[kept.length - 1]).toEqual([values.length, values[values.length - 1]]);
        for (let i = 1; i < kept.length; i += 1) expect(kept[i]?.[0]).toBeGreaterThan(kept[i - 1]?.[0] ?? 0);
        expect(Math.min(...kept.map(([, y]) => y))).toBe(Math.min(...values));
        expect(Math.max(...kept.map(([, y]) => y))).toBe(Math.max(...values));
        for (const [x, y] of kept) expect(y).toBe(values[x - 1]);
      }),
    );
  });

  it("keeps a lone spike of a million updates", () => {
    const history = new History();
    for (let x = 1; x <= 1_000_000; x += 1) history.push(x, x === 654_321 ? 99 : 1 + (x % 7) / 100);
    expect(history.length).toBeLessThanOrEqual(4000);
    expect(history.length).toBeGreaterThan(1000);
    expect(points(history)).toContainEqual([654_321, 99]);
  });

  it("keeps a range of NaN as a gap", () => {
    const history = filled(Array.from({ length: 10_000 }, (_, i) => (i > 4000 && i < 6000 ? Number.NaN : 1)));
    expect(points(history).some(([x, y]) => x > 4500 && x < 5500 && Number.isNaN(y))).toBe(true);
  });

  it("goes on after a rewind as if the later updates had never been made", () => {
    const history = filled(Array.from({ length: 9000 }, (_, i) => i));
    history.rewind(8950);
    expect(history.latest()).toBeLessThanOrEqual(8949);
    for (let x = 8951; x <= 12_000; x += 1) history.push(x, -x);
    expect(history.latest()).toBe(-12_000);
    const xs = points(history).map(([x]) => x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  });

  it("is empty after clear", () => {
    const history = filled([1, 2, 3]);
    history.clear();
    expect(history.length).toBe(0);
    expect(history.latest()).toBeNaN();
    history.push(1, 5);
    expect(points(history)).toEqual([[1, 5]]);
  });
});

describe("Columns", () => {
  const pushed = (n: number, limit?: number): Columns => {
    const columns = new Columns(limit);
    for (let x = 1; x <= n; x += 1) columns.push(x, [x, x / 2]);
    return columns;
  };

  it("keeps everything while there is room, and copies", () => {
    const columns = new Columns();
    const values = new Float32Array([1, 2]);
    columns.push(5, values);
    values.fill(0);
    expect([...(columns.values[0] ?? [])]).toEqual([1, 2]);
  });

  it("never exceeds its limit and keeps first and newest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (n) => {
        const columns = pushed(n, 40);
        expect(columns.length).toBeLessThanOrEqual(40);
        expect(columns.xs[0]).toBe(1);
        expect(columns.xs[columns.length - 1]).toBe(n);
        columns.xs.forEach((x, i) => expect(columns.values[i]?.[0]).toBe(x));
      }),
      { numRuns: 60 },
    );
  });

  it("spreads what it keeps evenly", () => {
    const columns = pushed(100_000);
    const gaps = columns.xs.slice(1, -1).map((x, i) => x - (columns.xs[i] ?? 0));
    expect(columns.length).toBeGreaterThan(150);
    expect(Math.max(...gaps) / Math.min(...gaps)).toBeLessThanOrEqual(4);
  });

  it("rewinds and clears", () => {
    const columns = pushed(100);
    const { version } = columns;
    columns.rewind(50);
    expect(columns.xs[columns.length - 1]).toBe(50);
    columns.clear();
    expect(columns.length).toBe(0);
    expect(columns.version).toBeGreaterThan(version);
  });
});
