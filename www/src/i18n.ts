/** A phrase is written once in every language, side by side; leaving one out does not type-check. */
import { signal } from "@preact/signals";

export interface Phrase {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Phrase;

/** The reader's language: what they chose, else the browser's. */
export const language = signal<Language>(
  typeof navigator !== "undefined" && /^zh\b/i.test(navigator.language) ? "zh" : "en",
);

/** The phrase in the reader's language, `{name}` filled in from `values`. Reading it in a component subscribes to the language. */
export function say(phrase: Phrase, values: Readonly<Record<string, string | number>> = {}): string {
  return phrase[language.value].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
