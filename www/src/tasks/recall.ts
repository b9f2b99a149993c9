/** Delayed recall: the first symbol, asked for after as many distractors as the delay says. */
import type { Task } from "./task";

const FIFTY = { hidden: 32, delay: 50, learningRate: 0.003, batch: 16, clip: "norm", clipLimit: 1 } as const;

export const recall: Task = {
  id: "recall",
  what: {
    en: "Reads one of four keys, then distractors, and is asked for the key at the end (?).",
    zh: "先读入四个关键符号之一，再读入干扰符号，最后（?）要说出那个关键符号。",
  },
  data: null,
  presets: [
    { name: { en: "LSTM, forget-gate bias 3", zh: "LSTM，遗忘门偏置 3" }, expect: { en: "Solved within 150 updates: its gates start open.", zh: "150 次更新内学会：门一开始就开着。" }, settings: { ...FIFTY, cell: "lstm", forgetBias: 3 } },
    { name: { en: "GRU, update-gate bias 3", zh: "GRU，更新门偏置 3" }, expect: { en: "Solved within 200 updates, a little later.", zh: "200 次更新内学会，稍晚一些。" }, settings: { ...FIFTY, cell: "gru", updateBias: 3 } },
    { name: { en: "LSTM, forget-gate bias 0", zh: "LSTM，遗忘门偏置 0" }, expect: { en: "Half of the cell state is lost at every step: not solved within 1,000 updates.", zh: "单元状态每步丢掉一半：1,000 次更新内学不会。" }, settings: { ...FIFTY, cell: "lstm", forgetBias: 0 } },
    { name: { en: "RNN (tanh, normal × 0.8)", zh: "RNN（tanh，正态 × 0.8）" }, expect: { en: "Not solved within 1,000 updates either.", zh: "1,000 次更新内同样学不会。" }, settings: { ...FIFTY, cell: "rnn", recurrentInit: "normal", gain: 0.8 } },
  ],
  dials: ["delay"],
  view: "memory",
  logarithmic: false,
};
