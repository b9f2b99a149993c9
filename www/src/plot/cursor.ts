/** What pictures share: the position the reader points at, and the axis of updates. */
import { batch, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Table } from "./dom";
import type { Plot } from "./plot";

/** A position shared between pictures; null while nobody points at anything. */
export type Cursor = Signal<number | null>;

/** The marks along the axis of updates; marks.ts makes them, and is fetched when there is something to mark. */
export interface Marks {
  /** Draws the marks over a finished picture. */
  paint(plot: Plot): void;
  /** What is marked within `reach` updates of `at`. */
  near(at: number, reach: number): readonly string[];
  /** A table whose rows are updates, with what is marked in a column of its own. */
  annotate(table: Table): Table;
  /** All of it in a sentence. */
  summary(): string;
}

/** A cursor that points nowhere yet. */
export function createCursor(): Cursor {
  return signal<number | null>(null);
}

/** Fewest updates an axis shows. */
const SHORTEST_AXIS = 50;

/** An axis ends this much later than its data, so that labels can stand beside the ends of lines. */
const ROOM = 1.12;

/** Where an axis may end: these times a power of ten, so that it moves seldom and in steps. */
const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/** The smallest axis end that holds `x`. */
export function axisEnd(x: number): number {
  if (!(x > SHORTEST_AXIS)) return SHORTEST_AXIS;
  const power = 10 ** Math.floor(Math.log10(x));
  const step = STEPS.find((step) => step * power >= x) ?? 10;
  return step * power;
}

/** The axis of updates: one range, one zoom and one cursor for every picture drawn over it. */
export interface TimeAxis {
  /** The last update of the unzoomed axis; it grows in steps. */
  readonly end: ReadonlySignal<number>;
  /** The part the reader zoomed to, or null for everything. */
  readonly zoom: ReadonlySignal<readonly [number, number] | null>;
  /** The update pointed at. */
  readonly cursor: Cursor;
  /** What is marked on every picture over this axis; null while nothing is. */
  readonly marks: Signal<Marks | null>;
  /** Extends the axis to `update`; shortens it only when a quarter of it is enough. */
  reach(update: number): void;
  /** Extends the axis to `update`, and never shortens it: what is drawn may be the shortest of several runs. */
  include(update: number): void;
  /** Zooms to `from`…`to`, at least two updates; null shows everything again. */
  zoomTo(range: readonly [number, number] | null): void;
  /** Shows `factor` times as much detail around the cursor, or around the middle where there is none; below 1 zooms out. */
  scale(factor: number): void;
  /** The axis of a new run: shortest, unzoomed, pointing nowhere. */
  reset(): void;
}

/** A fresh axis of updates. */
export function createTimeAxis(): TimeAxis {
  const end = signal(SHORTEST_AXIS);
  const zoom = signal<readonly [number, number] | null>(null);
  const cursor = createCursor();
  const marks = signal<Marks | null>(null);
  const zoomTo: TimeAxis["zoomTo"] = (range) => {
    if (range === null) {
      zoom.value = null;
      return;
    }
    const from = Math.max(0, Math.round(Math.min(range[0], range[1])));
    const to = Math.min(end.value, Math.round(Math.max(range[0], range[1])));
    if (to - from >= 2) zoom.value = [from, to];
  };
  return {
    end,
    zoom,
    cursor,
    marks,
    zoomTo,
    scale(factor) {
      const [from, to] = zoom.value ?? [0, end.value];
      const size = (to - from) / factor;
      const middle = cursor.value ?? (from + to) / 2;
      const start = Math.max(0, Math.min(middle - size / 2, end.value - size));
      zoomTo(size >= end.value ? null : [start, start + size]);
    },
    include(update) {
      end.value = Math.max(end.value, axisEnd(update * ROOM));
    },
    reach(update) {
      const needed = axisEnd(update * ROOM);
      if (needed > end.value || needed < end.value / 4) end.value = needed;
    },
    reset() {
      batch(() => {
        end.value = SHORTEST_AXIS;
        zoom.value = null;
        cursor.value = null;
      });
    },
  };
}
