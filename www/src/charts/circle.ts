/** Eigenvalues in the complex plane, with the unit circle; the picture stays round at every width. */
import { untracked } from "@preact/signals";
import { SPECTRUM_FIELDS } from "../wire";
import { chartWords } from "../figures/words";
import { spectrumWords } from "../words/spectrum";
import { say } from "../i18n";
import { EDGE_PX, LEFT_PX, TOP_PX } from "../plot/axes";
import { createCursor } from "../plot/cursor";
import { spread } from "../plot/dom";
import { count, fixed } from "../plot/format";
import { Frame } from "../plot/frame";
import type { Plot } from "../plot/plot";
import { inside, segment } from "../plot/paint";
import { linearTicks, niceStep, type Range } from "../plot/scales";
import type { Cell } from "../plot/colours";
import type { Chart } from "../plot/chart";

/** What the picture shows. */
export interface CircleData {
  /** Rows of `SPECTRUM_FIELDS`, the largest first. */
  rows: ArrayLike<number>;
  cell: Cell;
}

const ROW = SPECTRUM_FIELDS.length;
const HEIGHT = 300;
/** Room below the plot for ticks and title, CSS pixels. */
const BELOW_PX = 38;
const DOT_PX = 2.5;

/** Row `i` as eigenvalue and singular value. */
export function rowOf(rows: ArrayLike<number>, i: number): { real: number; imaginary: number; size: number; singular: number } {
  const [real, imaginary, singular] = [rows[i * ROW] ?? Number.NaN, rows[i * ROW + 1] ?? Number.NaN, rows[i * ROW + 2] ?? Number.NaN];
  return { real, imaginary, size: Math.hypot(real, imaginary), singular };
}

/** How far the plane reaches: room for the unit circle and the largest eigenvalue, kept until less than half is used. */
export function reach(largest: number, before: number): number {
  const needed = Math.max(1.2, Number.isFinite(largest) ? largest * 1.1 : 0);
  if (needed <= before && needed >= before / 2) return before;
  const step = niceStep(needed, 4) / 2;
  return Math.ceil(needed / step) * step;
}

/** Mounts the picture in `host`. */
export function mountCircle(host: HTMLElement, { height = HEIGHT }: { height?: number } = {}): Chart<CircleData> {
  let data: CircleData = { rows: [], cell: "rnn" };
  let limit = 1.2;
  const cursor = createCursor();
  const size = (): number => Math.floor(data.rows.length / ROW);
  const y = (): Range => [-limit, limit];
  const x = (): Range => {
    const aspect = (host.clientWidth - LEFT_PX - EDGE_PX) / (height - TOP_PX - BELOW_PX);
    return [-limit * Math.max(0.2, aspect), limit * Math.max(0.2, aspect)];
  };
  /** Eigenvalues by real part, so that a cursor can walk along them. */
  let order: number[] = [];
  const nearest = (at: number, steps: number): number | null => {
    if (order.length === 0) return null;
    let best = 0;
    for (let i = 1; i < order.length; i += 1) {
      const distance = (k: number): number => Math.abs(rowOf(data.rows, order[k] ?? 0).real - at);
      if (distance(i) < distance(best)) best = i;
    }
    return rowOf(data.rows, order[Math.max(0, Math.min(order.length - 1, best + steps))] ?? 0).real;
  };

  const paint = (plot: Plot): void => {
    const { context, palette, ratio } = plot;
    inside(plot, () => {
      const axis = { colour: palette.grid, width: 1 };
      segment(plot, plot.left, plot.y(0), plot.left + plot.width, plot.y(0), axis);
      segment(plot, plot.x(0), plot.top, plot.x(0), plot.top + plot.height, axis);
      context.save();
      context.strokeStyle = palette.quiet;
      context.lineWidth = ratio;
      context.beginPath();
      context.ellipse(plot.x(0), plot.y(0), plot.x(1) - plot.x(0), plot.y(0) - plot.y(1), 0, 0, 2 * Math.PI);
      context.stroke();
      context.fillStyle = palette.cells[data.cell];
      for (let i = 0; i < size(); i += 1) {
        const { real, imaginary } = rowOf(data.rows, i);
        context.beginPath();
        context.arc(plot.x(real), plot.y(imaginary), DOT_PX * ratio, 0, 2 * Math.PI);
        context.fill();
      }
      context.restore();
    });
  };

  const frame = new Frame(host, {
    kind: "circle",
    height,
    grid: false,
    x: { range: x, ticks: (range, most) => linearTicks(range, most), title: () => say(spectrumWords.real) },
    y: { range: y, ticks: (range, most) => linearTicks(range, most), title: () => say(spectrumWords.imaginary) },
    name: () => say(spectrumWords.circle),
    trend: () => {
      if (size() === 0) return say(chartWords.nothing);
      let outside = 0;
      for (let i = 0; i < size(); i += 1) if (rowOf(data.rows, i).size > 1) outside += 1;
      return say(spectrumWords.circleTrend, { radius: fixed(rowOf(data.rows, 0).size, 3), outside: count(outside), all: count(size()) });
    },
    table: () => ({
      head: [say(spectrumWords.number), "Re λ", "Im λ", "|λ|"],
      rows: spread(size()).map((i) => {
        const { real, imaginary, size } = rowOf(data.rows, i);
        return [count(i + 1), fixed(real, 3), fixed(imaginary, 3), fixed(size, 3)];
      }),
    }),
    readout: (at) => {
      const i = order.find((k) => rowOf(data.rows, k).real === at);
      if (i === undefined) return null;
      const { real, imaginary, size } = rowOf(data.rows, i);
      return say(spectrumWords.eigenvalueAt, { real: fixed(real, 3), imaginary: fixed(Math.abs(imaginary), 3), sign: imaginary < 0 ? "−" : "+", size: fixed(size, 3) });
    },
    cursor,
    snap: nearest,
    paint,
  });

  return {
    draw(next) {
      data = next;
      limit = reach(rowOf(next.rows, 0).size, limit);
      order = Array.from({ length: size() }, (_, i) => i).sort((a, b) => rowOf(data.rows, a).real - rowOf(data.rows, b).real);
      untracked(() => frame.redraw());
    },
    destroy: () => frame.destroy(),
  };
}
