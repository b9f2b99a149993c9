/**
 * Keeps a measurement up to date while it is on screen: at once when the question changes, at the page's pace when
 * only the network has trained on.
 *
 * An answer belongs to the network it was asked of; when that is replaced, the answer is dropped.
 */
import { computed, effect, signal, untracked, type ReadonlySignal } from "@preact/signals";

/** Shortest time between two measurements of a network that trains, in milliseconds. */
export const PACE_MS = 1_000;
/** After a measurement, this many times its duration passes before the next: at most a fifth of one core is used. */
const REST = 4;

/** What is asked. */
export interface Request<Answer> {
  /** Tells one question from another about the same. */
  readonly about: string;
  /** Finds the answer; null where there is none. */
  look(): Promise<Answer | null>;
}

/** What may change the answer. */
export interface Followed<Answer> {
  /** Query while this is true. */
  readonly visible: ReadonlySignal<boolean>;
  /** What an answer must belong to to be shown: the network and the part of it, where the answer does not say so itself. */
  of(): string;
  /** The current question, or null; reading signals subscribes to them. */
  request(): Request<Answer> | null;
  /** Changes whenever the network does. */
  version(): string;
}

export interface Following<Answer> {
  /** The newest answer, where it belongs to the current question. */
  readonly answer: ReadonlySignal<Answer | null>;
  /** Why there is no newer one, or null. */
  readonly trouble: ReadonlySignal<string | null>;
  /** Asks until the returned function is called. */
  start(): () => void;
}

/** What came of asking. */
interface Outcome<Answer> {
  readonly of: string;
  readonly answer: Answer | null;
  readonly trouble: string | null;
}

export function follow<Answer>(followed: Followed<Answer>): Following<Answer> {
  const outcome = signal<Outcome<Answer> | null>(null);
  const now = computed(() => (outcome.value?.of === followed.of() ? outcome.value : null));
  return {
    answer: computed(() => now.value?.answer ?? null),
    trouble: computed(() => now.value?.trouble ?? null),
    start: () =>
      keepAsking(followed, (news) => {
        // Where a measurement fails, the answer before it stays: it is still true of its update.
        const before = outcome.peek();
        outcome.value = news.answer === null && before?.of === news.of ? { ...news, answer: before.answer } : news;
      }),
  };
}

function keepAsking<Answer>({ visible, of, request, version }: Followed<Answer>, tell: (news: Outcome<Answer>) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let stopped = false;
  let seen = { asked: "", version: "" };
  let rested = 0;
  /** The question that last had no answer, or null; it waits for its turn like an answered one. */
  let empty: string | null = null;

  const look = async (thing: string, { about, look }: Request<Answer>, now: string): Promise<void> => {
    busy = true;
    const started = performance.now();
    const before = seen;
    const asked = `${thing} ${about}`;
    seen = { asked, version: now };
    try {
      const answer = await look();
      if (stopped) return;
      empty = answer === null ? asked : null;
      if (answer === null) seen = before;
      else tell({ of: thing, answer, trouble: null });
    } catch (error) {
      if (stopped) return;
      tell({ of: thing, answer: null, trouble: error instanceof Error ? error.message : String(error) });
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
      const next = request();
      if (next === null) return;
      const thing = of();
      const asked = `${thing} ${next.about}`;
      if (asked === seen.asked && version() === seen.version) return;
      const wait = asked === empty || asked === seen.asked ? Math.max(0, rested - performance.now()) : 0;
      timer = setTimeout(() => void look(thing, next, version()), wait);
    });
  };

  const stop = effect(() => {
    void [visible.value, of(), request(), version()];
    schedule();
  });
  return () => {
    stopped = true;
    stop();
    clearTimeout(timer);
  };
}
