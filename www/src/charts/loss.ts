/** Loss by update: training, validation and the baselines, in nats per character with bits on the side. */
import { chartWords } from "../words/charts";
import { say } from "../i18n";
import { nats } from "./format";
import { mountLines } from "./lines";
import { linearTicks } from "./scales";
import { lossTrend, medianNow } from "./trends";
import type { Chart, LossData, TimeOptions } from "./types";

const HEIGHT = 260;

/** The axis ends here, in units of the uniform guess or of the loss as it now is: one leap must not flatten all that follows. */
const CEILING = 2;

/** Mounts the loss picture in `host`. */
export function mountLoss(host: HTMLElement, options: TimeOptions): Chart<LossData> {
  return mountLines<LossData>(host, {
    kind: "loss",
    height: options.height ?? HEIGHT,
    logarithmic: false,
    x: { time: options.time },
    title: () => say(chartWords.nats),
    right: {
      ticks: ([low, high], most) =>
        linearTicks([low / Math.LN2, high / Math.LN2], most).map(({ at, text }) => ({ at: at * Math.LN2, text })),
      title: () => say(chartWords.bits),
    },
    lines: ({ train, validation, uniform, unigram, cell }, palette) => ({
      lines: [
        { name: say(chartWords.train), points: train, stroke: { colour: palette?.cells[cell] ?? "", width: 1.25 } },
        { name: say(chartWords.validation), points: validation, stroke: { colour: palette?.ink ?? "", width: 1.5 }, dotted: true },
      ],
      guides: [
        ...(uniform === null ? [] : [{ name: say(chartWords.uniform), value: uniform, dash: [2, 3] }]),
        ...(unigram === null ? [] : [{ name: say(chartWords.unigram), value: unigram, dash: [6, 4] }]),
      ],
      marks: null,
    }),
    ceiling: ({ train, uniform }) =>
      uniform === null ? Number.POSITIVE_INFINITY : CEILING * Math.max(uniform, medianNow(train)),
    name: () => say(options.name ?? chartWords.nameLoss),
    trend: lossTrend,
    text: (value) => nats(value, 3),
  });
}
