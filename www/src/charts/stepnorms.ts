/** ‖∂L/∂h_t‖ for every step t of the window, on a logarithmic axis. */
import { chartWords, trendWords } from "../words/charts";
import { say } from "../i18n";
import { magnitude, count } from "../plot/format";
import { mountLines } from "../plot/lines";
import type { Chart } from "../plot/chart";
import type { Cell } from "../plot/colours";
import type { PictureOptions } from "../figures/types";
import type { Cursor } from "../plot/cursor";
import { sentence } from "../figures/trends";

/** ‖∂L/∂h_t‖ for every step of the window. */
export interface StepNormsData {
  /** Norms for t = 1…T. */
  norms: ArrayLike<number>;
  cell: Cell;
}

export interface StepNormsOptions extends PictureOptions {
  /** The step pointed at, from 0. */
  step: Cursor;
}

const HEIGHT = 200;

/** Mounts the picture of norms by step in `host`. */
export function mountStepNorms(host: HTMLElement, options: StepNormsOptions): Chart<StepNormsData> {
  return mountLines<StepNormsData>(host, {
    kind: "steps",
    height: options.height ?? HEIGHT,
    logarithmic: true,
    x: { cursor: options.step, title: () => say(chartWords.step), last: ({ norms }) => norms.length - 1 },
    title: () => "‖∂L/∂h‖",
    lines: ({ norms, cell }, palette) => ({
      lines: [
        {
          name: "‖∂L/∂h‖",
          points: { xs: Array.from({ length: norms.length }, (_, i) => i), ys: norms, length: norms.length },
          stroke: { colour: palette?.cells[cell] ?? "", width: 1.5 },
          dotted: true,
        },
      ],
      guides: [],
      marks: null,
    }),
    name: () => say(options.name ?? chartWords.nameSteps),
    trend: stepsTrend,
    text: magnitude,
  });
}

/** Norms over the window: both ends and the peak. */
export function stepsTrend({ norms }: StepNormsData): string {
  if (norms.length === 0) return sentence([]);
  let at = 0;
  for (let i = 1; i < norms.length; i += 1) if ((norms[i] ?? 0) > (norms[at] ?? 0)) at = i;
  const text = (i: number): string => magnitude(norms[i] ?? Number.NaN);
  return sentence([say(trendWords.steps, { first: text(0), last: text(norms.length - 1), at: count(at + 1), high: text(at) })]);
}
