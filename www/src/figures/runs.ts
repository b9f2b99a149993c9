/** Several runs as lines over one axis, each in its own hue and dash. */
import { say, type Phrase } from "../i18n";
import { colourOf, dashOf, type Look, type Palette } from "../plot/colours";
import { count } from "../plot/format";
import type { Line } from "../plot/lines";
import { median, type Points } from "../plot/series";
import { recent, sentence } from "./trends";

/** One run's curve among several. */
export interface NamedPoints {
  name: string;
  look: Look;
  points: Points;
}

export const words = {
  now: { en: "{name}: about {value} at update {update}", zh: "{name}：第 {update} 次更新时约为 {value}" },
} as const satisfies Record<string, Phrase>;

/** How several runs are drawn in the same axes, and told of. */
export interface Several {
  lines(runs: readonly NamedPoints[], palette: Palette | null, dotted: boolean): Line[];
  trend(runs: readonly NamedPoints[], text: (value: number) => string): string;
}

/** Behind several means the areas between extremes would hide one another; this leaves a hint of them. */
const ENVELOPE = 0.1;

function linesOf(runs: readonly NamedPoints[], palette: Palette | null, dotted: boolean): Line[] {
  return runs.map(({ name, look, points }) => ({
    name,
    points,
    stroke: { colour: palette ? colourOf(palette, look) : "", width: 1.75, dash: dashOf(look), envelope: ENVELOPE },
    dotted,
  }));
}

/** Where each of several curves is now. */
function runsTrend(runs: readonly NamedPoints[], text: (value: number) => string): string {
  const parts = runs
    .filter(({ points }) => points.length > 0)
    .map(({ name, points }) => {
      const now = median(points, recent(points.length), points.length);
      return say(words.now, { name, value: text(now), update: count(points.xs[points.length - 1] ?? 0) });
    });
  return sentence(parts);
}

export const runsInOne: Several = { lines: linesOf, trend: runsTrend };
