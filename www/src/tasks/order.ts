/** Temporal order: two of many symbols matter, and which came first. Hochreiter & Schmidhuber 1997, task 6a. */
import type { Task } from "./task";

const TANH = { cell: "rnn", activation: "tanh", hidden: 32, recurrentInit: "orthogonal", gain: 0.7, learningRate: 0.002, batch: 32, clip: "norm", clipLimit: 1 } as const;

export const order: Task = {
  id: "order",
  what: {
    en: "Reads many symbols of which two, an X or a Y each, matter; at the end it says which came in which order: XX, XY, YX or YY.",
    zh: "读入许多符号，其中只有两个重要（各是 X 或 Y）；最后说出它们的先后：XX、XY、YX 还是 YY。",
  },
  data: null,
  presets: [
    { name: { en: "RNN (tanh, gain 0.7), delay 30", zh: "RNN（tanh，增益 0.7），延迟 30" }, expect: { en: "Waits at ln 4 for long, and is solved within 1,500 updates.", zh: "长时间停在 ln 4，1,500 次更新内学会。" }, settings: { ...TANH, delay: 30 } },
    { name: { en: "The same, delay 10", zh: "同上，延迟 10" }, expect: { en: "Solved within 150 updates: the gradient still arrives.", zh: "150 次更新内学会：梯度还传得到。" }, settings: { ...TANH, delay: 10 } },
    { name: { en: "The same, delay 60", zh: "同上，延迟 60" }, expect: { en: "Still at ln 4 after 1,500 updates: the gradient that could teach it has vanished.", zh: "1,500 次更新后仍停在 ln 4：能教会它的梯度已经消失。" }, settings: { ...TANH, delay: 60 } },
    { name: { en: "GRU, delay 60", zh: "GRU，延迟 60" }, expect: { en: "Solved within 1,500 updates: its gates keep what matters.", zh: "1,500 次更新内学会：门留住了重要的信息。" }, settings: { ...TANH, cell: "gru", gain: 1, delay: 60 } },
  ],
  dials: ["delay"],
  view: "memory",
  logarithmic: false,
};
