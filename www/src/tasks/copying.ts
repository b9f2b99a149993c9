/** Copying: a few symbols, a long pause, and the same symbols again. Hochreiter & Schmidhuber 1997; Arjovsky et al. 2016. */
import type { Task } from "./task";

const THIRTY = { hidden: 48, delay: 30, batch: 32, clip: "norm", clipLimit: 1 } as const;

export const copying: Task = {
  id: "copying",
  what: {
    en: "Reads a few symbols, waits (·), and at a sign (?) has to say them again in the same order.",
    zh: "读入几个符号，等待一段时间（·），看到信号（?）后按原来的顺序说出这些符号。",
  },
  data: null,
  presets: [
    {
      name: { en: "Linear RNN, orthogonal U", zh: "线性 RNN，U 正交" },
      expect: { en: "Every singular value of U is 1, so nothing fades: solved within 400 updates.", zh: "U 的奇异值全为 1，信号不会衰减：400 次更新内学会。" },
      settings: { ...THIRTY, cell: "rnn", activation: "identity", recurrentInit: "orthogonal", learningRate: 0.002 },
    },
    { name: { en: "GRU", zh: "GRU" }, expect: { en: "Solved within 1,200 updates: its gates have to be learnt first.", zh: "1,200 次更新内学会：门要先学会怎样开关。" }, settings: { ...THIRTY, cell: "gru", learningRate: 0.005 } },
    { name: { en: "RNN (tanh)", zh: "RNN（tanh）" }, expect: { en: "The same U, but tanh shrinks what it carries: not solved within 1,000 updates.", zh: "U 相同，但 tanh 会把携带的内容缩小：1,000 次更新内学不会。" }, settings: { ...THIRTY, cell: "rnn", learningRate: 0.002 } },
  ],
  dials: ["delay"],
  view: "memory",
  logarithmic: false,
};
