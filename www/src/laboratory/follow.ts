/**
 * Keeps a measurement up to date while somebody looks at it: at once when something else is asked for, at the page's
 * pace when the network has only learnt on.
 */
import { effect, untracked, type ReadonlySignal, type Signal } from "@preact/signals";

/** Shortest time between two looks at a network that trains, in milliseconds. */
export const PACE_MS = 1_000;
/** After a look that took long, this many times as long passes before the next: a fifth of one core at most. */
const REST = 4;

/** What is asked: `about` tells one question from another, `look` finds the answer. */
export interface Wish<Answer> {
  readonly about: string;
  look(): Promise<Answer | null>;
}

/** What may change the answer. */
export interface Followed<Answer> {
  readonly visible: ReadonlySignal<boolean>;
  /** What is asked for now, or null; reading signals subscribes to them. */
  wish(): Wish<Answer> | null;
  /** Changes whenever the network does. */
  age(): string;
  /** Gets every answer. */
  readonly told: Signal<Answer | null>;
  /** Set to why there is no answer, or null. */
  readonly trouble: Signal<string | null>;
}

/** Follows until the returned function is called. */
export function follow<Answer>({ visible, wish, age, told, trouble }: Followed<Answer>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let stopped = false;
  let seen = { about: "", age: "" };
  let rested = 0;
  /** The last look found nothing; the next waits its turn, whatever it asks. */
  let empty = false;

  const look = async (asked: Wish<Answer>, now: string): Promise<void> => {
    busy = true;
    const started = performance.now();
    const before = seen;
    seen = { about: asked.about, age: now };
    try {
      const answer = await asked.look();
      if (stopped) return;
      empty = answer === null;
      if (answer === null) seen = before;
      else {
        told.value = answer;
        trouble.value = null;
      }
    } catch (error) {
      if (stopped) return;
      trouble.value = error instanceof Error ? error.message : String(error);
    } finally {
      busy = false;
      const ended = performance.now();
      rested = ended + Math.max(PACE_MS, REST * (ended - started));
      if (!stopped) schedule();
    }
  };

  const schedule = (): void => {
    untracked(() => {
      clearTimeout(timer);
      if (busy || !visible.value) return;
      const asked = wish();
      const now = age();
      if (asked === null || (asked.about === seen.about && now === seen.age)) return;
      const wait = empty || asked.about === seen.about ? Math.max(0, rested - performance.now()) : 0;
      timer = setTimeout(() => void look(asked, age()), wait);
    });
  };

  const stop = effect(() => {
    void [visible.value, wish(), age()];
    schedule();
  });
  return () => {
    stopped = true;
    stop();
    clearTimeout(timer);
  };
}
