/** What was done to the run, newest first: pressing an entry points at it in every figure over the same axis. */
import { useSignalEffect } from "@preact/signals";
import { useId } from "preact/hooks";
import { marksOf } from "./marks";
import { store } from "../page";
import { eventWords, tellChange, tellEvent } from "../words/events";
import { say } from "../i18n";
import { time } from "./view";
import "../style/events.css";

export function EventList() {
  const id = useId();
  const events = store.run.events.value;
  useSignalEffect(() => {
    const marks = store.run.events.value.map((event) => ({
      at: event.update,
      number: event.number,
      stop: event.change.kind === "explosion",
      text: () => tellChange(event),
    }));
    time.marks.value = marks.length === 0 ? null : marksOf(marks);
  });
  if (events.length === 0) return null;
  return (
    <section class="events" aria-labelledby={id}>
      <h3 id={id}>{say(eventWords.title)}</h3>
      <ol>
        {events.toReversed().map((event) => (
          <li key={event.number}>
            <button
              type="button"
              class="plain"
              onClick={() => {
                time.cursor.value = event.update;
              }}
            >
              {tellEvent(event)}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
