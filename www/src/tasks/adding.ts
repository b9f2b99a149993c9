/** The adding problem: two of many numbers are marked, and their sum is asked at the end. Hochreiter & Schmidhuber 1997. */
import type { Task } from "./task";

const FIFTY = { hidden: 32, delay: 50, learningRate: 0.005, batch: 32, clip: "norm", clipLimit: 1 } as const;

export const adding: Task = {
  id: "adding",
  what: {
    en: "Reads numbers between 0 and 1, two of them marked (+), and says the sum of those two at the end.",
    zh: "读入许多 0 到 1 之间的数，其中两个带标记（+），最后说出这两个数之和。",
  },
  data: null,
  presets: [
    { name: { en: "GRU, 50 steps", zh: "GRU，50 步" }, expect: { en: "Solved within 400 updates, all at once.", zh: "400 次更新内突然学会。" }, settings: { ...FIFTY, cell: "gru" } },
    { name: { en: "LSTM, 50 steps", zh: "LSTM，50 步" }, expect: { en: "Solved within 700 updates.", zh: "700 次更新内学会。" }, settings: { ...FIFTY, cell: "lstm" } },
    { name: { en: "RNN (tanh), 50 steps", zh: "RNN（tanh），50 步" }, expect: { en: "Still on the line of 1/6 after 1,000 updates.", zh: "1,000 次更新后仍停在 1/6 这条线上。" }, settings: { ...FIFTY, cell: "rnn" } },
    {
      name: { en: "RNN (ReLU, identity), 50 steps", zh: "RNN（ReLU、单位矩阵），50 步" },
      expect: { en: "The IRNN: a simple cell with another start, solved within 900 updates.", zh: "IRNN：同样简单的单元，换一种初始化，900 次更新内学会。" },
      settings: { ...FIFTY, cell: "rnn", activation: "relu", recurrentInit: "identity", learningRate: 0.002 },
    },
  ],
  dials: ["delay"],
  view: "memory",
  logarithmic: true,
};
