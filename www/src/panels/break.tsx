/** “Break it, mend it”, folded until asked for: what is behind it is fetched when it is first unfolded. */
import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { pageWords } from "../words/page";
import { say } from "../i18n";

type Parts = { kind: "away" } | { kind: "missing" } | { kind: "here"; show: FunctionComponent };

export function BreakSection() {
  const parts = useSignal<Parts>({ kind: "away" });
  const fetchParts = (): void => {
    import("./break/break").then(
      ({ Break }) => {
        parts.value = { kind: "here", show: Break };
      },
      () => {
        parts.value = { kind: "missing" };
      },
    );
  };
  const { value } = parts;
  return (
    <details
      class="panel breaking"
      onToggle={(event) => {
        if (event.currentTarget.open && parts.peek().kind !== "here") fetchParts();
      }}
    >
      <summary>{say(pageWords.breaking)}</summary>
      <p class="quiet">{say(pageWords.breakingLead)}</p>
      {value.kind === "here" && <value.show />}
      {value.kind === "missing" && (
        <p role="alert">
          {say(pageWords.breakingMissing)}{" "}
          <button type="button" class="plain" onClick={fetchParts}>
            {say(pageWords.again)}
          </button>
        </p>
      )}
    </details>
  );
}
