/** The comments of the Keras script, and what it prints: in the reader's language, like the page it comes from. */
import type { Phrase } from "../i18n";

export const scriptWords = {
  same: {
    en: "An experiment of Unrolled as a Keras script: the same data, split, scaling, network, optimiser and number of epochs.",
    zh: "Unrolled 的一个实验，写成 Keras 脚本：数据、划分、缩放、网络、优化器和轮数都相同。",
  },
  differs: {
    en: "The initial weights and the order of the windows differ, because every library draws its own random numbers.",
    zh: "初始权重和窗口的顺序不同，因为每个库都用自己的随机数。",
  },
  packed: {
    en: "Keras makes the U of all gates together orthogonal, Unrolled that of each gate; memory starts out shorter here.",
    zh: "Keras 让所有门的 U 合起来正交，Unrolled 则让每个门的 U 各自正交；所以这里起初的记忆较短。",
  },
  border: { en: "the first value that is held out", zh: "留出部分的第一个值" },
  scaled: {
    en: "The smallest value learnt from becomes -1, the largest 1.",
    zh: "训练部分的最小值变为 -1，最大值变为 1。",
  },
  windows: { en: "Every window of the training part, and the value after it.", zh: "训练部分的每个窗口，以及它之后的值。" },
  best: { en: "With this argument more, it ends with the weights of its best epoch:", zh: "加上下面这个参数，训练结束时会保留最好一轮的权重：" },
  oneStep: { en: "one step ahead, held out:", zh: "留出部分，预测一步：" },
  alone: { en: "Left alone, it reads its own predictions.", zh: "自由运行：读入自己的预测。" },
  freeRun: { en: "free running, steps and error:", zh: "自由运行的步数和误差：" },
} as const satisfies Record<string, Phrase>;
