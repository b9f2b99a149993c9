/** How much of the fading is due to φ: four activations on the same orthogonal U. */
import type { Race } from "../scenario";
import { orthogonal } from "./starts";

export const activations: Race = {
  id: "activations",
  name: { en: "Four activations", zh: "四种激活函数" },
  look: {
    en: "U is orthogonal in all four, so only φ′ makes the gradient fade: not at all for the linear network, quickest for the sigmoid, whose slope is at most ¼.",
    zh: "四个网络的 U 都是正交的，梯度消退只因为 φ′：线性网络完全不消退，sigmoid 最快，它的斜率至多 ¼。",
  },
  sizes: "units",
  lanes: [orthogonal("tanh"), orthogonal("sigmoid"), orthogonal("relu"), orthogonal("identity")],
  expected: [
    { run: 1, readout: "kept", lags: [1, 30], at: 0, below: { times: 1, of: 0 } },
    { run: 1, readout: "kept", lags: [1, 30], at: 0, below: { times: 1, of: 2 } },
    { run: 3, readout: "kept", lags: [1, 30], at: 0, above: 0.99995, below: 1.00005 },
  ],
};
