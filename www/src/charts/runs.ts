/** Several networks on one axis of updates: loss, and gradient norm before clipping; each in its own hue and dash. */
import { chartWords, trendWords } from "../words/charts";
import { say } from "../i18n";
import { colourOf, dashOf, type Palette, type Look } from "../plot/colours";
import { magnitude, nats, count } from "../plot/format";
import { mountLines, type Line } from "../plot/lines";
import { linearTicks, type Range, type Tick } from "../plot/scales";
import type { Chart } from "../plot/chart";
import { type Points, median } from "../plot/series";
import type { TimeOptions } from "../figures/types";
import { recent, sentence } from "../figures/trends";

/** One network's curve among several. */
export interface NamedPoints {
  name: string;
  look: Look;
  points: Points;
}

/** Loss of several networks, nats per character. */
export interface RunLossData {
  runs: readonly NamedPoints[];
  /** Whether each point was measured by itself and is worth a dot, as on held-out text. */
  dotted: boolean;
  /** The loss of a uniform guess, ln V; null draws no line. */
  uniform: number | null;
  /** The entropy of the text's characters; null draws no line. */
  unigram: number | null;
  /** What else has to be beaten, by name: a task's baselines. */
  baselines?: readonly { readonly name: string; readonly value: number }[];
}

export interface RunLossOptions extends TimeOptions {
  /** What the loss is counted in; nats per character, with bits on the right, unless told. */
  unit?: () => string;
  /** Whether it falls over decades. */
  logarithmic?: boolean;
}

/** Gradient norms before clipping of several networks. */
export interface RunNormData {
  runs: readonly NamedPoints[];
  /** The limit of clipping by norm; null where nothing is clipped by norm. */
  limit: number | null;
}

const LOSS_PX = 300;
const NORM_PX = 220;

/** The loss axis ends here, in units of the uniform guess: one network that starts badly must not flatten the others. */
const CEILING = 1.4;

/** Behind several means the areas between extremes would hide one another; this leaves a hint of them. */
const ENVELOPE = 0.1;

/** The same loss in bits, on the right. */
const BITS = {
  ticks: ([low, high]: Range, most: number): Tick[] =>
    linearTicks([low / Math.LN2, high / Math.LN2], most).map(({ at, text }) => ({ at: at * Math.LN2, text })),
  title: () => say(chartWords.bits),
};

/** Dashes of a task's baselines, in order. */
const BASELINE_DASHES: readonly (readonly number[])[] = [[2, 3], [6, 4], [9, 3, 2, 3]];

function linesOf(runs: readonly NamedPoints[], palette: Palette | null, dotted: boolean): Line[] {
  return runs.map(({ name, look, points }) => ({
    name,
    points,
    stroke: { colour: palette ? colourOf(palette, look) : "", width: 1.75, dash: dashOf(look), envelope: ENVELOPE },
    dotted,
  }));
}

/** Mounts the loss of several networks in `host`. */
export function mountRunLoss(host: HTMLElement, options: RunLossOptions): Chart<RunLossData> {
  const { unit, logarithmic = false } = options;
  // An error may be small by powers of ten; a loss in nats is not.
  const text = (value: number, digits: number): string => (unit ? magnitude(value) : nats(value, digits));
  return mountLines<RunLossData>(host, {
    kind: "loss",
    height: options.height ?? LOSS_PX,
    logarithmic,
    x: { time: options.time },
    title: unit ?? (() => say(chartWords.nats)),
    ...(unit ? {} : { right: BITS }),
    lines: ({ runs, dotted, uniform, unigram, baselines = [] }, palette) => ({
      lines: linesOf(runs, palette, dotted),
      guides: [
        ...(uniform === null ? [] : [{ name: say(chartWords.uniform), value: uniform, dash: [2, 3] }]),
        ...(unigram === null ? [] : [{ name: say(chartWords.unigram), value: unigram, dash: [6, 4] }]),
        ...baselines.map(({ name, value }, i) => ({ name, value, dash: BASELINE_DASHES[i % BASELINE_DASHES.length] ?? [] })),
      ],
      marks: null,
    }),
    ceiling: ({ uniform, baselines = [] }) => {
      const known = [...(uniform === null ? [] : [uniform]), ...baselines.map(({ value }) => value)];
      return known.length === 0 ? Number.POSITIVE_INFINITY : CEILING * Math.max(...known);
    },
    name: () => say(options.name ?? chartWords.nameLoss),
    trend: ({ runs }) => runsTrend(runs, (value) => text(value, 2)),
    text: (value) => text(value, 3),
  });
}

/** Mounts the gradient norms of several networks in `host`. */
export function mountRunNorm(host: HTMLElement, options: TimeOptions): Chart<RunNormData> {
  return mountLines<RunNormData>(host, {
    kind: "norm",
    height: options.height ?? NORM_PX,
    logarithmic: true,
    x: { time: options.time },
    title: () => say(chartWords.norm),
    lines: ({ runs, limit }, palette) => ({
      lines: linesOf(runs, palette, false),
      guides: limit === null ? [] : [{ name: say(chartWords.limit), value: limit, dash: [6, 4] }],
      marks: null,
    }),
    name: () => say(options.name ?? chartWords.nameNorm),
    trend: ({ runs }) => runsTrend(runs, magnitude),
    text: magnitude,
  });
}

/** Several curves over one axis: where each of them is now. */
export function runsTrend(runs: readonly NamedPoints[], text: (value: number) => string): string {
  const parts = runs
    .filter(({ points }) => points.length > 0)
    .map(({ name, points }) => {
      const now = median(points, recent(points.length), points.length);
      return say(trendWords.runNow, { name, value: text(now), update: count(points.xs[points.length - 1] ?? 0) });
    });
  return sentence(parts);
}
