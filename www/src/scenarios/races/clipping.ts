/** An explosion, and two ways of clipping that stop it. */
import type { RunDraft } from "../../link/lanes";
import type { Race } from "../scenario";

/** Plain SGD at a rate at which a network of this size trains well, but on a U with too large a ρ. */
const EXPLODING: RunDraft = {
  cell: "rnn",
  hidden: 32,
  activation: "relu",
  recurrentInit: "spectral",
  gain: 1.7,
  optimiser: "sgd",
  learningRate: 1,
  clip: "off",
};

export const clipping: Race = {
  id: "clipping",
  name: { en: "Explosion, and clipping", zh: "梯度爆炸与裁剪" },
  look: {
    en: "ReLU at spectral radius 1.7 with plain SGD at rate 1, three times: without clipping it leaves the race within a few updates. Watch the gradient norm, before clipping, of the two that are clipped.",
    zh: "谱半径 1.7 的 ReLU 网络，用学习率 1 的普通 SGD，共三个：不裁剪的几次更新就退出。看另外两个裁剪前的梯度范数。",
  },
  sizes: "units",
  lanes: [EXPLODING, { ...EXPLODING, clip: "norm", clipLimit: 1 }, { ...EXPLODING, clip: "value", clipLimit: 0.01 }],
  expected: [
    { run: 0, readout: "stops", by: 30 },
    { run: 1, readout: "lives", until: 300 },
    { run: 1, readout: "loss", at: 300, above: 0, below: 2.5 },
    { run: 2, readout: "lives", until: 300 },
    { run: 2, readout: "loss", at: 300, above: 0, below: 2.5 },
  ],
};
