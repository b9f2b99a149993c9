/** Dials on the network that is running: they act between two updates, and every turn is an event. */
import { signal } from "@preact/signals";
import { Choice } from "../../controls/choice";
import { Noted } from "../../controls/note";
import { ChoiceSetting, NumberSetting } from "../../controls/settings";
import { STOPS } from "../../controls/stops";
import { store } from "../../page";
import type { Target } from "../../run/events";
import { readsTable } from "../../tasks/samples";
import { LIMITS, SETTINGS, type Activation, type Measure } from "../../wire";
import { breakWords } from "../../words/break";
import { say } from "../../i18n";
import { choiceWords, networkWords, settingWords } from "../../words/settings";
import { Absent } from "./absent";
import { Dial } from "./dial";

const measure = signal<Measure>("radius");

const TARGETS = { radius: "spectralRadius", norm: "singularValue" } as const satisfies Record<Measure, Target>;

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
      />
    </>
  );
}

function Gate() {
  const running = store.run.config.value;
  switch (running?.cell) {
    case "lstm":
      return (
        <Dial
          name={breakWords.forget}
          explain={breakWords.forgetNote}
          bounds={SETTINGS.forgetBias}
          stops={STOPS.forgetBias}
          target="forgetBias"
        />
      );
    case "gru":
      return (
        <Dial
          name={breakWords.update}
          explain={breakWords.updateNote}
          bounds={SETTINGS.updateBias}
          stops={STOPS.updateBias}
          target="updateBias"
        />
      );
    case "rnn":
    case undefined:
      return <Absent name={breakWords.keep} why={breakWords.noGate} />;
  }
}

function Phi() {
  const running = store.run.config.value;
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
      onChange={(activation) => store.run.operate({ operation: "activation", activation })}
      mark={say(breakWords.live)}
    />
  );
}

/** How far the gradient walks back: a setting where something is cut into windows, and not one elsewhere. */
function Steps() {
  const task = store.run.config.value?.task ?? "text";
  if (task === "text" || task === "series") return <NumberSetting field="window" />;
  return <Absent name={settingWords.window.name} why={readsTable(task) ? breakWords.longAsExamples : breakWords.longAsDelay} />;
}

export function Dials() {
  const stands = store.run.config.value !== null;
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
