/** Many steps back: the product of true Jacobians from one character of the probe, and what its best, middle and worst direction keep. */
import { computed, signal } from "@preact/signals";
import { say, type Phrase } from "../i18n";
import { examined } from "./examined";
import { store } from "../page";
import type { Chart } from "../plot/chart";
import type { Cell } from "../plot/colours";
import { createCursor } from "../plot/cursor";
import { count, magnitude } from "../plot/format";
import { mountLines, type Line } from "../plot/lines";
import { LARGEST_PRODUCT, PRODUCT_FIELDS } from "../wire";
import { whole } from "../words/numbers";
import { figure, type Words } from "./figure";
import { chosenAnswer, hasEncoder, layer, LayerChoice, PlaceChoice } from "./laboratorychoices";
import { failure, forTask, labWords } from "./laboratorywords";
import { cell } from "./view";
import { chartWords } from "./words";

export const words = {
  title: { en: "Many steps back", zh: "往回走很多步" },
  shows: {
    en: "What the product J_{T}·J_{T−1} ··· J_{T−k+1} of true Jacobians makes of its best, its middle and its worst direction after k steps back from one character, and what the gradient of that character's loss really keeps.",
    zh: "从某个字符往回 k 步，真正的雅可比矩阵之积 J_{T}·J_{T−1} ··· J_{T−k+1} 对最好、居中和最差的方向各保留多少，以及那个字符的损失的梯度实际保留多少。",
  },
  means: {
    en: "A single step tells little: directions that one step stretches, the next may shrink. The product tells what remains. A gradient can keep no more than the best direction and no less than the worst; where the black line lies between them depends on where it points. The lines fan out by many powers of ten, so a product that is simply multiplied out would hold only its largest singular value: in single precision, everything below the thin dotted line would be rounding. Here it is taken apart by a QR decomposition at every step, and the sizes are kept as logarithms.",
    zh: "单独一步说明不了多少：这一步拉长的方向，下一步可能缩短。乘积才说明还剩什么。梯度保留的不会多于最好的方向，也不会少于最差的方向；黑线在两者之间的位置，取决于梯度指向哪里。几条线相差许多个数量级，直接相乘只会剩下最大奇异值：在单精度下，细点线以下全是舍入误差。这里每一步都用 QR 分解把乘积拆开，大小以对数保存。",
  },
  name: { en: "Singular values of the product of Jacobians", zh: "雅可比矩阵之积的奇异值" },
  steps: { en: "steps back k", zh: "往回的步数 k" },
  factor: { en: "factor kept", zh: "保留的倍数" },
  single: { en: "lost in single precision", zh: "单精度下丢失" },
  trend: {
    en: "After {lag} {lag|step|steps} back the best direction keeps {largest}, the median {median}, the worst {smallest}; the gradient keeps {kept}.",
    zh: "往回 {lag} 步后，最好的方向保留 {largest}，中位数 {median}，最差的方向 {smallest}；梯度保留 {kept}。",
  },
  tooLarge: {
    en: "The Jacobian has {size} rows here; beyond {limit} its product would take minutes, so it is not taken. A smaller network shows it.",
    zh: "这里的雅可比矩阵有 {size} 行；超过 {limit} 行，求乘积要几分钟，所以不求。换小一些的网络就能看到。",
  },
  pastAttention: {
    en: "With attention, a second way leads from every answer straight to each state of the encoder. This picture follows the recurrent way alone.",
    zh: "有注意力时，每个回答还有第二条路，直接通到编码器的每个状态。这里只沿循环的那条路走。",
  },
} as const satisfies Words;

export const fieldWords = {
  largest: { en: "best, s₁", zh: "最好，s₁" },
  median: { en: "median", zh: "中位数" },
  smallest: { en: "worst", zh: "最差" },
  kept: { en: "gradient", zh: "梯度" },
} as const satisfies Record<string, Phrase>;

/** What it says of a sequence of a task, where it says it otherwise of a text. */
export const sequenceWords = {
  shows: {
    en: "What the product J_{T}·J_{T−1} ··· J_{T−k+1} of true Jacobians makes of its best, its middle and its worst direction after k steps back from one answer, and what the gradient of that answer really keeps. After the steps of a decoder come those of its encoder.",
    zh: "从一个回答往回 k 步，真正的雅可比矩阵之积 J_{T}·J_{T−1} ··· J_{T−k+1} 对最好、居中和最差的方向各保留多少，以及那个回答的梯度实际保留多少。解码器的步走完之后，接着是编码器的步。",
  },
} as const satisfies Partial<Words>;

/** What is drawn. */
export interface ProductData {
  /** Rows of `PRODUCT_FIELDS`. */
  rows: ArrayLike<number>;
  cell: Cell;
}

const ROW = PRODUCT_FIELDS.length;
const HEIGHT = 320;
/** Half the distance from 1 to the next number in single precision. */
const SINGLE = 2 ** -24;
/** The lowest end of the axis: whatever lies below is as good as lost. */
const FLOOR = 1e-50;
/** The axis ends this much later than the lines, so that their names stand beside their ends. */
const ROOM = 1.3;

/** A number of row `i` by name: a number of steps, or what so many steps keep. */
export function keptAt(rows: ArrayLike<number>, i: number, field: (typeof PRODUCT_FIELDS)[number]): number {
  const value = rows[i * ROW + PRODUCT_FIELDS.indexOf(field)] ?? Number.NaN;
  return field === "lag" ? value : 10 ** value;
}

const lengthOf = (rows: ArrayLike<number>): number => Math.floor(rows.length / ROW);

function mount(host: HTMLElement): Chart<ProductData> {
  return mountLines<ProductData>(host, {
    kind: "product",
    height: HEIGHT,
    logarithmic: true,
    x: { cursor: createCursor(), title: () => say(words.steps), last: ({ rows }) => Math.ceil(ROOM * keptAt(rows, lengthOf(rows) - 1, "lag")) - 1 },
    title: () => say(words.factor),
    lines: ({ rows, cell }, palette) => {
      const length = lengthOf(rows);
      const xs = Array.from({ length }, (_, i) => keptAt(rows, i, "lag") - 1);
      const line = (field: (typeof PRODUCT_FIELDS)[number], width: number, dash: readonly number[]): Line => ({
        name: say(fieldWords[field === "lag" ? "largest" : field]),
        points: { xs, ys: xs.map((_, i) => keptAt(rows, i, field)), length },
        stroke: { colour: (field === "kept" ? palette?.ink : palette?.cells[cell]) ?? "", width, dash },
      });
      // A product multiplied out in single precision is rounded to so much of its largest entries.
      const lost = xs.map((_, i) => SINGLE * keptAt(rows, i, "largest"));
      const single: Line = {
        name: say(words.single),
        points: { xs, ys: lost, length },
        stroke: { colour: palette?.quiet ?? "", width: 1, dash: [1, 4] },
      };
      return {
        lines: [single, line("largest", 2, []), line("median", 1.5, [6, 4]), line("smallest", 1.5, [2, 3]), line("kept", 1.5, [])],
        guides: [],
        marks: null,
      };
    },
    floor: () => FLOOR,
    name: () => say(words.name),
    trend: ({ rows }) => {
      const last = lengthOf(rows) - 1;
      if (last < 0) return say(chartWords.nothing);
      const text = (field: (typeof PRODUCT_FIELDS)[number]): string => magnitude(keptAt(rows, last, field));
      return say(words.trend, {
        lag: count(keptAt(rows, last, "lag")),
        largest: text("largest"),
        median: text("median"),
        smallest: text("smallest"),
        kept: text("kept"),
      });
    },
    text: magnitude,
  });
}

/** Numbers of steps at which the product is looked at: every one while it changes most, then ever fewer. */
const LAGS = [1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32, 40, 50, 64, 80, 95] as const;

/** Rows of a Jacobian: a state with a c is twice as long. */
const size = computed(() => (store.run.info.value?.config.hidden ?? 0) * (cell.value === "lstm" ? 2 : 1));
const tooLarge = computed(() => size.value > LARGEST_PRODUCT);

const visible = signal(false);
const { answer, update, filled, trouble, start } = examined<ProductData>({
  visible,
  of: () => `${layer.value} ${chosenAnswer.value.read}`,
  ask: () => {
    const [here, at, hue] = [layer.value, chosenAnswer.value.read, cell.value];
    if (tooLarge.value) return null;
    return { look: async (client) => ({ rows: (await client.ask({ ask: "product", layer: here, place: at, lags: [...LAGS] })).rows, cell: hue }) };
  },
});

function Tools() {
  return (
    <>
      <PlaceChoice asked />
      <LayerChoice />
    </>
  );
}

/** What is not shown, and why. */
function NotShown() {
  return (
    <>
      {tooLarge.value && (
        <p role="status" class="quiet">
          {say(words.tooLarge, { size: whole(size.value), limit: whole(LARGEST_PRODUCT) })}
        </p>
      )}
      {store.run.config.value?.attention === "additive" && hasEncoder.value && (
        <p role="status" class="quiet">
          {say(words.pastAttention)}
        </p>
      )}
    </>
  );
}

export const product = figure<ProductData>({
  id: "product",
  words: forTask(words, sequenceWords),
  source: { visible, filled, update, trouble: failure(trouble), start },
  wait: labWords.wait,
  mount,
  read: () => (tooLarge.value ? { rows: [], cell: cell.value } : answer.value),
  Tools,
  More: NotShown,
});
