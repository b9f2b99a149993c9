/** Marks on the axis of the race: the update at which a network had to stop. */
import { effect } from "@preact/signals";
import { marksOf } from "../../figures/marks";
import type { Placed } from "../../race/racer";
import { say } from "../../i18n";
import { tellChange } from "../../words/events";
import { raceWords } from "../../words/race";
import { raceState, time } from "./racestate";

/** Keeps the marks as they should be. Returns the stop. */
export function markStops(): () => void {
  return effect(() => {
    const placed: readonly Placed[] = raceState.value?.race.placed.value ?? [];
    const stopped = placed.flatMap(({ trouble: { value: trouble }, name }) => {
      return trouble?.kind === "exploded" ? [{ name, explosion: trouble.explosion }] : [];
    });
    const marks = stopped.map(({ name, explosion }, i) => ({
      at: explosion.update - 1,
      number: i + 1,
      stop: true,
      text: () => say(raceWords.stopped, { name, change: tellChange({ change: { kind: "explosion", explosion } }) }),
    }));
    time.marks.value = marks.length === 0 ? null : marksOf(marks);
  });
}
