/** Parity: whether the ones so far are odd in number. Every single one of them turns the answer. */
import type { Task } from "./task";

const USUAL = { hidden: 32, delay: 10, learningRate: 0.005, batch: 32, clip: "norm", clipLimit: 1 } as const;

export const parity: Task = {
  id: "parity",
  what: {
    en: "Reads zeros and ones and says whether the number of ones is odd (1) or even (0). No input may be missed: every 1 turns the answer.",
    zh: "读入 0 和 1，判断 1 的个数是奇数（答 1）还是偶数（答 0）。哪个输入都不能漏：每个 1 都会翻转答案。",
  },
  data: null,
  presets: [
    { name: { en: "LSTM, 32 units", zh: "LSTM，32 个单元" }, expect: { en: "Waits at ln 2, then finds the flip-flop within 200 updates.", zh: "先停在 ln 2，然后在 200 次更新内找到翻转的办法。" }, settings: { ...USUAL, cell: "lstm" } },
    { name: { en: "GRU, 32 units", zh: "GRU，32 个单元" }, expect: { en: "The same with one gate less, within 200 updates too.", zh: "少一个门，同样在 200 次更新内学会。" }, settings: { ...USUAL, cell: "gru" } },
    { name: { en: "RNN (tanh), 32 units", zh: "RNN（tanh），32 个单元" }, expect: { en: "Without any gate it takes longer, and is solved within 400 updates.", zh: "没有门，要久一些，400 次更新内学会。" }, settings: { ...USUAL, cell: "rnn" } },
  ],
  dials: ["delay"],
  view: "memory",
  logarithmic: false,
};
