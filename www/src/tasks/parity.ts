/** Parity: whether the number of ones so far is odd. Every 1 flips the answer. */
import type { Task } from "./task";

export const parity: Task = {
  id: "parity",
  what: {
    en: "Reads zeros and ones and says whether the number of ones is odd (1) or even (0). No input may be missed: every 1 flips the answer.",
    zh: "读入 0 和 1，判断 1 的个数是奇数（答 1）还是偶数（答 0）。哪个输入都不能漏：每个 1 都会翻转答案。",
  },
  data: null,
  dials: ["delay"],
};
