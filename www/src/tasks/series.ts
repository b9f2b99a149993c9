/** A series of numbers: read a window of it, say the next value. The classic snippet is SimpleRNN(128) and Dense(1). */
import type { Task } from "./task";

export const series: Task = {
  id: "series",
  what: {
    en: "Reads a window of numbers and says the next one. Later it reads its own answers and runs on by itself.",
    zh: "读入一段数值，预测下一个；之后把自己的输出当作输入，独自继续预测。",
  },
  data: {
    format: {
      en: "Numbers, one a line, or a table (CSV) with a column of numbers.",
      zh: "每行一个数，或带一列数字的表格（CSV）。",
    },
    samples: ["sine", "sines", "noise", "sawtooth", "logistic", "trend"],
  },
  dials: ["window", "heldOut"],
};
