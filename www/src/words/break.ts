/** “Break it, mend it”: experiments, dials on the running network, remedies. Experiments and remedies bring their own words. */
import type { Phrase } from "../i18n";

export const breakWords = {
  experiments: { en: "Experiments", zh: "实验" },
  experimentsNote: {
    en: "Each opens a new network with these settings; nothing trains until you say so. The text stays.",
    zh: "每个实验用给定设置启用一个新网络；不会自动开始训练，文本不变。",
  },
  experimentsOnTask: {
    en: "Each opens a new network with these settings; nothing trains until you say so. The task and its data stay.",
    zh: "每个实验用给定设置启用一个新网络；不会自动开始训练，任务和数据不变。",
  },
  trainHint: { en: "Press Train to see it happen.", zh: "按“训练”即可看到。" },
  train: { en: "Train", zh: "训练" },
  measured: { en: "measured, update {update}", zh: "实测，第 {update} 次更新" },
  expected: { en: "expected, {runs}", zh: "预期，{runs}" },
  atStart: { en: "update 0", zh: "第 0 次更新" },
  inRuns: { en: "our runs", zh: "我们的运行" },
  compared: { en: "What this page measures beside what our runs gave", zh: "本页实测与我们的运行结果对照" },
  slope: { en: "slope, log₁₀ per step back", zh: "斜率（每往回一步的 log₁₀）" },
  kept: { en: "kept per step", zh: "每步保留" },
  halfLife: { en: "half-life, steps back", zh: "半衰期（步）" },
  range: { en: "{low} to {high}", zh: "{low} 到 {high}" },
  orMore: { en: "{low} or more", zh: "{low} 以上" },
  never: { en: "does not fade", zh: "不消失" },
  stops: { en: "stops being finite at update", zh: "在第几次更新出现非有限数" },
  notYet: { en: "not yet", zh: "尚未" },
  within: { en: "{updates} or before, 9 seeds of 10", zh: "{updates} 次以内，10 个种子中至少 9 个" },
  finite: { en: "finite so far, updates", zh: "至今仍有限的更新次数" },
  lives: { en: "{updates} or more, every seed", zh: "{updates} 次以上，每个种子都是" },
  source: {
    en: "Expected: our runs of ten seeds on {material}. Another text moves the numbers a little.",
    zh: "预期：我们在{material}上用十个种子运行的结果。换一段文本，数字会略有变化。",
  },
  sourceTask: {
    en: "Expected: our runs of ten seeds on {material}.",
    zh: "预期：我们在{material}上用十个种子运行的结果。",
  },
  noSource: {
    en: "Our own runs were on two stories, on adding with T = 50, on copying and temporal order with T = 30, on the sine by 16 values, and on the built-in reviews by words, so here stands only what this page measures. Shorter sequences and larger inputs can make an experiment milder or stronger.",
    zh: "我们的运行只做过两篇故事、T = 50 的加法、T = 30 的复制和时间顺序、窗口为 16 的正弦，以及按词读的内置评论，所以这里只列本页的实测值。序列更短、输入更大，实验的效果可能更弱或更强。",
  },

  dials: { en: "Dials on the running network", zh: "正在运行的网络上的旋钮" },
  dialsNote: {
    en: "They act at once, between two updates, and are marked on every axis of updates. The opposite turn takes them back.",
    zh: "立即生效，在两次更新之间起作用，并标在每条更新轴上。反向拨回即可撤销。",
  },
  waits: { en: "There is no network yet.", zh: "还没有网络。" },
  measure: { en: "Set U by its", zh: "按什么设定 U" },
  measureNote: {
    en: "U is multiplied by one factor per gate block, so that it measures what you ask for.",
    zh: "每个门的块各乘一个系数，使 U 的量度等于你要的值。",
  },
  radius: { en: "radius ρ", zh: "谱半径 ρ" },
  radiusNote: { en: "The largest eigenvalue in size: growth over many steps.", zh: "模最大的特征值：许多步之后的增长。" },
  norm: { en: "norm s₁", zh: "谱范数 s₁" },
  normNote: { en: "The largest singular value: the most that one step can grow.", zh: "最大的奇异值：一步最多能放大多少。" },
  target: { en: "Recurrent matrix U", zh: "循环矩阵 U" },
  targetNote: {
    en: "Above 1 the gradient may explode, below 1 it must vanish (φ′ ≤ 1). It is measured again after every change.",
    zh: "大于 1 时梯度可能爆炸，小于 1 时必然消失（φ′ ≤ 1）。每次改动后都会重新测量。",
  },
  nowMeasured: { en: "Measured at update {update}: {name} {value}", zh: "第 {update} 次更新时实测：{name} {value}" },
  nowMeasuring: { en: "Being measured.", zh: "正在测量。" },
  nowUnmeasured: {
    en: "Measured when you turn it: with more than {limit} {limit|unit|units} it takes too long to do all the time.",
    zh: "转动后才测量：超过 {limit} 个单元时，持续测量耗时过长。",
  },
  keep: { en: "Gate bias", zh: "门偏置" },
  forget: { en: "Forget-gate bias", zh: "遗忘门偏置" },
  forgetNote: {
    en: "Shifts b_f of every layer to this mean. σ(3) keeps 0.95 of c at every step, σ(0) half.",
    zh: "把每层的 b_f 平移到这个均值。σ(3) 每步保留 c 的 0.95，σ(0) 保留一半。",
  },
  update: { en: "Update-gate bias", zh: "更新门偏置" },
  updateNote: {
    en: "Shifts b_z of every layer to this mean. z keeps the old state: σ(3) = 0.95 of it.",
    zh: "把每层的 b_z 平移到这个均值。z 保留旧状态：σ(3) 即 0.95。",
  },
  longAsDelay: {
    en: "The way back is never cut in this task: T is the length of a sequence, which the delay of the task sets.",
    zh: "这个任务从不截断往回的路：T 就是序列的长度，由任务的延迟决定。",
  },
  longAsExamples: {
    en: "The way back is never cut in this task: it goes through all of an example, however long that is.",
    zh: "这个任务从不截断往回的路：例子有多长，就往回走多长。",
  },
  noGate: { en: "A simple RNN has no gate to set.", zh: "简单 RNN 没有可调的门。" },
  noActivation: { en: "Only a simple RNN lets you choose φ; gates need σ and tanh.", zh: "只有简单 RNN 可选 φ；门控单元需要 σ 和 tanh。" },

  remedies: { en: "Remedies", zh: "补救办法" },
  remediesNote: {
    en: "Live ones act at once; the others need a new network, which is offered at the top.",
    zh: "标“即时”的立刻生效；其余需要新网络，页面顶部会给出选项。",
  },
  live: { en: "live", zh: "即时" },
  anew: { en: "new network", zh: "需新网络" },
} as const satisfies Record<string, Phrase>;
