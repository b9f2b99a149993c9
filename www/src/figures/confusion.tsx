/** The confusion matrix: what the held-out examples are, against what the network says they are. */
import { say } from "../i18n";
import type { Chart } from "../plot/chart";
import { count, percent } from "../plot/format";
import { mountGrid } from "../plot/grid";
import { percent as share, whole } from "../words/numbers";
import { figure, type Words } from "./figure";
import { query, words as queryWords } from "./query";
import { chartWords } from "./words";

export const words = {
  title: { en: "What is taken for what", zh: "什么被判成了什么" },
  shows: { en: "Held-out sentences: rows are what they are, columns what the network takes them for.", zh: "留出的句子：行是实际类别，列是网络的判断。" },
  means: {
    en: "Right answers stand on the diagonal. A rule that ignores “not” is right about every plain sentence and wrong about every negated one, so the accuracy on negated sentences tells memory from vocabulary.",
    zh: "对角线上是判对的句子。忽略“不”的规则会判对所有普通句子、判错所有否定句，所以否定句上的准确率能区分：网络是记住了否定，还是只认得词。",
  },
  name: { en: "Confusion matrix", zh: "混淆矩阵" },
  trueLabel: { en: "truly {label}", zh: "实为{label}" },
  saidLabel: { en: "judged {label}", zh: "判为{label}" },
  rightShare: { en: "judged right", zh: "判对比例" },
  trend: { en: "Judged right: {right} of {count} sentences that were held out, {share}.", zh: "留出的 {count} 句中判对 {right} 句，占 {share}。" },
  worst: { en: " The most frequent mistake: “{truth}” taken for “{said}”, {count} in number.", zh: "最常见的错误是把“{truth}”判为“{said}”，共 {count} 句。" },
  negated: { en: "Of these, with a word that negates: {count}; judged right, {share}.", zh: "其中带否定词的有 {count} 句，判对 {share}。" },
} as const satisfies Words;

/** `counts[truth][said]`, by index into `labels`. */
export interface ConfusionData {
  labels: readonly string[];
  counts: readonly (readonly number[])[];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Examples judged right, and all of them. */
export function right({ counts }: ConfusionData): { right: number; all: number } {
  return { right: sum(counts.map((row, i) => row[i] ?? 0)), all: sum(counts.map(sum)) };
}

/** One sentence about the matrix. */
export function confusionTrend(data: ConfusionData): string {
  const { right: found, all } = right(data);
  if (all === 0) return say(chartWords.nothing);
  const sentence = say(words.trend, { right: count(found), count: count(all), share: percent(found / all) });
  let worst = { truth: 0, said: 0, count: 0 };
  data.counts.forEach((row, truth) =>
    row.forEach((n, said) => {
      if (truth !== said && n > worst.count) worst = { truth, said, count: n };
    }),
  );
  if (worst.count === 0) return sentence;
  const [truth, said] = [data.labels[worst.truth] ?? "", data.labels[worst.said] ?? ""];
  return sentence + say(words.worst, { count: count(worst.count), truth, said });
}

function mount(host: HTMLElement): Chart<ConfusionData> {
  let data: ConfusionData = { labels: [], counts: [] };
  const row = (truth: number): readonly number[] => data.counts[truth] ?? [];
  const grid = mountGrid(host, {
    kind: "confusion",
    columns: () => data.labels.map((label) => say(words.saidLabel, { label })),
    rows: () => data.labels.map((label) => say(words.trueLabel, { label })),
    corner: () => "",
    cell: (truth, said, palette) => {
      const n = row(truth)[said] ?? 0;
      const share = n / Math.max(1, sum(row(truth)));
      return { colour: palette.tint[Math.round(255 * share)] ?? "", ink: palette.ink, text: count(n) };
    },
    name: () => say(words.name),
    trend: () => confusionTrend(data),
    table: () => ({
      head: ["", ...data.labels.map((label) => say(words.saidLabel, { label })), say(words.rightShare)],
      rows: data.labels.map((label, truth) => [
        say(words.trueLabel, { label }),
        ...row(truth).map(count),
        percent((row(truth)[truth] ?? 0) / sum(row(truth))),
      ]),
    }),
    readout: (truth, said) => {
      const n = row(truth)[said] ?? 0;
      const value = `${count(n)} (${percent(n / Math.max(1, sum(row(truth))))})`;
      const name = [say(words.trueLabel, { label: data.labels[truth] ?? "" }), say(words.saidLabel, { label: data.labels[said] ?? "" })];
      return say(chartWords.value, { name: name.join(say(chartWords.comma)), value });
    },
  });
  return {
    draw(next) {
      data = next;
      grid.redraw();
    },
    destroy: () => grid.destroy(),
  };
}

const asked = query("confusion", () => ({ ask: "confusion" }));

/** How it does on the sentences that negate. */
function Negated() {
  const negated = asked.answer.value?.negated;
  if (!negated) return null;
  return <p class="task-note">{say(words.negated, { share: share(negated.accuracy), count: whole(negated.count) })}</p>;
}

export const confusion = figure<ConfusionData>({
  id: "confusion",
  words,
  source: asked,
  wait: queryWords.wait,
  mount,
  read: () => asked.answer.value,
  More: Negated,
});
