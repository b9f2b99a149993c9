/** The gradient of every weight of a matrix, its size as a colour; a click or Enter takes the weight in hand. */
import { untracked } from "@preact/signals";
import { say, type Phrase } from "../i18n";
import { createCursor } from "../plot/cursor";
import { spread } from "../plot/dom";
import { count, magnitude, power } from "../plot/format";
import { Frame } from "../plot/frame";
import type { Plot } from "../plot/plot";
import { ColourKey } from "../plot/key";
import { inside } from "../plot/paint";
import { Raster } from "../plot/raster";
import { linearTicks, type Range } from "../plot/scales";
import type { Chart } from "../plot/chart";
import { chartWords } from "./words";

export const words = {
  row: { en: "row", zh: "行" },
  column: { en: "column", zh: "列" },
  size: { en: "|gradient|", zh: "|梯度|" },
  name: { en: "Size of the gradient of every weight", zh: "每个权重的梯度大小" },
  trend: { en: "The largest gradient is {gradient}, in row {row}, column {column}.", zh: "最大的梯度为 {gradient}，在第 {row} 行第 {column} 列。" },
  at: { en: "Row {row}, column {column}: gradient {gradient}. Enter takes this weight.", zh: "第 {row} 行第 {column} 列：梯度 {gradient}。回车选定。" },
} as const satisfies Record<string, Phrase>;

/** What is drawn. */
export interface WeightMapData {
  rows: number;
  columns: number;
  /** Gradients, column by column. */
  gradients: ArrayLike<number>;
  /** The weight taken, from 0. */
  row: number;
  column: number;
}

export interface WeightMapOptions {
  /** The reader took a weight. */
  onChoose(row: number, column: number): void;
}

const HEIGHT = 320;
/** Decades of the colour scale below the largest gradient. */
const DECADES = 4;

/** The place of a size on the map, of which `most` is the top: 0 for zero, 1…255 over four decades. */
export function sizeShade(size: number, most: number): number {
  if (!(size > 0)) return 0;
  const share = 1 + Math.log10(size / most) / DECADES;
  return 1 + Math.round(Math.max(0, Math.min(1, share)) * 254);
}

/** The index of the largest size. */
export function largest(gradients: ArrayLike<number>): number {
  let at = 0;
  for (let i = 1; i < gradients.length; i += 1) if (Math.abs(gradients[i] ?? 0) > Math.abs(gradients[at] ?? 0)) at = i;
  return at;
}

/** Mounts the drawing in `host`. */
export function mountWeightMap(host: HTMLElement, { onChoose }: WeightMapOptions): Chart<WeightMapData> {
  let data: WeightMapData = { rows: 1, columns: 1, gradients: [], row: 0, column: 0 };
  let top = 0;
  const raster = new Raster();
  const key = new ColourKey();
  const [cursor, cursorY] = [createCursor(), createCursor()];
  const at = (row: number, column: number): number => data.gradients[column * data.rows + row] ?? Number.NaN;
  const numbered = ([low, high]: Range, most: number): { at: number; text: string }[] =>
    linearTicks([low + 1, high + 1], most, true).filter(({ at }) => at >= 1).map(({ at, text }) => ({ at: at - 1, text }));

  const paint = (plot: Plot): void => {
    const { palette, context, ratio } = plot;
    const { rows, columns, gradients } = data;
    const pixels = raster.pixels(columns, rows);
    for (let column = 0; column < columns; column += 1) {
      for (let row = 0; row < rows; row += 1) {
        const shade = sizeShade(Math.abs(at(row, column)), 10 ** top);
        pixels[row * columns + column] = shade === 0 ? palette.floor : (palette.magnitude[shade] ?? 0);
      }
    }
    raster.done();
    inside(plot, () => raster.draw(plot));
    if (gradients.length > 0) {
      const [x, y] = [plot.x(data.column - 0.5), plot.y(data.row - 0.5)];
      const size = [plot.x(data.column + 0.5) - x, plot.y(data.row + 0.5) - y] as const;
      // A frame around the cell, black on white, seen on every colour of the map.
      for (const [colour, out] of [["#ffffff", 3], ["#000000", 1.5]] as const) {
        context.strokeStyle = colour;
        context.lineWidth = out * ratio;
        context.strokeRect(x - 2 * ratio, y - 2 * ratio, size[0] + 4 * ratio, size[1] + 4 * ratio);
      }
    }
    key.show(palette.magnitude, power(top - DECADES), power(top), say(words.size), [{ colour: palette.floor, text: "0" }]);
  };

  const frame = new Frame(host, {
    kind: "weightmap",
    height: HEIGHT,
    grid: false,
    x: { range: () => [-0.5, data.columns - 0.5], ticks: numbered, title: () => say(words.column) },
    y: { range: () => [data.rows - 0.5, -0.5], ticks: ([bottom, first], most) => numbered([first, bottom], most), title: () => say(words.row) },
    name: () => say(words.name),
    trend: () => {
      if (data.gradients.length === 0) return say(chartWords.nothing);
      const most = largest(data.gradients);
      const [row, column] = [most % data.rows, Math.floor(most / data.rows)];
      return say(words.trend, { row: row + 1, column: column + 1, gradient: magnitude(at(row, column)) });
    },
    table: () => ({
      head: [say(words.row), ...spread(Math.min(8, data.columns)).map((column) => `${say(words.column)} ${count(column + 1)}`)],
      rows: spread(data.rows).map((row) => [count(row + 1), ...spread(Math.min(8, data.columns)).map((column) => magnitude(at(row, column)))]),
    }),
    readout: (column, row) =>
      row === null ? null : say(words.at, { row: row + 1, column: column + 1, gradient: magnitude(at(row, column)) }),
    cursor,
    cursorY,
    snap: (place, steps) => (data.gradients.length === 0 ? null : Math.max(0, Math.min(data.columns - 1, Math.round(place) + steps))),
    snapY: (place, steps) => Math.max(0, Math.min(data.rows - 1, Math.round(place) + steps)),
    key: key.root,
    paint,
  });

  const stop = new AbortController();
  const { signal } = stop;
  const choose = (): void => {
    const [column, row] = [cursor.peek(), cursorY.peek()];
    if (column !== null && row !== null) onChoose(row, column);
  };
  host.querySelector<HTMLElement>(".chart-over")?.addEventListener("click", choose, { signal });
  host.querySelector<HTMLElement>(".chart-picture")?.addEventListener("keydown", (event) => event.key === "Enter" && choose(), { signal });

  return {
    draw(next) {
      data = next;
      // The scale moves by whole decades only.
      const most = Math.abs(next.gradients[largest(next.gradients)] ?? 0);
      if (most > 0) top = Math.ceil(Math.log10(most));
      untracked(() => frame.redraw());
    },
    destroy() {
      stop.abort();
      frame.destroy();
    },
  };
}
