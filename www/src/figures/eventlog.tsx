/** The list of what was done to the run, and its marks on the axes; fetched when something is done. */
import { useSignalEffect } from "@preact/signals";
import { lazy } from "../controls/lazy";
import { store } from "../page";

const list = lazy(() => import("./events"));

export function EventLog() {
  useSignalEffect(() => {
    // Offline, the run goes on without its marks; the next event asks again.
    if (store.run.events.value.length > 0) void list.fetch();
  });
  const here = list.state.value;
  return typeof here === "object" && <here.EventList />;
}
