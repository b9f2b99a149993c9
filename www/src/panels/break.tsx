/** “Break it, mend it”, folded until asked for: what is behind it is fetched when it is first unfolded. */
import { useSignal } from "@preact/signals";
import { Again, lazy } from "../controls/lazy";
import { say } from "../i18n";
import { pageWords } from "../words/page";

const breaking = lazy(() => import("./break/break"));

export function BreakSection() {
  const opened = useSignal(false);
  const here = breaking.state.value;
  return (
    <details
      class="panel breaking"
      onToggle={(event) => {
        if (!event.currentTarget.open) return;
        opened.value = true;
        void breaking.fetch();
      }}
    >
      <summary>{say(pageWords.breaking)}</summary>
      <p class="quiet">{say(pageWords.breakingLead)}</p>
      {opened.value && typeof here === "object" && <here.Break />}
      {here === "missing" && (
        <p role="alert">
          {say(pageWords.breakingMissing)} <Again part={breaking} name={pageWords.again} />
        </p>
      )}
    </details>
  );
}
