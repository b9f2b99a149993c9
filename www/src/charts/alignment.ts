/** Where the decoder looks: the attention on every token read, for every token written. */
import { taskChartWords as words } from "../words/taskcharts";
import { chartWords } from "../words/charts";
import { say } from "../i18n";
import { contrast, css, type Rgb } from "../plot/colours";
import { MOST_ROWS } from "../plot/dom";
import { fixed, named, percent, visible } from "../plot/format";
import { mountGrid } from "../plot/grid";
import type { Chart } from "../plot/chart";
import type { PictureOptions } from "../figures/types";

/** `weights[written][read]`: every row sums to 1. */
export interface AlignmentData {
  read: readonly string[];
  written: readonly string[];
  weights: readonly (readonly number[])[];
}

const strongest = (row: readonly number[]): number => row.indexOf(Math.max(...row));

/** One sentence about the whole. */
export function alignmentTrend({ read, written, weights }: AlignmentData): string {
  if (weights.length === 0) return say(chartWords.nothing);
  const share = weights.reduce((sum, row) => sum + Math.max(...row), 0) / weights.length;
  return say(words.alignmentTrend, { read: read.length, written: written.length, share: percent(share) });
}

/** A canvas pixel as red, green and blue. */
function channels(pixel: number): Rgb {
  return [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
}

/** Mounts the picture in `host`. */
export function mountAlignment(host: HTMLElement, options: PictureOptions): Chart<AlignmentData> {
  let data: AlignmentData = { read: [], written: [], weights: [] };
  const weight = (target: number, source: number): number => data.weights[target]?.[source] ?? Number.NaN;
  const grid = mountGrid(host, {
    kind: "alignment",
    narrows: true,
    ramp: (palette) => ({ colours: palette.fraction, note: say(words.weight) }),
    columns: () => data.read.map(visible),
    rows: () => data.written.map(visible),
    corner: () => "",
    cell: (target, source, palette) => {
      const share = weight(target, source);
      const colour = channels(palette.fraction[Math.round(255 * Math.max(0, Math.min(1, share)))] ?? 0);
      const [dark, light]: [Rgb, Rgb] = [[0, 0, 0], [255, 255, 255]];
      const ink = contrast(colour, dark) > contrast(colour, light) ? dark : light;
      // A share that rounds to nothing is left to its colour.
      return { colour: css(colour), ink: css(ink), text: share >= 0.095 ? fixed(share, 1) : "" };
    },
    name: () => say(options.name ?? words.nameAlignment),
    trend: () => alignmentTrend(data),
    table: () => ({
      head: [say(words.written), say(words.looksAt), say(words.weight)],
      rows: data.written.slice(0, MOST_ROWS).map((token, target) => {
        const most = strongest(data.weights[target] ?? []);
        return [`${target + 1} ${named(token)}`, named(data.read[most] ?? ""), fixed(weight(target, most), 2)];
      }),
    }),
    readout: (target, source) =>
      say(words.alignmentAt, {
        target: named(data.written[target] ?? ""),
        source: named(data.read[source] ?? ""),
        weight: fixed(weight(target, source), 2),
      }),
  });
  return {
    draw(next) {
      data = next;
      grid.redraw();
    },
    destroy: () => grid.destroy(),
  };
}
