/** Saturation: φ where the pre-activations lie, or for gated cells how every unit uses its gates. */
import { computed, signal } from "@preact/signals";
import { say } from "../i18n";
import type { Client } from "../laboratory/client";
import { examined } from "./examined";
import { GATES, SIGMOID_GATES } from "../wire";
import { channelWords } from "./channels";
import { Select } from "./choose";
import { Drawing, figure, type Words } from "./figure";
import { mountRuler, mountSaturation, type GateData } from "./gates";
import { LayerChoice, layerOfAll, StackChoice } from "./laboratorychoices";
import { failure, forTask, labWords } from "./laboratorywords";
import { mountSlopes, type SlopesData } from "./slopes";
import { cell } from "./view";

export const words = {
  title: { en: "Saturation of activations and gates", zh: "激活函数与门的饱和" },
  shows: {
    en: "What every step back is multiplied by besides U, on the probe text: the slope of φ where the pre-activations really lie, or for gates how often each unit is shut, open or in between.",
    zh: "在探测文本上，往回每一步除了 U 还要乘上什么：预激活值实际所在之处 φ 的斜率；对于门，则是每个单元的门有多常关闭、打开或介于两者之间。",
  },
  means: {
    en: "φ′ is at most 1 for tanh and ¼ for sigmoid, and less wherever the histogram leaves the middle. The break-even s₁ is 1 ÷ mean φ′: what U would have to bring so that a step back neither shrinks nor grows on average. The mean of a product is not the product of the means, so this is a first approximation. A gate near 0 or 1 is saturated; below 0.1 and above 0.9 are conventions. The half-life follows the direct path alone, the product of what the gate keeps, and so is a lower bound on what the network can remember.",
    zh: "φ′ 对 tanh 最大为 1，对 sigmoid 最大为 ¼，直方图离开中间就更小。收支平衡的 s₁ 是 1 ÷ φ′ 的平均值：U 要补上这么多，往回一步平均才不缩不涨。乘积的平均不等于平均的乘积，所以这只是初步近似。接近 0 或 1 的门就是饱和；低于 0.1、高于 0.9 是惯例。半衰期只算直接通路，即门所保留的部分连乘，因此是网络所能记住时间的下限。",
  },
  gate: { en: "Gate", zh: "门" },
} as const satisfies Words;

/** What it says of a sequence of a task, where it says it otherwise of a text. */
export const sequenceWords = {
  shows: {
    en: "What every step back is multiplied by besides U, on one sequence of the task: the slope of φ where the pre-activations really lie, or for gates how often each unit is shut, open or in between.",
    zh: "在任务的一个序列上，往回每一步除了 U 还要乘上什么：预激活值实际所在之处 φ 的斜率；对于门，则是每个单元的门有多常关闭、打开或介于两者之间。",
  },
} as const satisfies Partial<Words>;

/** Points of the drawn curve. */
const POINTS = 121;

const picked = signal("");
/** The gates between 0 and 1, with their places among the gate blocks; the first is the one that keeps the old state. */
const gates = computed<readonly (readonly [string, number])[]>(() => {
  const blocks: readonly string[] = GATES[cell.value];
  return SIGMOID_GATES[cell.value].map((name) => [name, blocks.indexOf(name)] as const);
});
const gate = computed(() => gates.value.find(([name]) => name === picked.value) ?? gates.value[0] ?? null);
/** Only the keeping gate's logarithm adds up along the direct path. */
const keeps = computed(() => gates.value[0]?.[0] ?? "");

type Answer = { kind: "slopes"; data: SlopesData } | { kind: "gates"; chosen: GateData; keeping: GateData };

const seen = { slopes: signal(false), saturation: signal(false), ruler: signal(false) };
const visible = computed(() => seen.slopes.value || seen.saturation.value || seen.ruler.value);
const { answer, update, trouble, start } = examined<Answer>({
  visible,
  of: () => `${layerOfAll.value} ${gate.value?.[0] ?? "φ"}`,
  ask: () => {
    const [here, hue, chosen, keeping] = [layerOfAll.value, cell.value, gate.value, gates.value[0]];
    if (chosen === null || keeping === undefined) {
      const look = async (client: Client): Promise<Answer> => {
        const { rows: saturation } = await client.ask({ ask: "saturation", layer: here });
        const { rows: slopes } = await client.ask({ ask: "slopes", points: POINTS });
        return { kind: "slopes", data: { saturation, slopes, cell: hue } };
      };
      return { look };
    }
    const look = async (client: Client): Promise<Answer> => {
      const use = async ([gate, number]: readonly [string, number]): Promise<GateData> => {
        const { rows } = await client.ask({ ask: "gate", layer: here, gate: number });
        return { gate, rows, cell: hue };
      };
      return { kind: "gates", chosen: await use(chosen), keeping: await use(keeping) };
    };
    return { look };
  },
});
const slopes = computed(() => (answer.value?.kind === "slopes" ? answer.value.data : null));
const dots = computed(() => (answer.value?.kind === "gates" ? answer.value : null));
const filled = { slopes: computed(() => slopes.value !== null), gates: computed(() => dots.value !== null) };

function Tools() {
  const named = (name: string): string => (channelWords[name] ? say(channelWords[name]) : name);
  return (
    <>
      {gate.value !== null && (
        <Select
          name={say(words.gate)}
          value={gate.value[0]}
          options={gates.value.map(([name]) => [name, named(name)] as const)}
          onChange={(value) => {
            picked.value = value;
          }}
        />
      )}
      <StackChoice />
      <LayerChoice />
    </>
  );
}

/** The slopes of φ, or how a gate is used beside how long what is kept lasts. */
function Drawings() {
  const { wait } = labWords;
  return keeps.value === "" ? (
    <Drawing key="slopes" mount={mountSlopes} read={() => slopes.value} filled={filled.slopes} wait={wait} visible={seen.slopes} />
  ) : (
    <div key="gates" class="lab-pair">
      <Drawing mount={mountSaturation} read={() => dots.value?.chosen ?? null} filled={filled.gates} wait={wait} visible={seen.saturation} />
      <Drawing mount={mountRuler} read={() => dots.value?.keeping ?? null} filled={filled.gates} wait={wait} visible={seen.ruler} />
    </div>
  );
}

export const saturation = figure({
  id: "saturation",
  words: forTask(words, sequenceWords),
  source: { visible, update, trouble: failure(trouble), start },
  Drawings,
  Tools,
});
