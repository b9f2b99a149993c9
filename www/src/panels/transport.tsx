/** The transport: train, pause, step, reset, and the run in numbers. Always in reach. */
import { computed, useSignalEffect } from "@preact/signals";
import { store } from "../page";
import type { Phase } from "../run/trainer/phase";
import { clock, whole } from "../words/numbers";
import { say, type Phrase } from "../i18n";
import { transportWords } from "../words/transport";
import { Readout, readouts, lossText, lossUnit } from "../controls/readouts";
import type { TransportActions } from "./keys";
import { Voice } from "./voice";

const PHASE_NAME: Readonly<Record<Phase, Phrase>> = {
  idle: transportWords.opening,
  opening: transportWords.opening,
  ready: transportWords.ready,
  training: transportWords.training,
  paused: transportWords.paused,
  failed: transportWords.failed,
};

const training = computed(() => store.run.phase.value === "training");

/** Whether there is a network to train. */
const usable = computed(() => ["ready", "training", "paused"].includes(store.run.phase.value));

/** What the three buttons stand for, and what they act on. */
export interface ButtonsProps {
  readonly training: boolean;
  /** Whether there is something to train. */
  readonly usable: boolean;
  readonly actions: TransportActions;
}

function Icon({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  );
}

interface ButtonProps {
  readonly name: string;
  readonly note: string;
  readonly keys: string;
  readonly path: string;
  readonly onClick: () => void;
  readonly usable: boolean;
  readonly main?: boolean;
}

function Button({ name, note, keys, path, onClick, usable, main = false }: ButtonProps) {
  return (
    <button
      type="button"
      class={main ? "action main" : "action"}
      title={note}
      aria-keyshortcuts={keys}
      aria-disabled={!usable}
      onClick={() => {
        if (usable) onClick();
      }}
    >
      <Icon path={path} />
      <span>{name}</span>
    </button>
  );
}

/** Tells a screen reader how the training goes. */
function Spoken() {
  const words = computed(() => {
    const phase = store.run.phase.value;
    if (phase !== "training" && phase !== "paused") return "";
    const { updates, loss } = readouts.value;
    const phrase = phase === "training" ? transportWords.announceTraining : transportWords.announcePaused;
    return say(phrase, { update: whole(updates), loss: lossText(loss, 2), unit: say(lossUnit.value) });
  });
  return <Voice words={words} />;
}

/** Train or pause, step, reset. */
export function Buttons({ training, usable, actions }: ButtonsProps) {
  return (
    <div class="buttons">
      {training ? (
        <Button
          main
          usable={usable}
          name={say(transportWords.pause)}
          note={say(transportWords.pauseNote)}
          keys="Space"
          path="M4 2.5h3v11H4zM9 2.5h3v11H9z"
          onClick={actions.toggle}
        />
      ) : (
        <Button
          main
          usable={usable}
          name={say(transportWords.train)}
          note={say(transportWords.trainNote)}
          keys="Space"
          path="M4 2l9.5 6L4 14z"
          onClick={actions.toggle}
        />
      )}
      <Button
        usable={usable}
        name={say(transportWords.step)}
        note={say(transportWords.stepNote)}
        keys="ArrowRight"
        path="M3 2l7.5 6L3 14zM11.5 2h2v12h-2z"
        onClick={actions.step}
      />
      <Button
        usable={usable}
        name={say(transportWords.reset)}
        note={say(transportWords.resetNote)}
        keys="R"
        path="M8 2.5a5.5 5.5 0 1 0 5.3 7l-1.6-.45A3.85 3.85 0 1 1 8 4.15c1 0 1.9.4 2.6 1L8.7 7H14V1.7l-2.2 2.2A5.5 5.5 0 0 0 8 2.5z"
        onClick={actions.reset}
      />
    </div>
  );
}

/** Buttons and the two numbers that matter most; sticks to the top. */
export function Transport() {
  useSignalEffect(() => {
    document.documentElement.dataset.phase = store.run.phase.value;
    document.documentElement.dataset.task = store.run.config.value?.task ?? "";
  });
  return (
    <section class="transport" aria-label={say(transportWords.name)}>
      <Buttons training={training.value} usable={usable.value} actions={store} />
      <div class="readouts">
        <Readout name="updates" />
        <Readout name="loss" showUnit />
        {store.run.info.value?.task && <Readout name="score" />}
      </div>
      <Spoken />
    </section>
  );
}

/** What the run is doing; where the engine or the settings allow no network, that. */
function phaseName(): Phrase {
  const none = store.engine.value.kind === "trouble" || store.rejected.value;
  return store.run.config.value === null && none ? transportWords.noNetwork : PHASE_NAME[store.run.phase.value];
}

/** What identifies the run, in one quiet line. */
export function RunLine() {
  const elapsed = computed(() => clock(readouts.value.trainingMs));
  return (
    <section class="run" aria-label={say(transportWords.run)}>
      <span class="run-phase">{say(phaseName())}</span>
      <span>
        {say(transportWords.elapsed)} <span class="steady">{elapsed}</span>
      </span>
      <span>
        {say(transportWords.seed)} <span class="steady">{store.run.config.value?.seed ?? store.settings.value.seed}</span>
      </span>
      <Readout name="characters-per-second" />
      <Readout name="hash" title={say(transportWords.hashNote)} />
      <Readout name="memory" />
    </section>
  );
}
