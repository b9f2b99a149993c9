/** When a silent worker is lost, and when a crashing one is given up. */
import { DEFAULTS, GATES, type Config } from "../../wire";

/** A worker that says nothing for this long is lost. */
export const SILENCE_MS = 5_000;
/** A new worker may take this long to fetch its script and say its first word. */
export const STARTING_MS = 30_000;
/** How often the page looks whether it has heard anything. */
export const LISTEN_MS = 500;
/** This many crashes within this time, and no new worker is started. */
export const MOST_CRASHES = 3;
export const CRASH_SPAN_MS = 60_000;

/** Multiply-adds a second that even a slow phone makes. */
const SLOWEST_SPEED = 5e8;

/** Products of two H × H matrices by which ρ is measured, before an operation and after it. */
const SQUARINGS = 2 * 50;

/**
 * Milliseconds of silence that a network of this size may need: the longest call is one update, or the building of the
 * network, and cannot be interrupted; nor can an operation on it, while one is under way. `slowestMs` is the longest call
 * seen.
 */
export function timeout(config: Config, slowestMs: number, operating = false): number {
  const { task, hidden, layers, batch, window, vocabulary } = { ...DEFAULTS, ...config };
  const gates = GATES[config.cell].length;
  const perStep = gates * hidden * hidden * (2 * layers - 1) + hidden * vocabulary;
  const update = 3 * perStep * batch * window;
  const building = 4 * gates * layers * hidden ** 3;
  const stacks = task === "translation" ? 2 : 1;
  const operation = operating ? SQUARINGS * gates * layers * stacks * hidden ** 3 : 0;
  return Math.max(SILENCE_MS, ((update + building + operation) / SLOWEST_SPEED) * 1000, 4 * slowestMs);
}

/** Counts the spells of silence, not the time: a page that slept must not mistake its own sleep for the worker's. */
export class Watchdog {
  private quiet = 0;
  private known = false;

  /** Whether anything was ever heard. */
  get alive(): boolean {
    return this.known;
  }

  /** Something was heard. */
  heard(): void {
    this.quiet = 0;
    this.known = true;
  }

  /** Another `LISTEN_MS` went by; whether the worker is lost, given its `timeout` in milliseconds. */
  listen(timeoutMs: number): boolean {
    this.quiet += 1;
    return this.quiet * LISTEN_MS > (this.known ? timeoutMs : Math.max(STARTING_MS, timeoutMs));
  }
}

/** Remembers crashes. */
export class CrashCount {
  private times: number[] = [];

  /** A crash at `now`, in milliseconds; whether that is one too many. */
  add(now: number): boolean {
    this.times = [...this.times.filter((time) => now - time < CRASH_SPAN_MS), now];
    return this.times.length >= MOST_CRASHES;
  }

  forget(): void {
    this.times = [];
  }
}
