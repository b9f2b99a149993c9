/** Copying: a few symbols, a long pause, and the same symbols again. Hochreiter & Schmidhuber 1997; Arjovsky et al. 2016. */
import type { Solo } from "../scenario";

const THIRTY = { hidden: 48, delay: 30, batch: 32, clip: "norm", clipLimit: 1 } as const;

/** A quarter of the loss of guessing: most of the three symbols (out of eight) are known. */
const SOLVED = (0.25 * 3 * Math.log(8)) / 36;

export const copying: readonly [Solo, ...Solo[]] = [
  {
    id: "linear",
    name: { en: "Linear RNN, orthogonal U", zh: "线性 RNN，U 正交" },
    look: { en: "Every singular value of U is 1, so nothing fades: solved within 400 updates.", zh: "U 的奇异值全为 1，信号不会衰减：400 次更新内学会。" },
    settings: { ...THIRTY, cell: "rnn", activation: "identity", recurrentInit: "orthogonal", learningRate: 0.002 },
    expected: [{ readout: "loss", by: 400, below: SOLVED }],
  },
  {
    id: "gru",
    name: { en: "GRU", zh: "GRU" },
    look: { en: "Solved within 1,200 updates: its gates have to be learnt first.", zh: "1,200 次更新内学会：门要先学会怎样开关。" },
    settings: { ...THIRTY, cell: "gru", learningRate: 0.005 },
    expected: [{ readout: "loss", by: 1_200, below: SOLVED }],
  },
  {
    id: "tanh",
    name: { en: "RNN (tanh)", zh: "RNN（tanh）" },
    look: { en: "The same U, but tanh shrinks what it carries: not solved within 1,000 updates.", zh: "U 相同，但 tanh 会把携带的内容缩小：1,000 次更新内学不会。" },
    settings: { ...THIRTY, cell: "rnn", learningRate: 0.002 },
    expected: [{ readout: "loss", until: 1_000, least: SOLVED }],
  },
];
