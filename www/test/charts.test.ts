import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisEnd, createTimeAxis } from "../src/plot/cursor";
import { MOST_ROWS, spread } from "../src/plot/dom";
import { count, fixed, magnitude, named, percent, power, printed, visible, wide } from "../src/plot/format";
import { apart } from "../src/plot/paint";
import { decadeTicks, linearTicks, Rounded, WholeDecades } from "../src/plot/scales";
import { nearest, valueAt } from "../src/plot/series";

const series = (xs: number[], ys: number[]) => ({ xs, ys, length: xs.length });

describe("numbers", () => {
  it("prints powers of ten as powers", () => {
    expect([-12, -8, 0, 1, 4].map(power)).toEqual(["10⁻¹²", "10⁻⁸", "1", "10", "10⁴"]);
  });

  it("prints magnitudes with three digits, small and large ones as powers", () => {
    expect([0, 0.3142, 12.345, 999.6, 1234.5, 0.00032, 3.2e-7, 9.96e-7, 54321, -0.00012, Number.NaN, Number.POSITIVE_INFINITY].map(magnitude)).toEqual(
      ["0", "0.314", "12.3", "1,000", "1,235", "3.2 × 10⁻⁴", "3.2 × 10⁻⁷", "1.0 × 10⁻⁶", "5.4 × 10⁴", "−1.2 × 10⁻⁴", "–", "∞"],
    );
  });

  it("prints counts, decimals and shares", () => {
    expect([count(0), count(1204), count(1234567)]).toEqual(["0", "1,204", "1,234,567"]);
    expect([fixed(-1.234, 2), fixed(Number.NaN, 2)]).toEqual(["−1.23", "–"]);
    expect([percent(0), percent(0.344), percent(0.01), percent(0.00123), percent(1)]).toEqual(["0%", "34%", "1%", "0.12%", "100%"]);
    // A share short of all is never called all.
    expect([percent(0.9922), percent(0.9963), percent(0.99999)]).toEqual(["99.2%", "99.6%", "99.9%"]);
  });
});

describe("characters", () => {
  it("are always visible", () => {
    expect(["\n", "\t", " ", "\u0000", "\u0007", "\u007f", "\u200d", "\u0301", "a", "猫", "😀"].map(visible)).toEqual(
      ["↵", "⇥", "␣", "␀", "␇", "␡", "◌", "◌\u0301", "a", "猫", "😀"],
    );
  });

  it("that control direction are drawn as arrows", () => {
    expect(["\u200e", "\u202a", "\u2066"].map(visible)).toEqual(["⇉", "⇉", "⇉"]);
    expect(["\u061c", "\u200f", "\u202b", "\u202e", "\u2067"].map(visible)).toEqual(["⇇", "⇇", "⇇", "⇇", "⇇"]);
    expect(["\u2068", "\u202c", "\u2069"].map(visible)).toEqual(["⇄", "⇤", "⇤"]);
  });

  it("are printed as themselves where they can be, and never change the direction of what is beside them", () => {
    const plain = ["a", "猫", "😀", "ש", " ", "\u200d", "\u0301"];
    expect(plain.map(printed)).toEqual(plain);
    expect(["\n", "\t", "\u0000", "\u0085", "\u202e", "\u2028", "\ufeff"].map(printed)).toEqual(["↵\n", "⇥\t", "␀", "◌", "⇇", "◌", "◌"]);
    for (let code = 0; code < 0x3000; code += 1) {
      const shown = printed(String.fromCodePoint(code));
      expect(/^[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(shown), `U+${code.toString(16)}`).toBe(false);
    }
  });

  it("written from right to left leave the numbers beside them in place", () => {
    expect(named("ש")).toBe("“\u2068ש\u2069”");
  });

  it("are named by their code point where they cannot be seen", () => {
    expect(named("a")).toBe("“a”");
    expect(named("\n")).toBe("“↵” U+000A");
    expect(named("\u200d")).toBe("“◌” U+200D");
  });

  it("know which of them are wide", () => {
    expect(["猫", "。", "가", "😀"].every(wide)).toBe(true);
    expect(["a", "é", ".", "ß"].some(wide)).toBe(false);
  });
});

describe("ticks", () => {
  it("stand on round numbers", () => {
    expect(linearTicks([0, 5], 6).map(({ text }) => text)).toEqual(["0", "1", "2", "3", "4", "5"]);
    expect(linearTicks([0, 1500], 4, true).map(({ text }) => text)).toEqual(["0", "500", "1,000", "1,500"]);
    expect(linearTicks([-0.25, 0.25], 3).map(({ text }) => text)).toEqual(["−0.2", "0.0", "0.2"]);
    expect(linearTicks([0, 3], 10, true).map(({ at }) => at)).toEqual([0, 1, 2, 3]);
  });

  it("are powers of ten on a logarithmic axis, landing on both ends where they can", () => {
    expect(decadeTicks([-12, 4], 6).map(({ text }) => text)).toEqual(["10⁻¹²", "10⁻⁸", "10⁻⁴", "1", "10⁴"]);
    expect(decadeTicks([-2, 1], 5).map(({ text }) => text)).toEqual(["10⁻²", "10⁻¹", "1", "10"]);
  });

  it("are never more than asked for, by one, and inside the range", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), fc.double({ min: 1e-3, max: 1e5, noNaN: true }), fc.integer({ min: 2, max: 12 }), (low, size, most) => {
        const ticks = linearTicks([low, low + size], most);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        for (const { at } of ticks) expect(at >= low - size * 1e-6 && at <= low + size * (1 + 1e-6)).toBe(true);
      }),
    );
  });
});

describe("ranges", () => {
  it("grow in steps, and do not shrink after a small change", () => {
    const range = new Rounded();
    expect(range.fit(0, 4.16)).toEqual([0, 5]);
    expect(range.fit(0, 3.2)).toEqual([0, 5]);
    const [, grown] = range.fit(0, 7.3);
    expect(grown).toBeGreaterThanOrEqual(7.3);
    expect(range.fit(0, 4)[1]).toBe(grown);
    expect(range.fit(0, 1)[1]).toBeLessThan(2);
  });

  it("always hold the data", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: -10, max: 0, noNaN: true }), fc.double({ min: 0.001, max: 1e4, noNaN: true }))), (spans) => {
        const linear = new Rounded();
        const decades = new WholeDecades();
        for (const [low, high] of spans) {
          const [a, b] = linear.fit(low, high);
          expect(a).toBeLessThanOrEqual(low + 1e-9);
          expect(b).toBeGreaterThanOrEqual(high - 1e-9);
          const [from, to] = decades.fit(high / 7, high);
          expect(from).toBeLessThanOrEqual(Math.log10(high / 7));
          expect(to).toBeGreaterThanOrEqual(Math.log10(high));
        }
      }),
    );
  });

  it("of decades show at least three, also without data", () => {
    const range = new WholeDecades();
    expect(range.fit(Number.NaN, Number.NaN)).toEqual([-2, 1]);
    const [low, high] = range.fit(0.5, 2);
    expect(high - low).toBeGreaterThanOrEqual(3);
    expect(range.fit(0.5, Number.POSITIVE_INFINITY)).toEqual([low, high]);
  });
});

describe("the axis of updates", () => {
  it("ends on a round number a little after its data", () => {
    expect([0, 50, 51, 999, 1001, 2400, 26000].map(axisEnd)).toEqual([50, 50, 60, 1000, 1500, 2500, 30000]);
  });

  it("grows in steps, becomes shorter for a new run, and starts over", () => {
    const time = createTimeAxis();
    expect(time.end.value).toBe(50);
    time.reach(500);
    expect(time.end.value).toBe(600);
    time.reach(505);
    expect(time.end.value).toBe(600);
    time.reach(1);
    expect(time.end.value).toBe(50);
    time.include(90);
    expect(time.end.value).toBe(150);
    time.include(10);
    expect(time.end.value).toBe(150);
    time.reach(90);
    time.zoomTo([80.4, 20]);
    expect(time.zoom.value).toEqual([20, 80]);
    time.zoomTo([30, 31]);
    expect(time.zoom.value).toEqual([20, 80]);
    time.reset();
    expect([time.end.value, time.zoom.value, time.cursor.value]).toEqual([50, null, null]);
  });
});

describe("looking up", () => {
  const points = series([1, 5, 9], [10, 50, 90]);

  it("finds the nearest point and moves on from it", () => {
    expect([nearest(points, 0), nearest(points, 6.9), nearest(points, 7.1), nearest(points, 99)]).toEqual([0, 1, 2, 2]);
    expect([nearest(points, 5, 1), nearest(points, 5, -1), nearest(points, 5, 10)]).toEqual([2, 0, 2]);
    expect(nearest(series([], []), 3)).toBe(-1);
  });

  it("finds the newest value", () => {
    expect([valueAt(points, 0), valueAt(points, 5), valueAt(points, 8), valueAt(points, 100)]).toEqual([Number.NaN, 50, 50, 90]);
  });
});

describe("layout", () => {
  it("moves labels apart and keeps their order", () => {
    expect(apart([10, 11, 12], 15, 0, 200)).toEqual([10, 25, 40]);
    expect(apart([190, 195], 15, 0, 200)).toEqual([185, 200]);
    expect(apart([100, 20], 15, 0, 200)).toEqual([100, 20]);
  });

  it("spreads a table over the data, ends included", () => {
    expect(spread(3)).toEqual([0, 1, 2]);
    const rows = spread(1000);
    expect([rows.length, rows[0], rows[rows.length - 1]]).toEqual([MOST_ROWS, 0, 999]);
  });
});
