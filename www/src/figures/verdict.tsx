/**
 * A sentence along the axis, read word by word: the probability of a class after each of them, and behind each word the
 * gradient of the final verdict, as tint. Columns are as wide as their words, and what does not fit into one row goes on in
 * the next, so that the sentence reads as a sentence.
 */
import { computed, signal, untracked } from "@preact/signals";
import { say } from "../i18n";
import { EDGE_PX, LEFT_PX } from "../plot/axes";
import type { Chart } from "../plot/chart";
import { parseColour, pixel, type Cell } from "../plot/colours";
import { createCursor } from "../plot/cursor";
import { element, spread } from "../plot/dom";
import { fixed, magnitude, named, visible, wide } from "../plot/format";
import { Frame, type FrameSpec } from "../plot/frame";
import { ColourKey } from "../plot/key";
import { guide, inside, labels, segment, type Label, type Stroke } from "../plot/paint";
import type { Plot } from "../plot/plot";
import { linearTicks, type Range } from "../plot/scales";
import { store } from "../page";
import { figure, type Words } from "./figure";
import { Line } from "./line";
import { query, words as queryWords } from "./query";
import { cell } from "./view";
import { chartWords } from "./words";

export const words = {
  title: { en: "A sentence, word by word", zh: "逐词读一句话" },
  shows: {
    en: "The probability after every word; the tint behind a word is how strongly the final verdict hangs on it. The dotted line is chance.",
    zh: "读完每个词后的概率；词的底色越深，最后的判断越取决于它。点线是随机水平。",
  },
  means: {
    en: "The network is asked only at the end; the steps before show what its state would answer if the sentence ended there. Look where the line jumps, and whether a “not” early in the sentence still turns a word that comes much later. The tint is the norm of the gradient of the verdict's log-probability: it says where a small change would matter, not what the word means.",
    zh: "网络只在句末被提问；之前各步显示的是，如果句子到此为止，它的状态会怎样回答。看曲线在哪里跳变，看前面的“不”能否翻转很久之后的词。底色是最后判断的对数概率的梯度范数：它说明哪里的微小变化影响大，不说明词的意思。",
  },
  sentence: { en: "Your sentence", zh: "你的句子" },
  name: { en: "Verdict after every token", zh: "每读一个词元后的判断" },
  rowOf: { en: ", row {row} of {rows}", zh: "，第 {row} 行（共 {rows} 行）" },
  probabilityOf: { en: "P({label})", zh: "P({label})" },
  readSoFar: { en: "read so far", zh: "依次读入" },
  at: { en: "After token {at}, {token}: {values}; gradient of the verdict {gradient}", zh: "读到第 {at} 个词元{token}：{values}；判断对它的梯度为 {gradient}" },
  unknown: { en: "{token} (unknown to the network)", zh: "{token}（网络不认识）" },
  trend: {
    en: "The verdict is “{label}”, with a probability of {probability} (tokens read: {count}). The probability moved most at {most}; the gradient is largest at {gradient}.",
    zh: "读完 {count} 个词元，判断为“{label}”，概率 {probability}。概率变化最大处是{most}，梯度最大处是{gradient}。",
  },
  unknownTrend: { en: " Tokens unknown to the network, with a dotted line: {count}.", zh: "有 {count} 个词元网络不认识，下方标有虚线。" },
  gradientKey: { en: "gradient of the verdict, by token", zh: "判断对各词元的梯度" },
  none: { en: "none", zh: "无" },
  strongest: { en: "the largest", zh: "最大" },
  token: { en: "token", zh: "词元" },
  gradient: { en: "gradient", zh: "梯度" },
} as const satisfies Words;

/** The token pointed at, from 0. */
const pointed = createCursor();

/** What is drawn. */
export interface VerdictData {
  tokens: readonly string[];
  /** Whether the network knows each of them. */
  known: readonly boolean[];
  labels: readonly string[];
  /** `probabilities[t][k]`: the probability of label k after token t. */
  probabilities: readonly (readonly number[])[];
  /** ‖∂ log P(verdict)/∂x_t‖ for every token. */
  gradient: readonly number[];
  /** The labels drawn, by index. */
  drawn: readonly number[];
  cell: Cell;
}

/** One row alone; one of several, and how much more the last of them needs for the title of its axis. */
const HEIGHT = 240;
const ROW_HEIGHT = 122;
const TITLE_HEIGHT = 16;
/** Room for the words under a row, CSS pixels. */
const WORDS_PX = { last: 6, others: 22 } as const;
const CELL_PX = 9;
const PAD_CELLS = 1;
const TEXT_SIZE = 14;

/** Dashes of the labels, in order. */
const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 2], [9, 3, 2, 3]];

const NOTHING: VerdictData = { tokens: [], known: [], labels: [], probabilities: [], gradient: [], drawn: [], cell: "rnn" };

/** How wide a token stands, in narrow characters. */
export function cells(token: string): number {
  return Array.from(visible(token)).reduce((sum, character) => sum + (wide(character) ? 2 : 1), 0);
}

/** Where every token begins, in narrow characters, and after the last one where it ends. */
export function edges(tokens: readonly string[]): number[] {
  const found = [0];
  for (const token of tokens) found.push((found[found.length - 1] ?? 0) + cells(token) + PAD_CELLS);
  return found;
}

/** A row of tokens: from the first to, not including, the second. */
export type Row = readonly [number, number];

/** Tokens broken into as few rows of at most `room` narrow characters as hold them, none much longer than the others. */
export function wrapped(tokens: readonly string[], room: number): Row[] {
  const ends = edges(tokens);
  const within = (most: number): Row[] => {
    const rows: Row[] = [];
    let from = 0;
    for (let t = 1; t <= tokens.length; t += 1) {
      if ((ends[t + 1] ?? Number.POSITIVE_INFINITY) - (ends[from] ?? 0) <= most) continue;
      rows.push([from, t]);
      from = t;
    }
    return rows;
  };
  const fewest = within(room);
  let even = fewest;
  for (let most = room - 1; most > 0; most -= 1) {
    const rows = within(most);
    if (rows.length > fewest.length) break;
    even = rows;
  }
  return even;
}

/** The last label's index by probability after the last token; −1 where nothing was read. */
function winner({ probabilities }: VerdictData): number {
  const last = probabilities[probabilities.length - 1];
  return last === undefined ? -1 : last.indexOf(Math.max(...last));
}

/** The token at which the winner's probability moved most. */
function turn(data: VerdictData): number {
  const label = winner(data);
  const at = (t: number): number => (t < 0 ? 1 / data.labels.length : (data.probabilities[t]?.[label] ?? 0));
  const moves = data.tokens.map((_, t) => Math.abs(at(t) - at(t - 1)));
  return moves.indexOf(Math.max(...moves));
}

/** One sentence about the reading. */
export function verdictTrend(data: VerdictData): string {
  const label = winner(data);
  if (label < 0) return say(chartWords.nothing);
  const token = (t: number): string => named(data.tokens[t] ?? "");
  const unknown = data.known.filter((known) => !known).length;
  const sentence = say(words.trend, {
    count: data.tokens.length,
    label: data.labels[label] ?? "",
    probability: fixed(data.probabilities[data.probabilities.length - 1]?.[label] ?? Number.NaN, 3),
    most: token(turn(data)),
    gradient: token(data.gradient.indexOf(Math.max(...data.gradient))),
  });
  return unknown === 0 ? sentence : sentence + say(words.unknownTrend, { count: unknown });
}

function mount(host: HTMLElement): Chart<VerdictData> {
  let data = NOTHING;
  let ends = edges([]);
  let rows: readonly Row[] = [];
  let frames: readonly Frame[] = [];
  const stack = element("div", "chart-stack");
  const key = new ColourKey();
  host.append(stack);

  const last = (): number => data.tokens.length - 1;
  const middle = (t: number): number => ((ends[t] ?? 0) + (ends[t + 1] ?? 0)) / 2;
  const tokenAt = (x: number): number => {
    const found = ends.findIndex((end) => end > x) - 1;
    return found < 0 ? last() : found;
  };
  const token = (t: number): string => {
    const name = named(data.tokens[t] ?? "");
    return data.known[t] === false ? say(words.unknown, { token: name }) : name;
  };
  const values = (t: number): string =>
    data.drawn
      .map((k) => say(chartWords.value, { name: say(words.probabilityOf, { label: data.labels[k] ?? "" }), value: fixed(data.probabilities[t]?.[k] ?? Number.NaN, 3) }))
      .join(say(chartWords.comma));
  const read = (t: number): string => say(words.at, { at: t + 1, token: token(t), values: values(t), gradient: magnitude(data.gradient[t] ?? Number.NaN) });
  /** All rows are drawn to one scale: that of the longest. */
  const range = (row: number): Range => {
    const lengths = rows.map(([from, to]) => (ends[to] ?? 0) - (ends[from] ?? 0));
    const start = ends[rows[row]?.[0] ?? 0] ?? 0;
    return [start, start + Math.max(1, ...lengths)];
  };

  const spec = (row: number, of: number): FrameSpec => {
    const ending = row === of - 1;
    return {
      kind: "verdict",
      height: of === 1 ? (HEIGHT) : ROW_HEIGHT + (ending ? TITLE_HEIGHT : 0),
      grid: true,
      bare: !ending,
      x: { range: () => range(row), ticks: () => [], title: () => say(words.readSoFar), below: () => (ending ? WORDS_PX.last : WORDS_PX.others) },
      y: {
        range: () => [0, 1],
        ticks: (scale, most) => linearTicks(scale, most),
        title: () => (row > 0 ? "" : data.drawn.length === 1 ? say(words.probabilityOf, { label: data.labels[data.drawn[0] ?? 0] ?? "" }) : say(chartWords.probability)),
      },
      name: () => say(words.name) + (of === 1 ? "" : say(words.rowOf, { row: row + 1, rows: of })),
      trend: () => (ending ? verdictTrend(data) : ""),
      table: () => ({
        head: [say(words.token), ...data.drawn.map((k) => say(words.probabilityOf, { label: data.labels[k] ?? "" })), say(words.gradient)],
        rows: spread(data.tokens.length).map((t) => [
          `${t + 1} ${token(t)}`,
          ...data.drawn.map((k) => fixed(data.probabilities[t]?.[k] ?? Number.NaN, 3)),
          magnitude(data.gradient[t] ?? Number.NaN),
        ]),
      }),
      readout: (x) => (data.tokens.length === 0 ? null : read(tokenAt(x))),
      cursor: pointed,
      // The pointer stays in its row; keys go on into the next one.
      snap: (x, steps) => {
        if (data.tokens.length === 0) return null;
        const [from, to] = steps === 0 ? (rows[row] ?? [0, 1]) : [0, data.tokens.length];
        return middle(Math.max(from, Math.min(to - 1, tokenAt(x) + steps)));
      },
      ...(ending ? { key: key.root } : {}),
      paint: (plot) => {
        paint(plot, data, ends, rows[row] ?? [0, 0]);
        if (!ending) return;
        const ramp = Uint32Array.from(plot.palette.tint, (colour) => pixel(parseColour(colour) ?? [0, 0, 0]));
        key.show(ramp, say(words.none), say(words.strongest), say(words.gradientKey));
      },
    };
  };

  /** Draws the sentence in as many rows as it needs at this width. */
  const arrange = (): void => {
    rows = wrapped(data.tokens, Math.floor((stack.clientWidth - LEFT_PX - EDGE_PX) / CELL_PX));
    const wanted = Math.max(1, rows.length);
    if (wanted === frames.length) return frames.forEach((frame) => frame.redraw());
    for (const frame of frames) frame.destroy();
    frames = untracked(() => Array.from({ length: wanted }, (_, row) => new Frame(stack, spec(row, wanted))));
  };
  const observer = new ResizeObserver(arrange);
  observer.observe(stack);
  arrange();

  return {
    draw(next) {
      data = next;
      ends = edges(data.tokens);
      arrange();
    },
    destroy() {
      observer.disconnect();
      for (const frame of frames) frame.destroy();
      stack.remove();
    },
  };
}

/** The steps of every drawn label in one row, then its words. */
function paint(plot: Plot, data: VerdictData, ends: readonly number[], [from, to]: Row): void {
  const { palette } = plot;
  const wanted: Label[] = [];
  const at = (t: number, k: number): number => plot.y(data.probabilities[t]?.[k] ?? Number.NaN);
  inside(plot, () => {
    if (data.labels.length > 1) guide(plot, 1 / data.labels.length, { colour: palette.quiet, width: 1, dash: [2, 3] });
    data.drawn.forEach((k, i) => {
      const stroke: Stroke = { colour: palette.cells[data.cell], width: 2, dash: DASHES[i % DASHES.length] ?? [] };
      for (let t = from; t < to; t += 1) {
        const [left, right] = [plot.x(ends[t] ?? 0), plot.x(ends[t + 1] ?? 0)];
        segment(plot, left, at(Math.max(0, t - 1), k), left, at(t, k), stroke);
        segment(plot, left, at(t, k), right, at(t, k), stroke);
      }
      if (to === data.tokens.length && to > from && data.drawn.length > 1) {
        wanted.push({ text: data.labels[k] ?? "", x: plot.x(ends[to] ?? 0), y: at(to - 1, k) - 10 * plot.ratio, align: "right", stroke });
      }
    });
  });
  labels(plot, wanted);
  sentence(plot, data, ends, [from, to]);
}

/** The words under their columns, tinted by their gradient; an unknown one stands on a dotted line. */
function sentence(plot: Plot, { tokens, known, gradient }: VerdictData, ends: readonly number[], [from, to]: Row): void {
  const { context, palette, ratio, top, height } = plot;
  const most = Math.max(...gradient);
  const [low, high] = [top + height + 5 * ratio, top + height + 25 * ratio];
  context.save();
  context.font = plot.font(TEXT_SIZE);
  context.textAlign = "center";
  context.textBaseline = "middle";
  tokens.slice(from, to).forEach((token, i) => {
    const t = from + i;
    const [left, right] = [plot.x(ends[t] ?? 0), plot.x(ends[t + 1] ?? 0)];
    context.fillStyle = palette.tint[most > 0 ? Math.round((255 * (gradient[t] ?? 0)) / most) : 0] ?? palette.paper;
    context.fillRect(left, low, right - left, high - low);
    context.fillStyle = known[t] === false ? palette.quiet : palette.ink;
    context.fillText(visible(token), (left + right) / 2, (low + high) / 2);
    if (known[t] === false) segment(plot, left + 2 * ratio, high - 2 * ratio, right - 2 * ratio, high - 2 * ratio, { colour: palette.quiet, width: 1.5, dash: [1.5, 2] });
  });
  context.restore();
}

/** What is read before the reader types: one negation at a distance, in the language of the data. */
const FIRST = { en: "the film was not in my view from beginning to end good", zh: "电影的后半段没有老师讲的那么好看" };

/** What stands where the sentence is empty. */
const NOTHING_READ = { tokens: [], known: [], probabilities: [], gradient: [] };

/** What the reader typed; null is the first sentence. */
const typed = signal<string | null>(null);

const read = computed(() => {
  const source = store.texts.current.value.source;
  const chinese = source.kind === "built-in" ? source.id === "zh" : /\p{Script=Han}/u.test(store.texts.current.value.preview);
  return typed.value ?? (chinese ? FIRST.zh : FIRST.en);
});

const reading = query("read", () => (read.value.trim() === "" ? null : { ask: "read", sentence: read.value }));

/** Of two labels one is enough, the favourable one where it can be told; of more, all are drawn. */
function drawn(names: readonly string[]): readonly number[] {
  if (names.length !== 2) return names.map((_, i) => i);
  const favourable = names.findIndex((name) => /^(pos|正|好|1$|yes)/i.test(name));
  return [favourable < 0 ? 1 : favourable];
}

function Sentence() {
  return (
    <Line
      name={words.sentence}
      value={read.value}
      onInput={(line) => {
        typed.value = line;
      }}
    />
  );
}

export const verdict = figure<VerdictData>({
  id: "verdict",
  words,
  source: reading,
  wait: queryWords.wait,
  mount,
  read: () => {
    const answer = reading.answer.value;
    if (answer === null) return null;
    const tokens = read.value.trim() === "" ? NOTHING_READ : answer;
    return { ...answer, ...tokens, drawn: drawn(answer.labels), cell: cell.value };
  },
  Tools: Sentence,
});
