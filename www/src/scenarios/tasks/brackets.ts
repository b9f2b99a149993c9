/** Nested brackets (a Dyck language): which closing bracket is due depends on the last one that is still open. */
import type { Solo } from "../scenario";

const USUAL = { hidden: 32, delay: 20, learningRate: 0.005, batch: 32, clip: "norm", clipLimit: 1 } as const;

/** In nats. The score is the share of outermost brackets that are right. */
const SOLVED = 0.05;

export const brackets: readonly [Solo, ...Solo[]] = [
  {
    id: "lstm",
    name: { en: "LSTM, 32 units", zh: "LSTM，32 个单元" },
    look: { en: "Its loss is below 0.05 within 400 updates; after 1,000, the outermost bracket is always right.", zh: "400 次更新内损失低于 0.05；1,000 次后，最外层的括号全部答对。" },
    settings: { ...USUAL, cell: "lstm" },
    expected: [
      { readout: "loss", by: 400, below: SOLVED },
      { readout: "score", at: 1_000, least: 1 },
    ],
  },
  {
    id: "gru",
    name: { en: "GRU, 32 units", zh: "GRU，32 个单元" },
    look: { en: "The same with one gate less: below 0.05 within 300 updates, always right after 1,000.", zh: "少一个门：300 次更新内低于 0.05，1,000 次后全部答对。" },
    settings: { ...USUAL, cell: "gru" },
    expected: [
      { readout: "loss", by: 300, below: SOLVED },
      { readout: "score", at: 1_000, least: 1 },
    ],
  },
  {
    id: "tanh",
    name: { en: "RNN (tanh), 32 units", zh: "RNN（tanh），32 个单元" },
    look: { en: "Below 0.05 within 300 updates too, but after 1,000 it still forgets the outermost bracket now and then.", zh: "也在 300 次更新内低于 0.05，但 1,000 次后仍不时忘掉最外层的括号。" },
    settings: { ...USUAL, cell: "rnn" },
    expected: [
      { readout: "loss", by: 300, below: SOLVED },
      { readout: "score", at: 1_000, below: 1 },
    ],
  },
];
