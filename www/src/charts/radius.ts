/** Spectral radius and largest singular value of a block of U, over the updates. */
import { chartWords } from "../figures/words";
import { say } from "../i18n";
import { spectrumWords } from "../words/spectrum";
import { count, fixed } from "../plot/format";
import { mountLines } from "../plot/lines";
import type { Cell } from "../plot/colours";
import type { Chart } from "../plot/chart";
import type { Points } from "../plot/series";
import type { TimeAxis } from "../plot/cursor";

/** What the picture shows. */
export interface RadiusData {
  radius: Points;
  norm: Points;
  cell: Cell;
}

const HEIGHT = 240;

/** Mounts the picture in `host`. */
export function mountRadius(host: HTMLElement, options: { time: TimeAxis }): Chart<RadiusData> {
  return mountLines<RadiusData>(host, {
    kind: "radius",
    height: HEIGHT,
    logarithmic: false,
    x: { time: options.time },
    title: () => say(spectrumWords.radiusAxis),
    lines: ({ radius, norm, cell }, palette) => {
      const colour = palette?.cells[cell] ?? "";
      return {
        lines: [
          { name: "ρ", points: radius, stroke: { colour, width: 1.75 }, dotted: true },
          { name: "s₁", points: norm, stroke: { colour, width: 1.75, dash: [6, 4] }, dotted: true },
        ],
        guides: [{ name: "", value: 1, dash: [2, 3] }],
        marks: null,
      };
    },
    name: () => say(spectrumWords.radiusName),
    trend: ({ radius, norm }) => {
      const last = radius.length - 1;
      if (last < 0) return say(chartWords.nothing);
      const text = ({ ys }: Points, i: number): string => fixed(ys[i] ?? Number.NaN, 3);
      const now = { radiusNow: text(radius, last), normNow: text(norm, norm.length - 1), to: count(radius.xs[last] ?? 0) };
      if (last === 0) return say(spectrumWords.radiusOnce, now);
      return say(spectrumWords.radiusTrend, {
        ...now,
        from: count(radius.xs[0] ?? 0),
        radius: text(radius, 0),
        norm: text(norm, 0),
      });
    },
    text: (value) => fixed(value, 3),
  });
}
