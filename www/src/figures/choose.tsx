/** Choices of what a figure shows. */
import type { Signal } from "@preact/signals";
import { say } from "../i18n";
import { layers } from "./view";

export const layerName = { en: "Layer", zh: "层" };

interface SelectProps {
  readonly name: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

/** A choice among a few in a drop-down, named in front of it. */
export function Select({ name, value, options, onChange }: SelectProps) {
  return (
    <label class="select-row">
      <span>{name}</span>
      <select class="select" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Which layer is looked at; nothing where there is only one. */
export function Layer({ chosen }: { chosen: Signal<number> }) {
  if (layers.value === 1) return null;
  const options = Array.from({ length: layers.value }, (_, i) => [String(i), String(i + 1)] as const);
  return (
    <Select
      name={say(layerName)}
      value={String(chosen.value)}
      options={options}
      onChange={(value) => {
        chosen.value = Number(value);
      }}
    />
  );
}
