/** Global gradient norm by update, before and after clipping, on a logarithmic axis; clipped updates are marked along the top. */
import { chartWords, trendWords } from "../words/charts";
import { say } from "../i18n";
import { magnitude, count } from "../plot/format";
import { mountLines } from "../plot/lines";
import type { Chart } from "../plot/chart";
import type { Cell } from "../plot/colours";
import { type Points, median } from "../plot/series";
import type { TimeOptions } from "../figures/types";
import { extent } from "../plot/scales";
import { EVERYTHING, recent, sentence } from "../figures/trends";

/** Global gradient norm of every update. */
export interface GradientNormData {
  before: Points;
  after: Points;
  /** 1 where the update was clipped, else 0. */
  clipped: Points;
  /** The limit of clipping by norm; null where nothing is clipped by norm. */
  limit: number | null;
  cell: Cell;
}

const HEIGHT = 220;

/** Opacity of what clipping cut off. */
const PALE = 0.45;

/** Mounts the gradient-norm picture in `host`. */
export function mountGradientNorm(host: HTMLElement, options: TimeOptions): Chart<GradientNormData> {
  return mountLines<GradientNormData>(host, {
    kind: "norm",
    height: options.height ?? HEIGHT,
    logarithmic: true,
    x: { time: options.time },
    title: () => say(chartWords.norm),
    lines: ({ before, after, clipped, limit, cell }, palette) => ({
      lines: [
        // The two differ only where an update was clipped: there the pale line sticks out above the full one.
        { name: say(chartWords.before), points: before, stroke: { colour: palette?.cells[cell] ?? "", width: 1.25, opacity: PALE } },
        { name: say(chartWords.after), points: after, stroke: { colour: palette?.cells[cell] ?? "", width: 1.25 } },
      ],
      guides: limit === null ? [] : [{ name: say(chartWords.limit), value: limit, dash: [6, 4] }],
      marks: { points: clipped, name: say(chartWords.clipped) },
    }),
    name: () => say(options.name ?? chartWords.nameNorm),
    trend: normTrend,
    text: magnitude,
  });
}

/** Gradient norm: where it is, where it has been, and whether the limit holds it. */
export function normTrend({ before, limit }: GradientNormData): string {
  if (before.length === 0) return sentence([]);
  const last = median(before, recent(before.length), before.length);
  const [low, high] = extent(before, EVERYTHING);
  const updates = count(before.xs[before.length - 1] ?? 0);
  const parts = [say(trendWords.norm, { last: magnitude(last), low: magnitude(low), high: magnitude(high), updates })];
  if (limit !== null) parts.push(say(last > limit ? trendWords.normOver : trendWords.normUnder, { limit: magnitude(limit) }));
  return sentence(parts);
}
