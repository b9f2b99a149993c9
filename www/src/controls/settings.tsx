/** The controls of the engine's settings, bound to the state: names and explanations from words, bounds from the engine. */
import { LIVE_FIELDS } from "../limits";
import { store } from "../state";
import { LIMITS, type Config } from "../wire";
import { exact } from "../words/numbers";
import { say, type Phrase } from "../i18n";
import { choiceWords, networkWords, settingWords } from "../words/settings";
import { Choice, type Option } from "./choice";
import { Quantity } from "./quantity";
import { STOPS } from "./stops";

/** The settings with a closed set of choices. */
type ChoiceField = keyof typeof choiceWords;

/** The settings that are numbers. */
type NumberField = Exclude<keyof Config, ChoiceField | "task">;

const isLive = (field: keyof Config): boolean => LIVE_FIELDS.some((live) => live === field);

function explained(field: keyof Config, explain = settingWords[field].explain): string {
  const kind = isLive(field) ? networkWords.appliesAtOnce : networkWords.appliesAnew;
  return `${say(explain)} ${say(kind)}`;
}

function boundsOf(field: NumberField): string {
  const { low, high } = LIMITS[field];
  return say(networkWords.bounds, { low: exact(low), high: exact(high) });
}

const markOf = (field: keyof Config): string | undefined => (isLive(field) ? say(networkWords.live) : undefined);

/** A control of one network's setting that is not the page's own. */
interface Own<Field extends keyof Config> {
  readonly field: Field;
  readonly value: Config[Field];
  readonly onChange: (value: Config[Field]) => void;
}

function optionsOf(field: ChoiceField): Option<string>[] {
  return Object.entries(choiceWords[field]).map(([value, { name, explain }]) => ({ value, name: say(name), explain: say(explain) }));
}

/** One network's own setting, chosen from a few. */
export function OwnChoice<Field extends ChoiceField>({ field, value, onChange }: Own<Field>) {
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
      bounds={LIMITS[field]}
      stops={STOPS[field]}
      value={value}
      onChange={(chosen) => onChange(chosen as Config[Field])}
    />
  );
}

/** A setting chosen from a few. */
export function ChoiceSetting<Field extends ChoiceField>({ field }: { field: Field }) {
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

/** A setting that is a number; `explain` is for where it means something else than usual. */
export function NumberSetting({ field, explain }: { field: NumberField; explain?: Phrase | undefined }) {
  return (
    <Quantity
      name={say(settingWords[field].name)}
      explain={`${explained(field, explain)} ${boundsOf(field)}`}
      bounds={LIMITS[field]}
      stops={STOPS[field]}
      value={store.settings.value[field]}
      onChange={(value) => store.set({ [field]: value })}
      mark={markOf(field)}
    />
  );
}
