/** A line in, another line out: an encoder reads, a decoder writes, with what the first hands over in between. */
import type { Task } from "./task";

const PAIRS = { learningRate: 0.005, batch: 32, clip: "norm", clipLimit: 1 } as const;

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
  presets: [
    {
      name: { en: "Numbers: LSTM, 64 units", zh: "数词：LSTM，64 个单元" },
      expect: {
        en: "Right about 99 of 100 numbers it has never seen after 500 updates. Weight decay keeps it from learning the few round hundreds by heart.",
        zh: "500 次更新后，从未见过的数 100 个里译对 99 个。权重衰减使它不去死记为数不多的整百数。",
      },
      // Without decay, a round hundred that was set aside may stay wrong for good: nothing but the other eight teaches it.
      settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "words", optimiser: "adamw", weightDecay: 0.1 },
      sample: "numbers",
    },
    {
      name: { en: "Numbers, letter by letter: GRU, 96 units, attention", zh: "数词，逐字母：GRU，96 个单元，带注意力" },
      expect: {
        en: "Reads up to 27 letters before it writes: 99 of 100 right after 300 updates, though each of them is slower.",
        zh: "要先读完最多 27 个字母才开始写：300 次更新后 100 个里译对 99 个，但每次更新更慢。",
      },
      settings: { ...PAIRS, cell: "gru", hidden: 96, tokens: "characters", attention: "additive" },
      sample: "numbers",
    },
    {
      name: { en: "Phrases: LSTM, 64 units", zh: "短语：LSTM，64 个单元" },
      expect: { en: "99 of 100 right after 300 updates.", zh: "300 次更新后 100 句里译对 99 句。" },
      settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "words" },
      sample: "phrases",
    },
    {
      name: { en: "Phrases with attention", zh: "短语，带注意力" },
      expect: { en: "The same after 200; the alignment picture shows which word it looks at as it writes.", zh: "200 次就能做到；对齐图显示写每个词时看的是哪个词。" },
      settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "words", attention: "additive" },
      sample: "phrases",
    },
    {
      name: { en: "Dates: LSTM, 64 units", zh: "日期：LSTM，64 个单元" },
      expect: { en: "The hardest of the three: 99 of 100 right after 700 updates.", zh: "三者中最难：700 次更新后 100 个里写对 99 个。" },
      settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "characters" },
      sample: "dates",
    },
  ],
  dials: ["tokens", "attention", "heldOut"],
  view: "translation",
  logarithmic: false,
};
