/** A line chart: several series over one x axis, guide lines, marks; labels stand beside the lines instead of in a legend. */
import type { TimeAxis, Cursor } from "./cursor";
import type { FrameAxis } from "./axes";
import { spread, type Table } from "./dom";
import { count } from "./format";
import { Frame } from "./frame";
import type { Plot } from "./plot";
import { dots, guide, inside, labels, labelWidth, line, remark, rug, type Label, type Stroke } from "./paint";
import { decadeTicks, extent, linearTicks, Rounded, WholeDecades, type Range } from "./scales";
import { nearest, valueAt, type Points } from "./series";
import type { Chart } from "./chart";
import type { Palette } from "./colours";
import { plotWords } from "./words";

/** One line. */
export interface Line {
  name: string;
  points: Points;
  stroke: Stroke;
  /** Draw each point as well, while there are few. */
  dotted?: boolean;
}

/** A horizontal line at a value that is known beforehand. */
export interface Guide {
  name: string;
  value: number;
  dash: readonly number[];
}

/** What is on the chart now. */
export interface LinesData {
  lines: readonly Line[];
  guides: readonly Guide[];
  /** Ticks along the top wherever the value is above zero. */
  marks: { points: Points; name: string } | null;
}

/** What kind of line chart it is. */
export interface LinesSpec<Data> {
  kind: string;
  height: number;
  logarithmic: boolean;
  /** The x axis: updates, shared and zoomable, or places counted from 1, or from `first` where they are updates. */
  x: { time: TimeAxis } | { cursor: Cursor; title(): string; last(data: Data): number; first?(data: Data): number };
  title(): string;
  right?: Omit<FrameAxis, "range">;
  /** The highest end of the whole axis; values above run off the top. */
  ceiling?(data: Data): number;
  /** The lowest beginning of the axis; values below run off the bottom. */
  floor?(data: Data): number;
  /** The whole axis where it is always the same, and its ticks where they are not plain numbers. */
  range?: Range;
  ticks?: FrameAxis["ticks"];
  /** What to draw of `data`, in the colours of `palette`. */
  lines(data: Data, palette: Palette | null): LinesData;
  name(): string;
  trend(data: Data): string;
  /** A value as text. */
  text(value: number): string;
}

const NOTHING: LinesData = { lines: [], guides: [], marks: null };

/** More points than this are a line without dots. */
const MOST_DOTS = 30;

const RUG_PX = 5;

/** Height of a line of labels, CSS pixels. */
const LABEL_PX = 15;

/** Mounts a line chart in `host`. */
export function mountLines<Data>(host: HTMLElement, spec: LinesSpec<Data>): Chart<Data> {
  let data: Data | null = null;
  const shown = (palette: Palette | null): LinesData => (data === null ? NOTHING : spec.lines(data, palette));
  const time = "time" in spec.x ? spec.x.time : undefined;
  const { x } = spec;
  const cursor = "time" in x ? x.time.cursor : x.cursor;
  const scale = spec.logarithmic ? logarithmicScale() : linearScale();
  const fullScale = scale.fresh();
  let zoomScale = scale.fresh();
  let zoomed: Range | null = null;

  // Updates are shown as they are; places are indices, shown from 1 or from the first one.
  const origin = (): number => ("time" in x ? 0 : data === null ? 1 : (x.first?.(data) ?? 1));

  const rangeX = (): Range => {
    if ("time" in x) return x.time.zoom.value ?? [0, x.time.end.value];
    return [-0.5, (data === null ? 1 : Math.max(1, x.last(data))) + 0.5];
  };
  const rangeY = (): Range => {
    const { lines, guides } = shown(null);
    const zoom = time?.zoom.value ?? null;
    if (zoom !== zoomed) {
      zoomed = zoom;
      zoomScale = scale.fresh();
    }
    if (spec.range && zoom === null) return spec.range;
    const window: Range = zoom ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const spans = lines.map((line) => extent(line.points, window, spec.logarithmic));
    // A zoomed picture fits its lines; only the whole one fits every guide line, too.
    if (zoom === null) spans.push(...guides.map((guide): Range => [guide.value, guide.value]));
    const finite = spans.filter(([low]) => !Number.isNaN(low));
    const low = Math.max((data !== null && spec.floor?.(data)) || Number.NEGATIVE_INFINITY, Math.min(...finite.map(([low]) => low)));
    const ceiling = zoom === null && data !== null ? spec.ceiling?.(data) : undefined;
    const high = Math.min(ceiling ?? Number.POSITIVE_INFINITY, Math.max(...finite.map(([, high]) => high)));
    return (zoom === null ? fullScale : zoomScale).fit(low, high, zoom !== null);
  };
  const first = (): Points | null => shown(null).lines.find((line) => line.points.length > 0)?.points ?? null;

  const frame = new Frame(host, {
    kind: spec.kind,
    height: spec.height,
    grid: true,
    x: {
      range: rangeX,
      ticks: ([low, high], most) =>
        linearTicks([low + origin(), high + origin()], most, true).map(({ at, text }) => ({ at: at - origin(), text })),
      title: () => ("time" in x ? plotWords().update : x.title()),
    },
    y: { range: rangeY, ticks: spec.ticks ?? scale.ticks, title: () => spec.title() },
    ...(spec.right ? { right: spec.right } : {}),
    ...(time ? { time } : {}),
    name: () => spec.name(),
    trend: () => (data === null || first() === null ? plotWords().nothing : spec.trend(data)),
    table: () => table(shown(null), "time" in x ? plotWords().update : x.title(), origin(), spec.text, time !== undefined),
    readout: (at) => {
      const { lines, guides, marks } = shown(null);
      if (first() === null) return null;
      const values = lines
        .map(({ name, points }) => ({ name, value: valueAt(points, at) }))
        .filter(({ value }) => !Number.isNaN(value))
        .map(({ name, value }) => plotWords().value(name, spec.text(value)));
      const baselines = guides.map((guide) => plotWords().value(guide.name, spec.text(guide.value)));
      const marked = marks !== null && valueAt(marks.points, at) > 0 ? [marks.name] : [];
      const readings = [...values, ...baselines, ...marked].join(plotWords().comma);
      return "time" in x || x.first ? plotWords().atUpdate(count(at + origin()), readings) : plotWords().atStep(count(at + origin()), readings);
    },
    cursor,
    snap: (at, steps) => {
      const points = first();
      if (points === null) return null;
      return points.xs[nearest(points, at, steps)] ?? null;
    },
    paint: (plot) => paint(plot, shown(plot.palette), scale.position, spec.text),
  });

  return {
    draw(next) {
      data = next;
      const points = first();
      if (time && points) time.include(points.xs[points.length - 1] ?? 0);
      frame.redraw();
    },
    destroy: () => frame.destroy(),
  };
}

interface Scale {
  fit(low: number, high: number, tight: boolean): Range;
}

function linearScale(): { fresh(): Scale; ticks: FrameAxis["ticks"]; position(value: number): number } {
  return {
    fresh: () => {
      const range = new Rounded();
      return { fit: (low, high, tight) => range.fit(tight ? low : Math.min(0, low), high) };
    },
    ticks: (range, most) => linearTicks(range, most),
    position: (value) => value,
  };
}

function logarithmicScale(): { fresh(): Scale; ticks: FrameAxis["ticks"]; position(value: number): number } {
  return {
    fresh: () => {
      const range = new WholeDecades();
      return { fit: (low, high) => range.fit(low, high) };
    },
    ticks: decadeTicks,
    position: (value) => (value > 0 ? Math.log10(value) : value === 0 ? Number.NEGATIVE_INFINITY : Number.NaN),
  };
}

function paint(plot: Plot, { lines, guides, marks }: LinesData, position: (value: number) => number, format: (value: number) => string): void {
  const { palette, ratio } = plot;
  const wanted: Label[] = [];
  const crowded: Label[] = [];
  const names: string[] = [];
  inside(plot, () => {
    for (const { value, dash } of guides) guide(plot, position(value), { colour: palette.quiet, width: 1, dash });
    if (marks) rug(plot, marks.points, palette.quiet, RUG_PX);
    for (const { name, points, stroke } of lines) {
      const averaged = line(plot, points, stroke, position);
      names.push(averaged ? plotWords().meanOf(name) : name);
    }
  });
  for (const { points, stroke, dotted } of lines) {
    if (dotted && points.length <= MOST_DOTS) dots(plot, points, stroke.colour, 1.75, position);
  }
  for (const [i, { points, stroke }] of lines.entries()) {
    // A single line is named by the axis.
    if (lines.length === 1) break;
    const last = lastVisible(points, plot);
    if (last < 0) continue;
    const y = plot.y(position(points.ys[last] ?? 0));
    const x = plot.x(points.xs[last] ?? 0) + 6 * ratio;
    const label = { text: names[i] ?? "", stroke };
    const length = labelWidth(plot, label);
    const right = plot.left + plot.width;
    if (x + length < right) wanted.push({ ...label, x, y, align: "left" });
    else crowded.push({ ...label, x: right, y: highest(lines, plot, Math.min(right - length, plot.x(points.xs[last] ?? 0)), position), align: "right" });
  }
  // Labels without room beside the ends of their lines are stacked above everything drawn there.
  const top = Math.min(...crowded.map(({ y }) => y)) - LABEL_PX * ratio * (crowded.length - 0.3);
  crowded.forEach((label, i) => wanted.push({ ...label, y: top + i * LABEL_PX * ratio }));
  for (const { name, value } of guides) {
    const text = plotWords().value(name, format(value));
    const y = plot.y(position(value));
    if (y < plot.top || y > plot.top + plot.height) continue;
    wanted.push({ text, x: plot.left + plot.width, y: y - 9 * ratio, align: "right" });
  }
  if (marks && marks.points.length > 0) {
    remark(plot, marks.name);
  }
  labels(plot, wanted);
}

/** The smallest canvas y that any line reaches at or to the right of canvas position `from`. */
function highest(lines: readonly Line[], plot: Plot, from: number, position: (value: number) => number): number {
  let top = plot.top + plot.height;
  for (const { points } of lines) {
    for (let i = points.length - 1; i >= 0; i -= 1) {
      const x = plot.x(points.xs[i] ?? 0);
      if (x < from) break;
      const y = plot.y(position(points.ys[i] ?? Number.NaN));
      if (x <= plot.left + plot.width && y < top) top = y;
    }
  }
  return top;
}

function lastVisible(points: Points, plot: Plot): number {
  for (let i = points.length - 1; i >= 0; i -= 1) {
    const x = plot.x(points.xs[i] ?? 0);
    if (x <= plot.left + plot.width + 1 && Number.isFinite(points.ys[i] ?? Number.NaN)) return x < plot.left ? -1 : i;
  }
  return -1;
}

function table({ lines }: LinesData, title: string, origin: number, text: (value: number) => string, updates: boolean): Table {
  const first = lines.find((line) => line.points.length > 0);
  if (!first) return { head: [title], rows: [] };
  const places = spread(first.points.length).map((i) => first.points.xs[i] ?? 0);
  const rows = places.map((at) => {
    return [count(at + origin), ...lines.map((line) => text(valueAt(line.points, at)))];
  });
  return { head: [title, ...lines.map((line) => line.name)], rows, ...(updates ? { updates: places } : {}) };
}
