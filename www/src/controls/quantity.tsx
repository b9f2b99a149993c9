/** A number: a box that takes any value within its bounds, and a slider over the values worth trying. */
import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import type { Bounds } from "../wire";
import { refusalWords } from "../words/messages";
import { exact, plain } from "../words/numbers";
import { say } from "../i18n";

export interface QuantityProps {
  readonly name: string;
  readonly explain: string;
  readonly bounds: Bounds;
  /** Values worth trying, ascending; the slider and the arrow keys move along them. None: no slider. */
  readonly stops: readonly number[];
  readonly value: number | null;
  readonly onChange: (value: number) => void;
  /** The value of an empty box; without it, an empty box is refused. */
  readonly onEmpty?: () => void;
  readonly mark?: string | undefined;
}

/** The stop nearest to `value`, by position. */
export function nearestStop(stops: readonly number[], value: number): number {
  let best = 0;
  for (let i = 1; i < stops.length; i += 1) {
    if (Math.abs((stops[i] ?? 0) - value) < Math.abs((stops[best] ?? 0) - value)) best = i;
  }
  return best;
}

/** The next stop above (+1) or below (−1) `value`; `value` itself where there is none. */
export function nextStop(stops: readonly number[], value: number, direction: 1 | -1): number {
  const found = direction === 1 ? stops.find((stop) => stop > value) : stops.findLast((stop) => stop < value);
  return found ?? value;
}

/** The content of a box as a number within `bounds`; NaN where it is none. */
export function readQuantity(text: string, bounds: Bounds): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  const allowed = value >= bounds.low && value <= bounds.high && (!bounds.whole || Number.isInteger(value));
  return allowed ? value : Number.NaN;
}

/** The control; the box's accessible name is `name`. A value out of bounds is refused with a sentence. */
export function Quantity({ name, explain, bounds, stops, value, onChange, onEmpty, mark }: QuantityProps) {
  const id = useId();
  const wrong = useSignal<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const take = (text: string): void => {
    if (text.trim() === "" && onEmpty) {
      wrong.value = null;
      onEmpty();
      return;
    }
    const read = readQuantity(text, bounds);
    wrong.value = Number.isNaN(read) ? text : null;
    if (!Number.isNaN(read)) onChange(read);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    if (stops.length === 0 || value === null) return;
    event.preventDefault();
    wrong.value = null;
    onChange(nextStop(stops, value, event.key === "ArrowUp" ? 1 : -1));
  };
  const onBlur = (): void => {
    wrong.value = null;
    if (box.current) box.current.value = value === null ? "" : plain(value);
  };
  return (
    <div class="setting" data-note={explain}>
      <div class="quantity">
        <label class="setting-name" for={`${id}-box`}>
          <span>{name}</span>
          {mark && (
            <span class="mark" aria-hidden="true">
              {mark}
            </span>
          )}
        </label>
        <input
          ref={box}
          id={`${id}-box`}
          class="quantity-box"
          type="number"
          step="any"
          min={bounds.low}
          max={bounds.high}
          inputMode={bounds.whole ? "numeric" : "decimal"}
          value={value === null ? "" : plain(value)}
          aria-invalid={wrong.value !== null}
          aria-describedby={`${id}-note ${id}-wrong`}
          onInput={(event) => take(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
        />
      </div>
      {stops.length > 0 && (
        <input
          class="slider"
          type="range"
          min={0}
          max={stops.length - 1}
          step={1}
          value={nearestStop(stops, value ?? 0)}
          // The box does everything the slider does, arrow keys included; the slider is for the pointer.
          tabIndex={-1}
          aria-hidden="true"
          onInput={(event) => {
            const stop = stops[Number(event.currentTarget.value)];
            wrong.value = null;
            if (stop !== undefined) onChange(stop);
          }}
        />
      )}
      <p id={`${id}-note`} hidden>
        {explain}
      </p>
      <p id={`${id}-wrong`} class="wrong" role="status">
        {wrong.value !== null &&
          say(refusalWords.outOfRange, {
            field: name,
            value: wrong.value === "" ? "?" : wrong.value,
            low: exact(bounds.low),
            high: exact(bounds.high),
          })}
      </p>
    </div>
  );
}
