/** Three ways to keep the gradient alive from the start, beside one that does not. */
import type { RunDraft } from "../../link/lanes";
import type { Race } from "../scenario";
import { FADING } from "./starts";

/** Le, Jaitly & Hinton 2015: ReLU units that start by copying themselves. */
const IRNN: RunDraft = { cell: "rnn", activation: "relu", recurrentInit: "identity", gain: 1 };

export const alive: Race = {
  id: "alive",
  name: { en: "Who keeps the gradient at the start?", zh: "开始时谁保住了梯度？" },
  look: {
    en: "Before the first update: tanh at spectral radius 0.9 has lost its gradient long before the window ends. A forget-gate bias of 3, an update-gate bias of 3, or ReLU with U = I keep it alive.",
    zh: "在第一次更新之前：谱半径 0.9 的 tanh 网络，梯度远在窗口结束之前就没了。遗忘门偏置取 3、更新门偏置取 3，或 ReLU 加 U = I，都能把它保住。",
  },
  sizes: "units",
  lanes: [FADING, { cell: "lstm", forgetBias: 3 }, { cell: "gru", updateBias: 3 }, IRNN],
  expected: [
    { run: 0, readout: "kept", lags: [1, 49], at: 0, below: 1e-3 },
    { run: 1, readout: "kept", lags: [1, 49], at: 0, above: 0.5 },
    { run: 2, readout: "kept", lags: [1, 49], at: 0, above: 0.08 },
    { run: 3, readout: "kept", lags: [1, 49], at: 0, above: 0.25 },
  ],
};
