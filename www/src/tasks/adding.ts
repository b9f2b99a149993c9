/** The adding problem: two of many numbers are marked, and their sum is asked at the end. Hochreiter & Schmidhuber 1997. */
import type { Task } from "./task";

export const adding: Task = {
  id: "adding",
  what: {
    en: "Reads numbers between 0 and 1, two of them marked (+), and says the sum of those two at the end.",
    zh: "读入许多 0 到 1 之间的数，其中两个带标记（+），最后说出这两个数之和。",
  },
  data: null,
  dials: ["delay"],
};
