/** Recurrent spectrum: eigenvalues and singular values of a block of U, or of the true Jacobian at a character. */
import { computed, signal, untracked } from "@preact/signals";
import { say } from "../i18n";
import { examined } from "./examined";
import { store } from "../page";
import { EDGE_PX, LEFT_PX, TOP_PX } from "../plot/axes";
import type { Chart } from "../plot/chart";
import type { Cell } from "../plot/colours";
import { createCursor } from "../plot/cursor";
import { spread } from "../plot/dom";
import { count, fixed } from "../plot/format";
import { Frame } from "../plot/frame";
import { mountLines } from "../plot/lines";
import { inside, segment } from "../plot/paint";
import type { Plot } from "../plot/plot";
import { linearTicks, niceStep, type Range } from "../plot/scales";
import type { Question } from "../questions";
import { GATES, LARGEST_SPECTRUM, SPECTRUM_FIELDS } from "../wire";
import { whole } from "../words/numbers";
import { Select } from "./choose";
import { Drawing, figure, type Words } from "./figure";
import { chosenPlace, layer, LayerChoice, layerOfAll, PlaceChoice, StackChoice } from "./laboratorychoices";
import { failure, forTask, labWords } from "./laboratorywords";
import { cell } from "./view";
import { chartWords } from "./words";

export const words = {
  title: { en: "Recurrent spectrum", zh: "循环矩阵的谱" },
  shows: {
    en: "Left: eigenvalues in the complex plane with the unit circle. Right: singular values, the largest first. Of a block of U, or of the true Jacobian ∂state_{t}/∂state_{t−1} at one character.",
    zh: "左：复平面上的特征值与单位圆。右：从大到小的奇异值。对象是 U 的一个分块，或某个字符处真正的雅可比矩阵 ∂state_{t}/∂state_{t−1}。",
  },
  means: {
    en: "Eigenvalues say what many equal steps do: inside the circle everything fades in the end. Singular values say what one step can do at most: with s₁ above 1 a gradient may grow for a while even if ρ is below 1. U alone is half the story: a step back multiplies by φ′, or by gates, as well. The Jacobian holds all of it and differs at every character, so no single one decides the product of many. That s₁ stays below 1 at every step is enough for vanishing; an s₁ above 1 is necessary for exploding, and not enough.",
    zh: "特征值说明许多相同的步会怎样：都在圆内，最终一切都会衰减。奇异值说明一步最多能怎样：s₁ 大于 1 时，即使 ρ 小于 1，梯度也可能先增长一阵。单看 U 只是一半：往回一步还要乘 φ′ 或各个门。雅可比矩阵包含全部，而且每个字符处都不同，所以单独一个决定不了许多个的乘积。每一步 s₁ 都小于 1，足以使梯度消失；s₁ 大于 1 只是爆炸的必要条件，并不充分。",
  },
  circle: { en: "Eigenvalues in the complex plane", zh: "复平面上的特征值" },
  singularName: { en: "Singular values", zh: "奇异值" },
  singular: { en: "singular value s", zh: "奇异值 s" },
  number: { en: "number", zh: "序号" },
  real: { en: "real part", zh: "实部" },
  imaginary: { en: "imaginary part", zh: "虚部" },
  circleTrend: {
    en: "Spectral radius ρ = {radius}; {outside} of {all} eigenvalues lie outside the unit circle.",
    zh: "谱半径 ρ = {radius}；{all} 个特征值中有 {outside} 个在单位圆外。",
  },
  singularTrend: {
    en: "The largest singular value is s₁ = {first}, the smallest {last}.",
    zh: "最大奇异值 s₁ = {first}，最小为 {last}。",
  },
  eigenvalueAt: { en: "λ = {real} {sign} {imaginary}i, |λ| = {size}", zh: "λ = {real} {sign} {imaginary}i，|λ| = {size}" },
  jacobian: { en: "true Jacobian of h", zh: "h 的真正雅可比矩阵" },
  jacobianCell: { en: "true Jacobian of (h, c)", zh: "(h, c) 的真正雅可比矩阵" },
  jacobianOfC: { en: "∂c_t/∂c_{t−1} alone", zh: "仅 ∂c_t/∂c_{t−1}" },
  tooLarge: {
    en: "This matrix has {size} rows; beyond {limit} its spectrum would take minutes, so it is not taken. A smaller network shows it.",
    zh: "这个矩阵有 {size} 行；超过 {limit} 行，求谱要几分钟，所以不求。换小一些的网络就能看到。",
  },
} as const satisfies Words;

/** What it says of a sequence of a task, where it says it otherwise of a text. */
export const sequenceWords = {
  shows: {
    en: "Left: eigenvalues in the complex plane with the unit circle. Right: singular values, the largest first. Of a block of U, or of the true Jacobian ∂state_{t}/∂state_{t−1} at one step.",
    zh: "左：复平面上的特征值与单位圆。右：从大到小的奇异值。对象是 U 的一个分块，或某一步真正的雅可比矩阵 ∂state_{t}/∂state_{t−1}。",
  },
  means: {
    en: "Eigenvalues say what many equal steps do: inside the circle everything fades in the end. Singular values say what one step can do at most: with s₁ above 1 a gradient may grow for a while even if ρ is below 1. U alone is half the story: a step back multiplies by φ′, or by gates, as well. The Jacobian holds all of it and differs at every step, so no single one decides the product of many. That s₁ stays below 1 at every step is enough for vanishing; an s₁ above 1 is necessary for exploding, and not enough.",
    zh: "特征值说明许多相同的步会怎样：都在圆内，最终一切都会衰减。奇异值说明一步最多能怎样：s₁ 大于 1 时，即使 ρ 小于 1，梯度也可能先增长一阵。单看 U 只是一半：往回一步还要乘 φ′ 或各个门。雅可比矩阵包含全部，而且每一步都不同，所以单独一个决定不了许多个的乘积。每一步 s₁ 都小于 1，足以使梯度消失；s₁ 大于 1 只是爆炸的必要条件，并不充分。",
  },
} as const satisfies Partial<Words>;

/** What is drawn. */
export interface SpectrumData {
  /** Rows of `SPECTRUM_FIELDS`, the largest first. */
  rows: ArrayLike<number>;
  cell: Cell;
}

const ROW = SPECTRUM_FIELDS.length;
const HEIGHT = 300;
/** Room below the plot for ticks and title, CSS pixels. */
const BELOW_PX = 38;
const DOT_PX = 2.5;

/** Row `i` as eigenvalue and singular value. */
function rowOf(rows: ArrayLike<number>, i: number): { real: number; imaginary: number; size: number; singular: number } {
  const [real, imaginary, singular] = [rows[i * ROW] ?? Number.NaN, rows[i * ROW + 1] ?? Number.NaN, rows[i * ROW + 2] ?? Number.NaN];
  return { real, imaginary, size: Math.hypot(real, imaginary), singular };
}

/** How far the plane reaches: room for the unit circle and the largest eigenvalue, kept until less than half is used. */
function reach(largest: number, before: number): number {
  const needed = Math.max(1.2, Number.isFinite(largest) ? largest * 1.1 : 0);
  if (needed <= before && needed >= before / 2) return before;
  const step = niceStep(needed, 4) / 2;
  return Math.ceil(needed / step) * step;
}

/** Eigenvalues in the complex plane, with the unit circle; the drawing stays round at every width. */
function mountCircle(host: HTMLElement): Chart<SpectrumData> {
  let data: SpectrumData = { rows: [], cell: "rnn" };
  let limit = 1.2;
  const cursor = createCursor();
  const size = (): number => Math.floor(data.rows.length / ROW);
  const y = (): Range => [-limit, limit];
  const x = (): Range => {
    const aspect = (host.clientWidth - LEFT_PX - EDGE_PX) / (HEIGHT - TOP_PX - BELOW_PX);
    return [-limit * Math.max(0.2, aspect), limit * Math.max(0.2, aspect)];
  };
  /** Eigenvalues by real part, so that a cursor can walk along them. */
  let order: number[] = [];
  const nearest = (at: number, steps: number): number | null => {
    if (order.length === 0) return null;
    let best = 0;
    for (let i = 1; i < order.length; i += 1) {
      const distance = (k: number): number => Math.abs(rowOf(data.rows, order[k] ?? 0).real - at);
      if (distance(i) < distance(best)) best = i;
    }
    return rowOf(data.rows, order[Math.max(0, Math.min(order.length - 1, best + steps))] ?? 0).real;
  };

  const paint = (plot: Plot): void => {
    const { context, palette, ratio } = plot;
    inside(plot, () => {
      const axis = { colour: palette.grid, width: 1 };
      segment(plot, plot.left, plot.y(0), plot.left + plot.width, plot.y(0), axis);
      segment(plot, plot.x(0), plot.top, plot.x(0), plot.top + plot.height, axis);
      context.save();
      context.strokeStyle = palette.quiet;
      context.lineWidth = ratio;
      context.beginPath();
      context.ellipse(plot.x(0), plot.y(0), plot.x(1) - plot.x(0), plot.y(0) - plot.y(1), 0, 0, 2 * Math.PI);
      context.stroke();
      context.fillStyle = palette.cells[data.cell];
      for (let i = 0; i < size(); i += 1) {
        const { real, imaginary } = rowOf(data.rows, i);
        context.beginPath();
        context.arc(plot.x(real), plot.y(imaginary), DOT_PX * ratio, 0, 2 * Math.PI);
        context.fill();
      }
      context.restore();
    });
  };

  const frame = new Frame(host, {
    kind: "circle",
    height: HEIGHT,
    grid: false,
    x: { range: x, ticks: (range, most) => linearTicks(range, most), title: () => say(words.real) },
    y: { range: y, ticks: (range, most) => linearTicks(range, most), title: () => say(words.imaginary) },
    name: () => say(words.circle),
    trend: () => {
      if (size() === 0) return say(chartWords.nothing);
      let outside = 0;
      for (let i = 0; i < size(); i += 1) if (rowOf(data.rows, i).size > 1) outside += 1;
      return say(words.circleTrend, { radius: fixed(rowOf(data.rows, 0).size, 3), outside: count(outside), all: count(size()) });
    },
    table: () => ({
      head: [say(words.number), "Re λ", "Im λ", "|λ|"],
      rows: spread(size()).map((i) => {
        const { real, imaginary, size } = rowOf(data.rows, i);
        return [count(i + 1), fixed(real, 3), fixed(imaginary, 3), fixed(size, 3)];
      }),
    }),
    readout: (at) => {
      const i = order.find((k) => rowOf(data.rows, k).real === at);
      if (i === undefined) return null;
      const { real, imaginary, size } = rowOf(data.rows, i);
      return say(words.eigenvalueAt, { real: fixed(real, 3), imaginary: fixed(Math.abs(imaginary), 3), sign: imaginary < 0 ? "−" : "+", size: fixed(size, 3) });
    },
    cursor,
    snap: nearest,
    paint,
  });

  return {
    draw(next) {
      data = next;
      limit = reach(rowOf(next.rows, 0).size, limit);
      order = Array.from({ length: size() }, (_, i) => i).sort((a, b) => rowOf(data.rows, a).real - rowOf(data.rows, b).real);
      untracked(() => frame.redraw());
    },
    destroy: () => frame.destroy(),
  };
}

/** Singular values, the largest first, with the line of 1. */
function mountSingular(host: HTMLElement): Chart<SpectrumData> {
  const size = (rows: ArrayLike<number>): number => Math.floor(rows.length / ROW);
  return mountLines<SpectrumData>(host, {
    kind: "singular",
    height: HEIGHT,
    logarithmic: false,
    x: { cursor: createCursor(), title: () => say(words.number), last: ({ rows }) => size(rows) - 1 },
    title: () => say(words.singular),
    lines: ({ rows, cell }, palette) => {
      const length = size(rows);
      return {
        lines: [
          {
            name: say(words.singular),
            points: {
              xs: Array.from({ length }, (_, i) => i),
              ys: Array.from({ length }, (_, i) => rowOf(rows, i).singular),
              length,
            },
            stroke: { colour: palette?.cells[cell] ?? "", width: 1.5 },
            dotted: true,
          },
        ],
        guides: [{ name: "s =", value: 1, dash: [4, 4] }],
        marks: null,
      };
    },
    name: () => say(words.singularName),
    trend: ({ rows }) =>
      size(rows) === 0
        ? say(chartWords.nothing)
        : say(words.singularTrend, { first: fixed(rowOf(rows, 0).singular, 3), last: fixed(rowOf(rows, size(rows) - 1).singular, 3) }),
    text: (value) => fixed(value, 3),
  });
}

/** The Jacobian of the whole state, and its part of c alone. */
const JACOBIAN = "J";
const CELL_PART = "J c";

/** A gate's letter, or a Jacobian. */
const picked = signal<string>("");
const matrix = computed(() => {
  const there: readonly string[] = [...GATES[cell.value], JACOBIAN, ...(cell.value === "lstm" ? [CELL_PART] : [])];
  return there.includes(picked.value) ? picked.value : (there[0] ?? "");
});
const asksJacobian = computed(() => matrix.value === JACOBIAN || matrix.value === CELL_PART);

/** Rows of the matrix: a state with a c is twice as long. */
const size = computed(() => (store.run.info.value?.config.hidden ?? 0) * (matrix.value === JACOBIAN && cell.value === "lstm" ? 2 : 1));
const tooLarge = computed(() => size.value > LARGEST_SPECTRUM);

const seen = { circle: signal(false), singular: signal(false) };
const visible = computed(() => seen.circle.value || seen.singular.value);
const what = computed(() => {
  // The step says which of two stacks takes it; a block of U has to be told apart.
  if (asksJacobian.value) return { layer: layer.value, place: chosenPlace.value, name: `${matrix.value} ${layer.value} ${chosenPlace.value}` };
  return { layer: layerOfAll.value, place: 0, name: `${matrix.value} ${layerOfAll.value}` };
});
const { answer, update, filled, trouble, start } = examined<SpectrumData & { about: string }>({
  visible,
  of: () => what.value.name,
  ask: () => {
    const [asked, { layer: here, place, name }, hue] = [matrix.value, what.value, cell.value];
    if (tooLarge.value) return null;
    const gate = (GATES[hue] as readonly string[]).indexOf(asked);
    const part = asked === CELL_PART ? "cell" : "state";
    const question: Question = gate < 0 ? { ask: "jacobian", layer: here, place, part } : { ask: "recurrent", layer: here, gate };
    return { look: async (client) => ({ rows: (await client.ask(question)).rows, cell: hue, about: name }) };
  },
});

function Tools() {
  const gates: readonly string[] = GATES[cell.value];
  const options = [
    ...gates.map((gate) => [gate, gates.length === 1 ? "U" : say(labWords.gateBlock, { gate })] as const),
    [JACOBIAN, say(cell.value === "lstm" ? words.jacobianCell : words.jacobian)] as const,
    ...(cell.value === "lstm" ? [[CELL_PART, say(words.jacobianOfC)] as const] : []),
  ];
  return (
    <>
      <Select
        name={say(labWords.matrix)}
        value={matrix.value}
        options={options}
        onChange={(value) => {
          picked.value = value;
        }}
      />
      {!asksJacobian.value && <StackChoice />}
      <LayerChoice />
      {asksJacobian.value && <PlaceChoice />}
    </>
  );
}

function Pair() {
  const read = (): SpectrumData | null => (tooLarge.value ? { rows: [], cell: cell.value } : answer.value);
  return (
    <div class="lab-pair">
      <Drawing mount={mountCircle} read={read} filled={filled} wait={labWords.wait} visible={seen.circle} />
      <Drawing mount={mountSingular} read={read} filled={filled} wait={labWords.wait} visible={seen.singular} />
    </div>
  );
}

function TooLarge() {
  if (!tooLarge.value) return null;
  return (
    <p role="status" class="quiet">
      {say(words.tooLarge, { size: whole(size.value), limit: whole(LARGEST_SPECTRUM) })}
    </p>
  );
}

export const spectrum = figure({
  id: "spectrum",
  words: forTask(words, sequenceWords),
  source: { visible, update, trouble: failure(trouble), start },
  Drawings: Pair,
  Tools,
  More: TooLarge,
});
