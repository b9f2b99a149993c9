/** Singular values, the largest first, with the line of 1. */
import { chartWords } from "../figures/words";
import { spectrumWords } from "../words/spectrum";
import { say } from "../i18n";
import { rowOf, type CircleData } from "./circle";
import { createCursor } from "../plot/cursor";
import { fixed } from "../plot/format";
import { mountLines } from "../plot/lines";
import { SPECTRUM_FIELDS } from "../wire";
import type { Chart } from "../plot/chart";

const HEIGHT = 300;

/** Mounts the picture in `host`. */
export function mountSingular(host: HTMLElement, { height = HEIGHT }: { height?: number } = {}): Chart<CircleData> {
  const size = (rows: ArrayLike<number>): number => Math.floor(rows.length / SPECTRUM_FIELDS.length);
  return mountLines<CircleData>(host, {
    kind: "singular",
    height,
    logarithmic: false,
    x: { cursor: createCursor(), title: () => say(spectrumWords.number), last: ({ rows }) => size(rows) - 1 },
    title: () => say(spectrumWords.singular),
    lines: ({ rows, cell }, palette) => {
      const length = size(rows);
      return {
        lines: [
          {
            name: say(spectrumWords.singular),
            points: {
              xs: Array.from({ length }, (_, i) => i),
              ys: Array.from({ length }, (_, i) => rowOf(rows, i).singular),
              length,
            },
            stroke: { colour: palette?.cells[cell] ?? "", width: 1.5 },
            dotted: true,
          },
        ],
        guides: [{ name: "s =", value: 1, dash: [4, 4] }],
        marks: null,
      };
    },
    name: () => say(spectrumWords.singularName),
    trend: ({ rows }) =>
      size(rows) === 0
        ? say(chartWords.nothing)
        : say(spectrumWords.singularTrend, { first: fixed(rowOf(rows, 0).singular, 3), last: fixed(rowOf(rows, size(rows) - 1).singular, 3) }),
    text: (value) => fixed(value, 3),
  });
}
