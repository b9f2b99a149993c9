/** What a channel is; the engine names them by letter, the same in both languages. */
import type { Phrase } from "../i18n";

export const channelWords: Readonly<Record<string, Phrase>> = {
  h: { en: "h, hidden state", zh: "h，隐状态" },
  a: { en: "a, before the activation", zh: "a，激活之前" },
  c: { en: "c, cell state", zh: "c，单元状态" },
  i: { en: "i, input gate", zh: "i，输入门" },
  f: { en: "f, forget gate", zh: "f，遗忘门" },
  g: { en: "g, candidate", zh: "g，候选记忆元" },
  o: { en: "o, output gate", zh: "o，输出门" },
  r: { en: "r, reset gate", zh: "r，重置门" },
  z: { en: "z, update gate (keeps the old state)", zh: "z，更新门（保留旧状态）" },
  n: { en: "n, candidate", zh: "n，候选状态" },
};
