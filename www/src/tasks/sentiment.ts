/** A sentence in, one label out, after its last word: many to one. */
import type { Task } from "./task";

const SIXTEEN = { hidden: 16, learningRate: 0.01, batch: 32, clip: "norm", clipLimit: 1, tokens: "words" } as const;

export const sentiment: Task = {
  id: "sentiment",
  what: {
    en: "Reads a sentence word by word and says, at its end, what is thought: positive or negative. A “not” early in the sentence turns what comes much later.",
    zh: "逐词读完一句话，在句末判断是正面还是负面。句子前面的“不”会翻转很久之后才出现的词。",
  },
  data: {
    format: { en: "A label, a tab and a sentence on every line, or a CSV of two columns.", zh: "每行一个标签、一个制表符、一句话；或两列的 CSV。" },
    samples: ["en", "zh"],
  },
  presets: [
    { name: { en: "GRU, 16 units", zh: "GRU，16 个单元" }, expect: { en: "Understands negation within 400 updates.", zh: "400 次更新内学会否定。" }, settings: { ...SIXTEEN, cell: "gru" } },
    { name: { en: "LSTM, 16 units", zh: "LSTM，16 个单元" }, expect: { en: "As quick: within 400 updates.", zh: "一样快：400 次更新内。" }, settings: { ...SIXTEEN, cell: "lstm" } },
    { name: { en: "RNN (tanh), 16 units", zh: "RNN（tanh），16 个单元" }, expect: { en: "Needs up to 800 updates: watch negated sentences come last.", zh: "最多需要 800 次更新：带否定的句子最后才学会。" }, settings: { ...SIXTEEN, cell: "rnn" } },
  ],
  dials: ["tokens", "heldOut"],
  view: "sentiment",
  logarithmic: false,
};
