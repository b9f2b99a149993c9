/**
 * Gradient through time over training: one column per measurement, lag 0 at the top, colour = log10 of the norm divided by
 * the norm at lag 0, clipped to 10⁻⁸…10. It stands on the same axis of updates as the loss.
 */
import { say, type Phrase } from "../i18n";
import type { Chart } from "../plot/chart";
import type { Palette } from "../plot/colours";
import { spread } from "../plot/dom";
import { count, magnitude, power } from "../plot/format";
import { Frame } from "../plot/frame";
import { Columns } from "../plot/history";
import { ColourKey } from "../plot/key";
import { inside } from "../plot/paint";
import type { Plot } from "../plot/plot";
import { Raster } from "../plot/raster";
import { linearTicks, type Range } from "../plot/scales";
import { lowerBound, nearest } from "../plot/series";
import { store } from "../page";
import { figure, type Figure, type FigureSpec, type Words } from "./figure";
import { sizeAt } from "./lagrows";
import { answersOf, type Place } from "./place";
import { sentence } from "./trends";
import { forSteps, isTask, one } from "./view";
import { chartWords, figureWords } from "./words";
import { Zoom } from "./zoom";

export const words = {
  title: { en: "Gradient through time", zh: "穿过时间的梯度" },
  shows: {
    en: "Each column, at one update: how strongly the loss at the last character depends on the hidden state k characters earlier, relative to k = 0. The time axis is that of the loss.",
    zh: "每一列对应一次更新：最后一个字符的损失有多依赖 k 个字符之前的隐状态，以 k = 0 为基准。时间轴与损失图相同。",
  },
  means: {
    en: "Dark below means that distant characters hardly reach the network. A gated network may well start darker than a simple one, because its gates are learnt; look for the moment when the lower rows light up, and whether the loss falls there. One dark run does not prove that a cell cannot learn: the seed, the initialisation and the learning rate matter as much.",
    zh: "下方发暗，说明远处的字符几乎影响不到网络。带门控的网络一开始可能比简单网络更暗，因为门要靠学习才打开；留意下方各行何时亮起来，以及损失是否也在那时下降。一次训练发暗，不能证明这种单元学不会：种子、初始化和学习率同样要紧。",
  },
  name: { en: "Gradient through time over the training", zh: "训练过程中穿过时间的梯度" },
  at: { en: "Update {update}, lag {lag}: {ratio} times the norm at lag 0", zh: "第 {update} 次更新，滞后 {lag}：为滞后 0 处范数的 {ratio} 倍" },
  atColumn: { en: "Update {update}: at lag {lag} the norm is {ratio} times that at lag 0", zh: "第 {update} 次更新：滞后 {lag} 处的范数是滞后 0 处的 {ratio} 倍" },
  lagAt: { en: "Lag {lag}: {values}", zh: "滞后 {lag}：{values}" },
  zero: { en: "exactly 0", zh: "恰为 0" },
  trend: {
    en: "At lag {lag} the gradient went from {first} times its size at lag 0 (update {from}) to {last} times (update {to})",
    zh: "滞后 {lag} 处的梯度从滞后 0 处的 {first} 倍（第 {from} 次更新）变为 {last} 倍（第 {to} 次更新）",
  },
  trendOne: {
    en: "At lag {lag} the gradient is {last} times its size at lag 0 (update {to})",
    zh: "滞后 {lag} 处的梯度为滞后 0 处的 {last} 倍（第 {to} 次更新）",
  },
} as const satisfies Words;

/** `columns` hold the norm for every lag from 0, one column per measurement. */
export interface LagHistoryData {
  columns: Columns;
  /** Characters the gradient may walk back, T. */
  window: number;
  /** Whether lags are steps of a task rather than characters of a text. */
  steps?: boolean;
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

/** What tells one drawing from others on the same axis. */
interface Strip {
  readonly name: Phrase;
  readonly height: number;
  /** Writes nothing under it: another drawing on the same axis stands right below. */
  readonly bare: boolean;
}

/** Mounts the lag × update map in `host`. */
export function mountHistory(host: HTMLElement, { time, lag }: Pick<Place, "time" | "lag">, { name, height, bare }: Strip = { name: words.name, height: HEIGHT, bare: false }): Chart<LagHistoryData> {
  let data: LagHistoryData = { columns: new Columns(1), window: 1 };
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
    height: height,
    grid: false,
    bare,
    x: { range: rangeX, ticks: (range, most) => linearTicks(range, most, true), title: () => say(chartWords.update) },
    y: {
      range: () => [rows() - 0.5, -0.5],
      ticks: ([bottom, top], most) => linearTicks([top, bottom], most, true),
      title: () => say(data.steps ? chartWords.lagSteps : chartWords.lag),
    },
    name: () => say(name),
    trend: () => historyTrend(data),
    table: () => {
      const lags = [0, ...[0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (rows() - 1)))];
      const shown = spread(data.columns.length);
      return {
        updates: shown.map((i) => data.columns.xs[i] ?? 0),
        head: [say(chartWords.update), ...lags.map((lag) => say(words.lagAt, { lag, values: "" }).replace(/[:：]\s*$/, ""))],
        rows: shown.map((i) => [
          count(data.columns.xs[i] ?? 0),
          ...lags.map((lag) => magnitude(sizeAt(data.columns.values[i] ?? [], lag, true))),
        ]),
      };
    },
    readout: (at, row) => {
      const there = ratioAt(data.columns, at, row);
      if (!there) return null;
      return say(row === null ? words.atColumn : words.at, {
        update: count(there.update),
        lag: count(there.lag),
        ratio: there.ratio === 0 ? say(words.zero) : magnitude(there.ratio),
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
  const phrase = newest === 0 ? words.trendOne : words.trend;
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

/** The figure of the gradient through time over the training, at `place`. */
export function historyOf(place: Place, own: Pick<FigureSpec<LagHistoryData>, "words"> & Partial<FigureSpec<LagHistoryData>>): Figure {
  return figure<LagHistoryData>({ id: "history", source: answersOf(place, "lag"), seed: place.seed, wait: figureWords.waitMeasure, ...own });
}

export const history = historyOf(one, {
  words: forSteps("history", words),
  mount: (host) => mountHistory(host, one),
  read: () => {
    void store.run.revision.value;
    return {
      columns: store.run.histories.value.lags,
      window: store.run.info.value?.window ?? store.settings.value.window,
      steps: isTask.value,
    };
  },
  Tools: Zoom,
});
