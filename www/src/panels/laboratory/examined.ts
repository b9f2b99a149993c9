/** The one copy of the network that the laboratory's pictures examine, and what they share. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import engine from "../../../pkg/laboratory_bg.wasm?url";
import { fetchModule } from "../../engine/load";
import { Client, type DatedAnswer, type WorkerLike } from "../../laboratory/client";
import { follow } from "../../laboratory/follow";
import { store } from "../../page";
import { workerScript } from "../../trusted";
import { version } from "../../figures/version";
import { answerAt } from "../../figures/answers";
import { isTask, layers } from "../../figures/view";

const laboratory = new Client({
  spawn: () => new Worker(workerScript("laboratory"), { name: "laboratory", type: "module" }) as WorkerLike,
  module: () => fetchModule(engine),
  snapshot: () => store.run.snapshot(),
});

/** The one that examines the network that is running. */
export function client(): Client {
  return laboratory;
}

/** A measurement of the network that stands, taken anew whenever it has changed, while somebody looks at it. */
export interface Examined<Answer> {
  /** The newest; null while there is none of this network. */
  readonly answer: ReadonlySignal<Answer | null>;
  /** The update it belongs to. */
  readonly update: ReadonlySignal<number | null>;
  readonly filled: ReadonlySignal<boolean>;
  /** Why there is no newer one, or null. */
  readonly trouble: ReadonlySignal<string | null>;
  /** Measures until the returned function is called. */
  start(): () => void;
}

/** What is measured: `of` says of what part of the network, `ask` how; null where it cannot be. */
export interface Examination<Answer> {
  readonly visible: ReadonlySignal<boolean>;
  of(): string;
  ask(): Question<Answer> | null;
}

/** `about` tells questions about the same part from each other; their answers say themselves which they have. */
export interface Question<Answer> {
  readonly about?: string;
  readonly look: (client: Client) => Promise<Answer>;
}

export function examined<Answer>({ visible, of, ask }: Examination<Answer>): Examined<Answer> {
  const { answer, trouble, start } = follow<DatedAnswer<Answer>>({
    visible,
    of: () => `${store.run.network.value} ${of()}`,
    request: () => {
      const question = ask();
      const network = store.run.network.value;
      const ready = store.engine.value.kind === "ready" && network > 0;
      if (question === null || !ready) return null;
      return { about: question.about ?? "", look: () => client().examine(network, question.look) };
    },
    version,
  });
  return {
    answer: computed(() => answer.value?.answer ?? null),
    update: computed(() => answer.value?.update ?? null),
    filled: computed(() => answer.value !== null),
    trouble,
    start,
  };
}

/** The step of the probe that is being asked about, from 0; null is the last. */
export const place = signal<number | null>(null);

/** The same, within the probe there is; a text's first character has nothing before it. */
export const chosenPlace = computed(() => {
  const last = (store.run.info.value?.probe.length ?? 1) - 1;
  return Math.max(isTask.value ? 0 : 1, Math.min(last, place.value ?? last));
});

/** The answer looked at: at the place looked at, or the last. */
export const chosenAnswer = computed(() => answerAt(store.run.info.value, chosenPlace.value));

/** The layer looked at, from 0; a network with fewer is looked at in its last. */
const pickedLayer = signal(0);
export const layer = computed(() => Math.min(pickedLayer.value, layers.value - 1));
export function lookAtLayer(index: number): void {
  pickedLayer.value = index;
}

/** Whether a source is read by an encoder, which has layers of its own. */
export const hasEncoder = computed(() => store.run.info.value?.blocks.some(({ name }) => name.startsWith("encoder.")) ?? false);

/** Whose weights are looked at, where there is an encoder. */
export const stack = signal<"encoder" | "decoder">("decoder");

/** The layer looked at among all there are: the engine counts those of an encoder first. */
export const layerOfAll = computed(() => layer.value + (hasEncoder.value && stack.value === "decoder" ? layers.value : 0));
