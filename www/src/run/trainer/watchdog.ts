/** When a silent worker counts as lost, and when a crashing one is given up. */
import { DEFAULTS, GATES, type Config } from "../../wire";

/** A worker that sends nothing for this long is lost. */
export const SILENCE_MS = 5_000;
/** A new worker may take this long to fetch its script and send its first message. */
export const STARTING_MS = 30_000;
/** How often the page checks whether a message has arrived. */
export const LISTEN_MS = 500;
/** This many crashes within this time, and no new worker is started. */
export const MOST_CRASHES = 3;
export const CRASH_SPAN_MS = 60_000;

/** Multiply-adds a second that even a slow phone makes. */
const SLOWEST_SPEED = 5e8;

/** Products of two H × H matrices needed to measure ρ, before an operation and after it. */
const SQUARINGS = 2 * 50;

/**
 * Milliseconds of silence that are normal for a network of this size: one update, the building of the network or an
 * operation on it cannot be interrupted. `slowestMs` is the longest call seen.
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

/** Counts its own ticks, not time: while a page is suspended, the clock goes on, but the worker is not to blame. */
export class Watchdog {
  private quiet = 0;
  private known = false;

  /** Whether a message has ever arrived. */
  get alive(): boolean {
    return this.known;
  }

  /** A message arrived. */
  heard(): void {
    this.quiet = 0;
    this.known = true;
  }

  /** Another `LISTEN_MS` passed; returns whether the worker is lost, given its `timeout` in milliseconds. */
  listen(timeoutMs: number): boolean {
    this.quiet += 1;
    return this.quiet * LISTEN_MS > (this.known ? timeoutMs : Math.max(STARTING_MS, timeoutMs));
  }
}

/** Remembers crashes. */
export class CrashCount {
  private times: number[] = [];

  /** A crash at `now`, in milliseconds; returns whether that is one too many. */
  add(now: number): boolean {
    this.times = [...this.times.filter((time) => now - time < CRASH_SPAN_MS), now];
    return this.times.length >= MOST_CRASHES;
  }

  forget(): void {
    this.times = [];
  }
}
