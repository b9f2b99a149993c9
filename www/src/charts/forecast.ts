/**
 * A series of numbers with what the network makes of it: the prediction of every next value, and, from the border of the
 * test data on, the series it runs on into when it reads its own predictions; below, on the same axis, how far both lie
 * from the data. In the data's own units.
 */
import { taskChartWords as words } from "../words/taskcharts";
import { chartWords } from "../words/charts";
import { say } from "../i18n";
import { spread } from "../plot/dom";
import { count, magnitude } from "../plot/format";
import type { FrameSpec } from "../plot/frame";
import type { Plot } from "../plot/plot";
import { inside, labels, line, segment, type Label, type Stroke } from "../plot/paint";
import { decadeTicks, extent, linearTicks, Rounded, type Range } from "../plot/scales";
import { stacked } from "../plot/stack";
import type { Cell } from "../plot/colours";
import type { Chart } from "../plot/chart";
import type { Cursor } from "../plot/cursor";
import type { PictureOptions } from "../figures/types";
import type { Points } from "../plot/series";

/** What the picture shows. */
export interface ForecastData {
  /** The series, from time step 1. */
  values: ArrayLike<number>;
  /** The prediction of every value from the values before it; NaN where there are too few before it. */
  predicted: ArrayLike<number>;
  /** Index of the first value that was held out. */
  border: number;
  /** What the network runs on into from `border`, reading its own output. */
  freeRun: ArrayLike<number>;
  /** Indices drawn: from the first to, not including, the second. */
  shown: Range;
  /** Mean squared errors on the held-out values. */
  errors: { oneStep: number; freeRun: number };
  /** Whose predictions they are. */
  cell: Cell;
}

export interface ForecastOptions extends PictureOptions {
  /** The time step pointed at, from 0. */
  cursor: Cursor;
}

const HEIGHT = 320;
/** Room kept above everything drawn, for the names of the lines, as a share of its span. */
const HEADROOM = 0.33;
/** Distance of the names from each other, CSS pixels. */
const NAME_PX = 15;
const ERROR_HEIGHT = 170;
/** Powers of ten that the errors' axis shows at most: what is smaller stands on its floor. */
const DECADES = 8;

const NOTHING: ForecastData = {
  values: [], predicted: [], border: 0, freeRun: [], shown: [0, 1], errors: { oneStep: Number.NaN, freeRun: Number.NaN }, cell: "rnn",
};

/** Entries of an array as points whose x counts on from `from`. */
function points(values: ArrayLike<number>, from = 0): Points {
  return { xs: Array.from({ length: values.length }, (_, i) => from + i), ys: values, length: values.length };
}

/** One line of the picture. */
interface Trace {
  name: string;
  points: Points;
  stroke(plot: Plot): Stroke;
}

function traces({ values, predicted, freeRun, border, cell }: ForecastData): Trace[] {
  return [
    { name: say(words.truth), points: points(values), stroke: ({ palette }) => ({ colour: palette.quiet, width: 2.5, opacity: 0.55 }) },
    { name: say(words.predicted), points: points(predicted), stroke: ({ palette }) => ({ colour: palette.ink, width: 1, dash: [2, 2] }) },
    { name: say(words.freeRun), points: points(freeRun, border), stroke: ({ palette }) => ({ colour: palette.cells[cell], width: 2 }) },
  ];
}

/** Mounts the picture in `host`. */
export function mountForecast(host: HTMLElement, options: ForecastOptions): Chart<ForecastData> {
  let data = NOTHING;
  let missed: readonly Trace[] = [];
  const scale = new Rounded();
  const last = (): number => Math.max(data.values.length, data.border + data.freeRun.length) - 1;

  const rangeY = (): Range => {
    // A free run that flies off is cut at three times the data's own span: the data must stay readable beside it.
    const [low, high] = extent(points(data.values), data.shown);
    const room = 1.5 * (high - low || 1);
    const spans = traces(data).map(({ points }) => extent(points, data.shown));
    const bottom = Math.max(low - room, Math.min(...spans.map(([low]) => (Number.isNaN(low) ? Number.POSITIVE_INFINITY : low))));
    const top = Math.min(high + room, Math.max(...spans.map(([, high]) => (Number.isNaN(high) ? Number.NEGATIVE_INFINITY : high))));
    return scale.fit(bottom, top + HEADROOM * (top - bottom));
  };

  const shared = {
    grid: true,
    x: {
      range: (): Range => [data.shown[0], Math.max(data.shown[0] + 1, data.shown[1] - 1)],
      ticks: ([low, high]: Range, most: number) => linearTicks([low + 1, high + 1], most, true).map(({ at, text }) => ({ at: at - 1, text })),
      title: () => say(words.time),
    },
    cursor: options.cursor,
    snap: (x: number, steps: number) => (data.values.length === 0 ? null : Math.max(data.shown[0], Math.min(last(), data.shown[1] - 1, Math.round(x) + steps))),
  };
  const told = (drawn: readonly Trace[], x: number): string =>
    say(words.forecastAt, { at: count(x + 1), values: drawn.map(({ name, points }) => say(chartWords.value, { name, value: at(points, x) })).join(say(chartWords.comma)) });
  const table = (drawn: readonly Trace[]) => {
    const [from, to] = data.shown;
    return {
      head: [say(words.time), ...drawn.map(({ name }) => name)],
      rows: spread(Math.max(0, to - from)).map((i) => [count(from + i + 1), ...drawn.map(({ points }) => at(points, from + i))]),
    };
  };

  const upper: FrameSpec = {
    ...shared,
    kind: "forecast",
    height: options.height ?? HEIGHT,
    y: { range: rangeY, ticks: (range, most) => linearTicks(range, most), title: () => say(words.valueAxis) },
    name: () => say(options.name ?? words.nameForecast),
    trend: () => {
      const { errors, border, freeRun, values } = data;
      if (data.values.length === 0) return say(chartWords.nothing);
      return say(words.forecastTrend, {
        oneStep: magnitude(errors.oneStep),
        border: count(border + 1),
        freeRun: magnitude(errors.freeRun),
        // The error is known only as far as there are data.
        steps: count(Math.min(freeRun.length, values.length - border)),
      });
    },
    table: () => table(traces(data)),
    readout: (x) => (data.values.length === 0 ? null : told(traces(data), x)),
    paint: (plot) => paint(plot, data),
  };
  const lower: FrameSpec = {
    ...shared,
    kind: "forecast-error",
    height: ERROR_HEIGHT,
    y: { range: () => errorRange(missed, data.shown), ticks: decadeTicks, title: () => say(words.errorAxis) },
    name: () => say(words.nameError),
    trend: () => say(data.values.length === 0 ? chartWords.nothing : words.errorTrend),
    table: () => table(missed),
    readout: (x) => (data.values.length === 0 ? null : told(missed, x)),
    paint: (plot) => paintErrors(plot, missed, data),
  };

  return stacked(host, [upper, lower], (next: ForecastData) => {
    data = next;
    missed = misses(next);
  });
}

/** How far the predictions lie from the data, wherever there are data. */
function misses(data: ForecastData): Trace[] {
  return traces(data)
    .slice(1)
    .map(({ name, points: { xs, ys, length }, stroke }) => {
      const known = Array.from({ length }, (_, i) => i).filter((i) => (xs[i] ?? 0) < data.values.length);
      const miss = (i: number): number => Math.abs((ys[i] ?? Number.NaN) - (data.values[xs[i] ?? 0] ?? Number.NaN));
      return { name, stroke, points: { xs: known.map((i) => xs[i] ?? 0), ys: known.map(miss), length: known.length } };
    });
}

/** The decades from the largest error down to the smallest, at most `DECADES` of them. */
export function errorRange(missed: readonly { points: Points }[], shown: Range): Range {
  const spans = missed.map(({ points }) => extent(points, shown, true)).filter(([low]) => !Number.isNaN(low));
  if (spans.length === 0) return [-2, 0];
  const low = Math.floor(Math.log10(Math.min(...spans.map(([low]) => low))));
  const high = Math.ceil(Math.log10(Math.max(...spans.map(([, high]) => high))));
  return [Math.max(high - DECADES, Math.min(high - 1, low)), high];
}

function paintErrors(plot: Plot, missed: readonly Trace[], { border, shown }: ForecastData): void {
  const edge = plot.x(border - 0.5);
  const [floor] = errorRange(missed, shown);
  inside(plot, () => {
    segment(plot, edge, plot.top, edge, plot.top + plot.height, { colour: plot.palette.quiet, width: 1, dash: [6, 4] });
    for (const { points, stroke } of missed) line(plot, points, stroke(plot), (error) => (error > 0 ? Math.max(floor, Math.log10(error)) : floor));
  });
}

/** The value of a trace at a time step, as text; a dash where it has none. */
function at({ xs, ys, length }: Points, x: number): string {
  const value = ys[x - (xs[0] ?? 0)];
  return length === 0 || value === undefined || Number.isNaN(value) ? "–" : magnitude(value);
}

function paint(plot: Plot, data: ForecastData): void {
  const { ratio, palette, top, height } = plot;
  if (data.values.length === 0) return;
  const edge = plot.x(data.border - 0.5);
  const wanted: Label[] = [];
  inside(plot, () => {
    segment(plot, edge, top, edge, top + height, { colour: palette.quiet, width: 1, dash: [6, 4] });
    for (const trace of traces(data)) line(plot, trace.points, trace.stroke(plot));
  });
  const row = (i: number): number => top + (9 + NAME_PX * i) * ratio;
  traces(data).forEach((trace, i) => wanted.push({ text: trace.name, x: plot.left + 6 * ratio, y: row(i), align: "left", stroke: trace.stroke(plot) }));
  wanted.push({ text: say(words.border), x: edge + 4 * ratio, y: row(wanted.length), align: "left" });
  labels(plot, wanted);
}
