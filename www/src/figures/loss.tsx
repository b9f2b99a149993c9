/** Loss by update, with what simple rules reach: of one run its training and its validation, of several runs one of the two. */
import { Readout } from "../controls/readouts";
import { say } from "../i18n";
import type { Chart } from "../plot/chart";
import { colourOf, type Look } from "../plot/colours";
import { count, fixed, magnitude, nats } from "../plot/format";
import { mountLines, type Line } from "../plot/lines";
import { linearTicks, type Range, type Tick } from "../plot/scales";
import { median, type Points } from "../plot/series";
import type { BaselineKind, LossUnit } from "../wire";
import { taskUnits } from "../words/transport";
import type { Phrase } from "../i18n";
import { EventLog } from "./eventlog";
import { figure, type Figure, type FigureSpec, type Words } from "./figure";
import { curvesOf, type Place } from "./place";
import { medianNow, recent, sentence } from "./trends";
import { one } from "./view";
import { chartWords, figureWords } from "./words";
import { Zoom } from "./zoom";

export const words = {
  title: { en: "Loss", zh: "损失" },
  shows: {
    en: "How surprised the network is by the next character: the mean cross-entropy of each update.",
    zh: "网络对下一个字符有多意外：每次更新的平均交叉熵。",
  },
  means: {
    en: "The upper dashed line is the loss of guessing every character equally often; the lower one, of knowing only how common each character is. What the curve gains below the lower line comes from context. Every update sees other text, so single losses rise and fall: a rise is not a fault. When the validation line turns up while the training line falls, the network has begun to learn this text by heart.",
    zh: "上方虚线是把每个字符猜成同样可能时的损失，下方虚线是只知道各字符频率时的损失；曲线比下方虚线低出的部分，来自上下文。每次更新看到的文本不同，损失有升有降，某一次上升并不是出错。训练损失还在下降而验证损失转为上升，说明网络开始死记这段文本。",
  },
  name: { en: "Loss by update", zh: "损失随更新的变化" },
  nats: { en: "nats per character", zh: "纳特/字符" },
  bits: { en: "bits", zh: "比特" },
  validation: { en: "validation", zh: "验证" },
  uniform: { en: "uniform guess", zh: "均匀猜测" },
  unigram: { en: "character frequencies", zh: "只知字符频率" },
  fell: {
    en: "Training loss fell from {first} to about {last} nats per character in {updates} {updates|update|updates}",
    zh: "训练损失在 {updates} 次更新中从 {first} 降到约 {last} 纳特/字符",
  },
  rose: {
    en: "Training loss rose from {first} to about {last} nats per character in {updates} {updates|update|updates}",
    zh: "训练损失在 {updates} 次更新中从 {first} 升到约 {last} 纳特/字符",
  },
  level: {
    en: "Training loss is about {last} nats per character after {updates} {updates|update|updates}, where it began",
    zh: "{updates} 次更新后训练损失约为 {last} 纳特/字符，与开始时相当",
  },
  heldOut: { en: "validation loss is {validation}", zh: "验证损失为 {validation}" },
  frequencies: { en: "knowing only the character frequencies gives {unigram}", zh: "只知字符频率时为 {unigram}" },
} as const satisfies Words;

/** One run's losses. */
interface RunLoss {
  readonly name: string | null;
  readonly look: Look;
  readonly train: Points;
  readonly validation: Points;
}

/** Losses in nats per character, or in the unit of a task. */
export interface LossData {
  readonly runs: readonly RunLoss[];
  /** Which of its losses stands for each of several runs. */
  readonly of: "training" | "validation";
  /** What simple rules reach, by name: of a text a uniform guess, then knowing only the characters' frequencies. */
  readonly guides: readonly { readonly name: string; readonly value: number }[];
}

/** What another place, or a task, makes of the figure. */
export interface LossOwn extends Pick<FigureSpec<LossData>, "words" | "Beside" | "Tools" | "More"> {
  readonly height: number;
  /** What the rules of a task are called. */
  readonly baselines?: Readonly<Record<BaselineKind, Phrase>>;
  readonly trend?: (data: LossData) => string;
  /** Which loss is drawn of several runs. */
  readonly of?: () => LossData["of"];
}

/** Dashes of the rules, in order. */
const DASHES: readonly (readonly number[])[] = [[2, 3], [6, 4], [9, 3, 2, 3]];

/** The axis of a text's loss ends here, in units of the uniform guess or of the loss as it now is: one leap must not flatten all that follows. */
const CEILING = 2;

/** With several runs, in units of the worst rule: one network that starts badly must not flatten the others. */
const SHARED_CEILING = 1.4;

/** The same loss in bits, on the right. */
const BITS = {
  ticks: ([low, high]: Range, most: number): Tick[] =>
    linearTicks([low / Math.LN2, high / Math.LN2], most).map(({ at, text }) => ({ at: at * Math.LN2, text })),
  title: () => say(words.bits),
};

const named = ({ runs, of }: LossData) => runs.map(({ name, look, train, validation }) => ({ name: name ?? "", look, points: of === "training" ? train : validation }));

interface MountOptions extends Pick<LossOwn, "height" | "trend"> {
  readonly place: Pick<Place, "time" | "several">;
  /** What a task's loss is counted in; null for a text. */
  readonly unit: LossUnit | null;
}

function mount(host: HTMLElement, { place: { time, several }, unit, height, trend }: MountOptions): Chart<LossData> {
  // An error may be small by powers of ten; a loss in nats is not.
  const text = (value: number, digits: number): string => (unit === null ? nats(value, digits) : magnitude(value));
  return mountLines<LossData>(host, {
    kind: "loss",
    height,
    logarithmic: unit === "squared",
    x: { time },
    title: () => say(unit === null ? words.nats : taskUnits[unit]),
    ...(unit === null ? { right: BITS } : {}),
    lines: (data, palette) => {
      const ofOne = ({ look, train, validation }: RunLoss): Line[] => [
        { name: say(chartWords.train), points: train, stroke: { colour: palette ? colourOf(palette, look) : "", width: 1.25 } },
        ...(unit === null ? [{ name: say(words.validation), points: validation, stroke: { colour: palette?.ink ?? "", width: 1.5 }, dotted: true }] : []),
      ];
      return {
        lines: several ? several.lines(named(data), palette, data.of === "validation") : data.runs.flatMap(ofOne),
        guides: data.guides.map(({ name, value }, i) => ({ name, value, dash: DASHES[i % DASHES.length] ?? [] })),
        marks: null,
      };
    },
    ceiling: (data) => {
      const worst = Math.max(...data.guides.map(({ value }) => value));
      if (data.guides.length === 0) return Number.POSITIVE_INFINITY;
      if (several) return SHARED_CEILING * worst;
      return unit === null ? CEILING * Math.max(worst, ...data.runs.map(({ train }) => medianNow(train))) : Number.POSITIVE_INFINITY;
    },
    name: () => say(words.name),
    trend: (data) => (several ? several.trend(named(data), (value) => text(value, 2)) : (trend ?? lossTrend)(data)),
    text: (value) => text(value, 3),
  });
}

/** Loss of a text: from where to where, and how it compares. */
export function lossTrend({ runs: [run], guides }: Pick<LossData, "runs" | "guides">): string {
  if (run === undefined || run.train.length === 0) return sentence([]);
  const { train, validation } = run;
  const first = train.ys[0] ?? Number.NaN;
  const last = median(train, recent(train.length), train.length);
  const change = last - first;
  const phrase = Math.abs(change) < 0.02 * Math.abs(first) ? words.level : change < 0 ? words.fell : words.rose;
  const parts = [say(phrase, { first: nats(first, 2), last: nats(last, 2), updates: count(train.xs[train.length - 1] ?? 0) })];
  const held = validation.ys[validation.length - 1] ?? Number.NaN;
  if (validation.length > 0 && Number.isFinite(held)) parts.push(say(words.heldOut, { validation: nats(held, 2) }));
  const unigram = guides[1];
  if (unigram !== undefined) parts.push(say(words.frequencies, { unigram: fixed(unigram.value, 2) }));
  return sentence(parts);
}

/** The figure of the loss at `place`. */
export function lossOf(place: Place, { height, baselines, trend, of = () => "training", ...own }: LossOwn): Figure {
  const first = () => place.runs.value[0]?.run.info.value ?? null;
  const unit = (): LossUnit | null => first()?.task?.loss ?? null;
  return figure<LossData>({
    id: "loss",
    source: curvesOf(place),
    seed: place.seed,
    wait: figureWords.waitLoss,
    kind: () => unit() ?? "text",
    mount: (host) => mount(host, { place, unit: unit(), height, ...(trend ? { trend } : {}) }),
    read: () => {
      void place.revision.value;
      const statistics = first()?.text?.statistics;
      const rules = baselines ? (first()?.task?.baselines ?? []) : [];
      return {
        runs: place.runs.value.map(({ run, name, look }) => ({ name, look, train: run.histories.value.loss, validation: run.histories.value.validation })),
        of: of(),
        guides: [
          ...(statistics ? [{ name: say(words.uniform), value: statistics.uniformNats }, { name: say(words.unigram), value: statistics.unigramNats }] : []),
          ...rules.flatMap(({ kind, loss }) => (baselines ? [{ name: say(baselines[kind]), value: loss }] : [])),
        ],
      };
    },
    ...own,
  });
}

/** It is the figure people look at first, so it is the tallest. */
export const LOSS_PX = 300;

export const loss = lossOf(one, {
  words,
  height: LOSS_PX,
  Beside: () => <Readout name="validation-loss" />,
  Tools: Zoom,
  More: EventLog,
});
