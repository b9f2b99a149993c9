/** What the figures of several tasks say. */
import type { Phrase } from "../i18n";
import type { BaselineKind, Metric } from "../wire";

export const metricWords: Readonly<Record<Metric, Phrase>> = {
  accuracy: { en: "accuracy", zh: "准确率" },
  exactMatch: { en: "exact match", zh: "完全匹配率" },
  mse: { en: "mean squared error", zh: "均方误差" },
};

export const baselineWords: Readonly<Record<BaselineKind, Phrase>> = {
  uniform: { en: "uniform guess", zh: "均匀猜测" },
  frequencies: { en: "knowing only frequencies", zh: "只知频率" },
  memoryless: { en: "without memory", zh: "没有记忆" },
  mean: { en: "always the mean", zh: "总答平均值" },
  persistence: { en: "the last value again", zh: "重复上一个值" },
};

export const taskWords = {
  chance: { en: "by chance", zh: "随机猜测" },
  always: { en: "always the mean", zh: "总答平均值" },
} as const satisfies Record<string, Phrase>;
