/** Vanishing: every step back multiplies by less than one. */
import type { Family } from "../scenario";
import { SIZE } from "./sizes";

const gaussian = (gain: number): { readonly recurrentInit: "spectral"; readonly gain: number } => ({ recurrentInit: "spectral", gain });

export const vanishing: Family = {
  name: { en: "Vanishing", zh: "梯度消失" },
  scenarios: [
    {
      id: "vanish-tanh-0.7",
      name: { en: "tanh, radius 0.7", zh: "tanh，谱半径 0.7" },
      look: {
        en: "A straight line down the logarithmic axis: each step back keeps about two thirds of the gradient, and after 20 steps one part in ten thousand is left.",
        zh: "在对数轴上是一条下降的直线：每往回一步约剩三分之二，20 步后只剩万分之一。",
      },
      settings: { ...SIZE, activation: "tanh", ...gaussian(0.7) },
      expected: [
        {
          readout: "slope",
          at: 0,
          between: {
            english: [-0.21, -0.16], chinese: [-0.19, -0.15],
            adding: [-0.22, -0.15], copying: [-0.25, -0.165], order: [-0.22, -0.185], sine: [-0.23, -0.165], reviews: [-0.255, -0.16],
          },
        },
      ],
    },
    {
      id: "vanish-tanh-0.9",
      name: { en: "tanh, radius 0.9", zh: "tanh，谱半径 0.9" },
      look: {
        en: "The same line, less steep: φ′ below 1 takes its share on top of the radius.",
        zh: "同样的直线，坡度小一些：小于 1 的 φ′ 在谱半径之外又收走一份。",
      },
      settings: { ...SIZE, activation: "tanh", ...gaussian(0.9) },
      expected: [
        {
          readout: "slope",
          at: 0,
          between: {
            english: [-0.11, -0.065], chinese: [-0.085, -0.045],
            adding: [-0.12, -0.05], copying: [-0.18, -0.06], order: [-0.13, -0.09], sine: [-0.14, -0.06], reviews: [-0.145, -0.065],
          },
        },
      ],
    },
    {
      id: "vanish-sigmoid-1",
      name: { en: "sigmoid, radius 1", zh: "sigmoid，谱半径 1" },
      look: {
        en: "The steepest: the slope of σ is at most ¼, so a radius of 1 is far from enough, and 20 steps cost twelve decades.",
        zh: "最陡的一条：σ 的斜率至多 ¼，谱半径 1 远远不够，20 步就损失十二个数量级。",
      },
      settings: { ...SIZE, activation: "sigmoid", ...gaussian(1) },
      expected: [
        {
          readout: "slope",
          at: 0,
          between: {
            english: [-0.7, -0.6], chinese: [-0.7, -0.6],
            adding: [-0.68, -0.6], copying: [-0.68, -0.61], order: [-0.66, -0.615], sine: [-0.68, -0.62], reviews: [-0.73, -0.62],
          },
        },
      ],
    },
    {
      id: "vanish-linear-0.9",
      name: { en: "Linear, orthogonal × 0.9", zh: "线性，正交 × 0.9" },
      look: {
        en: "The one curve that can be known beforehand: without φ every singular value is 0.9, so the slope is exactly log₁₀ 0.9 per step.",
        zh: "唯一能事先算出的曲线：没有 φ，每个奇异值都是 0.9，斜率恰为每步 log₁₀ 0.9。",
      },
      settings: { ...SIZE, activation: "identity", recurrentInit: "orthogonal", gain: 0.9 },
      expected: [
        {
          readout: "slope",
          at: 0,
          between: {
            english: [-0.0468, -0.0447], chinese: [-0.0468, -0.0447],
            adding: [-0.0468, -0.0447], copying: [-0.0468, -0.0447], order: [-0.0468, -0.0447], sine: [-0.0468, -0.0447], reviews: [-0.0468, -0.0447],
          },
        },
      ],
    },
  ],
};
