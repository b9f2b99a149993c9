/** A choice among a few: radio buttons side by side, with arrow keys between them. */
import { useId } from "preact/hooks";

export interface Option<Value extends string> {
  readonly value: Value;
  readonly name: string;
  /** One sentence on this choice. */
  readonly explain?: string;
}

export interface ChoiceProps<Value extends string> {
  readonly name: string;
  readonly explain: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** A word beside the name, such as “live”. */
  readonly mark?: string | undefined;
  /** Marks every option with its cell's hue. */
  readonly hued?: boolean;
}

/** The radio group; its accessible name is `name`. */
export function Choice<Value extends string>({ name, explain, options, value, onChange, mark, hued }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div class="setting" role="radiogroup" aria-labelledby={`${id}-name`} aria-describedby={`${id}-note`}>
      <div class="setting-name" data-note={explain}>
        <span id={`${id}-name`}>{name}</span>
        {mark && <span class="mark">{mark}</span>}
      </div>
      <p id={`${id}-note`} hidden>
        {explain}
      </p>
      <div class="choice" data-columns={options.length === 2 || options.length === 4 ? 2 : 3}>
        {options.map((option) => (
          <label
            key={option.value}
            class="choice-option"
            data-cell={hued ? option.value : undefined}
            data-note={option.explain ? `${option.name}: ${option.explain}` : explain}
          >
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.name}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
