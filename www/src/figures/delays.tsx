/**
 * How well a memory task goes at every delay, and right below it, on the same axis, how much of the gradient comes back
 * over that many steps: where the lower curve has vanished, the upper one falls to chance.
 */
import { say } from "../i18n";
import type { Chart } from "../plot/chart";
import type { Cell } from "../plot/colours";
import { createCursor } from "../plot/cursor";
import { spread } from "../plot/dom";
import { count, fixed, magnitude, percent } from "../plot/format";
import type { FrameSpec } from "../plot/frame";
import { dots, guide, inside, labels, line, segment } from "../plot/paint";
import type { Plot } from "../plot/plot";
import { decadeTicks, linearTicks, Rounded, SHARES, type Range } from "../plot/scales";
import type { Points } from "../plot/series";
import { stacked } from "../plot/stack";
import { store } from "../page";
import { figure, type Words } from "./figure";
import { query, words as queryWords } from "./query";
import { metricWords, taskWords } from "./taskwords";
import { cell } from "./view";
import { chartWords } from "./words";

export const words = {
  title: { en: "Memory and gradient", zh: "记忆与梯度" },
  shows: {
    en: "Above: how well the present network does at every delay. Below, on the same axis: how much of the gradient comes back over as many steps.",
    zh: "上图：此刻的网络在各个延迟下的表现。下图（同一横轴）：往回走同样多步之后的梯度。",
  },
  means: {
    en: "What is needed from that far back can only be learnt if the error finds its way there. Where the lower curve has vanished, the upper one is at chance; when it rises during training, the score follows. The network was trained at one delay: scores at the others say whether it has learnt the rule or the distance.",
    zh: "要学会利用那么远的信息，误差必须能传回那里。下方曲线趋近于零之处，上方的成绩就停在随机水平；训练中它抬升之后，成绩才跟上。网络只在一个延迟上训练：其他延迟上的成绩说明它学会的是规则，还是只是这个距离。",
  },
  name: { en: "Score ({metric}) and gradient against delay", zh: "{metric}与梯度随延迟的变化" },
  delay: { en: "delay, steps", zh: "延迟（步）" },
  ratio: { en: "gradient at that lag ÷ at lag 0", zh: "该滞后处的梯度 ÷ 滞后 0 处" },
  trainedDelay: { en: "trained at {delay}", zh: "训练延迟 {delay}" },
  at: { en: "Delay {delay}: {metric} {score}, gradient {ratio} times that at lag 0", zh: "延迟 {delay}：{metric} {score}，梯度为滞后 0 处的 {ratio} 倍" },
  trend: {
    en: "At a delay of {first} the {metric} is {near} and the gradient {nearRatio} times that at lag 0; at {last}, {far} and {farRatio} times.",
    zh: "延迟为 {first} 时{metric}为 {near}，梯度是滞后 0 处的 {nearRatio} 倍；延迟为 {last} 时分别为 {far} 和 {farRatio} 倍。",
  },
} as const satisfies Words;

/** The delay pointed at. */
const pointed = createCursor();

/** One delay. */
export interface DelayRow {
  delay: number;
  /** Share right, or mean squared error. */
  score: number;
  /** ‖∂L/∂h‖ at the lag of this delay ÷ at lag 0. */
  ratio: number;
}

/** What is drawn. */
export interface DelaysData {
  /** By ascending delay. */
  rows: readonly DelayRow[];
  /** The score of guessing; null draws no line. */
  chance: number | null;
  /** The delay the network is trained at. */
  trained: number;
  /** What the score is called, and whether it is a share from 0 to 1. */
  metric: string;
  share: boolean;
  cell: Cell;
}

const HEIGHT = 200;
/** The gradient's axis, in decimal logarithms, as in the figure by lag. */
const FLOOR = -12;
const CEILING = 2;
/** Room right of the longest delay, so that its dot stands whole. */
const BEYOND = 1.04;

const NOTHING: DelaysData = { rows: [], chance: null, trained: 1, metric: "", share: true, cell: "rnn" };

/** One sentence about both curves. */
export function delayTrend({ rows, metric, share }: DelaysData): string {
  const [first, last] = [rows[0], rows[rows.length - 1]];
  if (first === undefined || last === undefined) return say(chartWords.nothing);
  const score = (value: number): string => (share ? percent(value) : magnitude(value));
  return say(words.trend, {
    first: first.delay,
    metric,
    near: score(first.score),
    nearRatio: magnitude(first.ratio),
    last: last.delay,
    far: score(last.score),
    farRatio: magnitude(last.ratio),
  });
}

/** Both curves. */
function mount(host: HTMLElement): Chart<DelaysData> {
  let data = NOTHING;
  const scale = new Rounded();
  const score = (value: number): string => (data.share ? percent(value) : magnitude(value));
  const xs = (): number[] => data.rows.map(({ delay }) => delay);
  const points = (read: (row: DelayRow) => number): Points => ({ xs: xs(), ys: data.rows.map(read), length: data.rows.length });
  const nearestRow = (x: number): number => data.rows.reduce((best, { delay }, i) => (Math.abs(delay - x) < Math.abs((data.rows[best]?.delay ?? 0) - x) ? i : best), 0);
  const readout = (x: number): string | null => {
    const row = data.rows[nearestRow(x)];
    return row === undefined ? null : say(words.at, { delay: row.delay, metric: data.metric, score: score(row.score), ratio: magnitude(row.ratio) });
  };
  const shared = {
    x: {
      range: (): Range => [0, Math.max(data.trained, ...xs(), 1) * BEYOND],
      ticks: (range: Range, most: number) => linearTicks(range, most, true),
      title: () => say(words.delay),
    },
    grid: true,
    cursor: pointed,
    snap: (x: number, steps: number) => data.rows[Math.max(0, Math.min(data.rows.length - 1, nearestRow(x) + steps))]?.delay ?? null,
    readout,
    trend: () => delayTrend(data),
    table: () => ({
      head: [say(words.delay), data.metric, say(words.ratio)],
      rows: spread(data.rows.length).map((i) => {
        const row = data.rows[i];
        return row === undefined ? [] : [count(row.delay), score(row.score), magnitude(row.ratio)];
      }),
    }),
    name: () => say(words.name, { metric: data.metric }),
  };

  const upper: FrameSpec = {
    ...shared,
    kind: "delays",
    height: HEIGHT,
    y: {
      range: () => (data.share ? SHARES : scale.fit(0, Math.max(data.chance ?? 0, ...data.rows.map(({ score }) => score)))),
      ticks: (range, most) => (data.share ? linearTicks(range, most).map(({ at }) => ({ at, text: percent(at) })) : linearTicks(range, most)),
      title: () => data.metric,
    },
    paint: (plot) => {
      const { palette, ratio } = plot;
      trainedAt(plot, data.trained);
      inside(plot, () => {
        if (data.chance !== null) guide(plot, data.chance, { colour: palette.quiet, width: 1, dash: [2, 3] });
      });
      curve(plot, points(({ score }) => score), data.cell, (value) => value);
      if (data.chance === null) return;
      const text = say(chartWords.value, { name: say(data.share ? taskWords.chance : taskWords.always), value: data.share ? percent(data.chance) : fixed(data.chance, 3) });
      // On the side of the line where the curve does not end.
      const side = (data.rows[data.rows.length - 1]?.score ?? 0) < data.chance ? -1 : 1;
      labels(plot, [{ text, x: plot.left + plot.width, y: plot.y(data.chance) + 9 * side * ratio, align: "right" }]);
    },
  };
  const lower: FrameSpec = {
    ...shared,
    kind: "delay-gradient",
    height: HEIGHT,
    y: { range: () => [FLOOR, ceiling(data.rows)], ticks: decadeTicks, title: () => say(words.ratio) },
    paint: (plot) => {
      trainedAt(plot, data.trained);
      inside(plot, () => {
        guide(plot, 0, { colour: plot.palette.axis, width: 1 });
      });
      curve(plot, points(({ ratio }) => ratio), data.cell, position);
      labels(plot, [
        { text: say(words.trainedDelay, { delay: data.trained }), x: plot.x(data.trained) - 4 * plot.ratio, y: plot.top + plot.height - 9 * plot.ratio, align: "right" },
      ]);
    },
  };

  return stacked(host, [upper, lower], (next: DelaysData) => {
    data = next;
  });
}

/** The top of the gradient's axis: it rises for a gradient that grows on its way back. */
function ceiling(rows: readonly DelayRow[]): number {
  const most = Math.max(...rows.map(({ ratio }) => ratio));
  return most > 10 ** CEILING && Number.isFinite(most) ? Math.ceil(Math.log10(most)) : CEILING;
}

/** The place of a ratio on the logarithmic axis; whatever is smaller than the floor, zero included, stands on it. */
function position(ratio: number): number {
  if (Number.isNaN(ratio)) return Number.NaN;
  return ratio > 0 ? Math.max(FLOOR, Math.log10(ratio)) : FLOOR;
}

/** A line with a dot at every delay that was measured. */
function curve(plot: Plot, points: Points, cell: Cell, place: (value: number) => number): void {
  const colour = plot.palette.cells[cell];
  inside(plot, () => line(plot, points, { colour, width: 2 }, place));
  dots(plot, points, colour, 2.5, place);
}

/** An upright line at the delay that is trained. */
function trainedAt(plot: Plot, delay: number): void {
  segment(plot, plot.x(delay), plot.top, plot.x(delay), plot.top + plot.height, { colour: plot.palette.quiet, width: 1, dash: [6, 4] });
}

/** The longest delay looked at: half as long again as the one that is learnt. */
const FURTHER = 1.5;
const SHORTEST_AXIS = 20;
const LONGEST = 200;

const asked = query("delays", () => {
  const delay = store.run.config.value?.delay ?? SHORTEST_AXIS;
  return { ask: "delays", upTo: Math.min(LONGEST, Math.max(SHORTEST_AXIS, Math.round(delay * FURTHER))) };
});

export const delays = figure<DelaysData>({
  id: "delays",
  words,
  source: asked,
  wait: queryWords.wait,
  mount,
  read: () => {
    const answer = asked.answer.value;
    if (answer === null) return null;
    return {
      rows: answer.rows,
      chance: answer.rows[0]?.chance ?? null,
      trained: store.run.config.value?.delay ?? 1,
      metric: say(metricWords[answer.metric]),
      share: answer.metric !== "mse",
      cell: cell.value,
    };
  },
});
