/** What the page looks at: shared cursors and axes, choices of layer and channel, and what the worker should measure. */
import { computed, effect, signal } from "@preact/signals";
import { createCursor, createTimeAxis } from "../plot/cursor";
import type { StateRange } from "../charts";
import { counted, pictured } from "../run/watch";
import { store } from "../page";
import type { Picture } from "../words/pictures";
import { rangeIn } from "./range";

/** The axis of updates that loss, gradient norm and lag history share. */
export const time = createTimeAxis();

/** The lag pointed at in either picture of it, in characters. */
export const lag = createCursor();

/** The character pointed at in the hidden-state picture. */
export const step = createCursor();

/** Which pictures are on screen. */
export const visible = {
  loss: signal(false),
  writing: signal(false),
  hidden: signal(false),
  lag: signal(false),
  history: signal(false),
  norm: signal(false),
} as const satisfies Record<Picture, unknown>;

/** Layers count from 0. */
export const stateLayer = signal(0);
export const stateChannel = signal("h");
export const lagLayer = signal(0);

/** Whether lag curves are drawn relative to lag 0. */
export const relative = signal(true);

/** Whether the gradient norms of the parameter blocks are unfolded. */
export const blocksOpen = signal(false);

/** Whether the gradient norms of the steps are unfolded, their layer, and the step pointed at. */
export const stepsOpen = signal(false);
export const stepsLayer = signal(0);
export const windowStep = createCursor();

/** Layers of the running network. */
export const layers = computed(() => store.run.info.value?.config.layers ?? 1);

/** Channels of the running network. */
export const channels = computed<readonly string[]>(() => store.run.info.value?.channels ?? ["h"]);

/** The cell of the running network; of the draft while there is none. */
export const cell = computed(() => store.run.config.value?.cell ?? store.settings.value.cell);

/** Whether the running network learns another task than a text: it reads steps, not characters. */
export const isTask = computed(() => (store.run.config.value?.task ?? "text") !== "text");

/** The pictures that stand before those that every network has; numbers count on from here. */
export const before = signal(2);

/** The pictures that every network has, and those of a task that stand after them. */
export const SHARED = 4;
export const after = signal(0);

/** How the numbers of a channel of the running network become colours. */
export function rangeOf(channel: string): StateRange {
  return rangeIn(channel, store.run.config.value);
}

/** Keeps choices within what the network has, the axis as long as the run, and the worker told. Returns the stop. */
export function look(): () => void {
  const stops = [
    effect(() => {
      const last = layers.value - 1;
      if (stateLayer.peek() > last) stateLayer.value = last;
      if (lagLayer.peek() > last) lagLayer.value = last;
      if (stepsLayer.peek() > last) stepsLayer.value = last;
      if (!channels.value.includes(stateChannel.peek())) stateChannel.value = "h";
    }),
    effect(() => {
      void store.run.histories.value;
      time.reset();
    }),
    effect(() => {
      void store.run.revision.value;
      time.reach(store.run.histories.peek().newest);
    }),
    // Validation and lags are measured whether or not their pictures are on screen: figures show them, and the histories
    // have no holes. The worker bounds what looking may cost.
    effect(() => {
      store.watch({
        questions: [
          counted({ ask: "validation" }),
          counted({ ask: "score" }),
          pictured({ ask: "lag", layer: lagLayer.value }),
          ...(visible.hidden.value ? [pictured({ ask: "states", layer: stateLayer.value, channel: stateChannel.value })] : []),
          ...(stepsOpen.value && visible.norm.value ? [pictured({ ask: "stepNorms", layer: stepsLayer.value })] : []),
          ...(blocksOpen.value && visible.norm.value ? [pictured({ ask: "blockNorms" })] : []),
        ],
        writing: visible.writing.value,
      });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
