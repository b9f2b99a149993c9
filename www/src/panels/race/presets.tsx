/** Races to start from: one click, and a sentence on what to look for. */
import { useId } from "preact/hooks";
import { raceOf, races } from "../../scenarios/races";
import { store } from "../../page";
import { say } from "../../i18n";
import { raceWords } from "../../words/race";

/** The entry that stands for a race of the reader's own. */
const OWN = "own";

export function PresetsPanel() {
  const id = useId();
  const current = raceOf(store.race.value);
  return (
    <div class="panel race-presets">
      <h2 id={id}>{say(raceWords.presets)}</h2>
      <select
        class="select wide"
        aria-labelledby={id}
        aria-describedby={`${id}-look`}
        value={current?.id ?? OWN}
        onChange={(event) => {
          const chosen = races.find((race) => race.id === event.currentTarget.value);
          if (chosen) store.setRace({ sizes: chosen.sizes, lanes: chosen.lanes });
        }}
      >
        {current === undefined && <option value={OWN}>{say(raceWords.ownRace)}</option>}
        {races.map(({ id: value, name }) => (
          <option key={value} value={value}>
            {say(name)}
          </option>
        ))}
      </select>
      <p id={`${id}-look`} class="teaches">
        {say(current?.look ?? raceWords.ownRaceNote)}
      </p>
    </div>
  );
}
