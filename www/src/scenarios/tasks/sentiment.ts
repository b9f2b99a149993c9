/** A sentence in, one label out, after its last word: many to one. */
import type { Solo } from "../scenario";

const SIXTEEN = { hidden: 16, learningRate: 0.01, batch: 32, clip: "norm", clipLimit: 1, tokens: "words" } as const;

/** Of all held-out sentences, and of those with a negation. */
const ACCURATE = 0.98;
const NEGATED = 0.95;

export const sentiment: readonly [Solo, ...Solo[]] = [
  {
    id: "gru",
    name: { en: "GRU, 16 units", zh: "GRU，16 个单元" },
    look: { en: "Understands negation within 400 updates.", zh: "400 次更新内学会否定。" },
    settings: { ...SIXTEEN, cell: "gru" },
    expected: [
      { readout: "score", at: 400, least: ACCURATE },
      { readout: "negated", at: 400, least: NEGATED },
    ],
  },
  {
    id: "lstm",
    name: { en: "LSTM, 16 units", zh: "LSTM，16 个单元" },
    look: { en: "As quick: within 400 updates.", zh: "一样快：400 次更新内。" },
    settings: { ...SIXTEEN, cell: "lstm" },
    expected: [
      { readout: "score", at: 400, least: ACCURATE },
      { readout: "negated", at: 400, least: NEGATED },
    ],
  },
  {
    id: "tanh",
    name: { en: "RNN (tanh), 16 units", zh: "RNN（tanh），16 个单元" },
    look: { en: "Needs up to 800 updates: watch negated sentences come last.", zh: "最多需要 800 次更新：带否定的句子最后才学会。" },
    settings: { ...SIXTEEN, cell: "rnn" },
    expected: [
      { readout: "score", at: 800, least: ACCURATE },
      { readout: "negated", at: 800, least: NEGATED },
    ],
  },
];
