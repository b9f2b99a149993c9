/** The epoch with the lowest loss so far, and the way back to it. */
import { store } from "../page";
import { significant, whole } from "../words/numbers";
import { say } from "../i18n";
import { epochWords as words } from "../words/epochs";

/** Nothing before the first epoch has ended, nor where hands have changed the run: the same settings would not make it again. */
export function BestEpoch() {
  void store.run.revision.value;
  const { bestEpoch } = store.run.histories.value;
  const { updates } = store.run.readouts.value;
  if (bestEpoch === null || store.run.events.value.length > 0) return null;
  const { epoch, update, loss } = bestEpoch;
  return (
    <p class="best-epoch">
      <output data-figure="best-epoch">{say(words.best, { epoch: whole(epoch), loss: significant(loss) })}</output>{" "}
      {updates === update ? (
        say(words.here)
      ) : (
        <button type="button" class="plain" title={say(words.backNote)} disabled={store.run.phase.value === "opening"} onClick={() => store.toBestEpoch()}>
          {say(words.back)}
        </button>
      )}
      <span class="quiet">{say(words.why)}</span>
    </p>
  );
}
