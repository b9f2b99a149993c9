/** What is watched: which question is due, and which answers are out of date. */
import type { Watched } from "../protocol";
import { keyOf, type Question } from "../questions";

/** What can be asked of a session: a question, or the hash of its weights, which is always watched. */
export type Looked = Question | typeof HASH;

export const HASH = { ask: "hash" } as const;

/** Shortest time between two hashes while training, in milliseconds. */
const HASH_MS = 500;

/** A question and the last time it was asked. */
interface Entry {
  readonly question: Looked;
  readonly every: number;
  readonly key: string;
  readonly watched: boolean;
  /** The update of the last answer. */
  update: number;
  /** When that was, in milliseconds. */
  at: number;
  /** The engine refused; the same question is not asked again of the same network. */
  refused: boolean;
}

const NEVER = { update: -1, at: -Infinity, refused: false } as const;

/** Remembers when each question was asked last, and which is to be asked next. */
export class Scheduler {
  private entries: Entry[] = [enter({ question: HASH, every: HASH_MS })];

  /** Watches these questions instead of those before, and the hash. */
  watch(questions: readonly Watched[]): void {
    const before = this.entries;
    const wanted = [{ question: HASH, every: HASH_MS }, ...questions].map(enter);
    const keys = new Set(wanted.map(({ key }) => key));
    this.entries = wanted.map((entry) => {
      const same = before.find(({ key }) => key === entry.key);
      // A question that replaces another of the same name (say, about another layer) keeps that one's pace.
      const replaced = before.find(({ key, question }) => question.ask === entry.question.ask && !keys.has(key));
      const { update, at, refused } = same ?? { ...NEVER, at: replaced?.at ?? NEVER.at };
      return { ...entry, update, at, refused };
    });
    // A question that is no longer watched keeps its time of asking for when it is watched again, unless another replaced it.
    const asks = new Set(wanted.map(({ question }) => question.ask));
    this.entries.push(...before.filter(({ question }) => !asks.has(question.ask)).map((entry) => ({ ...entry, watched: false })));
  }

  /** Every answer so far is out of date: another network, or the same one rewound. */
  forget(): void {
    this.entries = this.entries.map((entry) => ({ ...entry, ...NEVER }));
  }

  /** The most overdue question; null when none is due. `update` is the network's, `now` in milliseconds. */
  due(update: number, now: number): Looked | null {
    let most: Entry | null = null;
    let longest = 0;
    for (const entry of this.entries) {
      if (!isStale(entry, update)) continue;
      const overdue = now - entry.at - entry.every;
      if (overdue >= longest) [most, longest] = [entry, overdue];
    }
    return most?.question ?? null;
  }

  /** A question whose last answer is not of this update; null when all are up to date. */
  stale(update: number): Looked | null {
    return this.entries.find((entry) => isStale(entry, update))?.question ?? null;
  }

  /** `question` is asked now of the network as it is after `update` updates; `ask` throws where the engine refuses it. */
  asking(question: Looked, update: number, now: number, ask: () => void): void {
    const key = keyOf(question);
    const entry = this.entries.find((other) => other.key === key);
    if (entry !== undefined) Object.assign(entry, { update, at: now, refused: true });
    ask();
    if (entry !== undefined) entry.refused = false;
  }
}

function enter({ question, every }: Pick<Entry, "question" | "every">): Entry {
  return { question, every, ...NEVER, key: keyOf(question), watched: true };
}

function isStale({ watched, update, refused }: Entry, now: number): boolean {
  return watched && !refused && update !== now;
}
