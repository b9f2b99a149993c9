/**
 * Marks on the axis of updates: a hairline where something was done to a run, and its number above the plot. Marks
 * whose numbers would overlap share one, such as 3–7; every hairline stays.
 */
import type { Plot } from "./plot";

/** One mark. */
export interface NumberedMark {
  /** The update it stands at. */
  readonly at: number;
  readonly number: number;
  /** Whether the run stopped here: drawn filled. */
  readonly stop: boolean;
}

/** Radius of a number's ring, its distance from the plot, and the size of the number; CSS pixels. */
const RADIUS_PX = 6.5;
const ABOVE_PX = 8.5;
const NUMBER_PX = 10;
/** Room at either side of a number that does not fit into a circle. */
const PAD_PX = 4;
const GAP_PX = 1.5;

/** Marks that share one ring: their numbers from the first to the last. */
export interface Ring {
  readonly from: number;
  readonly to: number;
  /** Middle, and half the width; canvas pixels. */
  readonly x: number;
  readonly half: number;
  readonly stop: boolean;
}

/** Rings for marks at `xs` in ascending order: neighbours that would touch become one. `widthOf` measures a text. */
export function rings(marks: readonly NumberedMark[], xs: readonly number[], ratio: number, widthOf: (text: string) => number): Ring[] {
  const made: { first: number; last: number }[] = [];
  const ringOf = ({ first, last }: { first: number; last: number }): Ring => {
    const [from, to] = [marks[first]?.number ?? 0, marks[last]?.number ?? 0];
    const half = Math.max(RADIUS_PX * ratio, widthOf(label({ from, to })) / 2 + PAD_PX * ratio);
    const x = ((xs[first] ?? 0) + (xs[last] ?? 0)) / 2;
    return { from, to, x, half, stop: marks.slice(first, last + 1).some(({ stop }) => stop) };
  };
  for (let i = 0; i < xs.length; i += 1) {
    made.push({ first: i, last: i });
    // A ring that grew may now touch the one before it.
    while (made.length > 1) {
      const [before, now] = made.slice(-2) as [(typeof made)[0], (typeof made)[0]];
      const [a, b] = [ringOf(before), ringOf(now)];
      if (b.x - b.half - (a.x + a.half) >= GAP_PX * ratio) break;
      made.splice(-2, 2, { first: before.first, last: now.last });
    }
  }
  return made.map(ringOf);
}

function label({ from, to }: Pick<Ring, "from" | "to">): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** Draws the marks, in ascending order of their updates, over a finished picture. */
export function paintRings(plot: Plot, all: readonly NumberedMark[]): void {
  const { context, palette, ratio, left, top, width, height } = plot;
  const marks = all.filter(({ at }) => plot.x(at) >= left - 1 && plot.x(at) <= left + width + 1);
  // On a whole pixel, so that a hairline is one.
  const xs = marks.map(({ at }) => (Math.round(plot.x(at) / ratio - 0.5) + 0.5) * ratio);
  context.save();
  for (const x of xs) {
    // Ink on a halo of paper: it shows on a heatmap of any colour.
    for (const [colour, size, opacity] of [[palette.paper, 3, 0.4], [palette.ink, 1, 0.45]] as const) {
      context.globalAlpha = opacity;
      context.fillStyle = colour;
      context.fillRect(x - (size / 2) * ratio, top - (ABOVE_PX - RADIUS_PX) * ratio, size * ratio, height + (ABOVE_PX - RADIUS_PX) * ratio);
    }
  }
  context.globalAlpha = 1;
  context.font = plot.font(NUMBER_PX);
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.lineWidth = ratio;
  context.strokeStyle = palette.ink;
  const y = top - ABOVE_PX * ratio;
  for (const ring of rings(marks, xs, ratio, (text) => context.measureText(text).width)) {
    context.beginPath();
    context.roundRect(ring.x - ring.half, y - RADIUS_PX * ratio, 2 * ring.half, 2 * RADIUS_PX * ratio, RADIUS_PX * ratio);
    context.fillStyle = ring.stop ? palette.ink : palette.paper;
    context.fill();
    context.stroke();
    context.fillStyle = ring.stop ? palette.paper : palette.ink;
    context.fillText(label(ring), ring.x, y + NUMBER_PX * 0.36 * ratio);
  }
  context.restore();
}
