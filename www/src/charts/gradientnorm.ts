/** Global gradient norm by update, before and after clipping, on a logarithmic axis; clipped updates are marked along the top. */
import { chartWords } from "../words/charts";
import { say } from "../i18n";
import { magnitude } from "./format";
import { mountLines } from "./lines";
import { normTrend } from "./trends";
import type { Chart, GradientNormData, TimeOptions } from "./types";

const HEIGHT = 220;

/** Opacity of what clipping cut off. */
const PALE = 0.45;

/** Mounts the gradient-norm picture in `host`. */
export function mountGradientNorm(host: HTMLElement, options: TimeOptions): Chart<GradientNormData> {
  return mountLines<GradientNormData>(host, {
    kind: "norm",
    height: options.height ?? HEIGHT,
    logarithmic: true,
    x: { time: options.time },
    title: () => say(chartWords.norm),
    lines: ({ before, after, clipped, limit, cell }, palette) => ({
      lines: [
        // The two differ only where an update was clipped: there the pale line sticks out above the full one.
        { name: say(chartWords.before), points: before, stroke: { colour: palette?.cells[cell] ?? "", width: 1.25, opacity: PALE } },
        { name: say(chartWords.after), points: after, stroke: { colour: palette?.cells[cell] ?? "", width: 1.25 } },
      ],
      guides: limit === null ? [] : [{ name: say(chartWords.limit), value: limit, dash: [6, 4] }],
      marks: { points: clipped, name: say(chartWords.clipped) },
    }),
    name: () => say(options.name ?? chartWords.nameNorm),
    trend: normTrend,
    text: magnitude,
  });
}
