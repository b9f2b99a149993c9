/**
 * A series of numbers with what the network makes of it: the prediction of every next value, and, from the border of the
 * test data on, the series it runs on into when it reads its own predictions. In the data's own units.
 */
import { taskChartWords as words } from "../words/taskcharts";
import { chartWords } from "../words/charts";
import { say } from "../words/phrase";
import { spread } from "./dom";
import { count, magnitude } from "./format";
import { Frame, type Plot } from "./frame";
import { inside, labels, line, segment, type Label, type Stroke } from "./paint";
import { extent, linearTicks, Rounded, type Range } from "./scales";
import type { Cell, Chart, Cursor, PictureOptions, Points } from "./types";

/** What the picture shows. */
export interface ForecastData {
  /** The series, from time step 1. */
  values: ArrayLike<number>;
  /** The prediction of every value from the values before it; NaN where there are too few before it. */
  predicted: ArrayLike<number>;
  /** Index of the first value that was set aside. */
  border: number;
  /** What the network runs on into from `border`, reading its own output. */
  freeRun: ArrayLike<number>;
  /** Indices drawn: from the first to, not including, the second. */
  shown: Range;
  /** Mean squared errors on the values set aside. */
  errors: { oneStep: number; freeRun: number };
  /** Whose predictions they are. */
  cell: Cell;
}

export interface ForecastOptions extends PictureOptions {
  /** The time step pointed at, from 0. */
  cursor: Cursor;
}

const HEIGHT = 300;

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
  const scale = new Rounded();
  const last = (): number => Math.max(data.values.length, data.border + data.freeRun.length) - 1;

  const rangeY = (): Range => {
    // A free run that flies off is cut at three times the data's own span: the data must stay readable beside it.
    const [low, high] = extent(points(data.values), data.shown);
    const room = 1.5 * (high - low || 1);
    const spans = traces(data).map(({ points }) => extent(points, data.shown));
    return scale.fit(
      Math.max(low - room, Math.min(...spans.map(([low]) => (Number.isNaN(low) ? Number.POSITIVE_INFINITY : low)))),
      Math.min(high + room, Math.max(...spans.map(([, high]) => (Number.isNaN(high) ? Number.NEGATIVE_INFINITY : high)))),
    );
  };

  const frame = new Frame(host, {
    kind: "forecast",
    height: options.height ?? HEIGHT,
    grid: true,
    x: {
      range: () => [data.shown[0], Math.max(data.shown[0] + 1, data.shown[1] - 1)],
      ticks: ([low, high], most) => linearTicks([low + 1, high + 1], most, true).map(({ at, text }) => ({ at: at - 1, text })),
      title: () => say(words.time),
    },
    y: { range: rangeY, ticks: (range, most) => linearTicks(range, most), title: () => say(words.valueAxis) },
    name: () => say(options.name ?? words.nameForecast),
    trend: () => {
      const { errors, border, freeRun } = data;
      if (data.values.length === 0) return say(chartWords.nothing);
      return say(words.forecastTrend, {
        oneStep: magnitude(errors.oneStep),
        border: count(border + 1),
        freeRun: magnitude(errors.freeRun),
        steps: count(freeRun.length),
      });
    },
    table: () => {
      const [from, to] = data.shown;
      const drawn = traces(data);
      return {
        head: [say(words.time), ...drawn.map(({ name }) => name)],
        rows: spread(Math.max(0, to - from)).map((i) => [count(from + i + 1), ...drawn.map(({ points }) => at(points, from + i))]),
      };
    },
    readout: (x) => {
      if (data.values.length === 0) return null;
      const values = traces(data).map(({ name, points }) => say(chartWords.value, { name, value: at(points, x) }));
      return say(words.forecastAt, { at: count(x + 1), values: values.join(say(chartWords.comma)) });
    },
    cursor: options.cursor,
    snap: (x, steps) => (data.values.length === 0 ? null : Math.max(data.shown[0], Math.min(last(), data.shown[1] - 1, Math.round(x) + steps))),
    paint: (plot) => paint(plot, data),
  });

  return {
    draw(next) {
      data = next;
      frame.redraw();
    },
    destroy: () => frame.destroy(),
  };
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
  traces(data).forEach((trace, i) => {
    wanted.push({ text: trace.name, x: plot.left + 6 * ratio, y: top + (9 + 15 * i) * ratio, align: "left", stroke: trace.stroke(plot) });
  });
  wanted.push({ text: say(words.border), x: edge + 4 * ratio, y: top + height - 9 * ratio, align: "left" });
  labels(plot, wanted);
}
