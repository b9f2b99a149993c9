/** The laboratory's place on the page. What stands in it is fetched when the reader comes near. */
import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { pageWords } from "../words/page";
import { say } from "../i18n";

/** How near the reader comes before it is fetched. */
const NEAR = "300px";

type Rooms = { kind: "away" } | { kind: "missing" } | { kind: "here"; show: FunctionComponent };

export function LaboratorySection() {
  const place = useRef<HTMLElement>(null);
  const rooms = useSignal<Rooms>({ kind: "away" });
  const fetchRooms = (): void => {
    rooms.value = { kind: "away" };
    import("./laboratory/laboratory").then(
      ({ Laboratory }) => {
        rooms.value = { kind: "here", show: Laboratory };
      },
      () => {
        rooms.value = { kind: "missing" };
      },
    );
  };
  useEffect(() => {
    const section = place.current;
    if (!section) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        fetchRooms();
      },
      { rootMargin: NEAR },
    );
    observer.observe(section);
    return () => observer.disconnect();
  }, []);
  const { value } = rooms;
  return (
    <section ref={place} class="laboratory" aria-labelledby="laboratory-title">
      <h2 id="laboratory-title">{say(pageWords.laboratory)}</h2>
      <p class="quiet">{say(pageWords.laboratoryLead)}</p>
      {value.kind === "here" && <value.show />}
      {value.kind === "missing" && (
        <p role="alert">
          {say(pageWords.laboratoryMissing)}{" "}
          <button type="button" class="plain" onClick={fetchRooms}>
            {say(pageWords.again)}
          </button>
        </p>
      )}
    </section>
  );
}
