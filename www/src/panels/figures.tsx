/** The page's live numbers: each an `<output data-figure>` that people, screen readers and scripts read alike. */
import { computed, type ReadonlySignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { store } from "../page";
import type { Readouts } from "../run/readouts";
import { bytes, loss, NO_NUMBER, score, significant, span, whole } from "../words/numbers";
import { say, type Phrase } from "../i18n";
import { taskUnits, transportWords } from "../words/transport";
import { paced } from "./pace";

/** Numbers that change faster cannot be read. */
const FIGURES_MS = 100;

/** The figures at a pace that can be read while they change; at rest they are those of the network as it stands. */
export const figures: ReadonlySignal<Readouts> = paced(store.run.readouts, FIGURES_MS, computed(() => store.run.phase.value === "training"));

/** The figures a script can ask for by name. */
export type FigureName =
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

const figure: Readonly<Record<FigureName, { name: Phrase; unit?: ReadonlySignal<Phrase>; text: ReadonlySignal<string> }>> = {
  updates: { name: transportWords.updates, text: computed(() => whole(figures.value.updates)) },
  loss: { name: transportWords.loss, unit: lossUnit, text: computed(() => lossText(figures.value.loss, 3)) },
  score: {
    name: transportWords.score,
    text: computed(() => score(figures.value.score, squared.value)),
  },
  "validation-loss": { name: transportWords.validation, unit: lossUnit, text: computed(() => lossText(figures.value.validationLoss, 3)) },
  "gradient-norm": { name: transportWords.norm, text: computed(() => significant(figures.value.gradientNorm)) },
  "half-life": { name: transportWords.halfLife, text: computed(() => span(figures.value.halfLife)) },
  "characters-per-second": { name: transportWords.speed, text: computed(() => whole(figures.value.charactersPerSecond)) },
  hash: {
    name: transportWords.hash,
    text: computed(() => figures.value.hash?.slice(0, HASH_DIGITS) ?? NO_NUMBER),
  },
  memory: {
    name: transportWords.wasmMemory,
    text: computed(() => (figures.value.memory === null ? NO_NUMBER : bytes(figures.value.memory))),
  },
};

/** What a figure is called: a task counts steps, and where its score is an error, less of it is better. */
function nameOf(name: FigureName, called: Phrase): Phrase {
  if (name === "characters-per-second" && store.run.info.value?.task) return transportWords.speedSteps;
  return name === "score" && squared.value ? transportWords.testError : called;
}

/** A figure with its name; changes are not announced, since the page has one slow voice for that. */
export function Figure({ name, showUnit = false, title }: { name: FigureName; showUnit?: boolean; title?: string }) {
  const id = useId();
  const { name: called, unit, text } = figure[name];
  return (
    <div class="figure" title={title}>
      <span id={id} class="figure-name">
        {say(nameOf(name, called))}
      </span>
      <output class="figure-value" data-figure={name} aria-labelledby={id} aria-live="off">
        {text}
      </output>
      {unit && showUnit && <span class="figure-unit">{say(unit.value)}</span>}
    </div>
  );
}
