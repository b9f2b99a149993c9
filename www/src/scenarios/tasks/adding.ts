/** The adding problem: two of many numbers are marked, and their sum is asked at the end. Hochreiter & Schmidhuber 1997. */
import type { Solo } from "../scenario";

const FIFTY = { hidden: 32, delay: 50, learningRate: 0.005, batch: 32, clip: "norm", clipLimit: 1 } as const;

/** The mean squared error of a network that has learnt the task; always answering 1 gives 1/6. */
const SOLVED = 0.01;

export const adding: readonly [Solo, ...Solo[]] = [
  {
    id: "gru",
    name: { en: "GRU, 50 steps", zh: "GRU，50 步" },
    look: { en: "Solved within 400 updates, all at once.", zh: "400 次更新内突然学会。" },
    settings: { ...FIFTY, cell: "gru" },
    expected: [{ readout: "loss", by: 400, below: SOLVED }],
  },
  {
    id: "lstm",
    name: { en: "LSTM, 50 steps", zh: "LSTM，50 步" },
    look: { en: "Solved within 700 updates.", zh: "700 次更新内学会。" },
    settings: { ...FIFTY, cell: "lstm" },
    expected: [{ readout: "loss", by: 700, below: SOLVED }],
  },
  {
    id: "tanh",
    name: { en: "RNN (tanh), 50 steps", zh: "RNN（tanh），50 步" },
    look: { en: "Still on the line of 1/6 after 1,000 updates.", zh: "1,000 次更新后仍停在 1/6 这条线上。" },
    settings: { ...FIFTY, cell: "rnn" },
    expected: [{ readout: "loss", until: 1_000, least: SOLVED }],
  },
  {
    id: "irnn",
    name: { en: "RNN (ReLU, identity), 50 steps", zh: "RNN（ReLU、单位矩阵），50 步" },
    look: { en: "The IRNN: a simple cell with another start, solved within 900 updates.", zh: "IRNN：同样简单的单元，换一种初始化，900 次更新内学会。" },
    settings: { ...FIFTY, cell: "rnn", activation: "relu", recurrentInit: "identity", learningRate: 0.002 },
    expected: [{ readout: "loss", by: 900, below: SOLVED }],
  },
];
