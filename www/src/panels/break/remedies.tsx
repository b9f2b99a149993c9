/** Remedies as switches: on is what the settings say; switching off brings back what stood there before. */
import { useId } from "preact/hooks";
import { store } from "../../state";
import { DEFAULTS, SETTINGS, type Config } from "../../wire";
import { breakWords, mendWords, type Mend } from "../../words/break";
import { say } from "../../i18n";

/** What each remedy sets. */
const REMEDIES: Readonly<Record<Mend, Readonly<Partial<Config>>>> = {
  clip: { clip: "norm", clipLimit: 1 },
  // The weight of the paper.
  omega: { omega: 4 },
  orthogonal: { recurrentInit: "orthogonal", gain: 1 },
  irnn: { cell: "rnn", activation: "relu", recurrentInit: "identity", gain: 1 },
  lstm: { cell: "lstm" },
  forget: { cell: "lstm", forgetBias: 3 },
  gru: { cell: "gru" },
};

/** What is set where a remedy was on before it could be switched on here. */
const WITHOUT: Readonly<Record<Mend, Readonly<Partial<Config>>>> = {
  clip: { clip: "off" },
  omega: { omega: 0 },
  orthogonal: { recurrentInit: "glorot" },
  irnn: { activation: DEFAULTS.activation, recurrentInit: DEFAULTS.recurrentInit },
  lstm: { cell: "rnn" },
  forget: { forgetBias: DEFAULTS.forgetBias },
  gru: { cell: "rnn" },
};

const names = Object.keys(REMEDIES) as Mend[];

/** What a remedy replaced when it was switched on. */
const replaced = new Map<Mend, Partial<Config>>();

const fieldsOf = (settings: Readonly<Partial<Config>>): (keyof Config)[] => Object.keys(settings) as (keyof Config)[];

/** Whether `config` has what the remedy sets. */
function isOn(name: Mend, config: Config): boolean {
  const wanted = REMEDIES[name];
  return fieldsOf(wanted).every((field) => config[field] === wanted[field]);
}

function turn(name: Mend, on: boolean): void {
  const now = store.settings.peek();
  if (on) {
    replaced.set(name, Object.fromEntries(fieldsOf(REMEDIES[name]).map((field) => [field, now[field]])));
    store.set(REMEDIES[name]);
  } else {
    store.set(replaced.get(name) ?? WITHOUT[name]);
    replaced.delete(name);
  }
}

function Remedy({ name }: { name: Mend }) {
  const id = useId();
  const live = fieldsOf(REMEDIES[name]).every((field) => SETTINGS[field].live);
  const { name: called, explain } = mendWords[name];
  return (
    <div class="remedy">
      <label>
        <input
          type="checkbox"
          role="switch"
          data-remedy={name}
          aria-describedby={id}
          checked={isOn(name, store.settings.value)}
          onChange={(event) => turn(name, event.currentTarget.checked)}
        />
        <span>{say(called)}</span>
        <span class="mark">{say(live ? breakWords.live : breakWords.anew)}</span>
      </label>
      <p id={id} class="quiet">
        {say(explain)}
      </p>
    </div>
  );
}

export function Remedies() {
  return (
    <section class="group">
      <h3>{say(breakWords.remedies)}</h3>
      <p class="quiet">{say(breakWords.remediesNote)}</p>
      {names.map((name) => (
        <Remedy key={name} name={name} />
      ))}
    </section>
  );
}
