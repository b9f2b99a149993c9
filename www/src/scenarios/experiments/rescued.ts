/** Rescued: the exploding experiments again, with the gradient clipped before each step. */
import type { Family } from "../scenario";
import { LINEAR, RELU } from "./exploding";

const CLIPPED = { clip: "norm", clipLimit: 1 } as const;

export const rescued: Family = {
  name: { en: "Rescued by clipping", zh: "被裁剪救回" },
  scenarios: [
    {
      id: "rescue-relu",
      name: { en: "ReLU, radius 1.7, clipped", zh: "ReLU，谱半径 1.7，裁剪" },
      look: {
        en: "The same network as the first experiment, but no step is longer than 1: the gradient is as huge, its direction is kept, and the run survives. The loss may still jump at the beginning.",
        zh: "与第一个实验是同一个网络，但每一步的长度不超过 1：梯度同样巨大，方向不变，训练得以继续。起初损失仍可能跳动。",
      },
      settings: { ...RELU, ...CLIPPED },
      expected: [{ readout: "lives", until: 150 }],
    },
    {
      id: "rescue-linear",
      name: { en: "Linear, orthogonal × 1.1, clipped", zh: "线性，正交 × 1.1，裁剪" },
      look: {
        en: "Clipping by norm at 1 turns the run that stopped at once into one that learns.",
        zh: "按范数 1 裁剪，让那个立刻停下的训练变得能够学习。",
      },
      lookOnTask: {
        en: "Clipping by norm at 1 keeps the run alive that stopped at once without it. Whether it learns the task is another question.",
        zh: "按范数 1 裁剪，让那个立刻停下的训练得以继续。能否学会任务是另一回事。",
      },
      settings: { ...LINEAR, ...CLIPPED },
      expected: [{ readout: "lives", until: 150 }],
    },
  ],
};
