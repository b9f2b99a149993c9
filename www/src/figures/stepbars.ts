/** The terms of one weight's gradient, a bar for each time step; the line that adds them up ends at the gradient. */
import { untracked } from "@preact/signals";
import { say, type Phrase } from "../i18n";
import { css, type Palette } from "../plot/colours";
import { createCursor } from "../plot/cursor";
import { spread } from "../plot/dom";
import { count, magnitude, named, power } from "../plot/format";
import { Frame } from "../plot/frame";
import type { Plot } from "../plot/plot";
import { guide, inside, labels, segment } from "../plot/paint";
import { linearTicks, Rounded, type Range } from "../plot/scales";
import type { Chart } from "../plot/chart";
import { chartWords } from "./words";

export const words = {
  terms: { en: "term", zh: "各步的项" },
  termsIn: { en: "term, × {unit}", zh: "各步的项，× {unit}" },
  read: { en: "read", zh: "读入" },
  sum: { en: "sum so far", zh: "累计" },
  name: { en: "Terms of one weight's gradient by time step", zh: "一个权重的梯度按时间步拆开的各项" },
  trend: {
    en: "{steps} terms add up to {sum}; the largest is {term}, at step {step}, where {character} is read.",
    zh: "{steps} 项相加得 {sum}；最大的一项为 {term}，在第 {step} 步，读入 {character}。",
  },
  at: { en: "Step {step}, {character}: {term}; sum so far {sum}", zh: "第 {step} 步，{character}：{term}；累计 {sum}" },
  gradientIs: { en: "gradient {gradient}", zh: "梯度 {gradient}" },
} as const satisfies Record<string, Phrase>;

/** What is drawn. */
export interface StepBarsData {
  /** One term per time step. */
  terms: ArrayLike<number>;
  gradient: number;
  /** What is read at each step. */
  characters: readonly string[];
}

const HEIGHT = 320;
/** Share of a step's place that its bar fills. */
const BAR = 0.76;

/** Places on the signed map that stand for minus and plus. */
const TONES = { minus: 40, plus: 215 } as const;

/** The colour of a sign. */
function signed({ diverging }: Palette, minus: boolean): string {
  const pixel = diverging[minus ? TONES.minus : TONES.plus] ?? 0;
  return css([pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255]);
}

/** The terms added up, from the first to each. */
export function runningSums(terms: ArrayLike<number>): number[] {
  let sum = 0;
  return Array.from(terms, (term) => (sum += term));
}

/** Mounts the drawing in `host`. */
export function mountStepBars(host: HTMLElement): Chart<StepBarsData> {
  let data: StepBarsData = { terms: [], gradient: 0, characters: [] };
  let sums: number[] = [];
  const scale = new Rounded();
  const cursor = createCursor();
  const steps = (): number => data.terms.length;

  const paint = (plot: Plot): void => {
    const { context, palette, ratio } = plot;
    if (steps() === 0) return;
    inside(plot, () => {
      for (let t = 0; t < steps(); t += 1) {
        const term = data.terms[t] ?? 0;
        const [left, right] = [plot.x(t - BAR / 2), plot.x(t + BAR / 2)];
        const [from, to] = [plot.y(0), plot.y(term)];
        context.fillStyle = signed(palette, term < 0);
        context.fillRect(left, Math.min(from, to), Math.max(ratio, right - left), Math.abs(to - from));
      }
      guide(plot, 0, { colour: palette.axis, width: 1 });
      guide(plot, data.gradient, { colour: palette.ink, width: 1, dash: [6, 4] });
      const stroke = { colour: palette.ink, width: 1.5 };
      sums.forEach((sum, t) => {
        const before = sums[t - 1] ?? 0;
        segment(plot, plot.x(t - 0.5), plot.y(before), plot.x(t - 0.5), plot.y(sum), stroke);
        segment(plot, plot.x(t - 0.5), plot.y(sum), plot.x(t + 0.5), plot.y(sum), stroke);
      });
    });
    labels(plot, [
      {
        text: say(words.gradientIs, { gradient: magnitude(data.gradient) }),
        x: plot.left + 6 * ratio,
        y: plot.y(data.gradient) + (data.gradient < 0 ? 10 : -10) * ratio,
        align: "left",
        stroke: { colour: palette.ink, width: 1, dash: [6, 4] },
      },
    ]);
  };

  const frame = new Frame(host, {
    kind: "stepbars",
    height: HEIGHT,
    grid: true,
    x: {
      range: () => [-0.5, Math.max(1, steps()) - 0.5],
      ticks: ([low, high], most) =>
        linearTicks([low + 1, high + 1], most, true).filter(({ at }) => at >= 1).map(({ at, text }) => ({ at: at - 1, text })),
      title: () => say(chartWords.step),
    },
    y: {
      range: (): Range => {
        const all = [0, data.gradient, ...Array.from(data.terms), ...sums];
        return scale.fit(Math.min(...all), Math.max(...all));
      },
      ticks: ([low, high], most) => {
        // Gradients may be very small: their digits stand in the ticks, their power of ten in the title.
        const unit = unitOf(low, high);
        return linearTicks([low / unit, high / unit], most).map(({ at, text }) => ({ at: at * unit, text }));
      },
      title: () => {
        const all = [0, data.gradient, ...Array.from(data.terms), ...sums];
        const unit = unitOf(...scale.fit(Math.min(...all), Math.max(...all)));
        return unit === 1 ? say(words.terms) : say(words.termsIn, { unit: power(Math.round(Math.log10(unit))) });
      },
    },
    name: () => say(words.name),
    trend: () => {
      if (steps() === 0) return say(chartWords.nothing);
      const most = largestTerm(data.terms);
      return say(words.trend, {
        steps: count(steps()),
        step: count(most + 1),
        character: named(data.characters[most] ?? ""),
        term: magnitude(data.terms[most] ?? Number.NaN),
        sum: magnitude(sums[steps() - 1] ?? Number.NaN),
      });
    },
    table: () => ({
      head: [say(chartWords.step), say(words.read), say(words.terms), say(words.sum)],
      rows: spread(steps()).map((t) => [count(t + 1), named(data.characters[t] ?? ""), magnitude(data.terms[t] ?? Number.NaN), magnitude(sums[t] ?? Number.NaN)]),
    }),
    readout: (t) =>
      say(words.at, {
        step: count(t + 1),
        character: named(data.characters[t] ?? ""),
        term: magnitude(data.terms[t] ?? Number.NaN),
        sum: magnitude(sums[t] ?? Number.NaN),
      }),
    cursor,
    snap: (at, by) => (steps() === 0 ? null : Math.max(0, Math.min(steps() - 1, Math.round(at) + by))),
    paint,
  });

  return {
    draw(next) {
      data = next;
      sums = runningSums(next.terms);
      untracked(() => frame.redraw());
    },
    destroy: () => frame.destroy(),
  };
}

/** A power of ten that brings an axis near 1; 1 where it is near enough. */
function unitOf(low: number, high: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high));
  return size >= 0.1 && size < 1000 ? 1 : 10 ** Math.floor(Math.log10(size));
}

function largestTerm(terms: ArrayLike<number>): number {
  let at = 0;
  for (let t = 1; t < terms.length; t += 1) if (Math.abs(terms[t] ?? 0) > Math.abs(terms[at] ?? 0)) at = t;
  return at;
}
