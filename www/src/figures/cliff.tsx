/** The cliff: its controls, and the surface and the descents that the engine computes for them. */
import { computed, signal } from "@preact/signals";
import { Noted } from "../controls/note";
import { Quantity } from "../controls/quantity";
import { say, type Phrase } from "../i18n";
import { BOUNDS, CLIFF, PRESETS, type Descent, type Preset } from "../laboratory/cliff";
import { client } from "./examined";
import { follow } from "../laboratory/follow";
import type { Questions } from "../laboratory/protocol";
import { store } from "../page";
import { mountPlane, type PlaneData } from "./cliffdrawing";
import { figure, type Words } from "./figure";
import { failure, labWords } from "./laboratorywords";

export const words = {
  title: { en: "The cliff", zh: "悬崖" },
  shows: {
    en: "One unit without input, x_{t} = w·σ(x_{t−1}) + b, should end with σ(x_{T}) = 0.7: its error for every w and b, and gradient descent from one start, unclipped (solid) and clipped (dashed).",
    zh: "一个没有输入的单元 x_{t} = w·σ(x_{t−1}) + b，目标是最后 σ(x_{T}) = 0.7：每一对 w、b 的误差，以及从同一起点出发的梯度下降，不裁剪（实线）与裁剪（虚线）。",
  },
  means: {
    en: "The error is flat almost everywhere and leaps at the wall, where the unit changes from one resting state to another. A step that meets the wall sees an enormous gradient and is thrown far off, to where σ is saturated and the gradient is nothing: an explosion that ends in vanishing. Clipping (Pascanu, Mikolov & Bengio 2013) shortens that one step and keeps its direction. Right of w = 4 the unit can have two resting states, since the slope of σ is at most ¼; the wall runs just below b = −w/2. It is found by halving intervals, because for a large T it is thinner than any grid. This is a toy with one unit and no input; real networks have such walls in many dimensions.",
    zh: "误差几乎处处平坦，在陡壁处突变：那里单元从一个静止状态换到另一个。遇到陡壁的一步会得到极大的梯度，被抛得很远，落在 σ 饱和、梯度几乎为零的地方：爆炸以消失收场。裁剪（Pascanu、Mikolov 与 Bengio，2013）只缩短这一步，方向不变。σ 的斜率最大为 ¼，所以在 w = 4 右侧，单元可以有两个静止状态；陡壁就在 b = −w/2 的稍下方。T 大时陡壁比任何网格都薄，所以这里用二分法找到它。这只是没有输入的单个单元；真实的网络在许多维度上都有这样的陡壁。",
  },
  preset: { en: "Start again from", zh: "重新开始于" },
  steps: { en: "Steps T", zh: "步数 T" },
  stepsNote: { en: "How often the unit is applied to itself: the wall grows steeper with every step.", zh: "单元作用于自身的次数：每多一步，陡壁更陡。" },
  rate: { en: "Learning rate", zh: "学习率" },
  rateNote: { en: "How far a step of descent goes, times the gradient.", zh: "下降的一步走多远：乘在梯度上。" },
  limit: { en: "Clip at", zh: "裁剪上限" },
  limitNote: { en: "The dashed path shortens every gradient that is longer than this.", zh: "虚线路径把长于它的梯度缩短到这个长度。" },
  drag: {
    en: "Drag the ring, click into the picture, or focus the ring and use the arrow keys.",
    zh: "拖动圆环，或点击图中任意处，或聚焦圆环后用方向键。",
  },
} as const satisfies Words;

export const presetWords = {
  short: { en: "T = 20, rate 0.2", zh: "T = 20，学习率 0.2" },
  paper: { en: "T = 50, rate 1 (as in the paper)", zh: "T = 50，学习率 1（与论文相同）" },
} as const satisfies Record<string, Phrase>;

const descent = signal<Descent>(PRESETS.short);
const visible = signal(false);
/** The cliff has a network of its own, always the same: only the engine has to be there, and nothing ever grows old. */
const mine = {
  visible: computed(() => visible.value && store.engine.value.kind === "ready"),
  of: () => "",
  version: () => "",
};
const steps = computed(() => descent.value.steps);
const surface = follow<Questions["surface"]["answer"]>({
  ...mine,
  request: () => {
    const { w, b, columns, rows } = CLIFF;
    const asked = { steps: steps.value, w, columns, b, rows };
    return { about: String(asked.steps), look: () => client().call("surface", asked) };
  },
});
const descents = follow<Questions["descents"]["answer"] & Pick<Descent, "limit">>({
  ...mine,
  request: () => {
    const asked = { ...descent.value, updates: CLIFF.updates };
    return { about: JSON.stringify(asked), look: async () => ({ ...(await client().call("descents", asked)), limit: asked.limit }) };
  },
});
const trouble = computed(() => surface.trouble.value ?? descents.trouble.value);
const filled = computed(() => surface.answer.value !== null && descents.answer.value !== null);

const STEPS = [1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100];
const DECADES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

const set = (change: Partial<Descent>): void => {
  descent.value = { ...descent.value, ...change };
};

/** The preset that stands, if one does. */
const standing = computed<Preset | null>(() => {
  const now = JSON.stringify(descent.value);
  const names = Object.keys(PRESETS) as Preset[];
  return names.find((name) => JSON.stringify(PRESETS[name]) === now) ?? null;
});

/** Asks for both while somebody looks. Returns the stop. */
function ask(): () => void {
  const stops = [surface.start(), descents.start()];
  return () => {
    for (const stop of stops) stop();
  };
}

function Presets() {
  return (
    <div class="lab-presets" role="group" aria-label={say(words.preset)}>
      <span class="setting-name">{say(words.preset)}</span>
      {(Object.keys(PRESETS) as Preset[]).map((name) => (
        <button
          key={name}
          type="button"
          class="plain"
          aria-pressed={standing.value === name}
          onClick={() => {
            descent.value = PRESETS[name];
          }}
        >
          {say(presetWords[name])}
        </button>
      ))}
    </div>
  );
}

function Controls() {
  const { steps, rate, limit } = descent.value;
  return (
    <Noted rest={say(words.drag)}>
      <div class="lab-controls">
        <Quantity
          name={say(words.steps)}
          explain={say(words.stepsNote)}
          bounds={BOUNDS.steps}
          stops={STEPS}
          value={steps}
          onChange={(value) => set({ steps: value })}
        />
        <Quantity
          name={say(words.rate)}
          explain={say(words.rateNote)}
          bounds={BOUNDS.rate}
          stops={DECADES}
          value={rate}
          onChange={(value) => set({ rate: value })}
        />
        <Quantity
          name={say(words.limit)}
          explain={say(words.limitNote)}
          bounds={BOUNDS.limit}
          stops={DECADES}
          value={limit}
          onChange={(value) => set({ limit: value })}
        />
      </div>
    </Noted>
  );
}

export const cliff = figure<PlaneData>({
  id: "cliff",
  words,
  // It has no update of the reader's.
  source: { visible, filled, update: signal(null), trouble: failure(trouble), start: ask },
  wait: labWords.wait,
  mount: (host) => mountPlane(host, { onStart: (w, b) => set({ w, b }) }),
  read: () => {
    const { w, b, columns, rows, most } = CLIFF;
    const [ground, paths] = [surface.answer.value, descents.answer.value];
    const start = [descent.value.w, descent.value.b] as const;
    return ground === null || paths === null ? null : { ...ground, ...paths, columns, rows, w, b, most, start };
  },
  Tools: Presets,
  More: Controls,
});
