/** ‖∂L/∂h_t‖ for every step t of the window, on a logarithmic axis. */
import { chartWords } from "../words/charts";
import { say } from "../i18n";
import { magnitude } from "./format";
import { mountLines } from "./lines";
import { stepsTrend } from "./trends";
import type { Chart, StepNormsData, StepNormsOptions } from "./types";

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
