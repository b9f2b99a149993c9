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

/** `{name}`, or `{name|one|other}`. */
const PLACEHOLDER = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/**
 * The phrase in the reader's language, with `{name}` filled in from `values`. `{name|update|updates}` is the first word where
 * the value reads 1, else the second: English has the singular for 1 alone, not for 1.0 (CLDR). Chinese needs no such forms.
 * Reading it in a component subscribes to the language.
 */
export function say(phrase: Phrase, values: Readonly<Record<string, string | number>> = {}): string {
  return phrase[language.value].replace(PLACEHOLDER, (whole, name: string, one?: string, other?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one === undefined || other === undefined) return String(value);
    return String(value) === "1" ? one : other;
  });
}
