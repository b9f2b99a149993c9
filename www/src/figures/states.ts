/**
 * A map of states: hidden state, cell state or a gate while the network reads: units by characters, the text itself along the axis.
 *
 * The scale is fixed (−1…1 for states, 0…1 for gates) or, for values without bounds, symmetric and stated: a map that rescales itself would fake activity.
 */
import { say, type Phrase } from "../i18n";
import type { Chart } from "../plot/chart";
import type { Palette } from "../plot/colours";
import { createCursor, type Cursor } from "../plot/cursor";
import { spread } from "../plot/dom";
import { count, fixed, named, percent, visible, wide } from "../plot/format";
import { Frame } from "../plot/frame";
import { ColourKey } from "../plot/key";
import { inside } from "../plot/paint";
import type { Plot } from "../plot/plot";
import { Raster } from "../plot/raster";
import { linearTicks, niceStep } from "../plot/scales";
import type { StateRange } from "./range";
import { sentence } from "./trends";
import { chartWords } from "./words";

export const words = {
  name: { en: "Units by characters: {channel}", zh: "单元与字符：{channel}" },
  nameSteps: { en: "Units by steps: {channel}", zh: "单元与步：{channel}" },
  read: { en: "characters read", zh: "读入的字符" },
  readSteps: { en: "read, step by step", zh: "逐步读入" },
  stateAt: { en: "Character {step}, {character}: unit {unit} is {value}", zh: "第 {step} 个字符{character}：单元 {unit} 为 {value}" },
  stateColumn: { en: "Character {step}, {character}: from {low} to {high}", zh: "第 {step} 个字符{character}：从 {low} 到 {high}" },
  stepAt: { en: "Step {step}, {character}: unit {unit} is {value}", zh: "第 {step} 步{character}：单元 {unit} 为 {value}" },
  stepColumn: { en: "Step {step}, {character}: from {low} to {high}", zh: "第 {step} 步{character}：从 {low} 到 {high}" },
  ownScale: { en: "own scale, ±{limit}", zh: "自有标度，±{limit}" },
  fixedScale: { en: "fixed scale", zh: "固定标度" },
  least: { en: "lowest", zh: "最低" },
  most: { en: "highest", zh: "最高" },
  trend: {
    en: "{units} {units|unit|units} over {read}, from {low} to {high}; {share} of the values lie beyond ±0.9",
    zh: "{units} 个单元、{read}，取值从 {low} 到 {high}；{share} 的值超出 ±0.9",
  },
  trendOwn: {
    en: "{units} {units|unit|units} over {read}, from {low} to {high}",
    zh: "{units} 个单元、{read}，取值从 {low} 到 {high}",
  },
  trendGate: {
    en: "{units} {units|unit|units} over {read}: the gate is {mean} on average, above 0.9 in {open} and below 0.1 in {shut}",
    zh: "{units} 个单元、{read}：门的平均值为 {mean}，{open} 高于 0.9，{shut} 低于 0.1",
  },
  countCharacters: { en: "{count} {count|character|characters}", zh: "{count} 个字符" },
  countSteps: { en: "{count} {count|step|steps}", zh: "{count} 步" },
} as const satisfies Record<string, Phrase>;

/** Hidden state, cell state or a gate while the network reads. */
export interface StatesData {
  /** What was read, one character each; of a task, one token or number each. */
  characters: readonly string[];
  /** Whether they are the steps of a task rather than characters of a text. */
  steps?: boolean;
  units: number;
  /** The value of unit u at character t is `matrix[t * units + u]`. */
  matrix: ArrayLike<number>;
  /** The unit drawn in each row, from the top; rows beyond its end show the unit of their own number. */
  order: ArrayLike<number>;
  /** The name of what is shown, such as h, c or a gate's letter. */
  channel: string;
  range: StateRange;
}

export interface StatesOptions {
  readonly height: number;
  /** The step pointed at: an index into `characters`, from 0. */
  step: Cursor;
}

/** CSS pixels a column needs, so that its character can stand below it; half a wide one is enough where two rows take turns. */
const NARROW_PX = 8;
const WIDE_PX = 14;
const CHARACTER_SIZE = 13;
const ROW_PX = 15;

/** Characters of one width fit the narrowest columns. */
const EVEN_FONT = 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace';

const NOTHING: StatesData = { characters: [], units: 1, matrix: [], channel: "h", range: "signed", order: [] };

/** How the text stands under its columns: in how many rows by turns, and the CSS pixels that needs. */
export function textRows(characters: readonly string[], place: number): { rows: number; width: number } {
  const [narrow, broad] = [characters.length * NARROW_PX, characters.length * WIDE_PX];
  if (!characters.some(wide)) return { rows: 1, width: narrow };
  // Where the picture has to scroll in any case, one row reads better.
  return place >= narrow && place < broad ? { rows: 2, width: narrow } : { rows: 1, width: broad };
}

/** How wide a token of a task stands, in narrow characters. */
function cells(token: string): number {
  return Array.from(token).reduce((sum, character) => sum + (wide(character) ? 2 : 1), 0);
}

/** How what was read stands under its columns. */
interface Standing {
  /** Rows by turns. */
  rows: number;
  /** CSS pixels that the columns need in all. */
  width: number;
  /** CSS pixels below the first row. */
  below: number;
  /** Whether every token is turned upright, read from the bottom. */
  turned: boolean;
}

/** Characters stand as text does; words and numbers side by side where there is room, and upright where there is not. */
export function standing(tokens: readonly string[], place: number): Standing {
  const longest = Math.max(1, ...tokens.map(cells));
  if (tokens.every((token) => Array.from(token).length <= 1)) {
    const { rows, width } = textRows(tokens, place);
    return { rows, width, below: (rows - 1) * ROW_PX, turned: false };
  }
  const level = tokens.length * (longest * NARROW_PX + NARROW_PX);
  if (level <= place) return { rows: 1, width: level, below: 0, turned: false };
  return { rows: 1, width: tokens.length * WIDE_PX, below: longest * NARROW_PX, turned: true };
}

/** The symmetric limit of a scale without bounds: round, at least 1, and kept until less than half of it is used. */
export function ownLimit(matrix: ArrayLike<number>, before: number): number {
  let most = 0;
  for (let i = 0; i < matrix.length; i += 1) {
    const size = Math.abs(matrix[i] ?? 0);
    if (size > most && size < Number.POSITIVE_INFINITY) most = size;
  }
  if (most <= before && most >= before / 2) return before;
  const step = niceStep(Math.max(1, most), 4);
  return Math.max(1, Math.ceil(most / step) * step);
}

/** Mounts the map of states in `host`. */
export function mountStates(host: HTMLElement, options: StatesOptions): Chart<StatesData> {
  let data = NOTHING;
  let limit = 1;
  let standingNow: Standing = { rows: 1, width: 0, below: 0, turned: false };
  const raster = new Raster();
  const key = new ColourKey();
  const { step } = options;
  const unit = createCursor();
  const characters = (): number => Math.max(1, data.characters.length);
  const unitOf = (row: number): number => data.order[row] ?? row;
  const value = (at: number, row: number): number => data.matrix[at * data.units + unitOf(row)] ?? Number.NaN;

  const fill = (palette: Palette): void => {
    const width = characters();
    const pixels = raster.pixels(width, data.units);
    const map = data.range === "gate" ? palette.fraction : palette.diverging;
    const [low, size] = data.range === "gate" ? [0, 1] : [-limit, 2 * limit];
    for (let at = 0; at < width; at += 1) {
      for (let row = 0; row < data.units; row += 1) {
        const v = value(at, row);
        const place = Math.round(((v - low) / size) * 255);
        pixels[row * width + at] = Number.isNaN(v) ? 0 : (map[place < 0 ? 0 : place > 255 ? 255 : place] ?? 0);
      }
    }
    raster.done();
  };

  const paint = (plot: Plot): void => {
    const { palette } = plot;
    fill(palette);
    inside(plot, () => raster.draw(plot));
    text(plot, data.characters, standingNow);
    const gate = data.range === "gate";
    key.show(
      gate ? palette.fraction : palette.diverging,
      gate ? "0" : fixed(-limit, 0),
      gate ? "1" : fixed(limit, 0),
      data.range === "own" ? say(words.ownScale, { limit: fixed(limit, 0) }) : say(words.fixedScale),
    );
  };

  const frame = new Frame(host, {
    kind: "states",
    height: options.height,
    grid: false,
    x: { range: () => [-0.5, characters() - 0.5], ticks: () => [], title: () => say(data.steps ? words.readSteps : words.read), below: () => standingNow.below },
    y: {
      range: () => [data.units - 0.5, -0.5],
      ticks: ([bottom, top], most) =>
        linearTicks([top + 1, bottom + 1], most, true)
          .filter(({ at }) => at >= 1)
          .map(({ at }) => ({ at: at - 1, text: String(unitOf(at - 1) + 1) })),
      title: () => say(chartWords.unit),
    },
    name: () => say(data.steps ? words.nameSteps : words.name, { channel: data.channel }),
    trend: () => statesTrend(data),
    table: () => ({
      head: [say(data.steps ? chartWords.stepRead : chartWords.character), say(words.least), say(chartWords.mean), say(words.most)],
      rows: spread(data.characters.length).map((at) => {
        const [low, mean, high] = column(at);
        return [`${at + 1} ${named(data.characters[at] ?? "")}`, fixed(low, 2), fixed(mean, 2), fixed(high, 2)];
      }),
    }),
    readout: (at, row) => {
      const character = data.characters[at];
      if (character === undefined || data.matrix.length === 0) return null;
      const where = { step: at + 1, character: named(character) };
      if (row === null) {
        const [low, , high] = column(at);
        return say(data.steps ? words.stepColumn : words.stateColumn, { ...where, low: fixed(low, 2), high: fixed(high, 2) });
      }
      return say(data.steps ? words.stepAt : words.stateAt, { ...where, unit: unitOf(row) + 1, value: fixed(value(at, row), 3) });
    },
    cursor: step,
    cursorY: unit,
    cursorWidth: 1,
    snap: (at, steps) => (data.characters.length === 0 ? null : Math.max(0, Math.min(characters() - 1, Math.round(at) + steps))),
    snapY: (row, steps) => Math.max(0, Math.min(data.units - 1, Math.round(row) + steps)),
    leastWidth: (place) => {
      standingNow = standing(data.characters, place);
      return standingNow.width;
    },
    key: key.root,
    paint,
  });

  /** Lowest, mean and highest value over the units at one character. */
  function column(at: number): [number, number, number] {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    let sum = 0;
    for (let row = 0; row < data.units; row += 1) {
      const v = value(at, row);
      low = Math.min(low, v);
      high = Math.max(high, v);
      sum += v;
    }
    return [low, sum / data.units, high];
  }

  return {
    draw(next) {
      data = next;
      limit = data.range === "own" ? ownLimit(data.matrix, limit) : 1;
      frame.redraw();
    },
    destroy: () => frame.destroy(),
  };
}

/** What was read, under its columns. */
function text(plot: Plot, characters: readonly string[], { rows, turned }: Standing): void {
  const { context, palette, ratio, top, height } = plot;
  context.save();
  context.font = `${CHARACTER_SIZE * ratio}px ${EVEN_FONT}`;
  context.textBaseline = "middle";
  characters.forEach((character, at) => {
    const shown = visible(character);
    context.fillStyle = shown === character ? palette.ink : palette.axis;
    // What is one character wide needs no turning, even among words that do.
    const upright = !turned || Array.from(character).length === 1;
    const y = top + height + (upright ? 12 + (at % rows) * ROW_PX : 6) * ratio;
    context.textAlign = upright ? "center" : "right";
    if (upright) return context.fillText(shown, plot.x(at), y);
    context.save();
    context.translate(plot.x(at), y);
    context.rotate(-Math.PI / 2);
    context.fillText(shown, 0, 0);
    context.restore();
  });
  context.restore();
}

/** States or a gate: how far they reach and how much of them is saturated (|value| > 0.9; below 0.1 or above 0.9 for a gate). */
export function statesTrend({ characters, units, matrix, range, steps }: StatesData): string {
  if (matrix.length === 0) return sentence([]);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let beyond = 0;
  let open = 0;
  let shut = 0;
  for (let i = 0; i < matrix.length; i += 1) {
    const value = matrix[i] ?? 0;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
    if (Math.abs(value) > 0.9) beyond += 1;
    if (value > 0.9) open += 1;
    if (value < 0.1) shut += 1;
  }
  const n = matrix.length;
  const phrase = { signed: words.trend, own: words.trendOwn, gate: words.trendGate }[range];
  return sentence([
    say(phrase, {
      units: count(units),
      read: say(steps ? words.countSteps : words.countCharacters, { count: count(characters.length) }),
      low: fixed(low, 2),
      high: fixed(high, 2),
      mean: fixed(sum / n, 2),
      share: percent(beyond / n),
      open: percent(open / n),
      shut: percent(shut / n),
    }),
  ]);
}
