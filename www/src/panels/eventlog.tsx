/** The list of what was done to the run, and its marks on the axes; fetched when something is done. */
import { signal, useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { store } from "../page";

const loaded = signal<{ EventList: ComponentType } | null>(null);

export function EventLog() {
  useSignalEffect(() => {
    if (store.run.events.value.length === 0 || loaded.peek() !== null) return;
    import("./events").then(
      (list) => {
        loaded.value = list;
      },
      // Offline, the run goes on without its marks; the next event asks again.
      () => undefined,
    );
  });
  return loaded.value && <loaded.value.EventList />;
}
