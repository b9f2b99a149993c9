/** Dials on the network that is running: they act between two updates, and every turn is an event. */
import { signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Choice } from "../../controls/choice";
import { Noted } from "../../controls/note";
import { Quantity } from "../../controls/quantity";
import { ChoiceSetting, NumberSetting } from "../../controls/settings";
import { STOPS } from "../../controls/stops";
import { store } from "../../state";
import type { RunEvent, Target } from "../../state/events";
import { readsTable } from "../../tasks/samples";
import { LIMITS, type Activation, type Bounds, type Measure, type Operation } from "../../wire";
import { breakWords } from "../../words/break";
import { spread } from "../../words/events";
import { say, type Phrase } from "../../words/phrase";
import { choiceWords, networkWords, settingWords } from "../../words/settings";
import { Absent } from "./absent";

/** A dial is read when it has rested so long: every position on the way would be an operation of its own. */
const REST_MS = 120;

const measure = signal<Measure>("radius");

const TARGETS = { radius: "spectralRadius", norm: "singularValue" } as const satisfies Record<Measure, Target>;

/** What was measured last of `target`: after its own operations only, since every update moves the weights. */
function measured(target: Target): RunEvent["change"] | undefined {
  return store.events.value.findLast(({ change }) => change.kind === "operation" && change.target === target)?.change;
}

interface DialProps {
  readonly name: Phrase;
  readonly explain: Phrase;
  readonly bounds: Bounds;
  readonly stops: readonly number[];
  readonly target: Target;
  /** What the network started with, before the first turn; null where only a measurement would tell. */
  readonly start: number | null;
  readonly operation: (value: number) => Operation;
}

/** One number of the running network, and what was measured after it was set. */
function Dial({ name, explain, bounds, stops, target, start, operation }: DialProps) {
  const change = measured(target);
  const after = change?.kind === "operation" ? change.after : null;
  const turning = useSignal<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const turn = (value: number): void => {
    turning.value = value;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      turning.value = null;
      store.operate(operation(value));
    }, REST_MS);
  };
  const known = after === null ? start : Number((after[0] ?? 0).toPrecision(4));
  return (
    <div data-dial={target}>
      <Quantity name={say(name)} explain={say(explain)} bounds={bounds} stops={stops} value={turning.value ?? known} onChange={turn} mark={say(breakWords.live)} />
      <p class="dial-measured" role="status">
        {after === null ? say(breakWords.nowUnmeasured) : say(breakWords.nowMeasured, { name: SYMBOLS[target], value: spread(after) })}
      </p>
    </div>
  );
}

const SYMBOLS: Readonly<Record<Target, string>> = { spectralRadius: "ρ", singularValue: "s₁", forgetBias: "b_f", updateBias: "b_z" };

function Recurrent() {
  const by = measure.value;
  return (
    <>
      <Choice
        name={say(breakWords.measure)}
        explain={say(breakWords.measureNote)}
        options={[
          { value: "radius", name: say(breakWords.radius), explain: say(breakWords.radiusNote) },
          { value: "norm", name: say(breakWords.norm), explain: say(breakWords.normNote) },
        ]}
        value={by}
        onChange={(value) => {
          measure.value = value;
        }}
      />
      <Dial
        key={by}
        name={breakWords.target}
        explain={breakWords.targetNote}
        bounds={LIMITS.radius}
        stops={STOPS.radius}
        target={TARGETS[by]}
        start={null}
        operation={(target) => ({ operation: "rescale", measure: by, target })}
      />
    </>
  );
}

function Gate() {
  const running = store.running.value;
  switch (running?.cell) {
    case "lstm":
      return (
        <Dial
          name={breakWords.forget}
          explain={breakWords.forgetNote}
          bounds={LIMITS.forgetBias}
          stops={STOPS.forgetBias}
          target="forgetBias"
          start={running.forgetBias}
          operation={(value) => ({ operation: "forgetBias", value })}
        />
      );
    case "gru":
      return (
        <Dial
          name={breakWords.update}
          explain={breakWords.updateNote}
          bounds={LIMITS.updateBias}
          stops={STOPS.updateBias}
          target="updateBias"
          start={running.updateBias}
          operation={(value) => ({ operation: "updateBias", value })}
        />
      );
    case "rnn":
    case undefined:
      return <Absent name={breakWords.keep} why={breakWords.noGate} />;
  }
}

function Phi() {
  const running = store.running.value;
  if (running?.cell !== "rnn") return <Absent name={settingWords.activation.name} why={breakWords.noActivation} />;
  const options = Object.entries(choiceWords.activation).map(([value, { name, explain }]) => ({
    value: value as Activation,
    name: say(name),
    explain: say(explain),
  }));
  return (
    <Choice
      name={say(settingWords.activation.name)}
      explain={say(settingWords.activation.explain)}
      options={options}
      value={running.activation}
      onChange={(activation) => store.operate({ operation: "activation", activation })}
      mark={say(breakWords.live)}
    />
  );
}

/** How far the gradient walks back: a setting where something is cut into windows, and not one elsewhere. */
function Steps() {
  const task = store.running.value?.task ?? "text";
  if (task === "text" || task === "series") return <NumberSetting field="window" />;
  return <Absent name={settingWords.window.name} why={readsTable(task) ? breakWords.longAsExamples : breakWords.longAsDelay} />;
}

export function Dials() {
  const stands = store.running.value !== null;
  return (
    <section class="group">
      <h3>{say(breakWords.dials)}</h3>
      <p class="quiet">{say(breakWords.dialsNote)}</p>
      {stands ? (
        <Noted rest={say(networkWords.rest)}>
          <Recurrent />
          <Gate />
          <Phi />
          <NumberSetting field="learningRate" />
          <Steps />
          <ChoiceSetting field="clip" />
          {store.settings.value.clip !== "off" && <NumberSetting field="clipLimit" />}
        </Noted>
      ) : (
        <p class="quiet">{say(breakWords.waits)}</p>
      )}
    </section>
  );
}
