/** Saturating: gradients explode, but tanh keeps every number finite. */
import type { Family } from "../scenario";
import { RELU } from "./exploding";
import { PLAIN } from "./sizes";

export const hidden: Family = {
  name: { en: "Saturating, or hidden", zh: "饱和，或被掩盖" },
  scenarios: [
    {
      id: "saturate-tanh",
      name: { en: "tanh, radius 2, long steps", zh: "tanh，谱半径 2，大步长" },
      look: {
        en: "Nothing becomes infinite, since tanh ends at ±1; the units are driven there and stay, φ′ is nearly 0, and the explosion looks like vanishing. The loss stays above what character frequencies alone would give.",
        zh: "不会出现无穷大，因为 tanh 止于 ±1；单元被推到两端不再动，φ′ 接近 0，爆炸看起来反倒像消失。损失一直高于只知字符频率时的水平。",
      },
      lookOnTask: {
        en: "Nothing becomes infinite, since tanh ends at ±1; the units are driven there and stay, φ′ is nearly 0, and the explosion looks like vanishing.",
        zh: "不会出现无穷大，因为 tanh 止于 ±1；单元被推到两端不再动，φ′ 接近 0，爆炸看起来反倒像消失。",
      },
      notOfNumbers: {
        en: "Not where the answer is a number: steps so long send the output itself off to infinity, whatever the units do.",
        zh: "回答是数时不做：步子这样大，输出本身就会冲向无穷，与单元无关。",
      },
      settings: { ...PLAIN, activation: "tanh", recurrentInit: "spectral", gain: 2, learningRate: 3 },
      expected: [
        { readout: "lives", until: 150 },
        { readout: "loss", at: 150, above: { times: 1, of: "baseline" } },
      ],
    },
    {
      id: "hide-adam",
      name: { en: "ReLU, radius 1.7, Adam", zh: "ReLU，谱半径 1.7，Adam" },
      look: {
        en: "The same U as in the first experiment, but Adam divides every step by the size of the gradient: the norm shoots up, the steps stay short, and the run goes on.",
        zh: "与第一个实验同样的 U，但 Adam 让每一步都除以梯度的大小：范数猛增，步子却不长，训练照常进行。",
      },
      settings: { ...RELU, optimiser: "adam", learningRate: 0.01 },
      expected: [{ readout: "lives", until: 150 }],
    },
  ],
};
