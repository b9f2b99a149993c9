/** How the units use a gate: how often each is shut and open, one dot a unit; and how long what it keeps lasts. */
import { untracked } from "@preact/signals";
import { GATE_FIELDS } from "../wire";
import { saturationWords } from "../words/saturation";
import { chartWords } from "../figures/words";
import { span } from "../words/numbers";
import { say } from "../i18n";
import { createCursor } from "../plot/cursor";
import { spread } from "../plot/dom";
import { count, fixed, percent } from "../plot/format";
import { Frame } from "../plot/frame";
import type { Plot } from "../plot/plot";
import { inside, segment } from "../plot/paint";
import { decadeTicks, linearTicks, type Range } from "../plot/scales";
import type { Cell } from "../plot/colours";
import type { Chart } from "../plot/chart";

/** What the pictures show. */
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

/** What tells the two pictures apart. */
interface Kind {
  kind: string;
  name(gate: string): string;
  trend(rows: ArrayLike<number>, units: number): string;
  x: { range: Range; ticks(range: Range, most: number): { at: number; text: string }[]; title(): string; at(rows: ArrayLike<number>, unit: number): number };
  y: { range(units: number): Range; ticks(range: Range, most: number): { at: number; text: string }[]; title(): string; at(rows: ArrayLike<number>, unit: number): number };
  under(plot: Plot): void;
}

function mountDots(host: HTMLElement, kind: Kind, height: number): Chart<GateData> {
  let data: GateData = { gate: "", rows: [], cell: "lstm" };
  const cursor = createCursor();
  const unit = createCursor();
  const units = (): number => Math.floor(data.rows.length / ROW);
  const place = (u: number): number => kind.x.at(data.rows, u);
  /** Units from left to right, so that a cursor can walk along them. */
  let order: number[] = [];

  const frame = new Frame(host, {
    kind: kind.kind,
    height,
    grid: true,
    x: { range: () => kind.x.range, ticks: kind.x.ticks, title: kind.x.title },
    y: { range: () => kind.y.range(units()), ticks: kind.y.ticks, title: kind.y.title },
    name: () => kind.name(data.gate),
    trend: () => (units() === 0 ? say(chartWords.nothing) : kind.trend(data.rows, units())),
    table: () => ({
      head: [say(chartWords.unit), say(saturationWords.shut), say(saturationWords.open), say(chartWords.mean), say(saturationWords.halfLife)],
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
      return say(saturationWords.unitAt, {
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
export function mountSaturation(host: HTMLElement, { height = HEIGHT }: { height?: number } = {}): Chart<GateData> {
  return mountDots(
    host,
    {
      kind: "saturation",
      name: (gate) => say(saturationWords.saturationName, { gate }),
      trend: (rows, units) => {
        const all = (field: "shut" | "open" | "mean"): number[] => Array.from({ length: units }, (_, u) => gateField(rows, u, field));
        const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / units;
        return say(saturationWords.saturationTrend, { shut: percent(mean(all("shut"))), open: percent(mean(all("open"))), mean: fixed(mean(all("mean")), 2) });
      },
      x: { ...share, title: () => say(saturationWords.shutShare), at: (rows, u) => gateField(rows, u, "shut") },
      y: { range: () => share.range, ticks: share.ticks, title: () => say(saturationWords.openShare), at: (rows, u) => gateField(rows, u, "open") },
      // No unit can be shut and open at once: nothing lies beyond this line.
      under: (plot) => segment(plot, plot.x(0), plot.y(1), plot.x(1), plot.y(0), { colour: plot.palette.quiet, width: 1, dash: [4, 4] }),
    },
    height,
  );
}

/** Mounts the ruler of half-lives in `host`: steps along a logarithmic x, one row a unit. */
export function mountRuler(host: HTMLElement, { height = HEIGHT }: { height?: number } = {}): Chart<GateData> {
  const at = (rows: ArrayLike<number>, u: number): number => Math.max(SHORTEST, Math.min(LONGEST, Math.log10(gateField(rows, u, "halfLife"))));
  return mountDots(
    host,
    {
      kind: "ruler",
      name: (gate) => say(saturationWords.rulerName, { gate }),
      trend: (rows, units) => {
        const lives = Array.from({ length: units }, (_, u) => gateField(rows, u, "halfLife"));
        return say(saturationWords.rulerTrend, { median: span(median(lives)), longest: span(Math.max(...lives)), shortest: span(Math.min(...lives)) });
      },
      x: { range: [SHORTEST - 0.05, LONGEST + 0.05], ticks: (_, most) => decadeTicks([SHORTEST, LONGEST], most), title: () => say(saturationWords.halfLifeAxis), at },
      y: {
        range: (units) => [Math.max(1, units) - 0.5, -0.5],
        ticks: ([bottom, top], most) =>
          linearTicks([top + 1, bottom + 1], most, true).filter(({ at }) => at >= 1).map(({ at, text }) => ({ at: at - 1, text })),
        title: () => say(chartWords.unit),
        at: (_, u) => u,
      },
      under: () => undefined,
    },
    height,
  );
}
