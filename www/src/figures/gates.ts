/** How the units use a gate: how often each is shut and open, one dot a unit; and how long what it keeps lasts. */
import { untracked } from "@preact/signals";
import { GATE_FIELDS } from "../wire";
import { span } from "../words/numbers";
import { say, type Phrase } from "../i18n";
import { createCursor } from "../plot/cursor";
import { spread } from "../plot/dom";
import { count, fixed, percent } from "../plot/format";
import { Frame } from "../plot/frame";
import type { Plot } from "../plot/plot";
import { inside, segment } from "../plot/paint";
import { decadeTicks, linearTicks, type Range } from "../plot/scales";
import type { Cell } from "../plot/colours";
import type { Chart } from "../plot/chart";
import { chartWords } from "./words";

export const words = {
  shut: { en: "shut", zh: "关闭" },
  open: { en: "open", zh: "打开" },
  halfLife: { en: "half-life, steps", zh: "半衰期（步）" },
  shutShare: { en: "share of steps below 0.1", zh: "低于 0.1 的步数占比" },
  openShare: { en: "above 0.9", zh: "高于 0.9" },
  halfLifeAxis: { en: "half-life, steps (direct path)", zh: "半衰期，步数（直接通路）" },
  saturationName: { en: "Saturation of gate {gate}, one dot a unit", zh: "门 {gate} 的饱和，每点一个单元" },
  saturationTrend: {
    en: "On average over units and steps the gate is {mean}; it is below 0.1 in {shut} and above 0.9 in {open}.",
    zh: "对单元和步平均，门的值为 {mean}；{shut} 低于 0.1，{open} 高于 0.9。",
  },
  rulerName: { en: "Half-life of what gate {gate} keeps", zh: "门 {gate} 所保留内容的半衰期" },
  rulerTrend: {
    en: "The median unit keeps half for {median} {median|step|steps}; they range from {shortest} to {longest}.",
    zh: "中位单元经过 {median} 步还剩一半；范围从 {shortest} 到 {longest}。",
  },
  unitAt: {
    en: "Unit {unit}: shut {shut}, open {open}, mean {mean}, half-life {halfLife}",
    zh: "单元 {unit}：关闭 {shut}，打开 {open}，平均 {mean}，半衰期 {halfLife}",
  },
} as const satisfies Record<string, Phrase>;

/** What is drawn. */
export interface GateData {
  /** The gate's letter. */
  gate: string;
  /** Rows of `GATE_FIELDS`, one a unit. */
  rows: ArrayLike<number>;
  cell: Cell;
}

const ROW = GATE_FIELDS.length;
const HEIGHT = 280;
const DOT_PX = 3;
/** The ruler's ends, decimal logarithms of steps. */
const SHORTEST = -1;
const LONGEST = 3;

/** A number of a unit by name. */
export function gateField(rows: ArrayLike<number>, unit: number, field: (typeof GATE_FIELDS)[number]): number {
  return rows[unit * ROW + GATE_FIELDS.indexOf(field)] ?? Number.NaN;
}

/** The median of numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? (sorted[Math.floor(middle)] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** What tells the two drawings apart. */
interface Kind {
  kind: string;
  name(gate: string): string;
  trend(rows: ArrayLike<number>, units: number): string;
  x: { range: Range; ticks(range: Range, most: number): { at: number; text: string }[]; title(): string; at(rows: ArrayLike<number>, unit: number): number };
  y: { range(units: number): Range; ticks(range: Range, most: number): { at: number; text: string }[]; title(): string; at(rows: ArrayLike<number>, unit: number): number };
  under(plot: Plot): void;
}

function mountDots(host: HTMLElement, kind: Kind): Chart<GateData> {
  let data: GateData = { gate: "", rows: [], cell: "lstm" };
  const cursor = createCursor();
  const unit = createCursor();
  const units = (): number => Math.floor(data.rows.length / ROW);
  const place = (u: number): number => kind.x.at(data.rows, u);
  /** Units from left to right, so that a cursor can walk along them. */
  let order: number[] = [];

  const frame = new Frame(host, {
    kind: kind.kind,
    height: HEIGHT,
    grid: true,
    x: { range: () => kind.x.range, ticks: kind.x.ticks, title: kind.x.title },
    y: { range: () => kind.y.range(units()), ticks: kind.y.ticks, title: kind.y.title },
    name: () => kind.name(data.gate),
    trend: () => (units() === 0 ? say(chartWords.nothing) : kind.trend(data.rows, units())),
    table: () => ({
      head: [say(chartWords.unit), say(words.shut), say(words.open), say(chartWords.mean), say(words.halfLife)],
      rows: spread(units()).map((u) => [
        count(u + 1),
        percent(gateField(data.rows, u, "shut")),
        percent(gateField(data.rows, u, "open")),
        fixed(gateField(data.rows, u, "mean"), 3),
        span(gateField(data.rows, u, "halfLife")),
      ]),
    }),
    readout: () => {
      const u = unit.value;
      if (u === null || u >= units()) return null;
      return say(words.unitAt, {
        unit: count(u + 1),
        shut: percent(gateField(data.rows, u, "shut")),
        open: percent(gateField(data.rows, u, "open")),
        mean: fixed(gateField(data.rows, u, "mean"), 3),
        halfLife: span(gateField(data.rows, u, "halfLife")),
      });
    },
    cursor,
    snap: (at, steps) => {
      if (order.length === 0) return null;
      // Units may share a place: the keys walk on from the one in hand.
      const held = steps === 0 || unit.value === null ? -1 : order.indexOf(unit.value);
      let next = held + steps;
      if (held < 0) {
        next = 0;
        for (let i = 1; i < order.length; i += 1) {
          if (Math.abs(place(order[i] ?? 0) - at) < Math.abs(place(order[next] ?? 0) - at)) next = i;
        }
      }
      const u = order[Math.max(0, Math.min(order.length - 1, next))] ?? 0;
      unit.value = u;
      return place(u);
    },
    paint: (plot) => {
      const { context, palette, ratio } = plot;
      kind.under(plot);
      inside(plot, () => {
        context.save();
        context.fillStyle = palette.cells[data.cell];
        context.globalAlpha = 0.75;
        for (let u = 0; u < units(); u += 1) {
          context.beginPath();
          context.arc(plot.x(place(u)), plot.y(kind.y.at(data.rows, u)), DOT_PX * ratio, 0, 2 * Math.PI);
          context.fill();
        }
        context.restore();
      });
    },
  });

  return {
    draw(next) {
      data = next;
      order = Array.from({ length: units() }, (_, u) => u).sort((a, b) => place(a) - place(b));
      untracked(() => frame.redraw());
    },
    destroy: () => frame.destroy(),
  };
}

const share = { range: [-0.03, 1.03] as Range, ticks: (_: Range, most: number) => linearTicks([0, 1], most) };

/** Mounts the saturation scatter in `host`: left-saturated along x, right-saturated along y. */
export function mountSaturation(host: HTMLElement): Chart<GateData> {
  return mountDots(host, {
    kind: "saturation",
    name: (gate) => say(words.saturationName, { gate }),
    trend: (rows, units) => {
      const all = (field: "shut" | "open" | "mean"): number[] => Array.from({ length: units }, (_, u) => gateField(rows, u, field));
      const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / units;
      return say(words.saturationTrend, { shut: percent(mean(all("shut"))), open: percent(mean(all("open"))), mean: fixed(mean(all("mean")), 2) });
    },
    x: { ...share, title: () => say(words.shutShare), at: (rows, u) => gateField(rows, u, "shut") },
    y: { range: () => share.range, ticks: share.ticks, title: () => say(words.openShare), at: (rows, u) => gateField(rows, u, "open") },
    // No unit can be shut and open at once: nothing lies beyond this line.
    under: (plot) => segment(plot, plot.x(0), plot.y(1), plot.x(1), plot.y(0), { colour: plot.palette.quiet, width: 1, dash: [4, 4] }),
  });
}

/** Mounts the ruler of half-lives in `host`: steps along a logarithmic x, one row a unit. */
export function mountRuler(host: HTMLElement): Chart<GateData> {
  const at = (rows: ArrayLike<number>, u: number): number => Math.max(SHORTEST, Math.min(LONGEST, Math.log10(gateField(rows, u, "halfLife"))));
  return mountDots(host, {
    kind: "ruler",
    name: (gate) => say(words.rulerName, { gate }),
    trend: (rows, units) => {
      const lives = Array.from({ length: units }, (_, u) => gateField(rows, u, "halfLife"));
      return say(words.rulerTrend, { median: span(median(lives)), longest: span(Math.max(...lives)), shortest: span(Math.min(...lives)) });
    },
    x: { range: [SHORTEST - 0.05, LONGEST + 0.05], ticks: (_, most) => decadeTicks([SHORTEST, LONGEST], most), title: () => say(words.halfLifeAxis), at },
    y: {
      range: (units) => [Math.max(1, units) - 0.5, -0.5],
      ticks: ([bottom, top], most) =>
        linearTicks([top + 1, bottom + 1], most, true).filter(({ at }) => at >= 1).map(({ at, text }) => ({ at: at - 1, text })),
      title: () => say(chartWords.unit),
      at: (_, u) => u,
    },
    under: () => undefined,
  });
}
