/** Delayed recall: the first symbol, asked for after as many distractors as the delay says. */
import type { Task } from "./task";

const FIFTY = { hidden: 32, delay: 50, learningRate: 0.003, batch: 16, clip: "norm", clipLimit: 1 } as const;

export const recall: Task = {
  id: "recall",
  what: {
    en: "Reads one of four keys, then distractors, and is asked for the key at the end.",
    zh: "先读入四个关键符号之一，再读入干扰符号，最后要说出那个关键符号。",
  },
  data: null,
  presets: [
    { name: { en: "LSTM, forget-gate bias 3", zh: "LSTM，遗忘门偏置 3" }, expect: { en: "Solved soon: its gates start open.", zh: "很快学会：门一开始就开着。" }, settings: { ...FIFTY, cell: "lstm", forgetBias: 3 } },
    { name: { en: "GRU, update-gate bias 3", zh: "GRU，更新门偏置 3" }, expect: { en: "Solved a little later.", zh: "稍晚一些学会。" }, settings: { ...FIFTY, cell: "gru", updateBias: 3 } },
    { name: { en: "LSTM, forget-gate bias 0", zh: "LSTM，遗忘门偏置 0" }, expect: { en: "Half of the cell state is lost at every step; seldom solved.", zh: "单元状态每步丢掉一半，很少学会。" }, settings: { ...FIFTY, cell: "lstm", forgetBias: 0 } },
    { name: { en: "RNN (tanh, normal × 0.8)", zh: "RNN（tanh，正态 × 0.8）" }, expect: { en: "Almost never solved.", zh: "几乎学不会。" }, settings: { ...FIFTY, cell: "rnn", recurrentInit: "normal", gain: 0.8 } },
  ],
  dials: ["delay"],
  view: "memory",
  logarithmic: false,
};
