/** Exploding: a U with ρ > 1, an unbounded φ, and plain SGD steps, proportional to the gradient. */
import type { Family } from "../scenario";
import { PLAIN } from "./sizes";

/** ReLU with ρ = 1.7; clipping keeps this one from exploding. */
export const RELU = { ...PLAIN, activation: "relu", recurrentInit: "spectral", gain: 1.7, learningRate: 1 } as const;

/** No φ at all, every singular value 1.1. */
export const LINEAR = { ...PLAIN, activation: "identity", recurrentInit: "orthogonal", gain: 1.1, learningRate: 0.5 } as const;

export const exploding: Family = {
  name: { en: "Exploding", zh: "梯度爆炸" },
  scenarios: [
    {
      id: "explode-relu",
      name: { en: "ReLU, radius 1.7", zh: "ReLU，谱半径 1.7" },
      look: {
        en: "The loss climbs for a few updates, then a number is no longer finite and training stops: U stretches, ReLU lets everything positive through unshortened, and one long step makes U larger still.",
        zh: "损失先上升几次更新，随后某个数不再有限，训练停止：U 会拉长状态，ReLU 对正值照单全收，一次过长的更新又让 U 变得更大。",
      },
      settings: RELU,
      expected: [{ readout: "stops", by: 30 }],
    },
    {
      id: "explode-linear",
      name: { en: "Linear, orthogonal × 1.1", zh: "线性，正交 × 1.1" },
      look: {
        en: "Every lag grows by exactly 1.1, so the gradient through 50 steps grows 117-fold; the first updates are so long that the next state is beyond every number.",
        zh: "每往回一步都恰好放大 1.1 倍，50 步就是 117 倍；最初几次更新步子太大，下一个状态便超出了任何数。",
      },
      settings: LINEAR,
      expected: [{ readout: "stops", by: 30 }],
    },
  ],
};
