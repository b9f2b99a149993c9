/** Vanishing: every step back multiplies by less than one. */
import { SIZE, type Group } from "./experiment";

const gaussian = (gain: number): { readonly recurrentInit: "spectral"; readonly gain: number } => ({ recurrentInit: "spectral", gain });

export const vanishing: Group = {
  name: { en: "Vanishing", zh: "梯度消失" },
  experiments: [
    {
      id: "vanish-tanh-0.7",
      name: { en: "tanh, radius 0.7", zh: "tanh，谱半径 0.7" },
      expect: {
        en: "A straight line down the logarithmic axis: each step back keeps about two thirds of the gradient, and after 20 steps one part in ten thousand is left.",
        zh: "在对数轴上是一条下降的直线：每往回一步约剩三分之二，20 步后只剩万分之一。",
      },
      settings: { ...SIZE, activation: "tanh", ...gaussian(0.7) },
      expected: { kind: "slope", english: [-0.21, -0.16], chinese: [-0.19, -0.15], adding: [-0.22, -0.15] },
    },
    {
      id: "vanish-tanh-0.9",
      name: { en: "tanh, radius 0.9", zh: "tanh，谱半径 0.9" },
      expect: {
        en: "The same line, less steep: φ′ below 1 takes its share on top of the radius.",
        zh: "同样的直线，坡度小一些：小于 1 的 φ′ 在谱半径之外又收走一份。",
      },
      settings: { ...SIZE, activation: "tanh", ...gaussian(0.9) },
      expected: { kind: "slope", english: [-0.11, -0.065], chinese: [-0.085, -0.045], adding: [-0.12, -0.05] },
    },
    {
      id: "vanish-sigmoid-1",
      name: { en: "sigmoid, radius 1", zh: "sigmoid，谱半径 1" },
      expect: {
        en: "The steepest: the slope of σ is at most ¼, so a radius of 1 is far from enough, and 20 steps cost twelve decades.",
        zh: "最陡的一条：σ 的斜率至多 ¼，谱半径 1 远远不够，20 步就损失十二个数量级。",
      },
      settings: { ...SIZE, activation: "sigmoid", ...gaussian(1) },
      expected: { kind: "slope", english: [-0.7, -0.6], chinese: [-0.7, -0.6], adding: [-0.68, -0.6] },
    },
    {
      id: "vanish-linear-0.9",
      name: { en: "Linear, orthogonal × 0.9", zh: "线性，正交 × 0.9" },
      expect: {
        en: "The one curve that can be known beforehand: without φ every singular value is 0.9, so the slope is exactly log₁₀ 0.9 per step.",
        zh: "唯一能事先算出的曲线：没有 φ，每个奇异值都是 0.9，斜率恰为每步 log₁₀ 0.9。",
      },
      settings: { ...SIZE, activation: "identity", recurrentInit: "orthogonal", gain: 0.9 },
      expected: { kind: "slope", english: [-0.0468, -0.0447], chinese: [-0.0468, -0.0447], adding: [-0.0468, -0.0447] },
    },
  ],
};
