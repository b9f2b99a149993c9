/** A line in, another line out: an encoder reads, and a decoder writes from the encoder's last state. */
import type { Solo } from "../scenario";

const PAIRS = { learningRate: 0.005, batch: 32, clip: "norm", clipLimit: 1 } as const;

/** The share of held-out sources that are translated without a mistake. */
const EXACT = 0.99;

export const translation: readonly [Solo, ...Solo[]] = [
  {
    id: "numbers",
    name: { en: "Numbers: LSTM, 64 units", zh: "数词：LSTM，64 个单元" },
    look: {
      en: "Right about 99 of 100 numbers it has never seen after 500 updates. Weight decay keeps it from learning the few round hundreds by heart.",
      zh: "500 次更新后，从未见过的数 100 个里译对 99 个。权重衰减使它不去死记为数不多的整百数。",
    },
    // Without weight decay, a held-out round hundred may stay wrong for ever: only the other eight hundreds teach it.
    settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "words", optimiser: "adamw", weightDecay: 0.1 },
    sample: "numbers",
    expected: [{ readout: "score", at: 500, least: EXACT }],
    // Of nine round hundreds one or two are held out, and those are hardest: the check needs more seeds.
    seeds: 8,
  },
  {
    id: "letters",
    name: { en: "Numbers, letter by letter: GRU, 96 units, attention", zh: "数词，逐字母：GRU，96 个单元，带注意力" },
    look: {
      en: "Reads up to 27 letters before it writes: 99 of 100 right after 300 updates, though each of them is slower.",
      zh: "要先读完最多 27 个字母才开始写：300 次更新后 100 个里译对 99 个，但每次更新更慢。",
    },
    settings: { ...PAIRS, cell: "gru", hidden: 96, tokens: "characters", attention: "additive" },
    sample: "numbers",
    expected: [{ readout: "score", at: 300, least: EXACT }],
  },
  {
    id: "phrases",
    name: { en: "Phrases: LSTM, 64 units", zh: "短语：LSTM，64 个单元" },
    look: { en: "99 of 100 right after 300 updates.", zh: "300 次更新后 100 句里译对 99 句。" },
    settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "words" },
    sample: "phrases",
    expected: [{ readout: "score", at: 300, least: EXACT }],
  },
  {
    id: "phrases-attention",
    name: { en: "Phrases with attention", zh: "短语，带注意力" },
    look: { en: "The same after 200; the alignment picture shows which word it looks at as it writes.", zh: "200 次就能做到；对齐图显示写每个词时看的是哪个词。" },
    settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "words", attention: "additive" },
    sample: "phrases",
    expected: [{ readout: "score", at: 200, least: EXACT }],
  },
  {
    id: "dates",
    name: { en: "Dates: LSTM, 64 units", zh: "日期：LSTM，64 个单元" },
    look: { en: "The hardest of the three: 99 of 100 right after 700 updates.", zh: "三者中最难：700 次更新后 100 个里写对 99 个。" },
    settings: { ...PAIRS, cell: "lstm", hidden: 64, tokens: "characters" },
    sample: "dates",
    expected: [{ readout: "score", at: 700, least: EXACT }],
  },
];
