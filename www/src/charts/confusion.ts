/** The confusion matrix: what the held-out examples are, against what the network says they are. */
import { taskChartWords as words } from "../words/taskcharts";
import { chartWords } from "../words/charts";
import { say } from "../i18n";
import { count, percent } from "../plot/format";
import { mountGrid } from "../plot/grid";
import type { Chart } from "../plot/chart";
import type { PictureOptions } from "../figures/types";

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
  const sentence = say(words.confusionTrend, { right: count(found), count: count(all), share: percent(found / all) });
  let worst = { truth: 0, said: 0, count: 0 };
  data.counts.forEach((row, truth) =>
    row.forEach((n, said) => {
      if (truth !== said && n > worst.count) worst = { truth, said, count: n };
    }),
  );
  if (worst.count === 0) return sentence;
  const [truth, said] = [data.labels[worst.truth] ?? "", data.labels[worst.said] ?? ""];
  return sentence + say(words.confusionWorst, { count: count(worst.count), truth, said });
}

/** Mounts the picture in `host`. */
export function mountConfusion(host: HTMLElement, options: PictureOptions): Chart<ConfusionData> {
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
    name: () => say(options.name ?? words.nameConfusion),
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
