/** Which version of the running network there is: what is measured of it is out of date when this is another. */
import { computed } from "@preact/signals";
import { store } from "../page";

let changes = 0;

/** Counts what was done to the running network, or befell it, between two updates. */
const changed = computed(() => {
  void store.run.events.value;
  changes += 1;
  return changes;
});

/** Another string after every update, and after every change between two. */
export function version(): string {
  return `${changed.value} ${store.run.readouts.value.updates}`;
}
