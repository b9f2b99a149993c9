/** Where the decoder looks: the attention on every token read, for every token written. */
import { say } from "../i18n";
import type { Chart } from "../plot/chart";
import { contrast, css, type Rgb } from "../plot/colours";
import { MOST_ROWS } from "../plot/dom";
import { fixed, named, percent, visible } from "../plot/format";
import { mountGrid } from "../plot/grid";
import { store } from "../page";
import { figure, type Words } from "./figure";
import { words as queryWords } from "./query";
import { greedy } from "./source";
import { chartWords } from "./words";

export const words = {
  title: { en: "Alignment", zh: "对齐" },
  shows: { en: "How much attention every written token (row) pays to every token read (column); each row adds up to 1.", zh: "写出的每个词元（行）对读入的每个词元（列）的注意力；每行之和为 1。" },
  means: {
    en: "Where a row has one bright cell, the decoder looks at one place. A diagonal means that order is kept; a bright cell off it means that words change places. Nobody told the network what belongs to what. Attention shows where it looks, not why it writes what it writes.",
    zh: "一行里只有一格亮，说明解码器只看一处。亮格沿对角线，说明词序不变；偏离对角线，说明词换了位置。没有人告诉网络哪个词对应哪个词。注意力说明它看哪里，不说明它为什么这样写。",
  },
  name: { en: "Alignment: written by read", zh: "对齐：写出与读入" },
  at: { en: "Writing {target}, the network gives {source} {weight} of its attention", zh: "写{target}时，网络对{source}的注意力为 {weight}" },
  trend: { en: "Tokens read: {read}; written: {written}. On average {share} of the attention goes to the token that is looked at most.", zh: "读入 {read} 个词元，写出 {written} 个；平均有 {share} 的注意力落在最受关注的那个词元上。" },
  written: { en: "written", zh: "写出" },
  looksAt: { en: "looks most at", zh: "最关注" },
  weight: { en: "attention", zh: "注意力" },
} as const satisfies Words;

/** What stands for the end of the sentence among the tokens written. */
const END = "■";

/** `weights[written][read]`: every row sums to 1. */
export interface AlignmentData {
  read: readonly string[];
  written: readonly string[];
  weights: readonly (readonly number[])[];
}

const strongest = (row: readonly number[]): number => row.indexOf(Math.max(...row));

/** One sentence about the whole. */
export function alignmentTrend({ read, written, weights }: AlignmentData): string {
  if (weights.length === 0) return say(chartWords.nothing);
  const share = weights.reduce((sum, row) => sum + Math.max(...row), 0) / weights.length;
  return say(words.trend, { read: read.length, written: written.length, share: percent(share) });
}

/** A canvas pixel as red, green and blue. */
function channels(pixel: number): Rgb {
  return [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
}

function mount(host: HTMLElement): Chart<AlignmentData> {
  let data: AlignmentData = { read: [], written: [], weights: [] };
  const weight = (target: number, source: number): number => data.weights[target]?.[source] ?? Number.NaN;
  const grid = mountGrid(host, {
    kind: "alignment",
    narrows: true,
    ramp: (palette) => ({ colours: palette.fraction, note: say(words.weight) }),
    columns: () => data.read.map(visible),
    rows: () => data.written.map(visible),
    corner: () => "",
    cell: (target, source, palette) => {
      const share = weight(target, source);
      const colour = channels(palette.fraction[Math.round(255 * Math.max(0, Math.min(1, share)))] ?? 0);
      const [dark, light]: [Rgb, Rgb] = [[0, 0, 0], [255, 255, 255]];
      const ink = contrast(colour, dark) > contrast(colour, light) ? dark : light;
      // A share that rounds to nothing is left to its colour.
      return { colour: css(colour), ink: css(ink), text: share >= 0.095 ? fixed(share, 1) : "" };
    },
    name: () => say(words.name),
    trend: () => alignmentTrend(data),
    table: () => ({
      head: [say(words.written), say(words.looksAt), say(words.weight)],
      rows: data.written.slice(0, MOST_ROWS).map((token, target) => {
        const most = strongest(data.weights[target] ?? []);
        return [`${target + 1} ${named(token)}`, named(data.read[most] ?? ""), fixed(weight(target, most), 2)];
      }),
    }),
    readout: (target, source) =>
      say(words.at, {
        target: named(data.written[target] ?? ""),
        source: named(data.read[source] ?? ""),
        weight: fixed(weight(target, source), 2),
      }),
  });
  return {
    draw(next) {
      data = next;
      grid.redraw();
    },
    destroy: () => grid.destroy(),
  };
}

const asked = greedy.shared();

export const alignment = figure<AlignmentData>({
  id: "alignment",
  words,
  source: asked,
  wait: queryWords.wait,
  // A decoder without attention looks nowhere.
  stands: () => store.run.config.value?.attention === "additive",
  mount,
  read: () => {
    const answer = asked.answer.value;
    if (answer === null) return null;
    const written = answer.hypotheses[0]?.tokens ?? [];
    return { read: answer.tokens, written: answer.alignment.map((_, i) => written[i] ?? END), weights: answer.alignment };
  },
});
