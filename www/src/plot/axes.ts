/** The axes of a frame: the space they take, and how ticks, grid lines, labels and titles are drawn. */
import type { Box } from "./canvas";
import type { Plot } from "./plot";
import type { Range, Tick } from "./scales";

/** One axis. */
export interface FrameAxis {
  /** Its two ends; where the first is above the second, the axis runs downwards. */
  range(): Range;
  /** Its ticks on `range`, at most about `most`. */
  ticks(range: Range, most: number): Tick[];
  /** What it measures, with the unit. */
  title(): string;
  /** Extra space below it, beyond what tick labels need, CSS pixels. */
  below?(): number;
}

/** Room above the plot for the titles of vertical axes, CSS pixels. */
export const TOP_PX = 24;
/** The same where marks stand between title and plot. */
export const MARKS_TOP_PX = 32;
export const LEFT_PX = 46;
export const RIGHT_PX = 40;
/** Room below the plot for tick labels and the title of x. */
const BOTTOM_PX = 38;
/** The same where nothing is written there. */
const BARE_PX = 6;
/** Room at the right for half a tick label. */
export const EDGE_PX = 20;
/** Baseline of the titles of vertical axes, from the top. */
export const TITLE_BASELINE_PX = 12;
/** Baseline of the title of x, below the plot. */
const BOTTOM_TITLE_PX = 33;
/** Size of tick labels and titles. */
const TEXT_PX = 12;
/** Length of a tick of x, and the gaps between axis and labels. */
const TICK_PX = 4;
const GAP_PX = { x: 4, y: 6 } as const;
/** CSS pixels per tick, at least. */
const TICK_SPACE = { x: 72, y: 34 } as const;

/** The axes of one picture. */
export interface FrameAxes {
  x: FrameAxis;
  y: FrameAxis;
  /** A second scale on the right; its ticks are positions on `y`. */
  right?: Omit<FrameAxis, "range">;
  /** Grid lines at the ticks of y. */
  grid: boolean;
  /** Nothing is written under the plot: the picture right below has the same x. */
  bare?: boolean;
}

/**
 * The plot area that the axes leave of `width` × `height` CSS pixels. Pictures over updates keep the same margins,
 * with or without a right axis, so that equal updates are aligned.
 */
export function plotArea(axes: FrameAxes, overUpdates: boolean, width: number, height: number): Box {
  const top = overUpdates ? MARKS_TOP_PX : TOP_PX;
  const right = axes.right || overUpdates ? RIGHT_PX : EDGE_PX;
  const bottom = Math.ceil((axes.bare ? BARE_PX : BOTTOM_PX) + (axes.x.below?.() ?? 0));
  return { left: LEFT_PX, top, width: Math.max(0, width - LEFT_PX - right), height: Math.max(0, height - top - bottom) };
}

/** Draws ticks, their labels and the grid, before the inside of the plot is drawn. */
export function drawAxes(plot: Plot, axes: FrameAxes, x: Range, y: Range): void {
  const { context, palette, ratio, left, top, width, height } = plot;
  const pixels = (length: number): number => Math.round(length * ratio);
  const ticksOf = (axis: Omit<FrameAxis, "range">, along: "x" | "y", range: Range, length: number): { at: number; text: string }[] =>
    axis.ticks(range, Math.max(2, length / ratio / TICK_SPACE[along])).map(({ at, text }) => ({ at: Math.round(plot[along](at)), text }));
  context.save();
  context.font = plot.font(TEXT_PX);
  context.fillStyle = palette.quiet;
  context.lineWidth = ratio;

  const bottom = Math.round(top + height);
  const ticksX = ticksOf(axes.x, "x", x, width);
  context.textAlign = "center";
  context.textBaseline = "top";
  if (!axes.bare) for (const { at, text } of ticksX) context.fillText(text, at, bottom + pixels(TICK_PX) + pixels(GAP_PX.x));
  lines(plot, palette.axis, ticksX.map(({ at }) => [at, bottom, at, bottom + pixels(TICK_PX)]));

  const ticksY = ticksOf(axes.y, "y", y, height);
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const { at, text } of ticksY) context.fillText(text, Math.round(left) - pixels(GAP_PX.y), at);
  if (axes.grid) lines(plot, palette.grid, ticksY.map(({ at }) => [left, at, left + width, at]));

  context.textAlign = "left";
  for (const { at, text } of axes.right ? ticksOf(axes.right, "y", y, height) : []) {
    context.fillText(text, Math.round(left + width) + pixels(GAP_PX.y), at);
  }
  context.restore();
}

/** Strokes straight lines of one CSS pixel from canvas position x0, y0 to x1, y1, each on whole canvas pixels. */
function lines({ context, ratio }: Plot, colour: string, ends: readonly (readonly [number, number, number, number])[]): void {
  // The middle of a line of odd width is the middle of a pixel.
  const shift = (ratio % 2) / 2;
  context.strokeStyle = colour;
  context.beginPath();
  for (const [x0, y0, x1, y1] of ends) {
    context.moveTo(x0 + shift, y0 + shift);
    context.lineTo(x1 + shift, y1 + shift);
  }
  context.stroke();
}

/** Writes the titles of the axes; that of x at the left end where the picture scrolls sideways. */
export function drawTitles({ context, palette, ratio, left, top, width, height, font }: Plot, axes: FrameAxes, scrolls: boolean): void {
  context.save();
  context.font = font(TEXT_PX);
  context.fillStyle = palette.quiet;
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  context.fillText(axes.y.title(), 0, TITLE_BASELINE_PX * ratio);
  context.textAlign = scrolls ? "left" : "right";
  if (!axes.bare) {
    context.fillText(axes.x.title(), scrolls ? left : left + width, top + height + (BOTTOM_TITLE_PX + (axes.x.below?.() ?? 0)) * ratio);
  }
  context.textAlign = "right";
  if (axes.right) context.fillText(axes.right.title(), left + width + RIGHT_PX * ratio, TITLE_BASELINE_PX * ratio);
  context.restore();
}
