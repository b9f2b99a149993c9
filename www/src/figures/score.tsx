/** The score of a task on what is never learnt from, over the updates: a share, or a squared error over decades. */
import { signal, computed } from "@preact/signals";
import { Readout } from "../controls/readouts";
import { say } from "../i18n";
import type { Chart } from "../plot/chart";
import type { Cell } from "../plot/colours";
import { count, magnitude, percent } from "../plot/format";
import { mountLines } from "../plot/lines";
import { linearTicks, SHARES, type Range, type Tick } from "../plot/scales";
import type { Points } from "../plot/series";
import { store } from "../page";
import { figure, type FigureWords, type Words } from "./figure";
import { metricWords, taskWords } from "./taskwords";
import { cell, time } from "./view";
import { chartWords, figureWords } from "./words";
import { Zoom } from "./zoom";

export const words = {
  title: { en: "Score", zh: "成绩" },
  shows: { en: "How well the network does on examples that it never learns from.", zh: "网络在从未学过的例子上表现如何。" },
  means: {
    en: "The loss says how sure the network is; the score says how often it is right. A network may be right long before it is sure, and a falling loss with a score that stands still means that it learns its examples by heart.",
    zh: "损失反映网络有多大把握，成绩反映它答对的比例。网络可能早已答对，很久以后才有把握；如果损失在降而成绩不动，说明它在死记学过的例子。",
  },
  name: { en: "Score by update: {metric}", zh: "{metric}随更新的变化" },
  now: { en: "At update {update} the {metric} is {last} (answers judged: {count}).", zh: "第 {update} 次更新时{metric}为 {last}（评判了 {count} 个答案）。" },
} as const satisfies Words;

/** The score where it is an error: of tasks that answer in numbers. */
export const errorWords: FigureWords = {
  title: { en: "Test error", zh: "测试误差" },
  shows: {
    en: "The mean squared error on examples that the network never learns from: the lower, the better.",
    zh: "网络在从未学过的例子上的均方误差，越低越好。",
  },
  means: {
    en: "The loss is the same error on what the network learns from. Where the two curves part, and only the loss goes on falling, it learns its examples by heart. A dotted line is what always answering with the mean would cost: an error near it means that nothing of the input is used yet.",
    zh: "损失是同一种误差，但算在学习用的例子上。两条曲线若分开，只有损失继续下降，说明网络在死记例子。点线是总答平均值的误差：测试误差停在它附近，说明还没有用上输入中的任何信息。",
  },
};

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

const HEIGHT = 220;

/** One sentence about the score. */
export function scoreTrend({ score, metric, judged }: ScoreData, text: (value: number) => string): string {
  if (score.length === 0) return say(chartWords.nothing);
  const last = score.ys[score.length - 1] ?? Number.NaN;
  return say(words.now, { metric, last: text(last), update: count(score.xs[score.length - 1] ?? 0), count: count(judged) });
}

/** Ticks of an axis of shares. */
function shareTicks(range: Range, most: number): Tick[] {
  return linearTicks(range, most).map(({ at }) => ({ at, text: percent(at) }));
}

/** Whether the score is a squared error. */
const error = computed(() => store.run.info.value?.task?.metric === "mse");

function mount(host: HTMLElement): Chart<ScoreData> {
  const isError = error.peek();
  const text = isError ? magnitude : percent;
  let metric = "";
  const chart = mountLines<ScoreData>(host, {
    kind: "score",
    height: HEIGHT,
    logarithmic: isError,
    x: { time },
    title: () => metric,
    ...(isError ? {} : { ticks: shareTicks, range: SHARES }),
    lines: ({ score, chance, cell }, palette) => ({
      lines: [{ name: metric, points: score, stroke: { colour: palette?.cells[cell] ?? "", width: 1.75 }, dotted: true }],
      guides: chance === null ? [] : [{ name: say(isError ? taskWords.always : taskWords.chance), value: chance, dash: [2, 3] }],
      marks: null,
    }),
    name: () => say(words.name, { metric }),
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

const newest = store.run.answers.to("score");

export const score = figure<ScoreData>({
  id: "score",
  words: () => (error.value ? errorWords : words),
  source: { visible: signal(false), filled: computed(() => newest.value !== null), update: computed(() => newest.value?.update ?? null) },
  wait: figureWords.waitMeasure,
  kind: () => String(error.value),
  mount,
  read: () => {
    void store.run.revision.value;
    const last = newest.value?.head;
    if (!last) return null;
    return { score: store.run.histories.value.score, metric: say(metricWords[last.metric]), judged: last.count, chance: last.chance, cell: cell.value };
  },
  Beside: () => <Readout name="score" />,
  Tools: Zoom,
});
