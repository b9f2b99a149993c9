/** Gates have to learn to be open: at their default biases they keep no gradient alive. */
import type { Race } from "../scenario";
import { orthogonal } from "./starts";

export const defaults: Race = {
  id: "defaults",
  name: { en: "Gates at their default biases", zh: "门偏置取默认值" },
  look: {
    en: "Before the first update, look at the gradient through time: at the usual biases neither gated network keeps it alive. The GRU loses it sooner than a simple network with orthogonal weights, the LSTM only a little later. Gates have to be learnt open.",
    zh: "在第一次更新之前看穿过时间的梯度：偏置取常用值时，带门控的网络都保不住它。GRU 比正交初始化的简单网络丢得更快，LSTM 只稍慢一点。门要学会打开。",
  },
  sizes: "units",
  lanes: [orthogonal("tanh"), { cell: "lstm", forgetBias: 1 }, { cell: "gru", updateBias: 0 }],
  expected: [
    { run: 1, readout: "halfLife", at: 0, above: { times: 1, of: 0 }, below: { times: 2, of: 0 } },
    { run: 2, readout: "halfLife", at: 0, below: { times: 0.5, of: 0 } },
  ],
};
