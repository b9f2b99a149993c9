/** Several networks on one axis of updates: loss, and gradient norm before clipping; each in its own hue and dash. */
import { chartWords } from "../words/charts";
import { say } from "../words/phrase";
import { colourOf, dashOf, type Palette } from "./colours";
import { magnitude, nats } from "./format";
import { mountLines, type Line } from "./lines";
import { linearTicks } from "./scales";
import { lanesTrend } from "./trends";
import type { Chart, LaneLossData, LaneNormData, NamedPoints, TimeOptions } from "./types";

const LOSS_PX = 300;
const NORM_PX = 220;

/** The loss axis ends here, in units of the uniform guess: one network that starts badly must not flatten the others. */
const CEILING = 1.4;

/** Behind several means the areas between extremes would hide one another; this leaves a hint of them. */
const ENVELOPE = 0.1;

function linesOf(lanes: readonly NamedPoints[], palette: Palette | null, dotted: boolean): Line[] {
  return lanes.map(({ name, look, points }) => ({
    name,
    points,
    stroke: { colour: palette ? colourOf(palette, look) : "", width: 1.75, dash: dashOf(look), envelope: ENVELOPE },
    dotted,
  }));
}

/** Mounts the loss of several networks in `host`. */
export function mountLaneLoss(host: HTMLElement, options: TimeOptions): Chart<LaneLossData> {
  return mountLines<LaneLossData>(host, {
    kind: "loss",
    height: options.height ?? LOSS_PX,
    logarithmic: false,
    x: { time: options.time },
    title: () => say(chartWords.nats),
    right: {
      ticks: ([low, high], most) =>
        linearTicks([low / Math.LN2, high / Math.LN2], most).map(({ at, text }) => ({ at: at * Math.LN2, text })),
      title: () => say(chartWords.bits),
    },
    lines: ({ lanes, dotted, uniform, unigram }, palette) => ({
      lines: linesOf(lanes, palette, dotted),
      guides: [
        ...(uniform === null ? [] : [{ name: say(chartWords.uniform), value: uniform, dash: [2, 3] }]),
        ...(unigram === null ? [] : [{ name: say(chartWords.unigram), value: unigram, dash: [6, 4] }]),
      ],
      marks: null,
    }),
    ceiling: ({ uniform }) => (uniform === null ? Number.POSITIVE_INFINITY : CEILING * uniform),
    name: () => say(options.name ?? chartWords.nameLoss),
    trend: ({ lanes }) => lanesTrend(lanes, (value) => nats(value, 2)),
    text: (value) => nats(value, 3),
  });
}

/** Mounts the gradient norms of several networks in `host`. */
export function mountLaneNorm(host: HTMLElement, options: TimeOptions): Chart<LaneNormData> {
  return mountLines<LaneNormData>(host, {
    kind: "norm",
    height: options.height ?? NORM_PX,
    logarithmic: true,
    x: { time: options.time },
    title: () => say(chartWords.norm),
    lines: ({ lanes, limit }, palette) => ({
      lines: linesOf(lanes, palette, false),
      guides: limit === null ? [] : [{ name: say(chartWords.limit), value: limit, dash: [6, 4] }],
      marks: null,
    }),
    name: () => say(options.name ?? chartWords.nameNorm),
    trend: ({ lanes }) => lanesTrend(lanes, magnitude),
    text: magnitude,
  });
}
