/** A line in, another line out: an encoder reads, and a decoder writes from the encoder's last state. */
import type { Task } from "./task";

export const translation: Task = {
  id: "translation",
  what: {
    en: "One network, the encoder, reads the source; another, the decoder, starts from its last state and writes the translation. While it learns it is given the right words so far (teacher forcing); in the exam it reads its own.",
    zh: "编码器读入源句，解码器从编码器的最后状态出发写出译文。学习时给解码器正确的前文（教师强制），考试时它只读自己写出的词。",
  },
  data: {
    format: { en: "A source, a tab and its target on every line, or a CSV of two columns.", zh: "每行一个源句、一个制表符、一个译文；或两列的 CSV。" },
    samples: ["numbers", "phrases", "dates"],
  },
  dials: ["tokens", "attention", "heldOut"],
};
