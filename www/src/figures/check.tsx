/** “Check my gradients”: every parameter block of the network against finite differences, at the press of a button. */
import { computed, signal } from "@preact/signals";
import { say } from "../i18n";
import { client } from "./examined";
import { store } from "../page";
import { CHECK_FIELDS, type CheckHead } from "../wire";
import { significant, whole } from "../words/numbers";
import { figure, type Words } from "./figure";
import { forTask, labWords } from "./laboratorywords";
import { isTask } from "./view";

export const words = {
  title: { en: "Is the gradient right?", zh: "梯度算对了吗？" },
  shows: {
    en: "The gradient of back-propagation through time beside what nudging single weights says, for every parameter block of your network.",
    zh: "你的网络的每个参数块：随时间反向传播得出的梯度，与逐个微调权重测出的结果对照。",
  },
  means: {
    en: "A gradient says how the loss changes when a weight changes. So change it: each weight is moved up and down by 10⁻⁵, the loss of one window of the text is computed both times, and the difference divided by 2 × 10⁻⁵ must be the gradient; doing the same at twice the distance takes the bend of the loss out. Your network is copied into double precision first, because in single precision the difference of two such losses is mostly rounding. The error is the largest difference in a block, relative to the largest gradient in it. With ReLU, a nudge across the corner at zero can make an honest difference. Where Ω is switched on, its own gradient is checked too, with states and blame held still, as its authors define it.",
    zh: "梯度说的是权重改变时损失怎样改变，那就真的改变它：把单个权重上下各移动 10⁻⁵，分别计算文本中一个窗口的损失，两者之差除以 2 × 10⁻⁵ 应当等于梯度；在两倍的距离上再做一遍，以消去损失曲线弯曲的影响。检查前先把你的网络复制成双精度，因为在单精度下，这样两个损失之差几乎全是舍入误差。误差是参数块内最大的差，相对于块内最大的梯度。使用 ReLU 时，如果微调跨过零点的拐角，出现差异并不是算错。打开 Ω 时，也检查 Ω 自己的梯度，其间状态和回传的梯度保持不变，这是它的作者的定义。",
  },
  start: { en: "Check my gradients", zh: "检查我的梯度" },
  waits: {
    en: "Press the button: it takes a few seconds, and training may go on meanwhile.",
    zh: "按下按钮：需要几秒钟，其间训练可以继续。",
  },
  checking: { en: "Checking: {blocks} of {all} blocks", zh: "正在检查：{blocks} / {all} 个参数块" },
  passed: {
    en: "The gradient is right: over {nudged} nudged weights and a window of {window} {window|character|characters}, the worst relative error is {worst}.",
    zh: "梯度是对的：微调了 {nudged} 个权重，窗口长 {window} 个字符，最大相对误差为 {worst}。",
  },
  off: {
    en: "The worst relative error over {nudged} nudged weights and a window of {window} {window|character|characters} is {worst}, more than rounding explains. With ReLU, a nudge across its corner can do this.",
    zh: "微调了 {nudged} 个权重，窗口长 {window} 个字符，最大相对误差为 {worst}，超出了舍入误差。使用 ReLU 时，微调跨过拐角会造成这种情况。",
  },
  rounded: {
    en: "Where that is above 10⁻⁶, the gradient is so nearly gone that the last bits of the loss explain it.",
    zh: "超过 10⁻⁶ 之处，梯度几乎已经消失，损失最后几位的舍入就足以造成这样的误差。",
  },
  table: { en: "Errors by parameter block", zh: "各参数块的误差" },
  block: { en: "Block", zh: "参数块" },
  weights: { en: "Weights", zh: "权重数" },
  nudged: { en: "Nudged", zh: "微调数" },
  worst: { en: "Worst relative error", zh: "最大相对误差" },
  ours: { en: "BPTT says there", zh: "该处 BPTT 的梯度" },
  nudgedSays: { en: "Nudging says", zh: "微调测得" },
} as const satisfies Words;

/** What it says of a sequence of a task, where it says it otherwise of a text. */
export const sequenceWords = {
  means: {
    en: "A gradient says how the loss changes when a weight changes. So change it: each weight is moved up and down by 10⁻⁵, the loss of one sequence of the task is computed both times, and the difference divided by 2 × 10⁻⁵ must be the gradient; doing the same at twice the distance takes the bend of the loss out. Your network is copied into double precision first, because in single precision the difference of two such losses is mostly rounding. The error is the largest difference in a block, relative to the largest gradient in it. With ReLU, a nudge across the corner at zero can make an honest difference. The blocks of an encoder and of attention are checked like all others. Where Ω is switched on, its own gradient is checked too, with states and blame held still, as its authors define it.",
    zh: "梯度说的是权重改变时损失怎样改变，那就真的改变它：把单个权重上下各移动 10⁻⁵，分别计算任务中一个序列的损失，两者之差除以 2 × 10⁻⁵ 应当等于梯度；在两倍的距离上再做一遍，以消去损失曲线弯曲的影响。检查前先把你的网络复制成双精度，因为在单精度下，这样两个损失之差几乎全是舍入误差。误差是参数块内最大的差，相对于块内最大的梯度。使用 ReLU 时，如果微调跨过零点的拐角，出现差异并不是算错。编码器和注意力的参数块也一样检查。打开 Ω 时，也检查 Ω 自己的梯度，其间状态和回传的梯度保持不变，这是它的作者的定义。",
  },
  passed: {
    en: "The gradient is right: over {nudged} nudged weights and a sequence of {window} {window|step|steps}, the worst relative error is {worst}.",
    zh: "梯度是对的：微调了 {nudged} 个权重，序列长 {window} 步，最大相对误差为 {worst}。",
  },
  off: {
    en: "The worst relative error over {nudged} nudged weights and a sequence of {window} {window|step|steps} is {worst}, more than rounding explains. With ReLU, a nudge across its corner can do this.",
    zh: "微调了 {nudged} 个权重，序列长 {window} 步，最大相对误差为 {worst}，超出了舍入误差。使用 ReLU 时，微调跨过拐角会造成这种情况。",
  },
} as const satisfies Partial<Words>;

/** One block that was checked. */
interface BlockCheck extends CheckHead, Readonly<Record<(typeof CHECK_FIELDS)[number], number>> {}

/** A check under way or done: of which update, and the blocks so far. */
interface Check {
  readonly network: number;
  readonly update: number;
  /** Whether it was done on a sequence of a task, and not on a window of a text. */
  readonly task: boolean;
  /** Steps of either. */
  readonly window: number;
  readonly blocks: readonly BlockCheck[];
  readonly done: boolean;
}

/** Errors up to this are rounding: the reference tests hold the engine to it. */
const ROUNDING = 1e-6;

const last = signal<Check | null>(null);
/** The last, where it is of the network that stands. */
const newest = computed(() => (last.value?.network === store.run.network.value ? last.value : null));
const trouble = signal<string | null>(null);
const busy = signal(false);
const update = computed(() => newest.value?.update ?? null);

/** Characters of the window that the engine checks on, at most. */
const WINDOW = 50;

async function run(): Promise<void> {
  const { value: info } = store.run.info;
  if (busy.value || info === null) return;
  busy.value = true;
  trouble.value = null;
  const network = store.run.network.value;
  const task = isTask.value;
  const window = task ? info.probe.length : Math.min(WINDOW, info.window);
  try {
    await client().examine(network, async (here, update) => {
      const blocks: BlockCheck[] = [];
      const tell = (done: boolean): void => {
        last.value = { network, update, task, window, blocks: [...blocks], done };
      };
      for (let [block, all] = [0, 1]; block < all; block += 1) {
        tell(false);
        const { head, rows } = await here.ask({ ask: "check", block });
        const [worst = Number.NaN, rounding = Number.NaN, ours = Number.NaN, nudgedSays = Number.NaN] = rows;
        blocks.push({ ...head, worst, rounding, ours, nudgedSays });
        all = head.blocks;
      }
      tell(true);
    });
  } catch (error) {
    last.value = null;
    trouble.value = error instanceof Error ? error.message : String(error);
  } finally {
    busy.value = false;
  }
}

/** Whether a block's error may be rounding. */
const isRounding = ({ worst, rounding }: BlockCheck): boolean => worst <= Math.max(ROUNDING, rounding);

/** The largest error of all blocks. */
function worst(blocks: readonly BlockCheck[]): number {
  return blocks.reduce((most, { worst }) => (worst > most || Number.isNaN(worst) ? worst : most), 0);
}

function Verdict() {
  const now = newest.value;
  if (trouble.value !== null) return <p role="alert">{say(labWords.trouble, { detail: trouble.value })}</p>;
  if (now === null) return <p class="quiet">{say(words.waits)}</p>;
  if (!now.done) return <p role="status">{say(words.checking, { blocks: now.blocks.length, all: Math.max(now.blocks.length, store.run.info.value?.blocks.length ?? 0) })}</p>;
  const most = worst(now.blocks);
  const nudged = now.blocks.reduce((sum, block) => sum + block.nudged, 0);
  const passed = now.blocks.every(isRounding);
  const [right, wrong] = now.task ? [sequenceWords.passed, sequenceWords.off] : [words.passed, words.off];
  return (
    <p role="status">
      {say(passed ? right : wrong, { worst: significant(most), nudged: whole(nudged), window: now.window })}
      {passed && most > ROUNDING && <> {say(words.rounded)}</>}
    </p>
  );
}

/** The blocks so far, one a row. */
function Blocks() {
  const now = newest.value;
  if (now === null || now.blocks.length === 0) return null;
  return (
    <div class="lab-table" tabIndex={0} role="group" aria-label={say(words.table)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.block)}</th>
            <th scope="col">{say(words.weights)}</th>
            <th scope="col">{say(words.nudged)}</th>
            <th scope="col">{say(words.worst)}</th>
            <th scope="col">{say(words.ours)}</th>
            <th scope="col">{say(words.nudgedSays)}</th>
          </tr>
        </thead>
        <tbody>
          {now.blocks.map((block) => (
            <tr key={block.name}>
              <th scope="row">{block.name}</th>
              <td>{whole(block.weights)}</td>
              <td>{whole(block.nudged)}</td>
              <td>{significant(block.worst)}</td>
              <td>{significant(block.ours)}</td>
              <td>{significant(block.nudgedSays)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Checked() {
  return (
    <>
      <Verdict />
      <Blocks />
    </>
  );
}

function Start() {
  const ready = store.run.info.value !== null;
  return (
    <button type="button" class="action" aria-disabled={busy.value || !ready} onClick={() => void (ready && run())}>
      {say(words.start)}
    </button>
  );
}

export const check = figure({
  id: "check",
  words: forTask(words, sequenceWords),
  source: { visible: signal(false), update },
  Drawings: Checked,
  Tools: Start,
});
