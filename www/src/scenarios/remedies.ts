/** Remedies, as switches on the page's settings: what each sets, and what switching it off sets. */
import { DEFAULTS } from "../wire";
import type { Solo } from "./scenario";

/** A remedy can be switched off. */
export type Remedy = Solo & Required<Pick<Solo, "without">>;

/** In the order in which they are offered. */
export const remedies: readonly Remedy[] = [
  {
    id: "clip",
    name: { en: "Clip by norm at 1", zh: "按范数 1 裁剪" },
    look: {
      en: "No step is longer than 1 and its direction stays: it stops explosions. It does nothing for a gradient that vanishes.",
      zh: "每步长度不超过 1，方向不变：能止住爆炸，对消失的梯度毫无作用。",
    },
    settings: { clip: "norm", clipLimit: 1 },
    without: { clip: "off" },
  },
  {
    id: "omega",
    name: { en: "Pascanu's Ω", zh: "Pascanu 的 Ω 正则" },
    look: {
      en: "Adds a penalty wherever one step back shortens or lengthens the gradient, so that its size is kept on the way (Pascanu, Mikolov & Bengio 2013). Alone it may explode: clip as well.",
      zh: "哪一步往回传时缩短或放大了梯度就加罚，让它一路保持大小（Pascanu、Mikolov 与 Bengio，2013）。单独使用可能爆炸，应同时裁剪。",
    },
    // The weight of the paper.
    settings: { omega: 4 },
    without: { omega: 0 },
  },
  {
    id: "orthogonal",
    name: { en: "Orthogonal U", zh: "正交初始化 U" },
    look: {
      en: "Every singular value starts at 1: U itself neither stretches nor shrinks, only φ′ does.",
      zh: "起始时每个奇异值都是 1：U 本身不拉长也不缩短，只有 φ′ 起作用。",
    },
    settings: { recurrentInit: "orthogonal", gain: 1 },
    without: { recurrentInit: "glorot" },
  },
  {
    id: "irnn",
    name: { en: "Identity U with ReLU", zh: "单位矩阵 U 加 ReLU" },
    look: {
      en: "What is in a positive state stays there and its gradient comes back whole (IRNN). It has no ceiling: clip as well.",
      zh: "正的状态会留在原处，梯度也原样传回（IRNN）。它没有上限，应同时裁剪。",
    },
    settings: { cell: "rnn", activation: "relu", recurrentInit: "identity", gain: 1 },
    without: { activation: DEFAULTS.activation, recurrentInit: DEFAULTS.recurrentInit },
  },
  {
    id: "lstm",
    name: { en: "LSTM", zh: "LSTM" },
    look: {
      en: "A state c that is added to, not multiplied by U: the forget gate alone decides how long it lasts.",
      zh: "状态 c 只做加法，不再乘 U：能留多久只由遗忘门决定。",
    },
    settings: { cell: "lstm" },
    without: { cell: "rnn" },
  },
  {
    id: "forget",
    name: { en: "LSTM, forget bias 3", zh: "LSTM，遗忘门偏置 3" },
    look: { en: "The forget gates start open at 0.95 instead of 0.73.", zh: "遗忘门起始开到 0.95，而不是 0.73。" },
    settings: { cell: "lstm", forgetBias: 3 },
    without: { forgetBias: DEFAULTS.forgetBias },
  },
  {
    id: "gru",
    name: { en: "GRU", zh: "GRU" },
    look: {
      en: "One gate mixes the old state with the new; at bias 0 it starts half open and has to be learnt.",
      zh: "一个门混合新旧状态；偏置为 0 时起始半开，需要学会打开。",
    },
    settings: { cell: "gru" },
    without: { cell: "rnn" },
  },
];
