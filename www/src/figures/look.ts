/** Keeps what the page of the one network looks at up to date: its choices, its axis, and what the worker measures. */
import { effect } from "@preact/signals";
import { store } from "../page";
import { counted } from "../run/watch";
import { run } from "./index";
import { stepsLayer } from "./stepnorms";
import { channels, lagLayer, layers, stateChannel, stateLayer, time } from "./view";

/** Keeps choices within what the network has, the axis as long as the run, and the worker told. Returns the stop. */
export function look(): () => void {
  const stops = [
    effect(() => {
      const last = layers.value - 1;
      for (const layer of [stateLayer, lagLayer, stepsLayer]) if (layer.peek() > last) layer.value = last;
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
    // Validation and lags are measured whether or not their figures are on screen: readouts show them, and the histories
    // have no holes. The worker bounds what looking may cost.
    effect(() => {
      store.watch({
        questions: [counted({ ask: "validation" }), counted({ ask: "score" }), ...Object.values(run).flatMap((figure) => figure.questions())],
        writing: run.writing.visible.value,
      });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
