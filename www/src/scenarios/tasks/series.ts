/** A series of numbers: read a window of it, say the next value. The classic snippet is SimpleRNN(128) and Dense(1). */
import type { Solo } from "../scenario";

/** What the classic snippet leaves to Keras: Glorot W, orthogonal U, Adam's own ε, no clipping, batches of 32. */
const KERAS = {
  cell: "rnn", activation: "tanh", recurrentInit: "orthogonal", inputInit: "glorot", optimiser: "adam", optimiserForm: "keras",
  learningRate: 0.001, clip: "off", window: 16, batch: 32, heldOut: 0.35,
} as const;

/** Too small an error to be seen in the picture. */
const UNSEEN = 1e-4;

export const series: readonly [Solo, ...Solo[]] = [
  {
    id: "keras",
    name: { en: "Keras: SimpleRNN(128) + Dense(1)", zh: "Keras：SimpleRNN(128) + Dense(1)" },
    look: {
      en: "Adam 0.001, MSE, 200 epochs, as in the classic snippet. Where training ends on a jump, go back to its best epoch.",
      zh: "Adam 0.001、MSE、200 轮，与那段经典代码相同。若训练恰好停在一次跳变上，可以回到最好的一轮。",
    },
    settings: { ...KERAS, hidden: 128 },
    epochs: 200,
    expected: [{ readout: "freeRun", epoch: 200, on: ["sine"], below: UNSEEN }],
  },
  {
    id: "keras-16",
    name: { en: "The same with 16 units", zh: "同上，只用 16 个单元" },
    look: { en: "305 parameters in place of 16,769. Does it free-run any worse? Compare them at their best epochs.", zh: "参数 305 个，而不是 16,769 个。自由运行会更差吗？请在各自最好的一轮比较。" },
    settings: { ...KERAS, hidden: 16 },
    epochs: 200,
    expected: [{ readout: "freeRun", epoch: 200, on: ["sine"], below: UNSEEN }],
  },
  {
    id: "gru",
    name: { en: "GRU, 32 units", zh: "GRU，32 个单元" },
    look: {
      en: "For series with several periods. On the sum of sines, 60 epochs bring its error one step ahead below a hundredth of that of the last value again.",
      zh: "适合有几个周期的序列。在正弦之和上，60 轮后预测一步的误差不到“重复上一个值”的百分之一。",
    },
    settings: { ...KERAS, cell: "gru", hidden: 32, window: 32, learningRate: 0.005, clip: "norm", clipLimit: 1 },
    epochs: 60,
    expected: [{ readout: "oneStep", epoch: 60, on: ["sines"], below: { times: 0.01, of: "persistence" } }],
  },
];
