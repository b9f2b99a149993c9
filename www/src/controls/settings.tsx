/** The controls of the engine's settings, bound to the state: names and explanations from words, bounds from the engine. */
import { store } from "../page";
import { SETTINGS, type ChoiceField, type Config, type NumberField } from "../wire";
import { exact } from "../words/numbers";
import { say, type Phrase } from "../i18n";
import type { SettingWords } from "../words/setting";
import { choiceWords, networkWords, settingWords } from "../words/settings";
import { Choice, type Option } from "./choice";
import { Quantity } from "./quantity";
import { STOPS } from "./stops";

/** The choices with a control of this kind; the task has one of its own. */
type Chosen = Exclude<ChoiceField, "task">;

function explained(field: keyof Config, explain = settingWords[field].explain): string {
  const kind = SETTINGS[field].live ? networkWords.appliesAtOnce : networkWords.appliesAnew;
  return `${say(explain)} ${say(kind)}`;
}

function boundsOf(field: NumberField): string {
  const { low, high } = SETTINGS[field];
  return say(networkWords.bounds, { low: exact(low), high: exact(high) });
}

const markOf = (field: keyof Config): string | undefined => (SETTINGS[field].live ? say(networkWords.live) : undefined);

/** A control of one network's setting that is not the page's own. */
interface Own<Field extends keyof Config> {
  readonly field: Field;
  readonly value: Config[Field];
  readonly onChange: (value: Config[Field]) => void;
}

function optionsOf(field: Chosen): Option<string>[] {
  const words: Readonly<Record<string, SettingWords>> = choiceWords[field];
  return SETTINGS[field].choices.flatMap((value) => {
    const word = words[value];
    return word === undefined ? [] : [{ value, name: say(word.name), explain: say(word.explain) }];
  });
}

/** One network's own setting, chosen from a few. */
export function OwnChoice<Field extends Chosen>({ field, value, onChange }: Own<Field>) {
  return (
    <Choice
      name={say(settingWords[field].name)}
      explain={say(settingWords[field].explain)}
      options={optionsOf(field)}
      value={value}
      onChange={(chosen) => onChange(chosen as Config[Field])}
      hued={field === "cell"}
    />
  );
}

/** One network's own setting that is a number. */
export function OwnNumber<Field extends NumberField>({ field, value, onChange }: Own<Field>) {
  return (
    <Quantity
      name={say(settingWords[field].name)}
      explain={`${say(settingWords[field].explain)} ${boundsOf(field)}`}
      bounds={SETTINGS[field]}
      stops={STOPS[field]}
      value={value}
      onChange={(chosen) => onChange(chosen as Config[Field])}
    />
  );
}

/** A setting chosen from a few. */
export function ChoiceSetting<Field extends Chosen>({ field }: { field: Field }) {
  return (
    <Choice
      name={say(settingWords[field].name)}
      explain={explained(field)}
      options={optionsOf(field)}
      value={store.settings.value[field]}
      onChange={(value) => store.set({ [field]: value })}
      mark={markOf(field)}
      hued={field === "cell"}
    />
  );
}

/** A setting that is a number; `explain` replaces its usual explanation. */
export function NumberSetting({ field, explain }: { field: NumberField; explain?: Phrase | undefined }) {
  return (
    <Quantity
      name={say(settingWords[field].name)}
      explain={`${explained(field, explain)} ${boundsOf(field)}`}
      bounds={SETTINGS[field]}
      stops={STOPS[field]}
      value={store.settings.value[field]}
      onChange={(value) => store.set({ [field]: value })}
      mark={markOf(field)}
    />
  );
}
