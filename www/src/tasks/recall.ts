/** Delayed recall: the first symbol, asked for after as many distractors as the delay says. */
import type { Task } from "./task";

export const recall: Task = {
  id: "recall",
  what: {
    en: "Reads one of four keys, then distractors, and is asked for the key at the end (?).",
    zh: "先读入四个关键符号之一，再读入干扰符号，最后（?）要说出那个关键符号。",
  },
  data: null,
  dials: ["delay"],
};
