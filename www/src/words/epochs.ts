/** What is said of the best epoch. */
import type { Phrase } from "../i18n";

export const epochWords = {
  best: { en: "Lowest mean loss of an epoch: {loss}, epoch {epoch}.", zh: "平均损失最低的一轮：第 {epoch} 轮，{loss}。" },
  here: { en: "These are its weights.", zh: "现在就是它的权重。" },
  back: { en: "Back to this epoch", zh: "回到这一轮" },
  backNote: {
    en: "Trains the same network anew, from the same seed, to the end of that epoch: the same weights to the last bit. Undo brings the present one back.",
    zh: "用同一个种子把同样的网络重新训练到那一轮结束：权重逐位相同。可以撤销，回到现在的网络。",
  },
  why: {
    en: "Late in training Adam's steps can be too long for a loss this small; it jumps, and the free run with it. Keras keeps the best epoch with EarlyStopping(restore_best_weights=True).",
    zh: "训练后期损失已经很小，Adam 的步子可能过大：损失会跳高，自由运行也随之变差。Keras 用 EarlyStopping(restore_best_weights=True) 保留最好的一轮。",
  },
} as const satisfies Record<string, Phrase>;
