/** What the spoken trends have in common: one sentence about a figure's data, in the reader's language. Each trend is in its figure's file. */
import { chartWords } from "./words";
import { say } from "../i18n";
import { median, type Points } from "../plot/series";

/** The part of a series that stands for "now": its last twentieth, five points at least. */
export function recent(length: number): number {
  return Math.min(length - 1, Math.max(0, length - Math.max(5, Math.ceil(length / 20))));
}

/** Where a series is now: the median of its recent part; 0 where there is none. */
export function medianNow(points: Points): number {
  const now = median(points, recent(points.length), points.length);
  return points.length === 0 || Number.isNaN(now) ? 0 : now;
}

/** All of a series, whatever the zoom. */
export const EVERYTHING = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** The parts as one sentence; that there is nothing yet where there are none. */
export function sentence(parts: readonly string[]): string {
  return parts.length === 0 ? say(chartWords.nothing) : parts.join(say(chartWords.semicolon)) + say(chartWords.end);
}
