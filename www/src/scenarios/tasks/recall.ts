/** Delayed recall: the first symbol, asked for after as many distractors as the delay says. */
import type { Solo } from "../scenario";

const FIFTY = { hidden: 32, delay: 50, learningRate: 0.003, batch: 16, clip: "norm", clipLimit: 1 } as const;

/** In nats, where guessing gives ln 4. */
const SOLVED = 0.05;

export const recall: readonly [Solo, ...Solo[]] = [
  {
    id: "lstm-3",
    name: { en: "LSTM, forget-gate bias 3", zh: "LSTM，遗忘门偏置 3" },
    look: { en: "Solved within 150 updates: its gates start open.", zh: "150 次更新内学会：门一开始就开着。" },
    settings: { ...FIFTY, cell: "lstm", forgetBias: 3 },
    expected: [{ readout: "loss", by: 150, below: SOLVED }],
  },
  {
    id: "gru-3",
    name: { en: "GRU, update-gate bias 3", zh: "GRU，更新门偏置 3" },
    look: { en: "Solved within 200 updates, a little later.", zh: "200 次更新内学会，稍晚一些。" },
    settings: { ...FIFTY, cell: "gru", updateBias: 3 },
    expected: [{ readout: "loss", by: 200, below: SOLVED }],
  },
  {
    id: "lstm-0",
    name: { en: "LSTM, forget-gate bias 0", zh: "LSTM，遗忘门偏置 0" },
    look: { en: "Half of the cell state is lost at every step: not solved within 1,000 updates.", zh: "单元状态每步丢掉一半：1,000 次更新内学不会。" },
    settings: { ...FIFTY, cell: "lstm", forgetBias: 0 },
    expected: [{ readout: "loss", until: 1_000, least: SOLVED }],
  },
  {
    id: "tanh",
    name: { en: "RNN (tanh, normal × 0.8)", zh: "RNN（tanh，正态 × 0.8）" },
    look: { en: "Not solved within 1,000 updates either.", zh: "1,000 次更新内同样学不会。" },
    settings: { ...FIFTY, cell: "rnn", recurrentInit: "normal", gain: 0.8 },
    expected: [{ readout: "loss", until: 1_000, least: SOLVED }],
  },
];
