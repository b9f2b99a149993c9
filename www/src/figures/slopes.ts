/** φ and φ′ over one axis, with the histogram of the pre-activations that are really met under them. */
import { untracked } from "@preact/signals";
import { SATURATION_FIELDS, SATURATION_RANGE, SLOPE_FIELDS } from "../wire";
import { say, type Phrase } from "../i18n";
import { createCursor } from "../plot/cursor";
import { spread } from "../plot/dom";
import { fixed, percent } from "../plot/format";
import { Frame } from "../plot/frame";
import type { Plot } from "../plot/plot";
import { inside, labels, line, segment } from "../plot/paint";
import { linearTicks, type Range } from "../plot/scales";
import type { Cell } from "../plot/colours";
import type { Chart } from "../plot/chart";
import type { Points } from "../plot/series";
import { chartWords } from "./words";

export const words = {
  z: { en: "pre-activation z", zh: "预激活值 z" },
  slopes: { en: "φ and φ′", zh: "φ 与 φ′" },
  name: { en: "Activation function, slope and pre-activations", zh: "激活函数、斜率与预激活值" },
  share: { en: "share of the pre-activations", zh: "预激活值占比" },
  trend: {
    en: "Mean φ′ = {mean}; {saturated} of the pre-activations have φ′ below 0.1. On average a step back breaks even at s₁ = {even}. {outside} lie beyond ±{range}.",
    zh: "φ′ 的平均值为 {mean}；{saturated} 的预激活值处 φ′ 低于 0.1。平均而言，s₁ = {even} 时往回一步收支平衡。{outside} 在 ±{range} 之外。",
  },
  at: { en: "z = {z}: φ = {value}, φ′ = {slope}; {share} of the pre-activations lie in this bar", zh: "z = {z}：φ = {value}，φ′ = {slope}；{share} 的预激活值落在这一条" },
} as const satisfies Record<string, Phrase>;

/** What is drawn. */
export interface SlopesData {
  /** Rows of `SLOPE_FIELDS`. */
  slopes: ArrayLike<number>;
  /** `SATURATION_FIELDS`, then the histogram. */
  saturation: ArrayLike<number>;
  cell: Cell;
}

const ROW = SLOPE_FIELDS.length;
const HEIGHT = 300;
/** The tallest bar reaches this share of the plot's height. */
const TALLEST = 0.4;

/** A number of the saturation by name. */
export function saturationField(saturation: ArrayLike<number>, field: (typeof SATURATION_FIELDS)[number]): number {
  return saturation[SATURATION_FIELDS.indexOf(field)] ?? Number.NaN;
}

/** The bars of the histogram, as shares of all values. */
export function bars(saturation: ArrayLike<number>): number[] {
  const values = Math.max(1, saturationField(saturation, "values"));
  return Array.from({ length: Math.max(0, saturation.length - SATURATION_FIELDS.length) }, (_, i) => (saturation[SATURATION_FIELDS.length + i] ?? 0) / values);
}

/** Mounts the drawing in `host`. */
export function mountSlopes(host: HTMLElement): Chart<SlopesData> {
  let data: SlopesData = { slopes: [], saturation: [], cell: "rnn" };
  const cursor = createCursor();
  const rows = (): number => Math.floor(data.slopes.length / ROW);
  const at = (i: number, field: number): number => data.slopes[i * ROW + field] ?? Number.NaN;
  const x = (): Range => [-SATURATION_RANGE, SATURATION_RANGE];
  // ReLU and the identity leave the drawing at the top; their slopes, which are the point, do not.
  const y = (): Range => [-1.1, 1.6];
  const curve = (field: number): Points => ({
    xs: Array.from({ length: rows() }, (_, i) => at(i, 0)),
    ys: Array.from({ length: rows() }, (_, i) => at(i, field)),
    length: rows(),
  });
  const barAt = (z: number): number => {
    const all = bars(data.saturation);
    return all[Math.max(0, Math.min(all.length - 1, Math.floor(((z + SATURATION_RANGE) / (2 * SATURATION_RANGE)) * all.length)))] ?? 0;
  };

  const paint = (plot: Plot): void => {
    const { context, palette } = plot;
    const all = bars(data.saturation);
    const most = Math.max(...all, Number.MIN_VALUE);
    const bottom = plot.top + plot.height;
    const colour = palette.cells[data.cell];
    inside(plot, () => {
      context.save();
      context.fillStyle = palette.grid;
      all.forEach((share, i) => {
        const left = plot.x(-SATURATION_RANGE + (2 * SATURATION_RANGE * i) / all.length);
        const right = plot.x(-SATURATION_RANGE + (2 * SATURATION_RANGE * (i + 1)) / all.length);
        const tall = (share / most) * TALLEST * plot.height;
        context.fillRect(left, bottom - tall, right - left, tall);
      });
      context.restore();
      segment(plot, plot.left, plot.y(0), plot.left + plot.width, plot.y(0), { colour: palette.axis, width: 1 });
      line(plot, curve(1), { colour: palette.ink, width: 1.5 });
      line(plot, curve(2), { colour, width: 2, dash: [6, 3] });
    });
    const middle = Math.floor(rows() / 2);
    const late = Math.floor(rows() * 0.7);
    if (rows() === 0) return;
    labels(plot, [
      { text: "φ", x: plot.x(at(late, 0)), y: plot.y(Math.min(1.4, at(late, 1))) - 10 * plot.ratio, align: "left", stroke: { colour: palette.ink, width: 1.5 } },
      { text: "φ′", x: plot.x(at(middle, 0)) + 8 * plot.ratio, y: plot.y(at(middle + 1, 2)) - 10 * plot.ratio, align: "left", stroke: { colour, width: 2, dash: [6, 3] } },
    ]);
  };

  const frame = new Frame(host, {
    kind: "slopes",
    height: HEIGHT,
    grid: true,
    x: { range: x, ticks: (range, most) => linearTicks(range, most, true), title: () => say(words.z) },
    y: { range: y, ticks: (range, most) => linearTicks(range, most), title: () => say(words.slopes) },
    name: () => say(words.name),
    trend: () => {
      if (rows() === 0 || !(saturationField(data.saturation, "values") > 0)) return say(chartWords.nothing);
      const outside = saturationField(data.saturation, "below") + saturationField(data.saturation, "above");
      return say(words.trend, {
        saturated: percent(saturationField(data.saturation, "saturated")),
        mean: fixed(saturationField(data.saturation, "meanSlope"), 3),
        even: fixed(saturationField(data.saturation, "breakEven"), 2),
        outside: percent(outside / saturationField(data.saturation, "values")),
        range: String(SATURATION_RANGE),
      });
    },
    table: () => ({
      head: ["z", "φ", "φ′", say(words.share)],
      rows: spread(rows()).map((i) => [fixed(at(i, 0), 2), fixed(at(i, 1), 3), fixed(at(i, 2), 3), percent(barAt(at(i, 0)))]),
    }),
    readout: (z) => {
      const i = Math.round(((z + SATURATION_RANGE) / (2 * SATURATION_RANGE)) * (rows() - 1));
      return say(words.at, { z: fixed(at(i, 0), 2), value: fixed(at(i, 1), 3), slope: fixed(at(i, 2), 3), share: percent(barAt(at(i, 0))) });
    },
    cursor,
    snap: (z, steps) => {
      if (rows() === 0) return null;
      const i = Math.round(((z + SATURATION_RANGE) / (2 * SATURATION_RANGE)) * (rows() - 1)) + steps;
      return at(Math.max(0, Math.min(rows() - 1, i)), 0);
    },
    paint,
  });

  return {
    draw(next) {
      data = next;
      untracked(() => frame.redraw());
    },
    destroy: () => frame.destroy(),
  };
}
