/**
 * Gradient through time: ‖∂L_T/∂h_{T−k}‖ by lag k, for one loss only (the last of the window), so that lags do not mix.
 *
 * The logarithmic axis is fixed at 10⁻¹²…10⁴: a curve that falls has really fallen. Zeros stand on the floor.
 */
import { chartWords, trendWords } from "../words/charts";
import { span } from "../words/numbers";
import { say } from "../i18n";
import { colourOf, dashOf, type Look, type Cell } from "../plot/colours";
import { spread, type Table } from "../plot/dom";
import { count, fixed, magnitude } from "../plot/format";
import { Frame } from "../plot/frame";
import type { Plot } from "../plot/plot";
import { highAt, LAG_ROW, lags, lowAt, medianAt } from "../figures/lagrows";
import { band, guide, inside, labels, line, segment, type Label, type Stroke } from "../plot/paint";
import { decadeTicks, linearTicks } from "../plot/scales";
import type { Chart } from "../plot/chart";
import type { PictureOptions } from "../figures/types";
import type { Cursor } from "../plot/cursor";
import { sentence } from "../figures/trends";

/** One network's gradient through time, measured once. */
export interface LagCurve {
  cell: Cell;
  /** What it is called and how it looks where there are several; its cell says both unless told. */
  name?: string;
  look?: Look;
  /** Rows of four numbers (norm over the batch, then 10 %, median and 90 % over the batch's sequences) of ∂L_T/∂h_{T−k}, one per lag k from 0. */
  hidden: ArrayLike<number>;
  /** The same rows for ∂L_T/∂c_{T−k}, or null where the cell has no c. */
  cells: ArrayLike<number> | null;
  /** Characters in which the median halves, of ∂L/∂c where there is a c; Infinity where it does not shrink, null where unknown. */
  halfLife: number | null;
  /** The gain the recurrent matrix started with, where gainᵏ says something: every singular value, or the spectral radius. */
  gain: number | null;
  /** γ·s₁ of the recurrent matrix as it is: no curve lies above its k-th power. Null where it bounds nothing. */
  bound: number | null;
}

/** Gradient through time, one curve per network. */
export interface LagCurveData {
  curves: readonly LagCurve[];
  /** Characters the gradient may walk back, T: where truncated BPTT cuts. */
  window: number;
  /** Divide by the value at lag 0. */
  relative: boolean;
  /** Whether lags are steps of a task rather than characters of a text. */
  steps?: boolean;
}

export interface LagCurveOptions extends PictureOptions {
  /** The lag pointed at, in characters. */
  lag: Cursor;
}

const HEIGHT = 280;

/** The axis, in decimal logarithms. */
const FLOOR = -12;
const CEILING = 4;

/** Room to the right of T for the edge to be seen as an edge. */
const BEYOND = 1.06;

const THICK = 2;
const THIN = 1;
const BAND_OPACITY = 0.16;

/** One quantity of one network. */
interface Trace {
  name: string;
  curve: LagCurve;
  rows: ArrayLike<number>;
  thick: boolean;
}

function nameOf({ name, cell }: LagCurve): string {
  return name ?? cell.toUpperCase();
}

function lookOf({ look, cell }: LagCurve): Look {
  return look ?? { cell, nth: 0 };
}

/** ∂L/∂h of every network, and ∂L/∂c, the thicker, where there is a c. */
function traces(curves: readonly LagCurve[]): Trace[] {
  const several = curves.length > 1;
  return curves.flatMap((curve) => {
    const prefix = several ? `${nameOf(curve)} ` : "";
    const hidden = { name: `${prefix}∂L/∂h`, curve, rows: curve.hidden, thick: curve.cells === null };
    return curve.cells === null ? [hidden] : [{ name: `${prefix}∂L/∂c`, curve, rows: curve.cells, thick: true }, hidden];
  });
}

/** What theory says of a network: a power of k, drawn as a straight line from where its curve begins. */
interface Law {
  name: string;
  curve: LagCurve;
  factor: number;
  dash: readonly number[];
  /** Whether it is one network's own, and has its hue where there are several. */
  own: boolean;
}

function laws({ curves, relative }: LagCurveData): Law[] {
  const seen = new Set<number>();
  return curves.flatMap((curve) => {
    const { gain, bound } = curve;
    const prefix = curves.length > 1 ? `${nameOf(curve)} ` : "";
    const said: Law[] = [];
    // Where all begin at 1, one line serves all that started with the same gain.
    if (gain !== null && !seen.has(gain)) {
      const name = say(chartWords.gainLaw, { gain: fixed(gain, 2) });
      said.push({ name: relative ? name : prefix + name, curve, factor: gain, dash: [6, 4], own: !relative });
      if (relative) seen.add(gain);
    }
    if (bound !== null) said.push({ name: prefix + say(chartWords.boundLaw, { bound: fixed(bound, 2) }), curve, factor: bound, dash: [2, 3], own: true });
    return said;
  });
}

/** The value of a law at a lag, relative to lag 0 or absolute. */
function lawAt({ factor, curve }: Law, lag: number, relative: boolean): number {
  return factor ** lag * (relative ? 1 : medianAt(curve.cells ?? curve.hidden, 0));
}

/** Mounts the lag curve in `host`. */
export function mountLagCurve(host: HTMLElement, options: LagCurveOptions): Chart<LagCurveData> {
  let data: LagCurveData = { curves: [], window: 1, relative: true };
  const drawn = (): Trace[] => traces(data.curves).filter(({ rows }) => rows.length >= LAG_ROW);
  const longest = (): number => Math.max(0, ...drawn().map(({ rows }) => lags(rows)));

  const frame = new Frame(host, {
    kind: "lags",
    height: options.height ?? HEIGHT,
    grid: true,
    x: {
      range: () => [0, Math.max(data.window, longest() - 1) * BEYOND],
      ticks: (range, most) => linearTicks(range, most, true),
      title: () => say(data.steps ? chartWords.lagSteps : chartWords.lag),
    },
    y: {
      range: () => [FLOOR, CEILING],
      ticks: decadeTicks,
      title: () => say(data.relative ? chartWords.relativeNorm : chartWords.norm),
    },
    name: () => say(options.name ?? chartWords.nameLag),
    trend: () => lagTrend(data),
    table: () => table(drawn(), longest(), data),
    readout: (lag) => {
      const values = drawn().map(({ name, rows }) => {
        const unit = data.relative ? medianAt(rows, 0) : 1;
        const text = (value: number): string => magnitude(value / unit);
        return say(chartWords.lagValue, {
          name,
          median: text(medianAt(rows, lag)),
          low: text(lowAt(rows, lag)),
          high: text(highAt(rows, lag)),
        });
      });
      if (values.length === 0) return null;
      for (const law of laws(data)) values.push(say(chartWords.value, { name: law.name, value: magnitude(lawAt(law, lag, data.relative)) }));
      return say(chartWords.lagAt, { lag: count(lag), values: values.join(say(chartWords.semicolon)) });
    },
    cursor: options.lag,
    snap: (lag, steps) => (longest() === 0 ? null : Math.max(0, Math.min(longest() - 1, Math.round(lag) + steps))),
    paint: (plot) => paint(plot, drawn(), data),
  });

  return {
    draw(next) {
      data = next;
      frame.redraw();
    },
    destroy: () => frame.destroy(),
  };
}

/** The position of a value on the axis; whatever is smaller than the floor, zero included, stands on it. */
function position(value: number): number {
  if (Number.isNaN(value)) return Number.NaN;
  return value > 0 ? Math.max(FLOOR, Math.log10(value)) : FLOOR;
}

function paint(plot: Plot, drawn: readonly Trace[], data: LagCurveData): void {
  const { window, relative, curves, steps } = data;
  const { palette, ratio } = plot;
  const wanted: Label[] = [];
  inside(plot, () => {
    beyond(plot, window);
    if (relative) guide(plot, 0, { colour: palette.axis, width: 1 });
    for (const law of laws(data)) wanted.push(...drawLaw(plot, law, relative, curves.length > 1));
    for (const { name, curve, rows, thick } of drawn) {
      const stroke: Stroke = {
        colour: colourOf(palette, lookOf(curve)),
        width: thick ? THICK : THIN,
        dash: curves.length > 1 ? dashOf(lookOf(curve)) : [],
      };
      const unit = relative ? medianAt(rows, 0) : 1;
      const length = lags(rows);
      const xs = Array.from({ length }, (_, lag) => lag);
      const at = (read: typeof medianAt): number[] => xs.map((lag) => position(read(rows, lag) / unit));
      if (thick) band(plot, xs, at(lowAt), at(highAt), stroke.colour, BAND_OPACITY);
      const medians = at(medianAt);
      line(plot, { xs, ys: medians, length }, stroke);
      const last = Math.round((length - 1) * 0.7);
      if (drawn.length > 1) wanted.push({ text: name, x: plot.x(last), y: plot.y(medians[last] ?? 0) - 11 * ratio, align: "left", stroke });
      if (thick || curve.cells === null) wanted.push(...halfLife(plot, curve, curves.length > 1));
    }
  });
  const edge = say(chartWords.cut, { window });
  // A task's sequences are followed back to their beginning.
  if (!steps) wanted.push({ text: edge, x: plot.x(window) - 4 * ratio, y: plot.top + 9 * ratio, align: "right" });
  labels(plot, wanted);
}

/** A straight line on this axis, named near its middle, or where it leaves the picture. */
function drawLaw(plot: Plot, law: Law, relative: boolean, several: boolean): Label[] {
  const { palette, ratio } = plot;
  const stroke: Stroke = { colour: several && law.own ? colourOf(palette, lookOf(law.curve)) : palette.quiet, width: 1, dash: law.dash };
  const first = Math.log10(lawAt(law, 0, relative));
  const slope = Math.log10(law.factor);
  if (!Number.isFinite(first) || !Number.isFinite(slope)) return [];
  const end = (plot.width * BEYOND) / (plot.x(1) - plot.x(0));
  segment(plot, plot.x(0), plot.y(first), plot.x(end), plot.y(first + slope * end), stroke);
  const edge = slope > 0 ? (CEILING - first) / slope : slope < 0 ? (FLOOR - first) / slope : end;
  const at = Math.min(0.45 * end, 0.8 * edge);
  return [{ text: law.name, x: plot.x(at), y: plot.y(first + slope * at) - 11 * ratio, align: "left", stroke }];
}

/** Past T nothing comes back: hatched paper and an edge. */
function beyond(plot: Plot, window: number): void {
  const { palette, ratio, top, height, left, width } = plot;
  const x = plot.x(window);
  const stroke = { colour: palette.grid, width: 1 };
  for (let from = x - height; from < left + width; from += 6 * ratio) {
    const start = Math.max(from, x);
    segment(plot, start, top + height - (start - from), from + height, top, stroke);
  }
  segment(plot, x, top, x, top + height, { colour: palette.quiet, width: 1 });
}

/** A dotted line down to the axis at the half-life; nothing where it is longer than the axis. */
function halfLife(plot: Plot, curve: LagCurve, several: boolean): Label[] {
  const { ratio, palette } = plot;
  if (curve.halfLife === null || !Number.isFinite(curve.halfLife)) return [];
  const x = plot.x(curve.halfLife);
  if (x > plot.left + plot.width) return [];
  const bottom = plot.top + plot.height;
  segment(plot, x, plot.y(0), x, bottom, { colour: several ? colourOf(palette, lookOf(curve)) : palette.quiet, width: 1, dash: [1, 3] });
  // The lines of several stand close together; read-out, table and trend name their lengths.
  if (several) return [];
  const text = say(chartWords.halfLife, { value: span(curve.halfLife) });
  return [{ text, x: x + 5 * ratio, y: bottom - 10 * ratio, align: "left" }];
}

function table(drawn: readonly Trace[], length: number, data: LagCurveData): Table {
  const { relative, steps = false } = data;
  const known = laws(data);
  const rows = spread(length).map((lag) => [
    count(lag),
    ...drawn.map(({ rows }) => magnitude(medianAt(rows, lag) / (relative ? medianAt(rows, 0) : 1))),
    ...known.map((law) => magnitude(lawAt(law, lag, relative))),
  ]);
  const lives = drawn.map(({ curve }) => halfLifeText(curve.halfLife, steps));
  const last = drawn.length === 0 ? [] : [[say(chartWords.halfLife, { value: "" }).trim(), ...lives, ...known.map(() => "")]];
  return { head: [say(chartWords.lagShort), ...drawn.map(({ name }) => name), ...known.map(({ name }) => name)], rows: [...rows.slice(0, 24), ...last] };
}

/** A half-life with its unit, or that there is none. */
export function halfLifeText(halfLife: number | null, steps = false): string {
  if (halfLife === null || Number.isNaN(halfLife)) return say(trendWords.halfLifeUnknown);
  if (!Number.isFinite(halfLife)) return say(trendWords.halfLifeNone);
  return say(steps ? trendWords.halfLifeSteps : trendWords.halfLife, { value: span(halfLife) });
}

/** Gradient through time: what is left at the last lag, and the half-life, for each cell. */
export function lagTrend({ curves, steps }: Pick<LagCurveData, "curves" | "steps">): string {
  const parts = curves
    .filter(({ hidden }) => hidden.length >= LAG_ROW)
    .map(({ cell, name, hidden, cells, halfLife, bound }) => {
      // Where a cell has a c, memory runs through it; the half-life is c's as well.
      const rows = cells ?? hidden;
      const lag = lags(rows) - 1;
      const ratio = medianAt(rows, lag) / medianAt(rows, 0);
      const values = { cell: `${name ?? cell.toUpperCase()}${cells ? " ∂L/∂c" : ""}`, lag: count(lag), ratio: magnitude(ratio), halfLife: halfLifeText(halfLife, steps) };
      const left = say(ratio === 0 ? trendWords.lagZero : trendWords.lag, values);
      return bound === null || bound >= 1 ? left : say(trendWords.lagBound, { left, lag: count(lag), bound: fixed(bound, 2), most: magnitude(bound ** lag) });
    });
  return sentence(parts);
}
