/** The axes of a frame, as uPlot wants them: our ranges and ticks, thin lines, room for every script. */
import uPlot from "uplot";
import type { Palette } from "./colours";
import type { Range, Tick } from "./scales";

/** One axis. */
export interface FrameAxis {
  /** Where it begins and ends now; a first end above the second runs it downwards. */
  range(): Range;
  /** Its ticks on `range`, at most about `most`. */
  ticks(range: Range, most: number): Tick[];
  /** What it measures, with the unit. */
  title(): string;
  /** More room below it than tick labels need, CSS pixels. */
  below?(): number;
}

/** Room above the plot for the titles of vertical axes, CSS pixels. */
export const TOP_PX = 24;
/** The same where marks stand between title and plot. */
export const MARKS_TOP_PX = 32;
export const LEFT_PX = 46;
export const RIGHT_PX = 40;
const BOTTOM_PX = 38;
/** The same where nothing is written there. */
const BARE_PX = 6;
/** Room at the right for half a tick label. */
export const EDGE_PX = 20;
/** Baseline of the titles of vertical axes, from the top. */
export const TITLE_BASELINE_PX = 12;
/** Baseline of the title of x, below the plot. */
export const BOTTOM_TITLE_PX = 33;
export const TICK_SIZE = 12;
/** CSS pixels per tick, at least. */
const TICK_SPACE = { x: 72, y: 34 } as const;

/** What axes need to know at the moment they are drawn. */
export interface Now {
  palette: Palette;
  x: Range;
  y: Range;
}

/** The axes of a picture with these scales, drawn in `font`. */
export function frameAxes(
  spec: { x: FrameAxis; y: FrameAxis; right?: Omit<FrameAxis, "range">; grid: boolean; bare?: boolean },
  font: string,
  now: () => Now,
): uPlot.Axis[] {
  const none = { show: false };
  const axis = (tell: Omit<FrameAxis, "range">, scale: "x" | "y", rest: uPlot.Axis): uPlot.Axis => {
    let ticks: Tick[] = [];
    return {
      scale,
      font,
      stroke: () => now().palette.quiet,
      splits: (chart) => {
        const length = (scale === "x" ? chart.bbox.width : chart.bbox.height) / uPlot.pxRatio;
        ticks = tell.ticks(now()[scale], Math.max(2, length / TICK_SPACE[scale]));
        return ticks.map((tick) => tick.at);
      },
      values: () => ticks.map((tick) => tick.text),
      gap: 6,
      grid: none,
      ticks: none,
      ...rest,
    };
  };
  const axes = [
    axis(spec.x, "x", {
      size: () => (spec.bare ? BARE_PX : BOTTOM_PX) + (spec.x.below?.() ?? 0),
      gap: 4,
      ticks: { stroke: () => now().palette.axis, width: 1, size: 4 },
      ...(spec.bare ? { values: () => [] } : {}),
    }),
    axis(spec.y, "y", { size: LEFT_PX, grid: { show: spec.grid, stroke: () => now().palette.grid, width: 1 } }),
  ];
  if (spec.right) axes.push(axis(spec.right, "y", { side: 1, size: RIGHT_PX }));
  return axes;
}
