/** The source that the translation's figures share, and the greedy translation of it that is shown, aligned, and followed through the bottleneck. */
import { computed, signal } from "@preact/signals";
import { store } from "../page";
import type { Question, Sample } from "../wire";
import { query } from "./query";

/** What is translated before the reader types. */
const FIRST: Readonly<Partial<Record<Sample, string>>> = { numbers: "three hundred five", phrases: "他有三本红色的书", dates: "12 mar 2021" };

/** What the reader typed; null is the first source. */
export const typed = signal<string | null>(null);

/** What is translated. */
export const source = computed(() => {
  const { source, preview } = store.texts.current.value;
  const first = source.kind === "built-in" ? FIRST[source.id as Sample] : undefined;
  return typed.value ?? first ?? preview.split("\n")[0]?.split(/[\t,;]/)[0] ?? "";
});

/** Asks for a translation with `beam` candidates kept open; an empty source has none. */
export function translate(beam: number): Extract<Question, { ask: "translate" }> | null {
  return source.value.trim() === "" ? null : { ask: "translate", source: source.value, beam };
}

export const greedy = query("translate", () => translate(1));
