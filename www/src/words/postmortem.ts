/** The post-mortem: what was not finite first, where, and how it could come to that. */
import type { Cause, Quantity, Stack } from "../wire";
import type { Phrase } from "../i18n";

export const postMortemWords = {
  first: { en: "First non-finite quantity", zh: "最先非有限的量" },
  where: { en: "Met", zh: "出现处" },
  layer: { en: "layer {layer}", zh: "第 {layer} 层" },
  step: { en: "step {step} of the window", zh: "窗口第 {step} 步" },
  stepRead: { en: "step {step} of the source", zh: "源句第 {step} 步" },
  stepWritten: { en: "step {step} of the target", zh: "译文第 {step} 步" },
  block: { en: "block {block}", zh: "参数块 {block}" },
  everywhere: { en: "at no single place", zh: "不在某一处" },
  refused: { en: "Refused", zh: "被拒绝的更新" },
  kept: { en: "update {update}; the weights of update {before} are kept", zh: "第 {update} 次；保留第 {before} 次更新后的权重" },
  keptFirst: {
    en: "update {update}, the first; the weights the network began with are kept",
    zh: "第 {update} 次，也就是第一次；保留网络一开始的权重",
  },
  largest: { en: "Largest norm of the last 50 updates", zh: "最近 50 次更新中最大的范数" },
  and: { en: ", ", zh: "，" },
  /** Between two sentences. */
  end: { en: " ", zh: "" },
  noCeiling: {
    en: "The activation {activation} has no ceiling, so nothing held it back.",
    zh: "激活函数 {activation} 没有上限，什么也拦不住它。",
  },
  unclipped: {
    en: "No clipping limited the length of a step: one long step makes U larger, and a larger U makes the next gradient longer.",
    zh: "没有裁剪来限制步长：一次过长的更新让 U 变大，更大的 U 又让下一个梯度更长。",
  },
  clipped: {
    en: "Clipping was on, but a step as long as limit × learning rate was still too long.",
    zh: "裁剪是开着的，但“上限 × 学习率”这么长的一步仍然太长。",
  },
  chart: { en: "Gradient norm of the last updates, before clipping", zh: "最近几次更新的梯度范数（裁剪前）" },
  trend: {
    en: "From update {from} to {to} the norm went from {first} to {last}; update {update} was refused.",
    zh: "从第 {from} 次到第 {to} 次更新，范数由 {first} 变为 {last}；第 {update} 次被拒绝。",
  },
  none: { en: "It was the first update: there is no norm before it.", zh: "这是第一次更新，之前没有范数。" },
  norm: { en: "norm", zh: "范数" },
} as const satisfies Record<string, Phrase>;

/** The two networks of a translation. */
export const stackWords: Readonly<Record<Stack, Phrase>> = {
  encoder: { en: "encoder", zh: "编码器" },
  decoder: { en: "decoder", zh: "解码器" },
};

/** What could not be finite, as a name. */
export const suspectWords: Readonly<Record<Quantity, Phrase>> = {
  state: { en: "the hidden state", zh: "隐状态" },
  loss: { en: "the loss", zh: "损失" },
  blame: { en: "the gradient on its way back through time", zh: "沿时间往回传的梯度" },
  gradient: { en: "the gradient of a weight, summed over time", zh: "权重的梯度（对时间求和）" },
  weight: { en: "a weight after the step", zh: "更新之后的权重" },
};

/** How it came to that. */
export const whyWords: Readonly<Record<Quantity, Phrase>> = {
  state: {
    en: "U multiplied the state at every step of the window until it left the range of 32-bit numbers, about 3 × 10³⁸.",
    zh: "U 在窗口的每一步都放大状态，直到超出 32 位数的范围，约 3 × 10³⁸。",
  },
  loss: {
    en: "The states were still finite, but the scores computed from them were not, and so neither was the loss.",
    zh: "状态仍然有限，但由它们算出的分数已不是有限数，损失也就不是了。",
  },
  blame: {
    en: "The states were still finite; the gradient was multiplied by U at every step back until it left the range of 32-bit numbers.",
    zh: "状态仍然有限；梯度每往回一步都被 U 放大，直到超出 32 位数的范围。",
  },
  gradient: {
    en: "At every single step the gradient was still finite, but its sum over the window was not.",
    zh: "每一步上的梯度仍然有限，但整个窗口上的总和已经不是。",
  },
  weight: {
    en: "The gradient was finite, but the step made from it threw a weight out of the range of 32-bit numbers.",
    zh: "梯度有限，但由它得出的一步把权重甩出了 32 位数的范围。",
  },
};

/** Why, where no step is to blame. */
export const causeWords: Readonly<Record<Exclude<Cause, "step">, Phrase>> = {
  weights: {
    en: "No update is to blame: with these weights the values grow at every step of the window until they leave the range a computer can hold. Clipping cannot help; a smaller recurrent matrix U can.",
    zh: "这不是某次更新造成的：用这些权重，数值在窗口里逐步增大，直到超出计算机能表示的范围。裁剪帮不上忙，缩小循环矩阵 U 才行。",
  },
  carried: {
    en: "The state carried from window to window has grown out of the range a computer can hold. A smaller recurrent matrix U keeps it within bounds.",
    zh: "从一个窗口带到下一个窗口的状态越来越大，超出了计算机能表示的范围。缩小循环矩阵 U 可以让它不再增长。",
  },
};
