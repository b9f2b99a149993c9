/** Which step moved this weight: a weight is chosen in the map of its matrix, and its gradient is taken apart by time step. */
import { computed, signal } from "@preact/signals";
import { Noted } from "../controls/note";
import { Quantity } from "../controls/quantity";
import { say } from "../i18n";
import type { Client } from "../laboratory/client";
import { examined } from "./examined";
import { store } from "../page";
import { GATES } from "../wire";
import { significant, whole } from "../words/numbers";
import { Select } from "./choose";
import { Drawing, figure, type Words } from "./figure";
import { failure, forTask, labWords } from "./laboratorywords";
import { mountStepBars } from "./stepbars";
import { cell, isTask } from "./view";
import { largest, mountWeightMap, words as mapWords } from "./weightmap";

export const words = {
  title: { en: "Which step moved this weight?", zh: "哪一步推动了这个权重？" },
  shows: {
    en: "Left: the size of the gradient of every weight of a matrix on one window of the text. Right: the gradient of one of them, split into the time steps at which it was used.",
    zh: "左：在文本的一个窗口上，矩阵中每个权重的梯度大小。右：其中一个权重的梯度，按使用它的各个时间步拆开。",
  },
  means: {
    en: "There is only one U, used again at every step, so its gradient is a sum over steps: ∂L/∂U = Σ δ_t·h_{t−1}. Each bar is the term of one step; the solid line adds them up and ends on the dashed one, the gradient that back-propagation computed by itself. Terms of both signs cancel, so a small gradient need not mean that nothing happened. A weight of W moves only at the steps that read its character.",
    zh: "U 只有一个，每一步都重复使用，所以它的梯度是对各步求和：∂L/∂U = Σ δ_t·h_{t−1}。每根条是一步的项；实线把它们累加起来，终点落在虚线上，虚线是反向传播自己算出的梯度。正负项会相互抵消，所以梯度小不代表什么都没发生。W 的权重只在读到对应字符的那些步起作用。",
  },
  block: { en: "Matrix", zh: "矩阵" },
  gate: { en: "Gate", zh: "门" },
  rowNote: { en: "The unit (or symbol) that the weight leads to. Empty: the weight with the largest gradient.", zh: "权重通向的单元（或符号）。留空：梯度最大的权重。" },
  columnNote: { en: "The unit (or symbol) that the weight comes from. Empty: the weight with the largest gradient.", zh: "权重出自的单元（或符号）。留空：梯度最大的权重。" },
  rest: {
    en: "Click a cell, or focus the picture, move with the arrow keys and press Enter.",
    zh: "点击一格，或聚焦图后用方向键移动，按回车键选定。",
  },
  adds: {
    en: "{name}, row {row}, column {column}: the {steps} terms add up to {sum}; back-propagation says {gradient}; the difference is {difference}.",
    zh: "{name}，第 {row} 行第 {column} 列：{steps} 项相加得 {sum}；反向传播得出 {gradient}；相差 {difference}。",
  },
  attentionHasNoSteps: {
    en: "Attention's own weights are not among these matrices: they work between two steps and not at one, so no single step moves them.",
    zh: "这些矩阵里没有注意力自己的权重：它们作用于两步之间，而不是某一步，所以不能归到哪一步。",
  },
} as const satisfies Words;

/** What it says of a sequence of a task, where it says it otherwise of a text. */
export const sequenceWords = {
  shows: {
    en: "Left: the size of the gradient of every weight of a matrix on one sequence of the task. Right: the gradient of one of them, split into the time steps at which it was used.",
    zh: "左：在任务的一个序列上，矩阵中每个权重的梯度大小。右：其中一个权重的梯度，按使用它的各个时间步拆开。",
  },
  means: {
    en: "There is only one U, used again at every step, so its gradient is a sum over steps: ∂L/∂U = Σ δ_t·h_{t−1}. Each bar is the term of one step; the solid line adds them up and ends on the dashed one, the gradient that back-propagation computed by itself. Where the only question comes at the end, bars that shrink to the left are the vanishing gradient, seen from a weight: what was read early moves it least. Terms of both signs cancel, so a small gradient need not mean that nothing happened.",
    zh: "U 只有一个，每一步都重复使用，所以它的梯度是对各步求和：∂L/∂U = Σ δ_t·h_{t−1}。每根条是一步的项；实线把它们累加起来，终点落在虚线上，虚线是反向传播自己算出的梯度。如果只在最后提问，越往左越短的条就是从权重看到的梯度消失：越早读到的，推动它越少。正负项会相互抵消，所以梯度小不代表什么都没发生。",
  },
} as const satisfies Partial<Words>;

const pickedBlock = signal("w_h");
const pickedGate = signal(0);
/** The weight in the map, from 0; null is the one with the largest gradient. */
const picked = signal<readonly [number, number] | null>(null);

const blocks = computed(() => store.run.info.value?.blocks ?? []);
/** The block looked at; U of the first layer, where the picked one is not there. */
const block = computed(() => {
  const named = (name: string): number => blocks.value.findIndex((block) => block.name === name);
  return Math.max(0, named(pickedBlock.value), named("w_h.1"));
});
/** Attention works between two steps and not at one, so its weights have no terms by step. */
const hasSteps = ({ name }: { readonly name: string }): boolean => !name.startsWith("attention.");
/** The gates that stand one under the other in the block; one where there is nothing to choose. */
const gates = computed<readonly string[]>(() => {
  const { rows = 0 } = blocks.value[block.value] ?? {};
  const all: readonly string[] = GATES[cell.value];
  return all.length > 1 && rows === all.length * (store.run.info.value?.config.hidden ?? 0) ? all : [""];
});
const gate = computed(() => Math.min(pickedGate.value, gates.value.length - 1));

/** A map of gradients, and the weight taken from it. */
interface Answer {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly gradients: Float64Array;
  readonly row: number;
  readonly column: number;
  /** The gradient, then its terms. */
  readonly steps: Float64Array;
}

const seen = { map: signal(false), bars: signal(false) };
const visible = computed(() => seen.map.value || seen.bars.value);
const { answer, update, filled, trouble, start } = examined<Answer>({
  visible,
  of: () => `${block.value} ${gate.value}`,
  ask: () => {
    const [at, part, taken, shape] = [block.value, gate.value, picked.value, blocks.value[block.value]];
    if (shape === undefined) return null;
    const rows = shape.rows / gates.value.length;
    const { columns } = shape;
    const name = gates.value.length > 1 ? `${shape.name} (${gates.value[part]})` : shape.name;
    const look = async (client: Client): Promise<Answer> => {
      const { rows: gradients } = await client.ask({ ask: "gradient", block: at, first: part * rows, rows });
      const most = largest(gradients);
      const row = Math.min(rows - 1, taken?.[0] ?? most % rows);
      const column = Math.min(columns - 1, taken?.[1] ?? Math.floor(most / rows));
      const { rows: steps } = await client.ask({ ask: "weightSteps", block: at, row: part * rows + row, column });
      return { name, rows, columns, gradients, row, column, steps };
    };
    return { about: taken?.join() ?? "", look };
  },
});

function Tools() {
  return (
    <>
      <Select
        name={say(words.block)}
        value={blocks.value[block.value]?.name ?? ""}
        options={blocks.value.filter(hasSteps).map(({ name }) => [name, name] as const)}
        onChange={(value) => {
          pickedBlock.value = value;
          picked.value = null;
        }}
      />
      {gates.value.length > 1 && (
        <Select
          name={say(words.gate)}
          value={String(gate.value)}
          options={gates.value.map((name, i) => [String(i), name] as const)}
          onChange={(value) => {
            pickedGate.value = Number(value);
            picked.value = null;
          }}
        />
      )}
    </>
  );
}

/** One coordinate of the weight, as a number that can be typed. */
function Coordinate({ of }: { of: "row" | "column" }) {
  const { value: found } = answer;
  const high = of === "row" ? found?.rows : found?.columns;
  const take = (value: number): void => {
    const [row, column] = [found?.row ?? 0, found?.column ?? 0];
    picked.value = of === "row" ? [value - 1, column] : [row, value - 1];
  };
  return (
    <Quantity
      name={say(of === "row" ? mapWords.row : mapWords.column)}
      explain={say(of === "row" ? words.rowNote : words.columnNote)}
      bounds={{ low: 1, high: high ?? 1, whole: true }}
      stops={[]}
      value={found === null ? null : (of === "row" ? found.row : found.column) + 1}
      onChange={take}
      onEmpty={() => {
        picked.value = null;
      }}
    />
  );
}

/** That the terms add up, in numbers. */
function Sum() {
  const { value: found } = answer;
  if (found === null) return <p class="feels" />;
  const [gradient = Number.NaN, ...terms] = found.steps;
  const sum = terms.reduce((sum, term) => sum + term, 0);
  return (
    <p class="feels" data-figure="weight-sum">
      {say(words.adds, {
        name: found.name,
        row: whole(found.row + 1),
        column: whole(found.column + 1),
        steps: whole(terms.length),
        sum: significant(sum),
        gradient: significant(gradient),
        difference: significant(Math.abs(sum - gradient)),
      })}
    </p>
  );
}

/** What was read at the steps of a block: the window of a text begins where the probe does; what an encoder reads stands first. */
function readBy(block: string, steps: number): readonly string[] {
  const probe = store.run.info.value?.probe ?? [];
  return isTask.value && !block.startsWith("encoder.") ? probe.slice(probe.length - steps) : probe;
}

function Pair() {
  const { wait } = labWords;
  return (
    <div class="lab-pair">
      <Drawing
        mount={(host) =>
          mountWeightMap(host, {
            onChoose: (row, column) => {
              picked.value = [row, column];
            },
          })
        }
        read={() => answer.value}
        filled={filled}
        wait={wait}
        visible={seen.map}
      />
      <Drawing
        mount={mountStepBars}
        read={() => {
          const { value: found } = answer;
          if (found === null) return null;
          const [gradient = Number.NaN, ...terms] = found.steps;
          return { gradient, terms, characters: readBy(found.name, terms.length) };
        }}
        filled={filled}
        wait={wait}
        visible={seen.bars}
      />
    </div>
  );
}

function More() {
  return (
    <>
      <Sum />
      {!blocks.value.every(hasSteps) && <p class="quiet">{say(words.attentionHasNoSteps)}</p>}
      <Noted rest={say(words.rest)}>
        <div class="lab-controls">
          <Coordinate of="row" />
          <Coordinate of="column" />
        </div>
      </Noted>
    </>
  );
}

export const weight = figure({
  id: "weight",
  words: forTask(words, sequenceWords),
  source: { visible, update, trouble: failure(trouble), start },
  Drawings: Pair,
  Tools,
  More,
});
