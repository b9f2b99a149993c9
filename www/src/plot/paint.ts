/** Strokes on a plot: lines with gaps, bands, guide lines, marks, and labels beside what they name. */
import { TITLE_BASELINE_PX } from "./axes";
import type { Plot } from "./plot";
import type { Points } from "./series";

/** How a line is drawn; lengths in CSS pixels. */
export interface Stroke {
  colour: string;
  width: number;
  dash?: readonly number[];
  opacity?: number;
  /** Opacity of the area between extremes that stands behind the mean of a dense line. */
  envelope?: number;
}

/** Text beside a line, at canvas position `x`, `y` (moved apart from its neighbours along y). */
export interface Label {
  text: string;
  x: number;
  y: number;
  align: "left" | "right";
  /** The stroke it names, shown as a short sample before the text. */
  stroke?: Stroke;
}

/** Distance kept between labels, CSS pixels. */
const LABEL_SPACING = 15;
const LABEL_SIZE = 12;
const SAMPLE_PX = 16;

/** Runs `draw` with everything outside the plot area cut off. */
export function inside(plot: Plot, draw: () => void): void {
  const { context, left, top, width, height } = plot;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  draw();
  context.restore();
}

function take(plot: Plot, stroke: Stroke): void {
  const { context, ratio } = plot;
  context.strokeStyle = stroke.colour;
  context.lineWidth = stroke.width * ratio;
  context.globalAlpha = stroke.opacity ?? 1;
  context.lineJoin = "round";
  context.setLineDash((stroke.dash ?? []).map((length) => length * ratio));
}

/** Points per CSS pixel above which a line is painted as columns. */
const DENSE = 1;

/**
 * A line through the points, broken where y is NaN. `position` turns a value into a place on the axis (a logarithm, say).
 * Returns whether there were too many points to show each: then the line is their mean, and a pale area spans their extremes.
 */
export function line(plot: Plot, points: Points, stroke: Stroke, position: (value: number) => number = (value) => value): boolean {
  const { xs, length } = points;
  const { left, width, ratio } = plot;
  const span = (xs[length - 1] ?? 0) - (xs[0] ?? 0);
  const perPixel = span > 0 ? (length / span) * ((plot.x(1) - plot.x(0)) ** -1) * ratio : 0;
  // One point on either side of the plot is kept, so that lines run off its edge.
  let from = 0;
  let to = length;
  while (from + 1 < length && plot.x(xs[from + 1] ?? 0) < left) from += 1;
  while (to > from + 1 && plot.x(xs[to - 2] ?? 0) > left + width) to -= 1;
  const part = { points, from, to, position };
  const dense = perPixel > DENSE && (points.means !== undefined || !stroke.dash?.length);
  if (dense) columns(plot, part, stroke);
  else path(plot, part, stroke);
  return dense && points.means !== undefined;
}

/** The part of a series that is in sight. */
interface Part {
  points: Points;
  from: number;
  to: number;
  position: (value: number) => number;
}

/** Opacity of the area between lowest and highest value behind the mean of a dense line. */
const ENVELOPE = 0.35;

/** CSS pixels that one mean of a dense line covers. */
const AVERAGED_PX = 2;

/** Far outside any plot, but a position that a canvas can draw to. */
const FAR = 1e5;

function path(plot: Plot, { points, from, to, position }: Part, stroke: Stroke): void {
  const { context } = plot;
  let pen = false;
  context.save();
  take(plot, stroke);
  context.beginPath();
  for (let i = from; i < to; i += 1) {
    const value = position(points.ys[i] ?? Number.NaN);
    if (Number.isNaN(value)) {
      pen = false;
      continue;
    }
    const x = plot.x(points.xs[i] ?? 0);
    const y = Math.max(-FAR, Math.min(FAR, plot.y(value)));
    if (pen) context.lineTo(x, y);
    else context.moveTo(x, y);
    pen = true;
  }
  context.stroke();
  context.restore();
}

/**
 * A dense line as one upright bar per CSS pixel, from the lowest to the highest value met there and joined to its neighbours:
 * the same picture as the stroke. Measured without a GPU: 15 ms a frame for the stroke of 2,600 noisy points, under 1 ms for the bars.
 */
function columns(plot: Plot, { points, from, to, position }: Part, stroke: Stroke): void {
  const { context, ratio } = plot;
  const thick = stroke.width * ratio;
  let column = Number.NaN;
  let low = 0;
  let high = 0;
  let last = 0;
  const bar = (at: number, a: number, b: number): void => {
    context.fillRect(at * ratio, Math.min(a, b) - thick / 2, ratio, Math.abs(b - a) + thick);
  };
  context.save();
  context.fillStyle = stroke.colour;
  context.globalAlpha = (stroke.opacity ?? 1) * (points.means ? (stroke.envelope ?? ENVELOPE) : 1);
  for (let i = from; i < to; i += 1) {
    const value = position(points.ys[i] ?? Number.NaN);
    if (Number.isNaN(value)) {
      bar(column, low, high);
      column = Number.NaN;
      continue;
    }
    const at = Math.round(plot.x(points.xs[i] ?? 0) / ratio);
    const y = Math.max(-FAR, Math.min(FAR, plot.y(value)));
    if (at === column) {
      low = Math.min(low, y);
      high = Math.max(high, y);
    } else {
      const joined = !Number.isNaN(column);
      if (joined) {
        bar(column, low, high);
        // Columns without a point of their own carry the slope between their neighbours.
        const slope = (y - last) / (at - column);
        const first = Math.max(column + 1, Math.floor(plot.left / ratio));
        for (let between = first; between < at; between += 1) {
          const start = last + slope * (between - column - 0.5);
          bar(between, start, start + slope);
        }
        last = at - column > 1 ? y - slope / 2 : last;
      }
      low = joined ? Math.min(y, (last + y) / 2) : y;
      high = joined ? Math.max(y, (last + y) / 2) : y;
      column = at;
    }
    last = y;
  }
  bar(column, low, high);
  context.restore();
  if (points.means) averages(plot, { points, from, to, position }, stroke);
}

/** The mean of every pixel column of a dense line, as a line. */
function averages(plot: Plot, { points, from, to, position }: Part, stroke: Stroke): void {
  const { ratio } = plot;
  const xs: number[] = [];
  const ys: number[] = [];
  let column = Number.NaN;
  let sum = 0;
  let values = 0;
  const flush = (): void => {
    if (values === 0) return;
    xs.push(column);
    ys.push(sum / values);
  };
  for (let i = from; i < to; i += 1) {
    const at = Math.round(plot.x(points.xs[i] ?? 0) / ratio / AVERAGED_PX) * AVERAGED_PX;
    if (at !== column) {
      flush();
      column = at;
      sum = 0;
      values = 0;
    }
    const count = points.counts?.[i] ?? 1;
    if (count === 0) {
      flush();
      values = 0;
      xs.push(at);
      ys.push(Number.NaN);
      continue;
    }
    sum += (points.means?.[i] ?? 0) * count;
    values += count;
  }
  flush();
  const mean = { points: { xs, ys, length: xs.length }, from: 0, to: xs.length, position };
  path({ ...plot, x: (at) => at * ratio }, mean, stroke);
}

/** A dot at every point within the plot, for series with few of them; one on its edge stands whole. */
export function dots(plot: Plot, points: Points, colour: string, radius: number, position: (value: number) => number): void {
  const { context, ratio, palette, left, top, width, height } = plot;
  const edge = ratio / 2;
  context.save();
  context.fillStyle = palette.paper;
  context.strokeStyle = colour;
  context.lineWidth = 1.5 * ratio;
  for (let i = 0; i < points.length; i += 1) {
    const [x, y] = [plot.x(points.xs[i] ?? 0), plot.y(position(points.ys[i] ?? Number.NaN))];
    // NaN is in no range.
    if (!(x >= left - edge && x <= left + width + edge && y >= top - edge && y <= top + height + edge)) continue;
    context.beginPath();
    context.arc(x, y, radius * ratio, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  context.restore();
}

/** The area between two curves over the same x. */
export function band(plot: Plot, xs: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>, colour: string, opacity: number): void {
  const { context } = plot;
  const path = new Path2D();
  for (let i = 0; i < xs.length; i += 1) path.lineTo(plot.x(xs[i] ?? 0), plot.y(high[i] ?? 0));
  for (let i = xs.length - 1; i >= 0; i -= 1) path.lineTo(plot.x(xs[i] ?? 0), plot.y(low[i] ?? 0));
  path.closePath();
  context.save();
  context.globalAlpha = opacity;
  context.fillStyle = colour;
  context.fill(path);
  context.restore();
}

/** A horizontal line across the plot at `y`. */
export function guide(plot: Plot, y: number, stroke: Stroke): void {
  segment(plot, plot.left, plot.y(y), plot.left + plot.width, plot.y(y), stroke);
}

/** A straight line between canvas positions. */
export function segment(plot: Plot, x0: number, y0: number, x1: number, y1: number, stroke: Stroke): void {
  const { context } = plot;
  context.save();
  take(plot, stroke);
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
  context.restore();
}

/** Short ticks along the top of the plot at every x where `marks` is above zero; at most one a CSS pixel. */
export function rug(plot: Plot, marks: Points, colour: string, length: number): void {
  const { context, ratio, left, top, width } = plot;
  context.save();
  context.fillStyle = colour;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < marks.length; i += 1) {
    if (!((marks.ys[i] ?? 0) > 0)) continue;
    const x = Math.round(plot.x(marks.xs[i] ?? 0) / ratio) * ratio;
    if (x === last || x < left || x > left + width) continue;
    last = x;
    context.fillRect(x, top, ratio, length * ratio);
  }
  context.restore();
}

/** Text at the right end of the row of titles, naming what stands along the top of the plot. */
export function remark(plot: Plot, text: string): void {
  const { context, palette, ratio, left, width } = plot;
  context.save();
  context.font = plot.font(LABEL_SIZE);
  context.textAlign = "right";
  context.textBaseline = "alphabetic";
  context.fillStyle = palette.quiet;
  context.fillText(text, left + width, TITLE_BASELINE_PX * ratio);
  context.restore();
}

/** The width of a label with its sample, canvas pixels. */
export function labelWidth(plot: Plot, label: Pick<Label, "text" | "stroke">): number {
  plot.context.font = plot.font(LABEL_SIZE);
  return plot.context.measureText(label.text).width + (label.stroke ? (SAMPLE_PX + 4) * plot.ratio : 0);
}

/** Writes labels in ink on a halo of paper, moved apart where they would overlap and kept inside the plot. */
export function labels(plot: Plot, wanted: readonly Label[]): void {
  const { context, ratio, palette, top, height } = plot;
  const spacing = LABEL_SPACING * ratio;
  const ys = apart(wanted.map((label) => label.y), spacing, top + spacing / 2, top + height - spacing / 2);
  context.save();
  context.font = plot.font(LABEL_SIZE);
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  wanted.forEach((label, i) => {
    const y = ys[i] ?? label.y;
    const width = labelWidth(plot, label);
    let x = label.align === "right" ? label.x - width : label.x;
    x = Math.max(plot.left + 2 * ratio, Math.min(x, plot.left + plot.width - width));
    context.fillStyle = palette.paper;
    context.globalAlpha = 0.8;
    context.fillRect(x - 2 * ratio, y - spacing / 2, width + 4 * ratio, spacing);
    context.globalAlpha = 1;
    if (label.stroke) {
      segment(plot, x, y, x + SAMPLE_PX * ratio, y, { ...label.stroke, width: Math.max(1.5, label.stroke.width) });
      x += (SAMPLE_PX + 4) * ratio;
    }
    context.fillStyle = palette.ink;
    context.fillText(label.text, x, y);
  });
  context.restore();
}

/** Positions as near as possible to `wanted`, at least `spacing` apart, between `low` and `high`, in the same order. */
export function apart(wanted: readonly number[], spacing: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let floor = low;
  for (const i of order) {
    placed[i] = Math.max(wanted[i] ?? 0, floor);
    floor = (placed[i] ?? 0) + spacing;
  }
  let ceiling = high;
  for (const i of [...order].reverse()) {
    placed[i] = Math.min(placed[i] ?? 0, ceiling);
    ceiling = (placed[i] ?? 0) - spacing;
  }
  return placed;
}
