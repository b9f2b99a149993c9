/** Stands where a dial or an experiment does not apply, and says why. */
import { say, type Phrase } from "../../i18n";

export function Absent({ name, why }: { name: Phrase; why: Phrase }) {
  return (
    <p class="dial-absent">
      <span>{say(name)}</span>
      <span class="quiet">{say(why)}</span>
    </p>
  );
}
