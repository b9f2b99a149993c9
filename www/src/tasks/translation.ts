/** A line in, another line out: an encoder reads, a decoder writes, with what the first hands over in between. */
import type { Task } from "./task";

const PAIRS = { learningRate: 0.005, batch: 32, clip: "norm", clipLimit: 1 } as const;

export const translation: Task = {
  id: "translation",
  what: {
    en: "One network, the encoder, reads the source; another, the decoder, starts from its last state and writes the translation. While it learns it is given the right words so far (teacher forcing); in the exam it reads its own.",
    zh: "编码器读入源句，解码器从它的最后状态出发写出译文。学习时给它正确的前文（教师强制），考试时它只读自己写的。",
  },
  data: {
    format: { en: "A source, a tab and its target on every line, or a CSV of two columns.", zh: "每行一个源句、一个制表符、一个译文；或两列的 CSV。" },
    samples: ["numbers", "phrases", "dates"],
  },
  presets: [
    {
      name: { en: "Numbers: LSTM, 64 units", zh: "数词：LSTM，64 个单元" },
      expect: { en: "About 500 updates to say numbers it has never seen.", zh: "约 500 次更新后能说出从未见过的数。" },
      settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "words" },
      sample: "numbers",
    },
    {
      name: { en: "Numbers, letter by letter: GRU, 96 units, attention", zh: "数词，逐字母：GRU，96 个单元，带注意力" },
      expect: {
        en: "Reads up to 27 letters before it writes: about 300 updates, and slower ones.",
        zh: "要先读完最多 27 个字母才开始写：约 300 次更新，每次也更慢。",
      },
      settings: { ...PAIRS, cell: "gru", hidden: 96, tokens: "characters", attention: "additive" },
      sample: "numbers",
    },
    {
      name: { en: "Phrases: LSTM, 64 units", zh: "短语：LSTM，64 个单元" },
      expect: { en: "About 300 updates.", zh: "约 300 次更新。" },
      settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "words" },
      sample: "phrases",
    },
    {
      name: { en: "Phrases with attention", zh: "短语，带注意力" },
      expect: { en: "The alignment picture shows which word it looks at as it writes.", zh: "对齐图显示写每个词时看的是哪个词。" },
      settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "words", attention: "additive" },
      sample: "phrases",
    },
    {
      name: { en: "Dates: LSTM, 64 units", zh: "日期：LSTM，64 个单元" },
      expect: { en: "The hardest of the three: not yet all right after 650 updates.", zh: "三者中最难：650 次更新后仍不全对。" },
      settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "characters" },
      sample: "dates",
    },
  ],
  dials: ["tokens", "attention", "heldOut"],
  view: "translation",
  logarithmic: false,
};
