/**
 * A series of numbers with what the network makes of it: the prediction of every next value, and, from the border of the
 * test data on, the series it runs on into when it reads its own predictions; below, on the same axis, how far both lie
 * from the data. In the data's own units.
 */
import { computed, signal } from "@preact/signals";
import { Choice } from "../controls/choice";
import { say, type Phrase } from "../i18n";
import type { Chart } from "../plot/chart";
import type { Cell } from "../plot/colours";
import { createCursor } from "../plot/cursor";
import { spread } from "../plot/dom";
import { count, magnitude } from "../plot/format";
import type { FrameSpec } from "../plot/frame";
import { inside, labels, line, segment, type Label, type Stroke } from "../plot/paint";
import type { Plot } from "../plot/plot";
import { decadeTicks, extent, linearTicks, Rounded, type Range } from "../plot/scales";
import type { Points } from "../plot/series";
import { stacked } from "../plot/stack";
import { significant, whole } from "../words/numbers";
import { BestEpoch } from "./bestepoch";
import { Select } from "./choose";
import { Exports } from "./exports";
import { Columns, ReadAs, useColumns } from "./columns";
import { figure, type Words } from "./figure";
import { query, words as queryWords } from "./query";
import { cell } from "./view";
import { chartWords } from "./words";

export const words = {
  title: { en: "The series and its future", zh: "序列与它的将来" },
  shows: {
    en: "The data, the prediction of every next value, and, where the test data begin, the network running on by itself.",
    zh: "数据、逐步预测的下一个值，以及从测试数据开始处起由网络自由运行的结果。",
  },
  means: {
    en: "One step ahead the network always sees the true values before: even repeating the last value looks good there. Left alone, it reads its own predictions, and every error is carried on. So judge by the free run, and by the errors of the two simple rules. A network may fit the training part and still drift away where the values leave the range it has learnt.",
    zh: "预测一步时，网络读到的总是此前的真实值：哪怕只是重复上一个值，看起来也不错。自由运行时，它读的是自己的预测，每个误差都会传下去。所以要看自由运行，并与两条简单规则的误差比较。训练部分拟合得再好，数值一旦超出学过的范围，仍可能走偏。",
  },
  name: { en: "The series, predicted and continued", zh: "序列：预测与续写" },
  time: { en: "time step", zh: "时间步" },
  valueAxis: { en: "value, in the data's own units", zh: "数值（数据本身的单位）" },
  truth: { en: "data", zh: "数据" },
  predicted: { en: "one step ahead", zh: "预测一步" },
  running: { en: "free-running", zh: "自由运行" },
  border: { en: "test data from here", zh: "从这里起是测试数据" },
  at: { en: "Time step {at}: {values}", zh: "时间步 {at}：{values}" },
  trend: {
    en: "One step ahead, the mean squared error is {oneStep} on the test data; left to run on its own output from step {border}, it is {freeRun} over {steps} {steps|step|steps}.",
    zh: "在测试数据上预测一步，均方误差为 {oneStep}；从第 {border} 步起用自己的输出继续运行，{steps} 步的均方误差为 {freeRun}。",
  },
  errorAxis: { en: "distance from the data, in their units", zh: "与数据的距离（数据本身的单位）" },
  nameError: { en: "How far the predictions lie from the data", zh: "预测与数据的距离" },
  errorTrend: {
    en: "One step ahead, every prediction starts from the data again; running free, each error is fed back in and can grow.",
    zh: "预测一步时，每次都重新从真实数据出发；自由运行时，误差会被送回输入，可能越来越大。",
  },
  steps: { en: "Steps to run on", zh: "自由运行的步数" },
  range: { en: "Shown", zh: "显示" },
  rangeNote: { en: "The place where the test data begin, or everything.", zh: "测试数据开始处，或全部。" },
  around: { en: "The border", zh: "分界处" },
  all: { en: "Everything", zh: "全部" },
  prediction: { en: "Prediction", zh: "预测方式" },
  errorHead: { en: "Mean squared error", zh: "均方误差" },
  oneStepTraining: { en: "one step ahead, on the training data", zh: "预测一步，训练数据" },
  oneStepTest: { en: "one step ahead, on the test data", zh: "预测一步，测试数据" },
  freeRun: { en: "free-running, {steps} test steps", zh: "自由运行，测试数据的前 {steps} 步" },
  persistence: { en: "the last value again", zh: "重复上一个值" },
  mean: { en: "always the mean", zh: "总答平均值" },
  scaling: {
    en: "The network reads (x {centre}) ÷ {spread} in place of x. The pictures are in the data's own units, these errors in the network's.",
    zh: "网络读入的是 (x {centre}) ÷ {spread}，而不是 x。图用数据本身的单位，这些均方误差用网络的单位。",
  },
} as const satisfies Words;

/** The time step pointed at, from 0. */
const pointed = createCursor();

/** What is drawn. */
export interface ForecastData {
  /** The series, from time step 1. */
  values: ArrayLike<number>;
  /** The prediction of every value from the values before it; NaN where there are too few before it. */
  predicted: ArrayLike<number>;
  /** Index of the first value that was held out. */
  border: number;
  /** What the network runs on into from `border`, reading its own output. */
  freeRun: ArrayLike<number>;
  /** Indices drawn: from the first to, not including, the second. */
  shown: Range;
  /** Mean squared errors on the held-out values. */
  errors: { oneStep: number; freeRun: number };
  /** Whose predictions they are. */
  cell: Cell;
}

const HEIGHT = 320;
/** Room kept above everything drawn, for the names of the lines, as a share of its span. */
const HEADROOM = 0.33;
/** Distance of the names from each other, CSS pixels. */
const NAME_PX = 15;
const ERROR_HEIGHT = 170;
/** Powers of ten that the errors' axis shows at most: what is smaller stands on its floor. */
const DECADES = 8;

const NOTHING: ForecastData = {
  values: [], predicted: [], border: 0, freeRun: [], shown: [0, 1], errors: { oneStep: Number.NaN, freeRun: Number.NaN }, cell: "rnn",
};

/** Entries of an array as points whose x counts on from `from`. */
function points(values: ArrayLike<number>, from = 0): Points {
  return { xs: Array.from({ length: values.length }, (_, i) => from + i), ys: values, length: values.length };
}

/** One line. */
interface Trace {
  name: string;
  points: Points;
  stroke(plot: Plot): Stroke;
}

function traces({ values, predicted, freeRun, border, cell }: ForecastData): Trace[] {
  return [
    { name: say(words.truth), points: points(values), stroke: ({ palette }) => ({ colour: palette.quiet, width: 2.5, opacity: 0.55 }) },
    { name: say(words.predicted), points: points(predicted), stroke: ({ palette }) => ({ colour: palette.ink, width: 1, dash: [2, 2] }) },
    { name: say(words.running), points: points(freeRun, border), stroke: ({ palette }) => ({ colour: palette.cells[cell], width: 2 }) },
  ];
}

function mount(host: HTMLElement): Chart<ForecastData> {
  let data = NOTHING;
  let missed: readonly Trace[] = [];
  const scale = new Rounded();
  const last = (): number => Math.max(data.values.length, data.border + data.freeRun.length) - 1;

  const rangeY = (): Range => {
    // A free run that flies off is cut at three times the data's own span: the data must stay readable beside it.
    const [low, high] = extent(points(data.values), data.shown);
    const room = 1.5 * (high - low || 1);
    const spans = traces(data).map(({ points }) => extent(points, data.shown));
    const bottom = Math.max(low - room, Math.min(...spans.map(([low]) => (Number.isNaN(low) ? Number.POSITIVE_INFINITY : low))));
    const top = Math.min(high + room, Math.max(...spans.map(([, high]) => (Number.isNaN(high) ? Number.NEGATIVE_INFINITY : high))));
    return scale.fit(bottom, top + HEADROOM * (top - bottom));
  };

  const shared = {
    grid: true,
    x: {
      range: (): Range => [data.shown[0], Math.max(data.shown[0] + 1, data.shown[1] - 1)],
      ticks: ([low, high]: Range, most: number) => linearTicks([low + 1, high + 1], most, true).map(({ at, text }) => ({ at: at - 1, text })),
      title: () => say(words.time),
    },
    cursor: pointed,
    snap: (x: number, steps: number) => (data.values.length === 0 ? null : Math.max(data.shown[0], Math.min(last(), data.shown[1] - 1, Math.round(x) + steps))),
  };
  const told = (drawn: readonly Trace[], x: number): string =>
    say(words.at, { at: count(x + 1), values: drawn.map(({ name, points }) => say(chartWords.value, { name, value: at(points, x) })).join(say(chartWords.comma)) });
  const table = (drawn: readonly Trace[]) => {
    const [from, to] = data.shown;
    return {
      head: [say(words.time), ...drawn.map(({ name }) => name)],
      rows: spread(Math.max(0, to - from)).map((i) => [count(from + i + 1), ...drawn.map(({ points }) => at(points, from + i))]),
    };
  };

  const upper: FrameSpec = {
    ...shared,
    kind: "forecast",
    height: HEIGHT,
    y: { range: rangeY, ticks: (range, most) => linearTicks(range, most), title: () => say(words.valueAxis) },
    name: () => say(words.name),
    trend: () => {
      const { errors, border, freeRun, values } = data;
      if (data.values.length === 0) return say(chartWords.nothing);
      return say(words.trend, {
        oneStep: magnitude(errors.oneStep),
        border: count(border + 1),
        freeRun: magnitude(errors.freeRun),
        // The error is known only as far as there are data.
        steps: count(Math.min(freeRun.length, values.length - border)),
      });
    },
    table: () => table(traces(data)),
    readout: (x) => (data.values.length === 0 ? null : told(traces(data), x)),
    paint: (plot) => paint(plot, data),
  };
  const lower: FrameSpec = {
    ...shared,
    kind: "forecast-error",
    height: ERROR_HEIGHT,
    y: { range: () => errorRange(missed, data.shown), ticks: decadeTicks, title: () => say(words.errorAxis) },
    name: () => say(words.nameError),
    trend: () => say(data.values.length === 0 ? chartWords.nothing : words.errorTrend),
    table: () => table(missed),
    readout: (x) => (data.values.length === 0 ? null : told(missed, x)),
    paint: (plot) => paintErrors(plot, missed, data),
  };

  return stacked(host, [upper, lower], (next: ForecastData) => {
    data = next;
    missed = misses(next);
  });
}

/** How far the predictions lie from the data, wherever there are data. */
function misses(data: ForecastData): Trace[] {
  return traces(data)
    .slice(1)
    .map(({ name, points: { xs, ys, length }, stroke }) => {
      const known = Array.from({ length }, (_, i) => i).filter((i) => (xs[i] ?? 0) < data.values.length);
      const miss = (i: number): number => Math.abs((ys[i] ?? Number.NaN) - (data.values[xs[i] ?? 0] ?? Number.NaN));
      return { name, stroke, points: { xs: known.map((i) => xs[i] ?? 0), ys: known.map(miss), length: known.length } };
    });
}

/** The decades from the largest error down to the smallest, at most `DECADES` of them. */
export function errorRange(missed: readonly { points: Points }[], shown: Range): Range {
  const spans = missed.map(({ points }) => extent(points, shown, true)).filter(([low]) => !Number.isNaN(low));
  if (spans.length === 0) return [-2, 0];
  const low = Math.floor(Math.log10(Math.min(...spans.map(([low]) => low))));
  const high = Math.ceil(Math.log10(Math.max(...spans.map(([, high]) => high))));
  return [Math.max(high - DECADES, Math.min(high - 1, low)), high];
}

function paintErrors(plot: Plot, missed: readonly Trace[], { border, shown }: ForecastData): void {
  const edge = plot.x(border - 0.5);
  const [floor] = errorRange(missed, shown);
  inside(plot, () => {
    segment(plot, edge, plot.top, edge, plot.top + plot.height, { colour: plot.palette.quiet, width: 1, dash: [6, 4] });
    for (const { points, stroke } of missed) line(plot, points, stroke(plot), (error) => (error > 0 ? Math.max(floor, Math.log10(error)) : floor));
  });
}

/** The value of a trace at a time step, as text; a dash where it has none. */
function at({ xs, ys, length }: Points, x: number): string {
  const value = ys[x - (xs[0] ?? 0)];
  return length === 0 || value === undefined || Number.isNaN(value) ? "–" : magnitude(value);
}

function paint(plot: Plot, data: ForecastData): void {
  const { ratio, palette, top, height } = plot;
  if (data.values.length === 0) return;
  const edge = plot.x(data.border - 0.5);
  const wanted: Label[] = [];
  inside(plot, () => {
    segment(plot, edge, top, edge, top + height, { colour: palette.quiet, width: 1, dash: [6, 4] });
    for (const trace of traces(data)) line(plot, trace.points, trace.stroke(plot));
  });
  const row = (i: number): number => top + (9 + NAME_PX * i) * ratio;
  traces(data).forEach((trace, i) => wanted.push({ text: trace.name, x: plot.left + 6 * ratio, y: row(i), align: "left", stroke: trace.stroke(plot) }));
  wanted.push({ text: say(words.border), x: edge + 4 * ratio, y: row(wanted.length), align: "left" });
  labels(plot, wanted);
}

/** How many values the network may be asked to make up. */
const STEPS = [20, 50, 100, 200, 500];

/** Time steps shown before the border. */
const BEFORE = 60;

const steps = signal(100);
const shown = signal<"around" | "all">("around");

const asked = query("forecast", () => ({ ask: "forecast", steps: steps.value }));

/** The errors in the order in which they are compared. */
const rows = computed<readonly (readonly [Phrase, number | null])[]>(() => {
  const errors = asked.answer.value?.errors;
  if (!errors) return [];
  return [
    [words.oneStepTraining, errors.oneStepTraining],
    [words.oneStepTest, errors.oneStepTest],
    [words.freeRun, errors.freeRun],
    [words.persistence, errors.persistence],
    [words.mean, errors.mean],
  ];
});

/** What is subtracted, with the sign that a reader would write. */
function lessBy(centre: number): string {
  return `${centre < 0 ? "+" : "−"} ${significant(Math.abs(centre))}`;
}

function Errors() {
  useColumns(asked.visible);
  const answer = asked.answer.value;
  if (answer === null) return null;
  return (
    <div class="task-errors">
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.prediction)}</th>
            <th scope="col">{say(words.errorHead)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.value.map(([name, value]) => (
            <tr key={name.en}>
              <th scope="row">{say(name, { steps: whole(answer.errors.freeRunSteps) })}</th>
              <td>
                {name === words.freeRun ? <output data-figure="free-run">{significant(value)}</output> : significant(value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ReadAs />
      <p class="quiet">{say(words.scaling, { centre: lessBy(answer.scaling.centre), spread: significant(answer.scaling.spread) })}</p>
      <BestEpoch />
      <Exports answer={answer} steps={steps.value} />
    </div>
  );
}

function Tools() {
  return (
    <>
      <Columns />
      <Choice
        name={say(words.range)}
        explain={say(words.rangeNote)}
        options={[
          { value: "around", name: say(words.around) },
          { value: "all", name: say(words.all) },
        ]}
        value={shown.value}
        onChange={(value) => {
          shown.value = value;
        }}
      />
      <Select
        name={say(words.steps)}
        value={String(steps.value)}
        options={STEPS.map((count) => [String(count), whole(count)] as const)}
        onChange={(value) => {
          steps.value = Number(value);
        }}
      />
    </>
  );
}

export const forecast = figure<ForecastData>({
  id: "forecast",
  words,
  source: asked,
  wait: queryWords.wait,
  mount,
  read: () => {
    const answer = asked.answer.value;
    if (answer === null) return null;
    const end = Math.max(answer.values.length, answer.border + answer.freeRun.length);
    const last = answer.border + answer.freeRun.length;
    const everything: Range = [0, end];
    const border: Range = [Math.max(0, answer.border - BEFORE), Math.min(end, last + 5)];
    return {
      values: answer.values,
      predicted: answer.predicted.map((value) => value ?? Number.NaN),
      border: answer.border,
      freeRun: answer.freeRun,
      shown: shown.value === "all" ? everything : border,
      errors: { oneStep: answer.errors.oneStepTest ?? Number.NaN, freeRun: answer.errors.freeRun ?? Number.NaN },
      cell: cell.value,
    };
  },
  Tools,
  More: Errors,
});
