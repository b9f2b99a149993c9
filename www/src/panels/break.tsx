/** “Break it, mend it”, folded until asked for: what is behind it is fetched when it is first unfolded. */
import { useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { pageWords } from "../words/page";
import { say } from "../i18n";

type Rooms = { kind: "away" } | { kind: "missing" } | { kind: "here"; show: FunctionComponent };

export function BreakSection() {
  const rooms = useSignal<Rooms>({ kind: "away" });
  const fetchRooms = (): void => {
    import("./break/break").then(
      ({ Break }) => {
        rooms.value = { kind: "here", show: Break };
      },
      () => {
        rooms.value = { kind: "missing" };
      },
    );
  };
  const { value } = rooms;
  return (
    <details
      class="panel breaking"
      onToggle={(event) => {
        if (event.currentTarget.open && rooms.peek().kind !== "here") fetchRooms();
      }}
    >
      <summary>{say(pageWords.breaking)}</summary>
      <p class="quiet">{say(pageWords.breakingLead)}</p>
      {value.kind === "here" && <value.show />}
      {value.kind === "missing" && (
        <p role="alert">
          {say(pageWords.breakingMissing)}{" "}
          <button type="button" class="plain" onClick={fetchRooms}>
            {say(pageWords.again)}
          </button>
        </p>
      )}
    </details>
  );
}
