/** Nested brackets (a Dyck language): which closing bracket is due depends on the last one that is still open. */
import type { Task } from "./task";

const USUAL = { hidden: 32, delay: 20, learningRate: 0.005, batch: 32, clip: "norm", clipLimit: 1 } as const;

export const brackets: Task = {
  id: "brackets",
  what: {
    en: "Reads nested brackets of several kinds and says which closing bracket is due: the last opened is closed first, so a stack has to be kept.",
    zh: "读入几种嵌套的括号，说出接下来该出现哪种右括号：后开的先闭合，所以要记住一个栈。",
  },
  data: null,
  presets: [
    { name: { en: "LSTM, 32 units", zh: "LSTM，32 个单元" }, expect: { en: "Its loss is below 0.05 within 400 updates; after 1,000, the outermost bracket is always right.", zh: "400 次更新内损失低于 0.05；1,000 次后，最外层的括号全部答对。" }, settings: { ...USUAL, cell: "lstm" } },
    { name: { en: "GRU, 32 units", zh: "GRU，32 个单元" }, expect: { en: "The same with one gate less: below 0.05 within 300 updates, always right after 1,000.", zh: "少一个门：300 次更新内低于 0.05，1,000 次后全部答对。" }, settings: { ...USUAL, cell: "gru" } },
    { name: { en: "RNN (tanh), 32 units", zh: "RNN（tanh），32 个单元" }, expect: { en: "Below 0.05 within 300 updates too, but after 1,000 it still forgets the outermost bracket now and then.", zh: "也在 300 次更新内低于 0.05，但 1,000 次后仍不时忘掉最外层的括号。" }, settings: { ...USUAL, cell: "rnn" } },
  ],
  dials: ["delay"],
  view: "memory",
  logarithmic: false,
};
