/** A sentence in, one label out, after its last word: many to one. */
import type { Task } from "./task";

export const sentiment: Task = {
  id: "sentiment",
  what: {
    en: "Reads a sentence word by word and says at its end whether the opinion is positive or negative. A “not” early in the sentence reverses what comes much later.",
    zh: "逐词读完一句话，在句末判断是正面还是负面。句子前面的“不”会翻转很久之后才出现的词。",
  },
  data: {
    format: { en: "A label, a tab and a sentence on every line, or a CSV of two columns.", zh: "每行一个标签、一个制表符、一句话；或两列的 CSV。" },
    samples: ["en", "zh"],
  },
  dials: ["tokens", "heldOut"],
};
