/** A task over its updates: the loss in its own unit with what has to be beaten, and the score on what is never learnt from. */
import { taskChartWords as words } from "../words/taskcharts";
import { chartWords } from "../words/charts";
import { say } from "../i18n";
import { count, magnitude, percent } from "../plot/format";
import { mountLines, type Guide } from "../plot/lines";
import { linearTicks, SHARES, type Range, type Tick } from "../plot/scales";
import { mean, type Points } from "../plot/series";
import type { Cell } from "../plot/colours";
import type { Chart } from "../plot/chart";
import type { TimeOptions } from "../figures/types";

/** A value that a simple predictor reaches, by name. */
export interface NamedValue {
  readonly name: string;
  readonly value: number;
}

/** Loss of every update. */
export interface TaskLossData {
  train: Points;
  baselines: readonly NamedValue[];
  /** What the loss is counted in. */
  unit: string;
  /** The first update at which it counted as solved, or null. */
  solvedAt: number | null;
  cell: Cell;
}

/** Score whenever it was measured. */
export interface ScoreData {
  score: Points;
  metric: string;
  /** Answers judged for one score. */
  judged: number;
  /** The score of guessing, or the error of always saying the mean; null draws no line. */
  chance: number | null;
  cell: Cell;
}

const HEIGHT = 260;
const SCORE_HEIGHT = 220;

/** Losses whose mean is called the loss now. */
const RECENT = 25;

/** Dashes of baselines, in order. */
const DASHES: readonly (readonly number[])[] = [[2, 3], [6, 4], [9, 3, 2, 3]];

function guides(baselines: readonly NamedValue[]): Guide[] {
  return baselines.map(({ name, value }, i) => ({ name, value, dash: DASHES[i % DASHES.length] ?? [] }));
}

/** One sentence about the loss. */
export function taskLossTrend({ train, baselines, unit, solvedAt }: TaskLossData): string {
  if (train.length === 0) return say(chartWords.nothing);
  const last = mean(train, train.length - RECENT, train.length);
  const best = baselines.reduce<NamedValue | null>((least, line) => (least === null || line.value < least.value ? line : least), null);
  const now = say(words.lossNow, { last: magnitude(last), unit, updates: count(train.xs[train.length - 1] ?? 0) });
  const beside = best === null ? "" : say(last < best.value ? words.lossBelow : words.lossAbove, { name: best.name, value: magnitude(best.value) });
  return now + beside + (solvedAt === null ? "" : say(words.solved, { update: count(solvedAt) })) + say(words.stop);
}

/** Mounts the loss picture in `host`; `logarithmic` where a loss falls over decades. */
export function mountTaskLoss(host: HTMLElement, options: TimeOptions & { logarithmic: boolean }): Chart<TaskLossData> {
  let unit = "";
  const chart = mountLines<TaskLossData>(host, {
    kind: "loss",
    height: options.height ?? HEIGHT,
    logarithmic: options.logarithmic,
    x: { time: options.time },
    title: () => unit,
    lines: ({ train, baselines, cell }, palette) => ({
      lines: [{ name: say(chartWords.train), points: train, stroke: { colour: palette?.cells[cell] ?? "", width: 1.25 } }],
      guides: guides(baselines),
      marks: null,
    }),
    name: () => say(options.name ?? chartWords.nameLoss),
    trend: taskLossTrend,
    text: magnitude,
  });
  return {
    draw(data) {
      ({ unit } = data);
      chart.draw(data);
    },
    destroy: () => chart.destroy(),
  };
}

/** One sentence about the score. */
export function scoreTrend({ score, metric, judged }: ScoreData, text: (value: number) => string): string {
  if (score.length === 0) return say(chartWords.nothing);
  const last = score.ys[score.length - 1] ?? Number.NaN;
  return say(words.scoreNow, { metric, last: text(last), update: count(score.xs[score.length - 1] ?? 0), count: count(judged) });
}

/** Ticks of an axis of shares. */
function shareTicks(range: Range, most: number): Tick[] {
  return linearTicks(range, most).map(({ at }) => ({ at, text: percent(at) }));
}

/** Mounts the score picture in `host`: shares from 0 to 1, or with `error` a squared error over decades. */
export function mountScore(host: HTMLElement, options: TimeOptions & { error: boolean }): Chart<ScoreData> {
  const text = options.error ? magnitude : percent;
  let metric = "";
  const chart = mountLines<ScoreData>(host, {
    kind: "score",
    height: options.height ?? SCORE_HEIGHT,
    logarithmic: options.error,
    x: { time: options.time },
    title: () => metric,
    ...(options.error ? {} : { ticks: shareTicks, range: SHARES }),
    lines: ({ score, chance, cell }, palette) => ({
      lines: [{ name: metric, points: score, stroke: { colour: palette?.cells[cell] ?? "", width: 1.75 }, dotted: true }],
      guides: chance === null ? [] : guides([{ name: say(options.error ? words.always : words.chance), value: chance }]),
      marks: null,
    }),
    name: () => say(options.name ?? words.nameScore, { metric }),
    trend: (data) => scoreTrend(data, text),
    text,
  });
  return {
    draw(data) {
      ({ metric } = data);
      chart.draw(data);
    },
    destroy: () => chart.destroy(),
  };
}
