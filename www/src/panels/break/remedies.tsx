/** Remedies as switches: on is what the settings say; switching off brings back what stood there before. */
import { useId } from "preact/hooks";
import { has } from "../../run/settings";
import { say } from "../../i18n";
import { remedies, type Remedy } from "../../scenarios/remedies";
import type { Settings } from "../../scenarios/scenario";
import { store } from "../../page";
import { SETTINGS, type Config } from "../../wire";
import { breakWords } from "../../words/break";

/** What a remedy replaced when it was switched on, by its id. */
const replaced = new Map<string, Partial<Config>>();

const fieldsOf = (settings: Settings): (keyof Settings)[] => Object.keys(settings) as (keyof Settings)[];

function turn({ id, settings, without }: Remedy, on: boolean): void {
  const now = store.settings.peek();
  if (on) {
    replaced.set(id, Object.fromEntries(fieldsOf(settings).map((field) => [field, now[field]])));
    store.set(settings);
  } else {
    store.set(replaced.get(id) ?? without);
    replaced.delete(id);
  }
}

function Switch({ remedy }: { remedy: Remedy }) {
  const note = useId();
  const { id, name, look, settings } = remedy;
  const live = fieldsOf(settings).every((field) => SETTINGS[field].live);
  return (
    <div class="remedy">
      <label>
        <input
          type="checkbox"
          role="switch"
          data-remedy={id}
          aria-describedby={note}
          checked={has(store.settings.value, settings)}
          onChange={(event) => turn(remedy, event.currentTarget.checked)}
        />
        <span>{say(name)}</span>
        <span class="mark">{say(live ? breakWords.live : breakWords.anew)}</span>
      </label>
      <p id={note} class="quiet">
        {say(look)}
      </p>
    </div>
  );
}

export function Remedies() {
  return (
    <section class="group">
      <h3>{say(breakWords.remedies)}</h3>
      <p class="quiet">{say(breakWords.remediesNote)}</p>
      {remedies.map((remedy) => (
        <Switch key={remedy.id} remedy={remedy} />
      ))}
    </section>
  );
}
