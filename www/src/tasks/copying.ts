/** Copying: a few symbols, a long pause, and the same symbols again. Hochreiter & Schmidhuber 1997; Arjovsky et al. 2016. */
import type { Task } from "./task";

export const copying: Task = {
  id: "copying",
  what: {
    en: "Reads a few symbols, waits (·), and at a sign (?) has to say them again in the same order.",
    zh: "读入几个符号，等待一段时间（·），看到信号（?）后按原来的顺序说出这些符号。",
  },
  data: null,
  dials: ["delay"],
};
