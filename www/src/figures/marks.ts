/** The marks of one run: what each says in a read-out, in the table and in a sentence; plot/rings.ts draws them. */
import { eventWords, markOf } from "../words/events";
import { say } from "../i18n";
import type { Marks } from "../plot/cursor";
import { paintRings, type NumberedMark } from "../plot/rings";

/** One mark. */
export interface Mark extends NumberedMark {
  /** What changed, in the reader's language. */
  text(): string;
}

/** Named one by one in the text alternative, counted from the newest. */
const MOST_NAMED = 3;

/** The marks of one run, for `TimeAxis.marks`. */
export function marksOf(unsorted: readonly Mark[]): Marks {
  const marks = unsorted.toSorted((a, b) => a.at - b.at || a.number - b.number);
  const told = (mark: Mark): string => say(eventWords.marked, { mark: markOf(mark.number), change: mark.text() });
  return {
    paint: (plot) => paintRings(plot, marks),
    near: (at, reach) => marks.filter((mark) => Math.abs(mark.at - at) <= reach).map(told),
    annotate(table) {
      const { updates } = table;
      if (updates === undefined) return table;
      // A row speaks for the updates since the row before it.
      const between = (after: number, upTo: number): string =>
        marks.filter(({ at }) => at > after && at <= upTo).map(told).join(say(eventWords.between));
      const rows = table.rows.map((row, i) => [...row, between(updates[i - 1] ?? -1, updates[i] ?? 0)]);
      return { head: [...table.head, say(eventWords.events)], rows, updates };
    },
    summary() {
      const left = marks.length - MOST_NAMED;
      const named = marks.slice(-MOST_NAMED).map((mark) => say(eventWords.at, { mark: markOf(mark.number), update: mark.at, change: mark.text() }));
      if (left > 0) named.push(say(eventWords.more, { count: left }));
      return say(eventWords.summary, { events: named.join(say(eventWords.between)) });
    },
  };
}
