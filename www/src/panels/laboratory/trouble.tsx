/** One sentence where a measurement failed. */
import type { ReadonlySignal } from "@preact/signals";
import { labLabels } from "../../words/laboratory";
import { say } from "../../i18n";

export function Trouble({ trouble }: { trouble: ReadonlySignal<string | null> }) {
  const detail = trouble.value;
  return detail === null ? null : <p role="alert">{say(labLabels.trouble, { detail })}</p>;
}
