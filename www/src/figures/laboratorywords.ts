/** What the laboratory's figures say alike, and how each says it of a task. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { say, type Phrase } from "../i18n";
import type { FigureWords } from "./figure";
import { isTask } from "./view";

export const labWords = {
  trouble: { en: "This could not be measured: {detail}", zh: "无法测量：{detail}" },
  wait: { en: "Measuring …", zh: "正在测量……" },
  matrix: { en: "Matrix", zh: "矩阵" },
  gateBlock: { en: "U of {gate}", zh: "{gate} 的 U" },
} as const satisfies Record<string, Phrase>;

/** `words`, and of a network that reads the steps of a task what it says otherwise. */
export function forTask(words: FigureWords, ofTask: Partial<FigureWords>): () => FigureWords {
  return () => (isTask.value ? { ...words, ...ofTask } : words);
}

/** Why a measurement failed, as a sentence; null where it did not. */
export function failure(trouble: ReadonlySignal<string | null>): ReadonlySignal<string | null> {
  return computed(() => (trouble.value === null ? null : say(labWords.trouble, { detail: trouble.value })));
}
