/** A penalty on every step back that does not keep the gradient's length. */
import type { RunDraft } from "../../link/lanes";
import type { Race } from "../scenario";
import { FADING } from "./starts";

/** Small and trained with plain SGD, so that a penalty on fading has an effect. */
const PLAIN: RunDraft = { ...FADING, hidden: 32, optimiser: "sgd", learningRate: 0.1 };

export const omega: Race = {
  id: "omega",
  name: { en: "With and without Ω", zh: "有 Ω 与没有 Ω" },
  look: {
    en: "Both start at spectral radius 0.9 and fade alike. After some 200 updates, compare the dark ends of their strips: Pascanu's Ω asks every step back to keep the gradient's length. A gradient that is kept is not yet a lower loss.",
    zh: "两个网络都从谱半径 0.9 开始，消退得一样快。约 200 次更新后，比较两条色带的暗端：Pascanu 的 Ω 要求往回的每一步保持梯度长度。保住了梯度，损失不一定就更低。",
  },
  sizes: "units",
  lanes: [
    { ...PLAIN, omega: 0 },
    { ...PLAIN, omega: 20 },
  ],
  expected: [{ run: 1, readout: "kept", lags: [0, 30], at: 200, above: { times: 3, of: 0 } }],
};
