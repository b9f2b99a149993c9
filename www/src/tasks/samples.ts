/** The built-in data that the engine generates, and the task each is for. */
import type { Sample, TaskKind } from "../wire";
import type { Language } from "../i18n";

const TASK_OF: Readonly<Record<Sample, TaskKind>> = {
  sine: "series",
  sines: "series",
  noise: "series",
  sawtooth: "series",
  logistic: "series",
  trend: "series",
  en: "sentiment",
  zh: "sentiment",
  numbers: "translation",
  phrases: "translation",
  dates: "translation",
};

/** All of them, by name. */
export const SAMPLES = Object.keys(TASK_OF) as Sample[];

/** Whether a name is that of built-in data. */
export function isSample(id: string): id is Sample {
  return Object.hasOwn(TASK_OF, id);
}

/** Whether a task learns from lines of data rather than from fresh examples at every update, or from a text. */
export function readsTable(task: TaskKind): boolean {
  return Object.values(TASK_OF).includes(task);
}

/** The data a task opens with, for a reader of `language`; null where it needs none. */
export function usualSample(task: TaskKind, language: Language): Sample | null {
  if (task === "sentiment" && language === "zh") return "zh";
  return SAMPLES.find((sample) => TASK_OF[sample] === task) ?? null;
}

/** The task of built-in data. */
export function taskOf(sample: Sample): TaskKind {
  return TASK_OF[sample];
}
