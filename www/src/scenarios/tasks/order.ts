/** Temporal order: two of many symbols matter, and which came first. Hochreiter & Schmidhuber 1997, task 6a. */
import type { Solo } from "../scenario";

const TANH = { cell: "rnn", activation: "tanh", hidden: 32, recurrentInit: "orthogonal", gain: 0.7, learningRate: 0.002, batch: 32, clip: "norm", clipLimit: 1 } as const;

/** In nats, where guessing gives ln 4. */
const SOLVED = 0.1;

export const order: readonly [Solo, ...Solo[]] = [
  {
    id: "tanh-30",
    name: { en: "RNN (tanh, gain 0.7), delay 30", zh: "RNN（tanh，增益 0.7），延迟 30" },
    look: { en: "Waits at ln 4 for long, and is solved within 1,500 updates.", zh: "长时间停在 ln 4，1,500 次更新内学会。" },
    settings: { ...TANH, delay: 30 },
    expected: [{ readout: "loss", by: 1_500, below: SOLVED }],
  },
  {
    id: "tanh-10",
    name: { en: "The same, delay 10", zh: "同上，延迟 10" },
    look: { en: "Solved within 150 updates: the gradient still arrives.", zh: "150 次更新内学会：梯度还传得到。" },
    settings: { ...TANH, delay: 10 },
    expected: [{ readout: "loss", by: 150, below: SOLVED }],
  },
  {
    id: "tanh-60",
    name: { en: "The same, delay 60", zh: "同上，延迟 60" },
    look: { en: "Still at ln 4 after 1,500 updates: the gradient that could teach it has vanished.", zh: "1,500 次更新后仍停在 ln 4：能教会它的梯度已经消失。" },
    settings: { ...TANH, delay: 60 },
    expected: [{ readout: "loss", until: 1_500, least: SOLVED }],
  },
  {
    id: "gru-60",
    name: { en: "GRU, delay 60", zh: "GRU，延迟 60" },
    look: { en: "Solved within 1,500 updates: its gates keep what matters.", zh: "1,500 次更新内学会：门留住了重要的信息。" },
    settings: { ...TANH, cell: "gru", gain: 1, delay: 60 },
    expected: [{ readout: "loss", by: 1_500, below: SOLVED }],
  },
];
