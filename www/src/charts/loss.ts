/** Loss by update: training, validation and the baselines, in nats per character with bits on the side. */
import { chartWords, trendWords } from "../words/charts";
import { say } from "../i18n";
import { nats, count, fixed } from "../plot/format";
import { mountLines } from "../plot/lines";
import { linearTicks } from "../plot/scales";
import { medianNow, recent, sentence } from "../figures/trends";
import type { Chart } from "../plot/chart";
import type { Cell } from "../plot/colours";
import { type Points, median } from "../plot/series";
import type { TimeOptions } from "../figures/types";

/** Loss in nats per character. */
export interface LossData {
  train: Points;
  validation: Points;
  /** The loss of a uniform guess, ln V; null draws no line. */
  uniform: number | null;
  /** The entropy of the text's characters; null draws no line. */
  unigram: number | null;
  /** The cell that is training: hue of the training line. */
  cell: Cell;
}

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

/** Loss: from where to where, and how it compares. */
export function lossTrend({ train, validation, unigram }: LossData): string {
  if (train.length === 0) return sentence([]);
  const first = train.ys[0] ?? Number.NaN;
  const last = median(train, recent(train.length), train.length);
  const change = last - first;
  const phrase = Math.abs(change) < 0.02 * Math.abs(first) ? trendWords.lossLevel : change < 0 ? trendWords.lossFell : trendWords.lossRose;
  const parts = [say(phrase, { first: nats(first, 2), last: nats(last, 2), updates: count(train.xs[train.length - 1] ?? 0) })];
  const held = validation.ys[validation.length - 1] ?? Number.NaN;
  if (validation.length > 0 && Number.isFinite(held)) parts.push(say(trendWords.lossValidation, { validation: nats(held, 2) }));
  if (unigram !== null) parts.push(say(trendWords.lossUnigram, { unigram: fixed(unigram, 2) }));
  return sentence(parts);
}
