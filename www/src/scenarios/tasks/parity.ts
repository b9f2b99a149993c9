/** Parity: whether the number of ones so far is odd. Every 1 flips the answer. */
import type { Solo } from "../scenario";

const USUAL = { hidden: 32, delay: 10, learningRate: 0.005, batch: 32, clip: "norm", clipLimit: 1 } as const;

/** In nats, where guessing gives ln 2. */
const SOLVED = 0.05;

export const parity: readonly [Solo, ...Solo[]] = [
  {
    id: "lstm",
    name: { en: "LSTM, 32 units", zh: "LSTM，32 个单元" },
    look: { en: "Waits at ln 2, then finds the flip-flop within 200 updates.", zh: "先停在 ln 2，然后在 200 次更新内找到翻转的办法。" },
    settings: { ...USUAL, cell: "lstm" },
    expected: [{ readout: "loss", by: 200, below: SOLVED }],
  },
  {
    id: "gru",
    name: { en: "GRU, 32 units", zh: "GRU，32 个单元" },
    look: { en: "The same with one gate less, within 200 updates too.", zh: "少一个门，同样在 200 次更新内学会。" },
    settings: { ...USUAL, cell: "gru" },
    expected: [{ readout: "loss", by: 200, below: SOLVED }],
  },
  {
    id: "tanh",
    name: { en: "RNN (tanh), 32 units", zh: "RNN（tanh），32 个单元" },
    look: { en: "Without any gate it takes longer, and is solved within 400 updates.", zh: "没有门，要久一些，400 次更新内学会。" },
    settings: { ...USUAL, cell: "rnn" },
    expected: [{ readout: "loss", by: 400, below: SOLVED }],
  },
];
