/** The page of the one network as a place for figures: what they share, and the choices of layer and channel. */
import { computed, signal } from "@preact/signals";
import { readouts } from "../controls/readouts";
import { store } from "../page";
import { createCursor, createTimeAxis } from "../plot/cursor";
import type { FigureWords } from "./figure";
import { orderOf, type FigureId } from "./ids";
import { windowOf, type Place, type Shown } from "./place";

/** The axis of updates that loss, gradient norm and lag history share. */
export const time = createTimeAxis();

/** Layers count from 0. */
export const stateLayer = signal(0);
export const stateChannel = signal("h");
export const lagLayer = signal(0);

/** Layers of the running network. */
export const layers = computed(() => store.run.info.value?.config.layers ?? 1);

/** Channels of the running network. */
export const channels = computed<readonly string[]>(() => store.run.info.value?.channels ?? ["h"]);

/** The settings of the running network; of the draft while there is none. */
const config = computed(() => store.run.config.value ?? store.settings.value);

/** Its cell. */
export const cell = computed(() => config.value.cell);

/** Whether the running network learns another task than a text: it reads steps, not characters. */
export const isTask = computed(() => (store.run.config.value?.task ?? "text") !== "text");

/** What figures say of a network that reads steps rather than characters; the tasks' figures bring it. */
export const stepWords = signal<Readonly<Partial<Record<FigureId, FigureWords>>>>({});

/** `words`, or what the figure says of steps where a task is learnt. */
export function forSteps(id: FigureId, words: FigureWords): () => FigureWords {
  return () => (config.value.task === "text" ? words : (stepWords.value[id] ?? words));
}

/** The number of a figure on this page, from 1. */
export function numberOf(id: FigureId): number {
  return orderOf(config.value.task).indexOf(id) + 1;
}

const runs = computed<readonly Shown[]>(() => [{ run: store.run, config: config.value, name: null, look: { cell: cell.value, nth: 0 } }]);

export const one: Place = {
  runs,
  several: null,
  time,
  lag: createCursor(),
  relative: signal(true),
  isTask,
  window: computed(() => windowOf(runs.value, isTask.value)),
  revision: store.run.revision,
  beat: readouts,
  newest: computed(() => {
    void readouts.value;
    const { newest } = store.run.histories.value;
    return newest > 0 ? newest : null;
  }),
  answered: (ask) => computed(() => store.run.answers.to(ask).value?.update ?? null),
  seed: computed(() => store.run.config.value?.seed),
};
