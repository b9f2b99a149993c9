/** Kept alive: settings that let a gradient travel far, and the defaults, which do not. */
import type { Family } from "../scenario";
import { SIZE } from "./sizes";

export const alive: Family = {
  name: { en: "Kept alive", zh: "梯度保持" },
  scenarios: [
    {
      id: "alive-lstm-3",
      name: { en: "LSTM, forget bias 3", zh: "LSTM，遗忘门偏置 3" },
      look: {
        en: "Flat after the first steps: σ(3) = 0.95, so the forget gates pass nearly everything along c from the start.",
        zh: "最初几步之后便是平的：σ(3) = 0.95，遗忘门一开始就让 c 上的一切几乎原样通过。",
      },
      lookOnTask: {
        en: "Hardly fades on its way back, and may even grow: σ(3) = 0.95, so the forget gates pass nearly everything along c from the start.",
        zh: "往回几乎不消失，甚至会变大：σ(3) = 0.95，遗忘门一开始就让 c 上的一切几乎原样通过。",
      },
      settings: { ...SIZE, cell: "lstm", forgetBias: 3 },
      expected: [
        {
          readout: "slope",
          at: 0,
          between: {
            english: [-0.01, 0.015], chinese: [-0.02, 0.02],
            adding: [-0.025, 0.025], copying: [0, 0.035], order: [0.01, 0.05], sine: [0.005, 0.055], reviews: [0.02, 0.065],
          },
        },
      ],
    },
    {
      id: "alive-gru-3",
      name: { en: "GRU, update bias 3", zh: "GRU，更新门偏置 3" },
      look: {
        en: "A gentle slope: the update gate keeps 0.95 of the old state at every step.",
        zh: "坡度平缓：更新门每一步都保留旧状态的 0.95。",
      },
      settings: { ...SIZE, cell: "gru", updateBias: 3 },
      expected: [
        {
          readout: "slope",
          at: 0,
          between: {
            english: [-0.022, -0.014], chinese: [-0.024, -0.014],
            adding: [-0.02, -0.014], copying: [-0.02, -0.014], order: [-0.022, -0.015], sine: [-0.022, -0.015], reviews: [-0.025, -0.015],
          },
        },
      ],
    },
    {
      id: "alive-irnn",
      name: { en: "IRNN: identity and ReLU", zh: "IRNN：单位矩阵加 ReLU" },
      look: {
        en: "U begins as the identity, and ReLU lets positive states through as they are: whatever is written stays, and so does its gradient (Le, Jaitly & Hinton 2015).",
        zh: "U 从单位矩阵开始，ReLU 让正的状态原样通过：写进去的东西留得住，它的梯度也留得住（Le、Jaitly 与 Hinton，2015）。",
      },
      settings: { ...SIZE, activation: "relu", recurrentInit: "identity", gain: 1 },
      expected: [
        {
          readout: "slope",
          at: 0,
          between: {
            english: [-0.007, 0], chinese: [-0.007, 0],
            adding: [-0.002, 0], copying: [-0.0025, 0], order: [-0.01, -0.003], sine: [-0.032, -0.01], reviews: [-0.028, -0.006],
          },
        },
      ],
    },
    {
      id: "default-lstm",
      name: { en: "LSTM as it usually starts", zh: "通常初始化的 LSTM" },
      look: {
        en: "At the usual forget bias of 1 the gates keep 0.73 a step: an LSTM does not keep the gradient alive at the start. It learns to.",
        zh: "遗忘门偏置取常用的 1 时，每步只保留 0.73：LSTM 起步时并不能保住梯度。这是它后来学会的。",
      },
      settings: { ...SIZE, cell: "lstm" },
      expected: [
        {
          readout: "slope",
          at: 0,
          between: {
            english: [-0.037, -0.016], chinese: [-0.027, -0.012],
            adding: [-0.055, -0.02], copying: [-0.06, -0.015], order: [-0.05, -0.015], sine: [-0.06, -0.025], reviews: [-0.05, -0.02],
          },
        },
      ],
    },
    {
      id: "default-gru",
      name: { en: "GRU as it usually starts", zh: "通常初始化的 GRU" },
      look: {
        en: "At an update bias of 0 the gate keeps half: this gradient fades faster than that of a plain RNN. The gates are learnt open during training.",
        zh: "更新门偏置为 0 时只保留一半：它的梯度比普通 RNN 消失得还快。门是在训练中学会打开的。",
      },
      settings: { ...SIZE, cell: "gru" },
      expected: [
        {
          readout: "slope",
          at: 0,
          between: {
            english: [-0.15, -0.125], chinese: [-0.15, -0.125],
            adding: [-0.15, -0.12], copying: [-0.15, -0.11], order: [-0.155, -0.125], sine: [-0.16, -0.125], reviews: [-0.165, -0.13],
          },
        },
      ],
    },
  ],
};
