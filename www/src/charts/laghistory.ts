/**
 * Gradient through time over training: one column per measurement, lag 0 at the top, colour = log10 of the norm divided by
 * the norm at lag 0, clipped to 10⁻⁸…10. It stands on the same axis of updates as the loss.
 */
import { chartWords, trendWords } from "../words/charts";
import { say } from "../i18n";
import type { Palette } from "../plot/colours";
import { spread } from "../plot/dom";
import { count, magnitude, power } from "../plot/format";
import { Frame } from "../plot/frame";
import type { Plot } from "../plot/plot";
import { Columns } from "../plot/history";
import { ColourKey } from "../plot/key";
import { sizeAt } from "../figures/lagrows";
import { inside } from "../plot/paint";
import { Raster } from "../plot/raster";
import { linearTicks, type Range } from "../plot/scales";
import { lowerBound, nearest } from "../plot/series";
import type { Chart } from "../plot/chart";
import type { Cursor } from "../plot/cursor";
import type { TimeOptions } from "../figures/types";
import { sentence } from "../figures/trends";

/** Gradient through time over training: `columns` hold the norm for every lag from 0, one column per measurement. */
export interface LagHistoryData {
  columns: Columns;
  /** Characters the gradient may walk back, T. */
  window: number;
  /** Whether lags are steps of a task rather than characters of a text. */
  steps?: boolean;
}

export interface LagHistoryOptions extends TimeOptions {
  /** Writes nothing under it: another picture on the same axis stands right below. */
  bare?: boolean;
  /** The lag pointed at, in characters. */
  lag: Cursor;
}

const HEIGHT = 200;

/** Ends of the colour scale, in decimal logarithms. */
const LEAST = -8;
const MOST = 1;

/** Index of the floor colour; the map itself is 1…255. */
const FLOOR = 0;

/** The place of a ratio on the map: 0 for exactly zero, 1…255 from 10⁻⁸ to 10. */
export function shade(ratio: number): number {
  if (!(ratio > 0)) return FLOOR;
  const share = (Math.log10(ratio) - LEAST) / (MOST - LEAST);
  return 1 + Math.round(Math.max(0, Math.min(1, share)) * 254);
}

/** What was measured nearest to `update`: the norm at `lag`, or at the longest lag for null, divided by that at lag 0. */
export function ratioAt(columns: Columns, update: number, lag: number | null): { update: number; lag: number; ratio: number } | null {
  const i = nearest({ xs: columns.xs, length: columns.length }, update);
  const values = columns.values[i];
  if (!values) return null;
  const at = lag === null ? values.length - 1 : Math.min(lag, values.length - 1);
  return { update: columns.xs[i] ?? 0, lag: at, ratio: sizeAt(values, at, true) };
}

/** Mounts the lag × update picture in `host`. */
export function mountLagHistory(host: HTMLElement, options: LagHistoryOptions): Chart<LagHistoryData> {
  let data: LagHistoryData = { columns: new Columns(1), window: 1 };
  const { time, lag } = options;
  const raster = new Raster();
  const key = new ColourKey();
  /** Places on the map, once per measurement. */
  const shades = new WeakMap<Float32Array, Uint8Array>();
  let painted = "";
  const rows = (): number => Math.max(data.window, 1, data.columns.values[data.columns.length - 1]?.length ?? 0);
  const rangeX = (): Range => time.zoom.value ?? [0, time.end.value];

  const shadesOf = (values: Float32Array): Uint8Array => {
    const known = shades.get(values);
    if (known) return known;
    const made = Uint8Array.from(values, (_, lag) => shade(sizeAt(values, lag, true)));
    shades.set(values, made);
    return made;
  };

  const fill = (width: number, height: number, palette: Palette): void => {
    const { columns } = data;
    const pixels = raster.pixels(width, height);
    pixels.fill(0);
    const [from, to] = rangeX();
    const newest = columns.length - 1;
    const end = (columns.xs[newest] ?? 0) + Math.max(1, (columns.xs[newest] ?? 0) - (columns.xs[newest - 1] ?? 0));
    for (let x = 0; x < width; x += 1) {
      const update = from + ((x + 0.5) / width) * (to - from);
      const after = lowerBound(columns.xs, columns.length, update);
      const column = columns.xs[after] === update ? after : after - 1;
      const values = columns.values[column];
      if (!values || update >= end) continue;
      const places = shadesOf(values);
      for (let lag = 0; lag < Math.min(height, places.length); lag += 1) {
        const place = places[lag] ?? FLOOR;
        pixels[lag * width + x] = place === FLOOR ? palette.floor : (palette.magnitude[place] ?? 0);
      }
    }
    raster.done();
  };

  const paint = (plot: Plot): void => {
    const [from, to] = rangeX();
    const width = Math.max(1, Math.round(plot.width));
    const state = [data.columns.version, from, to, width, rows(), plot.palette.theme].join(" ");
    if (state !== painted) {
      fill(width, rows(), plot.palette);
      painted = state;
    }
    inside(plot, () => raster.draw(plot));
    key.show(plot.palette.magnitude, power(LEAST), power(MOST), say(chartWords.relativeNorm), [
      { colour: plot.palette.floor, text: "0" },
    ]);
  };

  const frame = new Frame(host, {
    kind: "history",
    height: options.height ?? HEIGHT,
    grid: false,
    bare: options.bare ?? false,
    x: { range: rangeX, ticks: (range, most) => linearTicks(range, most, true), title: () => say(chartWords.update) },
    y: {
      range: () => [rows() - 0.5, -0.5],
      ticks: ([bottom, top], most) => linearTicks([top, bottom], most, true),
      title: () => say(data.steps ? chartWords.lagSteps : chartWords.lag),
    },
    name: () => say(options.name ?? chartWords.nameHistory),
    trend: () => historyTrend(data),
    table: () => {
      const lags = [0, ...[0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (rows() - 1)))];
      const shown = spread(data.columns.length);
      return {
        updates: shown.map((i) => data.columns.xs[i] ?? 0),
        head: [say(chartWords.update), ...lags.map((lag) => say(chartWords.lagAt, { lag, values: "" }).replace(/[:：]\s*$/, ""))],
        rows: shown.map((i) => [
          count(data.columns.xs[i] ?? 0),
          ...lags.map((lag) => magnitude(sizeAt(data.columns.values[i] ?? [], lag, true))),
        ]),
      };
    },
    readout: (at, row) => {
      const there = ratioAt(data.columns, at, row);
      if (!there) return null;
      return say(row === null ? chartWords.historyColumn : chartWords.historyAt, {
        update: count(there.update),
        lag: count(there.lag),
        ratio: there.ratio === 0 ? say(chartWords.zero) : magnitude(there.ratio),
      });
    },
    cursor: time.cursor,
    cursorY: lag,
    snap: (at, steps) => data.columns.xs[nearest({ xs: data.columns.xs, length: data.columns.length }, at, steps)] ?? null,
    snapY: (row, steps) => Math.max(0, Math.min(rows() - 1, Math.round(row) + steps)),
    time,
    key: key.root,
    paint,
  });

  return {
    draw(next) {
      data = next;
      const last = data.columns.xs[data.columns.length - 1];
      if (last !== undefined) time.include(last);
      frame.redraw();
    },
    destroy: () => frame.destroy(),
  };
}

/** Gradient through time over training: how the longest lag fared. */
export function historyTrend({ columns }: LagHistoryData): string {
  const newest = columns.length - 1;
  if (newest < 0) return sentence([]);
  const first = columns.values[0] ?? [];
  const last = columns.values[newest] ?? [];
  const lag = Math.min(first.length, last.length) - 1;
  const phrase = newest === 0 ? trendWords.historyOne : trendWords.history;
  return sentence([
    say(phrase, {
      lag: count(lag),
      first: magnitude(sizeAt(first, lag, true)),
      last: magnitude(sizeAt(last, lag, true)),
      from: count(columns.xs[0] ?? 0),
      to: count(columns.xs[newest] ?? 0),
    }),
  ]);
}
