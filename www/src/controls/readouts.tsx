/** The page's live numbers: each an `<output data-figure>` that people, screen readers and scripts read alike. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { store } from "../page";
import type { Readouts } from "../run/readouts";
import { bytes, loss, NO_NUMBER, score, significant, span, whole } from "../words/numbers";
import { say, type Phrase } from "../i18n";
import { taskUnits, transportWords } from "../words/transport";
import { paced } from "../plot/pace";

/** Numbers that change faster cannot be read. */
const READOUTS_MS = 100;

/** The readouts at a readable pace while they change; at rest they are the network's current ones. */
export const readouts: ReadonlySignal<Readouts> = paced(store.run.readouts, READOUTS_MS, computed(() => store.run.phase.value === "training"));

/** The readouts a script can ask for by name. */
export type ReadoutName =
  | "updates"
  | "loss"
  | "validation-loss"
  | "score"
  | "gradient-norm"
  | "half-life"
  | "characters-per-second"
  | "hash"
  | "memory";

const HASH_DIGITS = 8;

/** Whether the running task's loss is a squared error, which falls over decades. */
const squared = computed(() => store.run.info.value?.task?.loss === "squared");

/** What the running network's loss is counted in. */
export const lossUnit = computed<Phrase>(() => {
  const task = store.run.info.value?.task;
  return task ? taskUnits[task.loss] : transportWords.lossUnit;
});

/** A loss of the running task in digits. */
export function lossText(value: number | null, decimals: number): string {
  return loss(value, decimals, squared.value);
}

const readout: Readonly<Record<ReadoutName, { name: Phrase; unit?: ReadonlySignal<Phrase>; text: ReadonlySignal<string> }>> = {
  updates: { name: transportWords.updates, text: computed(() => whole(readouts.value.updates)) },
  loss: { name: transportWords.loss, unit: lossUnit, text: computed(() => lossText(readouts.value.loss, 3)) },
  score: {
    name: transportWords.score,
    text: computed(() => score(readouts.value.score, squared.value)),
  },
  "validation-loss": { name: transportWords.validation, unit: lossUnit, text: computed(() => lossText(readouts.value.validationLoss, 3)) },
  "gradient-norm": { name: transportWords.norm, text: computed(() => significant(readouts.value.gradientNorm)) },
  "half-life": { name: transportWords.halfLife, text: computed(() => span(readouts.value.halfLife)) },
  "characters-per-second": { name: transportWords.speed, text: computed(() => whole(readouts.value.charactersPerSecond)) },
  hash: {
    name: transportWords.hash,
    text: computed(() => readouts.value.hash?.slice(0, HASH_DIGITS) ?? NO_NUMBER),
  },
  memory: {
    name: transportWords.wasmMemory,
    text: computed(() => (readouts.value.memory === null ? NO_NUMBER : bytes(readouts.value.memory))),
  },
};

/** The name of a readout: a task counts steps, and a score that is an error is better when lower. */
function nameOf(name: ReadoutName, called: Phrase): Phrase {
  if (name === "characters-per-second" && store.run.info.value?.task) return transportWords.speedSteps;
  return name === "score" && squared.value ? transportWords.testError : called;
}

/** A readout with its name; its changes are not announced, because one slow live region does that. */
export function Readout({ name, showUnit = false, title }: { name: ReadoutName; showUnit?: boolean; title?: string }) {
  const id = useId();
  const { name: called, unit, text } = readout[name];
  return (
    <div class="readout" title={title}>
      <span id={id} class="readout-name">
        {say(nameOf(name, called))}
      </span>
      <output class="readout-value" data-figure={name} aria-labelledby={id} aria-live="off">
        {text}
      </output>
      {unit && showUnit && <span class="readout-unit">{say(unit.value)}</span>}
    </div>
  );
}
