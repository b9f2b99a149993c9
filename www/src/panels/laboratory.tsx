/** The laboratory's place on the page. What stands in it is fetched when the reader comes near. */
import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { pageWords } from "../words/page";
import { say } from "../i18n";

/** How near the reader comes before it is fetched. */
const NEAR = "300px";

type Parts = { kind: "away" } | { kind: "missing" } | { kind: "here"; show: FunctionComponent };

export function LaboratorySection() {
  const place = useRef<HTMLElement>(null);
  const parts = useSignal<Parts>({ kind: "away" });
  const fetchParts = (): void => {
    parts.value = { kind: "away" };
    import("./laboratory/laboratory").then(
      ({ Laboratory }) => {
        parts.value = { kind: "here", show: Laboratory };
      },
      () => {
        parts.value = { kind: "missing" };
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
        fetchParts();
      },
      { rootMargin: NEAR },
    );
    observer.observe(section);
    return () => observer.disconnect();
  }, []);
  const { value } = parts;
  return (
    <section ref={place} class="laboratory" aria-labelledby="laboratory-title">
      <h2 id="laboratory-title">{say(pageWords.laboratory)}</h2>
      <p class="quiet">{say(pageWords.laboratoryLead)}</p>
      {value.kind === "here" && <value.show />}
      {value.kind === "missing" && (
        <p role="alert">
          {say(pageWords.laboratoryMissing)}{" "}
          <button type="button" class="plain" onClick={fetchParts}>
            {say(pageWords.again)}
          </button>
        </p>
      )}
    </section>
  );
}
