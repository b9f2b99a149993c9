/** The races to start from: a name, and what to look for. */
import type { Phrase } from "../i18n";

interface PresetWords {
  readonly name: Phrase;
  readonly look: Phrase;
}

export const presetWords = {
  cells: {
    name: { en: "Three cells", zh: "三种循环单元" },
    look: {
      en: "Watch the three strips of the gradient over the training, not only the loss: they are the gates being learnt. Then ask several seeds before you name a winner.",
      zh: "不要只看损失，也看训练过程中梯度的三条色带：那是门在学习。要说谁更好，先多问几个种子。",
    },
  },
  parameters: {
    name: { en: "Three cells, as many parameters each", zh: "三种循环单元，参数量相同" },
    look: {
      en: "The same race with one budget of parameters: the gated networks get fewer units. Does the order stay what it was with equal units?",
      zh: "同样的对比，但参数预算相同：带门控的网络单元更少。名次还和单元数相同时一样吗？",
    },
  },
  defaults: {
    name: { en: "Gates at their default biases", zh: "门偏置取默认值" },
    look: {
      en: "Before the first update, look at the gradient through time: at the usual biases neither gated network keeps it alive. The GRU loses it sooner than a simple network with orthogonal weights, the LSTM only a little later. Gates have to be learnt open.",
      zh: "在第一次更新之前看穿过时间的梯度：偏置取常用值时，带门控的网络都保不住它。GRU 比正交初始化的简单网络丢得更快，LSTM 只稍慢一点。门要学会打开。",
    },
  },
  alive: {
    name: { en: "Who keeps the gradient at the start?", zh: "开始时谁保住了梯度？" },
    look: {
      en: "Before the first update: tanh at spectral radius 0.9 has lost its gradient long before the window ends. A forget-gate bias of 3, an update-gate bias of 3, or ReLU with U = I keep it alive.",
      zh: "在第一次更新之前：谱半径 0.9 的 tanh 网络，梯度远在窗口结束之前就没了。遗忘门偏置取 3、更新门偏置取 3，或 ReLU 加 U = I，都能把它保住。",
    },
  },
  omega: {
    name: { en: "With and without Ω", zh: "有 Ω 与没有 Ω" },
    look: {
      en: "Both start at spectral radius 0.9 and fade alike. After some 200 updates, compare the dark ends of their strips: Pascanu's Ω asks every step back to keep the gradient's length. A gradient that is kept is not yet a lower loss.",
      zh: "两个网络都从谱半径 0.9 开始，消退得一样快。约 200 次更新后，比较两条色带的暗端：Pascanu 的 Ω 要求往回的每一步保持梯度长度。保住了梯度，损失不一定就更低。",
    },
  },
  activations: {
    name: { en: "Four activations", zh: "四种激活函数" },
    look: {
      en: "U is orthogonal in all four, so only φ′ makes the gradient fade: not at all for the linear network, quickest for the sigmoid, whose slope is at most ¼.",
      zh: "四个网络的 U 都是正交的，梯度消退只因为 φ′：线性网络完全不消退，sigmoid 最快，它的斜率至多 ¼。",
    },
  },
  clipping: {
    name: { en: "Explosion, and clipping", zh: "梯度爆炸与裁剪" },
    look: {
      en: "ReLU at spectral radius 1.7 with plain SGD at rate 1, three times: without clipping it leaves the race within a few updates. Watch the gradient norm, before clipping, of the two that are clipped.",
      zh: "谱半径 1.7 的 ReLU 网络，用学习率 1 的普通 SGD，共三个：不裁剪的几次更新就退出。看另外两个裁剪前的梯度范数。",
    },
  },
} as const satisfies Record<string, PresetWords>;
