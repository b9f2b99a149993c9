/**
 * A sentence along the axis, read word by word: the probability of a class after each of them, and behind each word the
 * gradient of the final verdict, as tint. Columns are as wide as their words, so that the sentence reads as a sentence.
 */
import { taskChartWords as words } from "../words/taskcharts";
import { chartWords } from "../words/charts";
import { say } from "../words/phrase";
import { spread } from "./dom";
import { fixed, magnitude, named, percent, visible, wide } from "./format";
import { Frame, type Plot } from "./frame";
import { ColourKey } from "./key";
import { parseColour, pixel } from "./colours";
import { guide, inside, labels, segment, type Label, type Stroke } from "./paint";
import { linearTicks } from "./scales";
import type { Cell, Chart, Cursor, PictureOptions } from "./types";

/** What the picture shows. */
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

export interface VerdictOptions extends PictureOptions {
  /** The token pointed at, from 0. */
  cursor: Cursor;
}

const HEIGHT = 240;
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
  const sentence = say(words.verdictTrend, {
    count: data.tokens.length,
    label: data.labels[label] ?? "",
    probability: percent(data.probabilities[data.probabilities.length - 1]?.[label] ?? Number.NaN),
    most: token(turn(data)),
    felt: token(data.gradient.indexOf(Math.max(...data.gradient))),
  });
  return unknown === 0 ? sentence : sentence + say(words.unknownTrend, { count: unknown });
}

/** Mounts the picture in `host`. */
export function mountVerdict(host: HTMLElement, options: VerdictOptions): Chart<VerdictData> {
  let data = NOTHING;
  const key = new ColourKey();
  const ends = (): number[] => edges(data.tokens);
  const last = (): number => data.tokens.length - 1;
  const middle = (t: number): number => ((ends()[t] ?? 0) + (ends()[t + 1] ?? 0)) / 2;
  const tokenAt = (x: number): number => {
    const found = ends().findIndex((end) => end > x) - 1;
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

  const frame = new Frame(host, {
    kind: "verdict",
    height: options.height ?? HEIGHT,
    grid: true,
    x: { range: () => [0, Math.max(1, ends()[data.tokens.length] ?? 1)], ticks: () => [], title: () => say(words.readSoFar), below: () => 6 },
    y: {
      range: () => [0, 1],
      ticks: (range, most) => linearTicks(range, most),
      title: () => (data.drawn.length === 1 ? say(words.probabilityOf, { label: data.labels[data.drawn[0] ?? 0] ?? "" }) : say(chartWords.probability)),
    },
    name: () => say(options.name ?? words.nameVerdict),
    trend: () => verdictTrend(data),
    table: () => ({
      head: [say(words.token), ...data.drawn.map((k) => say(words.probabilityOf, { label: data.labels[k] ?? "" })), say(words.gradient)],
      rows: spread(data.tokens.length).map((t) => [
        `${t + 1} ${token(t)}`,
        ...data.drawn.map((k) => fixed(data.probabilities[t]?.[k] ?? Number.NaN, 3)),
        magnitude(data.gradient[t] ?? Number.NaN),
      ]),
    }),
    readout: (x) => {
      const t = tokenAt(x);
      if (data.tokens.length === 0) return null;
      return say(words.verdictAt, { at: t + 1, token: token(t), values: values(t), gradient: magnitude(data.gradient[t] ?? Number.NaN) });
    },
    cursor: options.cursor,
    snap: (x, steps) => (data.tokens.length === 0 ? null : middle(Math.max(0, Math.min(last(), tokenAt(x) + steps)))),
    leastWidth: () => (ends()[data.tokens.length] ?? 1) * CELL_PX,
    key: key.root,
    paint: (plot) => {
      paint(plot, data, ends());
      const ramp = Uint32Array.from(plot.palette.tint, (colour) => pixel(parseColour(colour) ?? [0, 0, 0]));
      key.show(ramp, say(words.none), say(words.strongest), say(words.gradientKey));
    },
  });

  return {
    draw(next) {
      data = next;
      frame.redraw();
    },
    destroy: () => frame.destroy(),
  };
}

/** The steps of every drawn label, then the sentence. */
function paint(plot: Plot, data: VerdictData, ends: readonly number[]): void {
  const { palette } = plot;
  const wanted: Label[] = [];
  inside(plot, () => {
    if (data.labels.length > 1) guide(plot, 1 / data.labels.length, { colour: palette.quiet, width: 1, dash: [2, 3] });
    data.drawn.forEach((k, i) => {
      const stroke: Stroke = { colour: palette.cells[data.cell], width: 2, dash: DASHES[i % DASHES.length] ?? [] };
      data.probabilities.forEach((row, t) => {
        const y = plot.y(row[k] ?? Number.NaN);
        const before = t === 0 ? y : plot.y(data.probabilities[t - 1]?.[k] ?? Number.NaN);
        segment(plot, plot.x(ends[t] ?? 0), before, plot.x(ends[t] ?? 0), y, stroke);
        segment(plot, plot.x(ends[t] ?? 0), y, plot.x(ends[t + 1] ?? 0), y, stroke);
      });
      const end = data.probabilities[data.probabilities.length - 1]?.[k];
      if (end !== undefined && data.drawn.length > 1) {
        wanted.push({ text: data.labels[k] ?? "", x: plot.left + plot.width, y: plot.y(end) - 10 * plot.ratio, align: "right", stroke });
      }
    });
  });
  labels(plot, wanted);
  sentence(plot, data, ends);
}

/** The words under their columns, tinted by their gradient; an unknown one stands on a dotted line. */
function sentence(plot: Plot, { tokens, known, gradient }: VerdictData, ends: readonly number[]): void {
  const { context, palette, ratio, top, height } = plot;
  const most = Math.max(...gradient);
  const [low, high] = [top + height + 5 * ratio, top + height + 25 * ratio];
  context.save();
  context.font = plot.font(TEXT_SIZE);
  context.textAlign = "center";
  context.textBaseline = "middle";
  tokens.forEach((token, t) => {
    const [left, right] = [plot.x(ends[t] ?? 0), plot.x(ends[t + 1] ?? 0)];
    context.fillStyle = palette.tint[most > 0 ? Math.round((255 * (gradient[t] ?? 0)) / most) : 0] ?? palette.paper;
    context.fillRect(left, low, right - left, high - low);
    context.fillStyle = known[t] === false ? palette.quiet : palette.ink;
    context.fillText(visible(token), (left + right) / 2, (low + high) / 2);
    if (known[t] === false) segment(plot, left + 2 * ratio, high - 2 * ratio, right - 2 * ratio, high - 2 * ratio, { colour: palette.quiet, width: 1.5, dash: [1.5, 2] });
  });
  context.restore();
}
