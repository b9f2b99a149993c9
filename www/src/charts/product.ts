/** The product of Jacobians by the number of steps back: what its best, middle and worst direction keep, and what the gradient keeps. */
import { PRODUCT_FIELDS } from "../wire";
import { chartWords } from "../figures/words";
import { productWords } from "../words/product";
import { say } from "../i18n";
import { createCursor } from "../plot/cursor";
import { count, magnitude } from "../plot/format";
import { mountLines, type Line } from "../plot/lines";
import type { Cell } from "../plot/colours";
import type { Chart } from "../plot/chart";

/** What the picture shows. */
export interface ProductData {
  /** Rows of `PRODUCT_FIELDS`. */
  rows: ArrayLike<number>;
  cell: Cell;
}

const ROW = PRODUCT_FIELDS.length;
const HEIGHT = 320;
/** Half the distance from 1 to the next number in single precision. */
const SINGLE = 2 ** -24;
/** The lowest end of the axis: whatever lies below is as good as lost. */
const FLOOR = 1e-50;
/** The axis ends this much later than the lines, so that their names stand beside their ends. */
const ROOM = 1.3;

/** A number of row `i` by name: a number of steps, or what so many steps keep. */
export function keptAt(rows: ArrayLike<number>, i: number, field: (typeof PRODUCT_FIELDS)[number]): number {
  const value = rows[i * ROW + PRODUCT_FIELDS.indexOf(field)] ?? Number.NaN;
  return field === "lag" ? value : 10 ** value;
}

/** Mounts the picture in `host`. */
export function mountProduct(host: HTMLElement, { height = HEIGHT }: { height?: number } = {}): Chart<ProductData> {
  const size = (rows: ArrayLike<number>): number => Math.floor(rows.length / ROW);
  return mountLines<ProductData>(host, {
    kind: "product",
    height,
    logarithmic: true,
    x: { cursor: createCursor(), title: () => say(productWords.steps), last: ({ rows }) => Math.ceil(ROOM * keptAt(rows, size(rows) - 1, "lag")) - 1 },
    title: () => say(productWords.factor),
    lines: ({ rows, cell }, palette) => {
      const length = size(rows);
      const xs = Array.from({ length }, (_, i) => keptAt(rows, i, "lag") - 1);
      const line = (field: (typeof PRODUCT_FIELDS)[number], width: number, dash: readonly number[]): Line => ({
        name: say(productWords[field === "lag" ? "largest" : field]),
        points: { xs, ys: xs.map((_, i) => keptAt(rows, i, field)), length },
        stroke: { colour: (field === "kept" ? palette?.ink : palette?.cells[cell]) ?? "", width, dash },
      });
      // A product multiplied out in single precision is rounded to so much of its largest entries.
      const lost = xs.map((_, i) => SINGLE * keptAt(rows, i, "largest"));
      const single: Line = {
        name: say(productWords.single),
        points: { xs, ys: lost, length },
        stroke: { colour: palette?.quiet ?? "", width: 1, dash: [1, 4] },
      };
      return {
        lines: [single, line("largest", 2, []), line("median", 1.5, [6, 4]), line("smallest", 1.5, [2, 3]), line("kept", 1.5, [])],
        guides: [],
        marks: null,
      };
    },
    floor: () => FLOOR,
    name: () => say(productWords.name),
    trend: ({ rows }) => {
      const last = size(rows) - 1;
      if (last < 0) return say(chartWords.nothing);
      const text = (field: (typeof PRODUCT_FIELDS)[number]): string => magnitude(keptAt(rows, last, field));
      return say(productWords.trend, {
        lag: count(keptAt(rows, last, "lag")),
        largest: text("largest"),
        median: text("median"),
        smallest: text("smallest"),
        kept: text("kept"),
      });
    },
    text: magnitude,
  });
}
