/** What the reader drafts: the signals that a link carries, besides the text. */
import { signal } from "@preact/signals";
import type { Language } from "../i18n";
import { USUAL_WRITING } from "../limits";
import { SAMPLING, type View } from "../link";
import { USUAL_RACE, type RaceDraft } from "../link/lanes";
import { DEFAULTS, type Config, type Sampling } from "../wire";
import type { Theme } from "./shapes";

/** A draft in which everything is the default. */
export function newDraft() {
  return {
    /** What the controls show. */
    settings: signal<Config>({ ...DEFAULTS }),
    sampling: signal<Sampling>({ ...SAMPLING }),
    /** Characters per rendering of text. */
    writingLength: signal(USUAL_WRITING),
    /** Training pauses by itself at this update; null is never. */
    stopAt: signal<number | null>(null),
    theme: signal<Theme>("auto"),
    view: signal<View>("one"),
    /** The runs of the race. */
    race: signal<RaceDraft>(USUAL_RACE),
    /** The language the reader chose; null follows the browser. */
    chosenLanguage: signal<Language | null>(null),
  };
}

export type Draft = ReturnType<typeof newDraft>;
