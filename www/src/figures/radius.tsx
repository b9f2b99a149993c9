/** ρ and s₁ over the updates: a measurement for every look, cleared with the network and cut where it goes back. */
import { computed, effect, signal, untracked } from "@preact/signals";
import { say } from "../i18n";
import { examined } from "./examined";
import { Radii } from "../laboratory/radii";
import { store } from "../page";
import type { Chart } from "../plot/chart";
import type { Cell } from "../plot/colours";
import { count, fixed } from "../plot/format";
import { mountLines } from "../plot/lines";
import type { Points } from "../plot/series";
import { GATES, LARGEST_FOLLOWED } from "../wire";
import { whole } from "../words/numbers";
import { Select } from "./choose";
import { figure, type Words } from "./figure";
import { LayerChoice, layerOfAll, StackChoice } from "./laboratorychoices";
import { failure, labWords } from "./laboratorywords";
import { cell, time } from "./view";
import { chartWords } from "./words";
import { Zoom } from "./zoom";

export const words = {
  title: { en: "The spectrum, learning", zh: "谱在训练中的变化" },
  shows: {
    en: "Spectral radius ρ and largest singular value s₁ of a gate's block of U, measured while you look. The time axis is that of the loss.",
    zh: "一个门对应的 U 分块的谱半径 ρ 与最大奇异值 s₁，在你看着的时候测量。时间轴与损失图相同。",
  },
  means: {
    en: "Learning changes U, and with it what a step back does. ρ never exceeds s₁; where they part, U stretches some direction for a while even if it shrinks everything in the end. A start with an orthogonal matrix has ρ = s₁ = gain, and usually drifts apart from there. The dotted line is 1: with tanh, an s₁ below it means that the gradient must vanish.",
    zh: "学习会改变 U，也就改变往回一步的作用。ρ 永远不超过 s₁；两者分开，说明 U 即使最终使一切缩小，也会先把某个方向拉长一阵。正交矩阵开始时 ρ = s₁ = 增益，之后通常逐渐分开。点线是 1：使用 tanh 时，s₁ 低于它，梯度必然消失。",
  },
  axis: { en: "ρ and s₁", zh: "ρ 与 s₁" },
  name: { en: "Spectral radius and largest singular value over the updates", zh: "谱半径与最大奇异值随更新的变化" },
  once: { en: "At update {to}, ρ = {radiusNow} and s₁ = {normNow}.", zh: "第 {to} 次更新时，ρ = {radiusNow}，s₁ = {normNow}。" },
  trend: {
    en: "From update {from} to {to}, ρ went from {radius} to {radiusNow} and s₁ from {norm} to {normNow}.",
    zh: "从第 {from} 次更新到第 {to} 次，ρ 从 {radius} 变为 {radiusNow}，s₁ 从 {norm} 变为 {normNow}。",
  },
  tooLarge: {
    en: "A block of U has {size} rows here; beyond {limit}, taking its spectrum again and again would take too long. A smaller network shows it.",
    zh: "这里 U 的一个分块有 {size} 行；超过 {limit} 行，反复求谱太慢。换小一些的网络就能看到。",
  },
} as const satisfies Words;

/** What is drawn. */
export interface RadiusData {
  radius: Points;
  norm: Points;
  cell: Cell;
}

const HEIGHT = 240;

function mount(host: HTMLElement): Chart<RadiusData> {
  return mountLines<RadiusData>(host, {
    kind: "radius",
    height: HEIGHT,
    logarithmic: false,
    x: { time },
    title: () => say(words.axis),
    lines: ({ radius, norm, cell }, palette) => {
      const colour = palette?.cells[cell] ?? "";
      return {
        lines: [
          { name: "ρ", points: radius, stroke: { colour, width: 1.75 }, dotted: true },
          { name: "s₁", points: norm, stroke: { colour, width: 1.75, dash: [6, 4] }, dotted: true },
        ],
        guides: [{ name: "", value: 1, dash: [2, 3] }],
        marks: null,
      };
    },
    name: () => say(words.name),
    trend: ({ radius, norm }) => {
      const last = radius.length - 1;
      if (last < 0) return say(chartWords.nothing);
      const text = ({ ys }: Points, i: number): string => fixed(ys[i] ?? Number.NaN, 3);
      const now = { radiusNow: text(radius, last), normNow: text(norm, norm.length - 1), to: count(radius.xs[last] ?? 0) };
      if (last === 0) return say(words.once, now);
      return say(words.trend, {
        ...now,
        from: count(radius.xs[0] ?? 0),
        radius: text(radius, 0),
        norm: text(norm, 0),
      });
    },
    text: (value) => fixed(value, 3),
  });
}

const picked = signal("");
const gate = computed(() => Math.max(0, (GATES[cell.value] as readonly string[]).indexOf(picked.value)));
const tooLarge = computed(() => (store.run.info.value?.config.hidden ?? 0) > LARGEST_FOLLOWED);

const visible = signal(false);
const measured = examined<{ layer: number; radii: Float64Array }>({
  visible,
  of: () => String(layerOfAll.value),
  ask: () => {
    const here = layerOfAll.value;
    return tooLarge.value ? null : { look: async (client) => ({ layer: here, radii: (await client.ask({ ask: "radii", layer: here })).rows }) };
  },
});
/** The series of the network that stands. */
const radii = signal(new Radii());
/** Changes with every measurement. */
const looks = signal(0);
/** The last update in the series that is drawn. */
const update = computed(() => {
  void looks.value;
  const { xs, length } = radii.value.of(layerOfAll.value, gate.value).radius;
  return length === 0 ? null : (xs[length - 1] ?? null);
});
const filled = computed(() => update.value !== null);

/** Measures while somebody looks, and keeps what was measured. Returns the stop. */
function keep(): () => void {
  const stops = [
    effect(() => {
      void store.run.histories.value;
      radii.value = new Radii();
    }),
    effect(() => {
      const { updates } = store.run.readouts.value;
      untracked(() => {
        radii.value.rewind(updates);
        looks.value += 1;
      });
    }),
    effect(() => {
      const [found, at] = [measured.answer.value, measured.update.value];
      if (found === null || at === null) return;
      untracked(() => {
        radii.value.record(found.layer, at, found.radii);
        looks.value += 1;
      });
    }),
    measured.start(),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function Tools() {
  const gates = GATES[cell.value];
  return (
    <>
      {gates.length > 1 && (
        <Select
          name={say(labWords.matrix)}
          value={gates[gate.value] ?? ""}
          options={gates.map((name) => [name, say(labWords.gateBlock, { gate: name })] as const)}
          onChange={(value) => {
            picked.value = value;
          }}
        />
      )}
      <StackChoice />
      <LayerChoice />
      <Zoom />
    </>
  );
}

function TooLarge() {
  if (!tooLarge.value) return null;
  return (
    <p role="status" class="quiet">
      {say(words.tooLarge, { size: whole(store.run.info.value?.config.hidden ?? null), limit: whole(LARGEST_FOLLOWED) })}
    </p>
  );
}

export const radius = figure<RadiusData>({
  id: "radius",
  words,
  source: { visible, filled, update, trouble: failure(measured.trouble), start: keep },
  wait: labWords.wait,
  mount,
  read: () => {
    void looks.value;
    return { ...radii.value.of(layerOfAll.value, gate.value), cell: cell.value };
  },
  Tools,
  More: TooLarge,
});
