/** Whether clipping turned the gradient: the cosine between before and after at the last update, and what that means. */
import { store } from "../page";
import { directionWords, turnWords } from "../words/direction";
import { fixed, whole } from "../words/numbers";
import { say } from "../i18n";
import { readouts } from "../controls/readouts";

/** An angle in whole degrees; rounding may have taken the cosine beyond 1. */
const degrees = (cosine: number): string =>
  say(directionWords.degrees, { value: whole((Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI) });

export function Direction() {
  // At the pace of the readouts.
  void readouts.value;
  const { cosine } = store.run.histories.value;
  const last = cosine.ys[cosine.length - 1];
  const clip = store.run.config.value?.clip;
  if (last === undefined || Number.isNaN(last) || clip === undefined) return null;
  return (
    <div class="quiet">
      {clip !== "off" && (
        <div class="readout">
          <span class="readout-name">{say(directionWords.name)}</span>{" "}
          <output class="readout-value" data-figure="cosine" aria-label={say(directionWords.name)} aria-live="off">
            {fixed(last, 3)}
          </output>
        </div>
      )}
      <p>{say(turnWords[clip], { angle: degrees(last) })}</p>
    </div>
  );
}
