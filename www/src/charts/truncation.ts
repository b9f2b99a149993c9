/** The cosine of truncated and whole gradient against the window, with the state carried and with the state reset. */
import { untracked } from "@preact/signals";
import { chartWords } from "../figures/words";
import { say } from "../i18n";
import { truncationWords } from "../words/truncation";
import { createCursor } from "../plot/cursor";
import { count, fixed } from "../plot/format";
import { Frame } from "../plot/frame";
import type { Plot } from "../plot/plot";
import { dots, guide, inside, labels, line, segment } from "../plot/paint";
import { linearTicks, type Range } from "../plot/scales";
import type { Cell } from "../plot/colours";
import type { Chart } from "../plot/chart";
import type { Points } from "../plot/series";

/** The two cosines at one window. */
export interface Cut {
  readonly window: number;
  readonly carried: number;
  readonly reset: number;
}

/** What the picture shows. */
export interface TruncationData {
  /** By window, ascending. */
  cuts: readonly Cut[];
  /** The window in hand. */
  chosen: number;
  cell: Cell;
}

const HEIGHT = 280;
const TICKS = [1, 2, 5, 10, 20, 50, 100, 200];

/** Mounts the picture in `host`. */
export function mountTruncation(host: HTMLElement, { height = HEIGHT }: { height?: number } = {}): Chart<TruncationData> {
  let data: TruncationData = { cuts: [], chosen: 1, cell: "rnn" };
  const cursor = createCursor();
  const longest = (): number => data.cuts[data.cuts.length - 1]?.window ?? 200;
  const points = (read: (cut: Cut) => number): Points => ({
    xs: data.cuts.map(({ window }) => Math.log10(window)),
    ys: data.cuts.map(read),
    length: data.cuts.length,
  });
  const lowest = (): number => Math.min(0, ...data.cuts.flatMap(({ carried, reset }) => [carried, reset]).filter(Number.isFinite));
  const at = (x: number): number => {
    let best = 0;
    data.cuts.forEach(({ window }, i) => {
      if (Math.abs(Math.log10(window) - x) < Math.abs(Math.log10(data.cuts[best]?.window ?? 1) - x)) best = i;
    });
    return best;
  };
  const told = ({ window, carried, reset }: Cut): string =>
    say(truncationWords.at, { window: count(window), carried: fixed(carried, 3), reset: fixed(reset, 3) });

  const paint = (plot: Plot): void => {
    const { palette, ratio } = plot;
    const colour = palette.cells[data.cell];
    const both = [
      { name: say(truncationWords.carried), points: points(({ carried }) => carried), stroke: { colour, width: 2 } },
      { name: say(truncationWords.reset), points: points(({ reset }) => reset), stroke: { colour, width: 2, dash: [6, 4] } },
    ];
    inside(plot, () => {
      guide(plot, 1, { colour: palette.axis, width: 1 });
      const x = plot.x(Math.log10(data.chosen));
      segment(plot, x, plot.top, x, plot.top + plot.height, { colour: palette.quiet, width: 1, dash: [2, 3] });
      for (const { points, stroke } of both) {
        line(plot, points, stroke);
        dots(plot, points, stroke.colour, 2.5, (value) => value);
      }
    });
    // The lines meet at the right; near the left they are apart, and each leaves room on one side.
    const beside = Math.min(2, data.cuts.length - 1);
    labels(plot, [
      ...both.map(({ name, points, stroke }, i) => ({
        text: name,
        x: plot.x(points.xs[beside] ?? 0) + (i === 0 ? -8 : 8) * ratio,
        y: plot.y(points.ys[beside] ?? 0) + (i === 0 ? -12 : 12) * ratio,
        align: i === 0 ? ("right" as const) : ("left" as const),
        stroke,
      })),
      { text: `T = ${count(data.chosen)}`, x: plot.x(Math.log10(data.chosen)) + 4 * ratio, y: plot.top + plot.height - 10 * ratio, align: "left" },
    ]);
  };

  const frame = new Frame(host, {
    kind: "truncation",
    height,
    grid: true,
    x: {
      range: (): Range => [-0.06, Math.log10(longest()) + 0.06],
      ticks: ([, high]) => TICKS.filter((tick) => Math.log10(tick) <= high).map((tick) => ({ at: Math.log10(tick), text: count(tick) })),
      title: () => say(truncationWords.window),
    },
    y: { range: (): Range => [Math.floor(lowest() * 4) / 4, 1.05], ticks: ([low], most) => linearTicks([low, 1], most), title: () => say(truncationWords.cosine) },
    name: () => say(truncationWords.name),
    trend: () => {
      const cut = data.cuts.find(({ window }) => window === data.chosen);
      return cut === undefined ? say(chartWords.nothing) : told(cut);
    },
    table: () => ({
      head: [say(truncationWords.window), say(truncationWords.carried), say(truncationWords.reset)],
      rows: data.cuts.map(({ window, carried, reset }) => [count(window), fixed(carried, 4), fixed(reset, 4)]),
    }),
    readout: (x) => {
      const cut = data.cuts[at(x)];
      return cut === undefined ? null : told(cut);
    },
    cursor,
    snap: (x, steps) => {
      const cut = data.cuts[Math.max(0, Math.min(data.cuts.length - 1, at(x) + steps))];
      return cut === undefined ? null : Math.log10(cut.window);
    },
    paint,
  });

  return {
    draw(next) {
      data = next;
      untracked(() => frame.redraw());
    },
    destroy: () => frame.destroy(),
  };
}
