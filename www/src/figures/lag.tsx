/**
 * Gradient through time: ‖∂L_T/∂h_{T−k}‖ by lag k, for one loss only (the last of the window), so that lags do not mix.
 *
 * The logarithmic axis is fixed at 10⁻¹²…10⁴: a curve that falls has really fallen. Zeros stand on the floor.
 */
import { Choice } from "../controls/choice";
import { Readout } from "../controls/readouts";
import { say } from "../i18n";
import type { Chart } from "../plot/chart";
import { colourOf, dashOf } from "../plot/colours";
import type { Cursor } from "../plot/cursor";
import { spread, type Table } from "../plot/dom";
import { count, fixed, magnitude } from "../plot/format";
import { Frame } from "../plot/frame";
import { band, guide, inside, labels, line, segment, type Label, type Stroke } from "../plot/paint";
import type { Plot } from "../plot/plot";
import { decadeTicks, linearTicks } from "../plot/scales";
import { pictured } from "../run/watch";
import { span } from "../words/numbers";
import { Layer } from "./choose";
import { feelsSentence } from "./feels";
import { figure, type Figure, type FigureSpec, type Words } from "./figure";
import { curveOf, lawAt, laws, lookOf, nameOf, type LagCurve, type Law } from "./lagcurve";
import { highAt, LAG_ROW, lags, lowAt, medianAt } from "./lagrows";
import { answersOf, type Place } from "./place";
import { sentence } from "./trends";
import { forSteps, lagLayer, one } from "./view";
import { chartWords, figureWords } from "./words";

export const words = {
  title: { en: "The same, now", zh: "同一梯度，此刻" },
  shows: {
    en: "The newest column in numbers: the gradient norm ‖∂L_{T}/∂h_{T−k}‖ for every lag k; the band holds the middle 80% of the batch's sequences.",
    zh: "最新一列的数值：每个滞后 k 的梯度范数 ‖∂L_{T}/∂h_{T−k}‖；色带包含批内各序列中间的 80%。",
  },
  means: {
    en: "Only one loss is followed back, the last, so that lags do not mix. On the logarithmic axis a straight fall means that the gradient shrinks by the same factor at every step back. When it vanishes, the gradient of the weights need not be small: recent characters still teach the network, and only the distant ones go unheard. The half-life is the number of characters after which half of it is left. Training cuts the walk back at T; the picture looks beyond. For a simple cell no curve lies above (γ·s₁)ᵏ: s₁ is the largest singular value of U, γ the steepest slope of φ.",
    zh: "这里只让最后一个字符的损失往回走，不同的滞后才不会混在一起。在对数轴上，直线下降表示每往回一步，梯度都缩小同样的倍数。梯度消失时，权重的总梯度不一定小：近处的字符仍在教网络，只是远处的字符教不到它。半衰期是梯度减到一半时往回走过的字符数。训练时往回走到 T 就截断，这张图看得更远。简单单元的曲线不会高于 (γ·s₁)ᵏ：s₁ 是 U 的最大奇异值，γ 是 φ 的最大斜率。",
  },
  name: { en: "Gradient through time", zh: "穿过时间的梯度" },
  cut: { en: "T = {window}: cut here", zh: "T = {window}：在此截断" },
  at: { en: "Lag {lag}: {values}", zh: "滞后 {lag}：{values}" },
  valueAt: { en: "{name} {median} (10–90%: {low} to {high})", zh: "{name} {median}（10–90%：{low} 到 {high}）" },
  trend: {
    en: "{cell}: at lag {lag} the gradient is {ratio} times that at lag 0; half-life {halfLife}",
    zh: "{cell}：滞后 {lag} 处的梯度是滞后 0 处的 {ratio} 倍；半衰期：{halfLife}",
  },
  trendZero: {
    en: "{cell}: nothing of the gradient is left at lag {lag}; half-life {halfLife}",
    zh: "{cell}：到滞后 {lag} 梯度已为 0；半衰期：{halfLife}",
  },
  trendBound: { en: "{left} (at most {bound} to the power {lag}, {most})", zh: "{left}（至多为 {bound} 的 {lag} 次方，即 {most}）" },
  halfLifeCharacters: { en: "{value} {value|character|characters}", zh: "{value} 个字符" },
  halfLifeSteps: { en: "{value} {value|step|steps}", zh: "{value} 步" },
  halfLifeNone: { en: "not reached", zh: "未达到" },
  halfLifeUnknown: { en: "unknown", zh: "未知" },
  scale: { en: "Vertical axis", zh: "纵轴" },
  scaleNote: {
    en: "Relative shows how fast the gradient fades; absolute shows how large it is.",
    zh: "相对值看梯度消退多快，绝对值看梯度有多大。",
  },
  relative: { en: "Relative to lag 0", zh: "相对滞后 0" },
  absolute: { en: "Absolute", zh: "绝对值" },
} as const satisfies Words;

/** Gradient through time, one curve per network. */
export interface LagCurveData {
  curves: readonly LagCurve[];
  /** Characters the gradient may walk back, T: where truncated BPTT cuts. */
  window: number;
  /** Divide by the value at lag 0. */
  relative: boolean;
  /** Whether lags are steps of a task rather than characters of a text. */
  steps?: boolean;
}

/** The axis, in decimal logarithms. */
const FLOOR = -12;
const CEILING = 4;

/** Room to the right of T for the edge to be seen as an edge. */
const BEYOND = 1.06;

const THICK = 2;
const THIN = 1;
const BAND_OPACITY = 0.16;

/** One quantity of one network. */
interface Trace {
  name: string;
  curve: LagCurve;
  rows: ArrayLike<number>;
  thick: boolean;
}

/** ∂L/∂h of every network, and ∂L/∂c, the thicker, where there is a c. */
function traces(curves: readonly LagCurve[]): Trace[] {
  const several = curves.length > 1;
  return curves.flatMap((curve) => {
    const prefix = several ? `${nameOf(curve)} ` : "";
    const hidden = { name: `${prefix}∂L/∂h`, curve, rows: curve.hidden, thick: curve.cells === null };
    return curve.cells === null ? [hidden] : [{ name: `${prefix}∂L/∂c`, curve, rows: curve.cells, thick: true }, hidden];
  });
}

function mount(host: HTMLElement, pointed: Cursor, height: number): Chart<LagCurveData> {
  let data: LagCurveData = { curves: [], window: 1, relative: true };
  const drawn = (): Trace[] => traces(data.curves).filter(({ rows }) => rows.length >= LAG_ROW);
  const longest = (): number => Math.max(0, ...drawn().map(({ rows }) => lags(rows)));

  const frame = new Frame(host, {
    kind: "lags",
    height: height,
    grid: true,
    x: {
      range: () => [0, Math.max(data.window, longest() - 1) * BEYOND],
      ticks: (range, most) => linearTicks(range, most, true),
      title: () => say(data.steps ? chartWords.lagSteps : chartWords.lag),
    },
    y: {
      range: () => [FLOOR, CEILING],
      ticks: decadeTicks,
      title: () => say(data.relative ? chartWords.relativeNorm : chartWords.norm),
    },
    name: () => say(words.name),
    trend: () => lagTrend(data),
    table: () => table(drawn(), longest(), data),
    readout: (lag) => {
      const values = drawn().map(({ name, rows }) => {
        const unit = data.relative ? medianAt(rows, 0) : 1;
        const text = (value: number): string => magnitude(value / unit);
        return say(words.valueAt, {
          name,
          median: text(medianAt(rows, lag)),
          low: text(lowAt(rows, lag)),
          high: text(highAt(rows, lag)),
        });
      });
      if (values.length === 0) return null;
      for (const law of laws(data.curves, data.relative)) values.push(say(chartWords.value, { name: law.name, value: magnitude(lawAt(law, lag, data.relative)) }));
      return say(words.at, { lag: count(lag), values: values.join(say(chartWords.semicolon)) });
    },
    cursor: pointed,
    snap: (lag, steps) => (longest() === 0 ? null : Math.max(0, Math.min(longest() - 1, Math.round(lag) + steps))),
    paint: (plot) => paint(plot, drawn(), data),
  });

  return {
    draw(next) {
      data = next;
      frame.redraw();
    },
    destroy: () => frame.destroy(),
  };
}

/** The position of a value on the axis; whatever is smaller than the floor, zero included, stands on it. */
function position(value: number): number {
  if (Number.isNaN(value)) return Number.NaN;
  return value > 0 ? Math.max(FLOOR, Math.log10(value)) : FLOOR;
}

function paint(plot: Plot, drawn: readonly Trace[], data: LagCurveData): void {
  const { window, relative, curves, steps } = data;
  const { palette, ratio } = plot;
  const wanted: Label[] = [];
  inside(plot, () => {
    beyond(plot, window);
    if (relative) guide(plot, 0, { colour: palette.axis, width: 1 });
    for (const law of laws(data.curves, data.relative)) wanted.push(...drawLaw(plot, law, relative, curves.length > 1));
    for (const { name, curve, rows, thick } of drawn) {
      const stroke: Stroke = {
        colour: colourOf(palette, lookOf(curve)),
        width: thick ? THICK : THIN,
        dash: curves.length > 1 ? dashOf(lookOf(curve)) : [],
      };
      const unit = relative ? medianAt(rows, 0) : 1;
      const length = lags(rows);
      const xs = Array.from({ length }, (_, lag) => lag);
      const at = (read: typeof medianAt): number[] => xs.map((lag) => position(read(rows, lag) / unit));
      if (thick) band(plot, xs, at(lowAt), at(highAt), stroke.colour, BAND_OPACITY);
      const medians = at(medianAt);
      line(plot, { xs, ys: medians, length }, stroke);
      const last = Math.round((length - 1) * 0.7);
      if (drawn.length > 1) wanted.push({ text: name, x: plot.x(last), y: plot.y(medians[last] ?? 0) - 11 * ratio, align: "left", stroke });
      if (thick || curve.cells === null) wanted.push(...halfLife(plot, curve, curves.length > 1));
    }
  });
  const edge = say(words.cut, { window });
  // A task's sequences are followed back to their beginning.
  if (!steps) wanted.push({ text: edge, x: plot.x(window) - 4 * ratio, y: plot.top + 9 * ratio, align: "right" });
  labels(plot, wanted);
}

/** A straight line on this axis, named near its middle, or where it leaves the picture. */
function drawLaw(plot: Plot, law: Law, relative: boolean, several: boolean): Label[] {
  const { palette, ratio } = plot;
  const stroke: Stroke = { colour: several && law.own ? colourOf(palette, lookOf(law.curve)) : palette.quiet, width: 1, dash: law.dash };
  const first = Math.log10(lawAt(law, 0, relative));
  const slope = Math.log10(law.factor);
  if (!Number.isFinite(first) || !Number.isFinite(slope)) return [];
  const end = (plot.width * BEYOND) / (plot.x(1) - plot.x(0));
  segment(plot, plot.x(0), plot.y(first), plot.x(end), plot.y(first + slope * end), stroke);
  const edge = slope > 0 ? (CEILING - first) / slope : slope < 0 ? (FLOOR - first) / slope : end;
  const at = Math.min(0.45 * end, 0.8 * edge);
  return [{ text: law.name, x: plot.x(at), y: plot.y(first + slope * at) - 11 * ratio, align: "left", stroke }];
}

/** Past T nothing comes back: hatched paper and an edge. */
function beyond(plot: Plot, window: number): void {
  const { palette, ratio, top, height, left, width } = plot;
  const x = plot.x(window);
  const stroke = { colour: palette.grid, width: 1 };
  for (let from = x - height; from < left + width; from += 6 * ratio) {
    const start = Math.max(from, x);
    segment(plot, start, top + height - (start - from), from + height, top, stroke);
  }
  segment(plot, x, top, x, top + height, { colour: palette.quiet, width: 1 });
}

/** A dotted line down to the axis at the half-life; nothing where it is longer than the axis. */
function halfLife(plot: Plot, curve: LagCurve, several: boolean): Label[] {
  const { ratio, palette } = plot;
  if (curve.halfLife === null || !Number.isFinite(curve.halfLife)) return [];
  const x = plot.x(curve.halfLife);
  if (x > plot.left + plot.width) return [];
  const bottom = plot.top + plot.height;
  segment(plot, x, plot.y(0), x, bottom, { colour: several ? colourOf(palette, lookOf(curve)) : palette.quiet, width: 1, dash: [1, 3] });
  // The lines of several stand close together; read-out, table and trend name their lengths.
  if (several) return [];
  const text = say(chartWords.halfLife, { value: span(curve.halfLife) });
  return [{ text, x: x + 5 * ratio, y: bottom - 10 * ratio, align: "left" }];
}

function table(drawn: readonly Trace[], length: number, data: LagCurveData): Table {
  const { relative, steps = false } = data;
  const known = laws(data.curves, data.relative);
  const rows = spread(length).map((lag) => [
    count(lag),
    ...drawn.map(({ rows }) => magnitude(medianAt(rows, lag) / (relative ? medianAt(rows, 0) : 1))),
    ...known.map((law) => magnitude(lawAt(law, lag, relative))),
  ]);
  const lives = drawn.map(({ curve }) => halfLifeText(curve.halfLife, steps));
  const last = drawn.length === 0 ? [] : [[say(chartWords.halfLife, { value: "" }).trim(), ...lives, ...known.map(() => "")]];
  return { head: [say(chartWords.lagShort), ...drawn.map(({ name }) => name), ...known.map(({ name }) => name)], rows: [...rows.slice(0, 24), ...last] };
}

/** A half-life with its unit, or that there is none. */
export function halfLifeText(halfLife: number | null, steps = false): string {
  if (halfLife === null || Number.isNaN(halfLife)) return say(words.halfLifeUnknown);
  if (!Number.isFinite(halfLife)) return say(words.halfLifeNone);
  return say(steps ? words.halfLifeSteps : words.halfLifeCharacters, { value: span(halfLife) });
}

/** Gradient through time: what is left at the last lag, and the half-life, for each cell. */
export function lagTrend({ curves, steps }: Pick<LagCurveData, "curves" | "steps">): string {
  const parts = curves
    .filter(({ hidden }) => hidden.length >= LAG_ROW)
    .map(({ cell, name, hidden, cells, halfLife, bound }) => {
      // Where a cell has a c, memory runs through it; the half-life is c's as well.
      const rows = cells ?? hidden;
      const lag = lags(rows) - 1;
      const ratio = medianAt(rows, lag) / medianAt(rows, 0);
      const values = { cell: `${name ?? cell.toUpperCase()}${cells ? " ∂L/∂c" : ""}`, lag: count(lag), ratio: magnitude(ratio), halfLife: halfLifeText(halfLife, steps) };
      const left = say(ratio === 0 ? words.trendZero : words.trend, values);
      return bound === null || bound >= 1 ? left : say(words.trendBound, { left, lag: count(lag), bound: fixed(bound, 2), most: magnitude(bound ** lag) });
    });
  return sentence(parts);
}

function Scale({ relative }: Pick<Place, "relative">) {
  return (
    <Choice
      name={say(words.scale)}
      explain={say(words.scaleNote)}
      options={[
        { value: "relative", name: say(words.relative) },
        { value: "absolute", name: say(words.absolute) },
      ]}
      value={relative.value ? "relative" : "absolute"}
      onChange={(value) => {
        relative.value = value === "relative";
      }}
    />
  );
}

interface LagOwn extends Pick<FigureSpec<LagCurveData>, "words" | "questions" | "Beside"> {
  readonly height: () => number;
  /** The layer looked at, where it can be chosen. */
  readonly layer?: typeof lagLayer;
  /** What the sentence under it is, to the page's stylesheet and to scripts. */
  readonly sentence?: { readonly class: string; readonly readout: string };
}

/** The figure of the gradient through time at `place`. */
export function lagOf(place: Place, { height, layer, sentence, ...own }: LagOwn): Figure {
  function Feels() {
    void place.beat.value;
    return (
      <p class={sentence ? `feels ${sentence.class}` : "feels"} {...(sentence ? { "data-figure": sentence.readout } : {})}>
        {feelsSentence(place)}
      </p>
    );
  }
  function Tools() {
    return (
      <>
        <Scale relative={place.relative} />
        {layer && <Layer chosen={layer} />}
      </>
    );
  }
  return figure<LagCurveData>({
    id: "lag",
    source: answersOf(place, "lag"),
    seed: place.seed,
    wait: figureWords.waitMeasure,
    mount: (host) => mount(host, place.lag, height()),
    read: () => {
      const curves = place.runs.value.flatMap(({ run, config, name, look }) => {
        const answer = run.answers.to("lag").value;
        return answer ? [{ ...curveOf(answer, run.config.value ?? config), ...(name === null ? {} : { name, look }) }] : [];
      });
      return curves.length === 0 ? null : { curves, window: place.window.value, relative: place.relative.value, steps: place.isTask.value };
    },
    Tools,
    More: Feels,
    ...own,
  });
}

export const lag = lagOf(one, {
  words: forSteps("lag", words),
  // The gradient through time is what the page is about: on a wide screen it stands beside two others.
  height: () => (matchMedia("(width >= 78rem)").matches ? 590 : 280),
  layer: lagLayer,
  questions: () => [pictured({ ask: "lag", layer: lagLayer.value })],
  Beside: () => <Readout name="half-life" />,
});
