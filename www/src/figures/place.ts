/** Where figures stand: the runs they show and what they share there. The page of one network is a place, the race another. */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Look } from "../plot/colours";
import type { Cursor, TimeAxis } from "../plot/cursor";
import type { AnswerTo, Ask } from "../questions";
import type { RunView } from "../run/run";
import type { Config } from "../wire";
import type { Source } from "./figure";
import type { Several } from "./runs";

/** A run as figures show it. */
export interface Shown {
  readonly run: RunView;
  /** The settings it runs with, or is to run with. */
  readonly config: Config;
  /** What tells it from the others; null where it is alone. */
  readonly name: string | null;
  readonly look: Look;
}

export interface Place {
  readonly runs: ReadonlySignal<readonly Shown[]>;
  /** How several runs are drawn in the same axes and told of; null where there is one alone. */
  readonly several: Several | null;
  /** The axis of updates, and the lag pointed at. */
  readonly time: TimeAxis;
  readonly lag: Cursor;
  /** Whether lag curves are drawn relative to lag 0. */
  readonly relative: Signal<boolean>;
  /** Whether the runs learn another task than a text: they read steps, not characters. */
  readonly isTask: ReadonlySignal<boolean>;
  /** The longest walk back that the runs make, in characters or steps. */
  readonly window: ReadonlySignal<number>;
  /** Changes with the histories of the runs; and with their readouts, at a pace that can be read. */
  readonly revision: ReadonlySignal<number>;
  readonly beat: ReadonlySignal<unknown>;
  /** The newest update with a point in the curves; null before the first. */
  readonly newest: ReadonlySignal<number | null>;
  /** The update of the newest answer to a question. */
  answered(ask: Ask): ReadonlySignal<number | null>;
  /** The seed that all share. */
  readonly seed: ReadonlySignal<number | undefined>;
}

/** The source of a figure over the updates: there is something to draw after the first. */
export function curvesOf(place: Place): Source {
  return { visible: signal(false), filled: computed(() => place.newest.value !== null), update: place.newest };
}

/** The source of a figure that draws answers to a watched question. */
export function answersOf(place: Place, ask: Ask): Source {
  const filled = computed(() => place.runs.value.some(({ run }) => run.answers.to(ask).value !== null));
  return { visible: signal(false), filled, update: place.answered(ask) };
}

/** The longest lag that was measured: of a task, the whole of its longest sequence. */
export function walked({ head }: AnswerTo<"lag">): number {
  return (head.series[0]?.lags ?? 0) - 1;
}

/** The longest walk back that `runs` make: of a task, over the whole of its longest sequence. */
export function windowOf(runs: readonly Shown[], isTask: boolean): number {
  return Math.max(
    1,
    ...runs.map(({ run, config }) => {
      const answer = run.answers.to("lag").value;
      return isTask && answer ? walked(answer) : (run.info.value?.window ?? config.window);
    }),
  );
}
