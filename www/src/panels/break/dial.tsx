/** A dial: one number of the running network, set between two updates, beside what is measured of it. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Quantity } from "../../controls/quantity";
import { store } from "../../page";
import type { Target } from "../../run/events";
import { LARGEST_FOLLOWED, type Bounds } from "../../wire";
import { breakWords } from "../../words/break";
import { spread } from "../../words/events";
import { whole } from "../../words/numbers";
import { say, type Phrase } from "../../i18n";
import { watchVisibility } from "../../plot/visibility";
import { latest, measured, operated, OPERATIONS, tooLarge, type Reading } from "./readings";

/** A dial is read when it has rested so long: every position on the way would be an operation of its own. */
const REST_MS = 120;

const SYMBOLS: Readonly<Record<Target, string>> = { spectralRadius: "ρ", singularValue: "s₁", forgetBias: "b_f", updateBias: "b_z" };

interface DialProps {
  readonly name: Phrase;
  readonly explain: Phrase;
  readonly bounds: Bounds;
  readonly stops: readonly number[];
  readonly target: Target;
}

/** What was measured last; of several layers or gates, the lowest and the highest. Only what a turn did is spoken. */
function Measured({ target }: { target: Target }) {
  const told = ({ values, update }: Reading): string => say(breakWords.nowMeasured, { name: SYMBOLS[target], value: spread(values), update: whole(update) });
  const [now, turned] = [latest(target), operated(target)];
  const never = (target === "spectralRadius" || target === "singularValue") && tooLarge.value;
  const none = (): string => (never ? say(breakWords.nowUnmeasured, { limit: whole(LARGEST_FOLLOWED) }) : say(breakWords.nowMeasuring));
  return (
    <>
      <p class="dial-measured">{now === null ? none() : told(now)}</p>
      <p class="unseen" role="status">
        {turned !== null && told(turned)}
      </p>
    </>
  );
}

export function Dial({ name, explain, bounds, stops, target }: DialProps) {
  const place = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What the dial stands at while the reader has it in hand, whatever is measured meanwhile. */
  const held = useSignal<number | null>(null);
  const inHand = useSignal(false);
  useEffect(() => {
    if (place.current === null) return undefined;
    const stops = [watchVisibility(place.current, measured[target].visible), measured[target].start()];
    return () => {
      clearTimeout(timer.current);
      for (const stop of stops) stop();
    };
  }, [target]);
  // It was done, or refused.
  useSignalEffect(() => {
    void [store.run.events.value, store.messages.all.value];
    if (!inHand.peek()) held.value = null;
  });
  const turn = (value: number): void => {
    held.value = value;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => store.run.operate(OPERATIONS[target](value)), REST_MS);
  };
  const known = (): number | null => {
    const first = latest(target)?.values[0];
    return first === undefined ? null : Number(first.toPrecision(4));
  };
  const value = held.value ?? known();
  return (
    <div
      ref={place}
      data-dial={target}
      onFocusIn={() => {
        inHand.value = true;
        held.value = value;
      }}
      onFocusOut={() => {
        inHand.value = false;
        held.value = null;
      }}
    >
      <Quantity name={say(name)} explain={say(explain)} bounds={bounds} stops={stops} value={value} onChange={turn} mark={say(breakWords.live)} />
      <Measured target={target} />
    </div>
  );
}
