/** The one copy of the network that the laboratory's pictures examine, and what they share. */
import { computed, signal } from "@preact/signals";
import forText from "../../../pkg/laboratory_bg.wasm?url";
import forTasks from "../../../pkg/laboratory_tasks_bg.wasm?url";
import { fetchModule } from "../../engine";
import { Client, type WorkerLike } from "../../laboratory/client";
import { store } from "../../state";
import { workerScript } from "../../trusted";
import type { TaskKind } from "../../wire";
import { isTask, layers } from "../view";

/** The laboratory's two engines: the one for a text is a good deal smaller. */
const ENGINES = { text: forText, tasks: forTasks } as const;
type Kind = keyof typeof ENGINES;

const kindOf = (task: TaskKind): Kind => (task === "text" ? "text" : "tasks");

function clientOf(kind: Kind): Client {
  return new Client({
    spawn: () => new Worker(workerScript("laboratory"), { name: "laboratory", type: "module" }) as WorkerLike,
    module: () => fetchModule(ENGINES[kind]),
    specimen: async () => {
      const specimen = await store.specimen();
      // While the reader goes from one task to another, what comes may be for the other engine.
      return specimen !== null && kindOf(specimen.task) === kind ? specimen : null;
    },
  });
}

const clients: Readonly<Record<Kind, Client>> = { text: clientOf("text"), tasks: clientOf("tasks") };

/** The one that can examine the network that is running; the wished one while there is none. */
export function client(): Client {
  const { task } = store.running.peek() ?? store.settings.peek();
  return clients[kindOf(task)];
}

let networks = 0;

/** Counts the networks. */
const network = computed(() => {
  void store.histories.value;
  networks += 1;
  return networks;
});

/** Another string whenever the network is another one, or has learnt. */
export function age(): string {
  const ready = store.engine.value.kind === "ready" && store.info.value !== null;
  return ready ? `${network.value} ${store.figures.value.updates}` : "";
}

/** The step of the probe that is being asked about, from 0; null is the last. */
export const place = signal<number | null>(null);

/** The same, within the probe there is; a text's first character has nothing before it. */
export const chosenPlace = computed(() => {
  const last = (store.info.value?.probe.length ?? 1) - 1;
  return Math.max(isTask.value ? 0 : 1, Math.min(last, place.value ?? last));
});

/** Places at which the network is asked for something: a character of a text, or a step after which a task asks. */
export const answers = computed(() => (store.info.value?.asked ?? []).map((read) => (isTask.value ? read - 1 : read)));

/** The answer looked at: at the place looked at, or the last; and how many steps have been read before it is given. */
export const chosenAnswer = computed(() => {
  const at = answers.value.includes(chosenPlace.value) ? chosenPlace.value : (answers.value.at(-1) ?? chosenPlace.value);
  return { at, read: isTask.value ? at + 1 : at };
});

/** The layer looked at, from 0; a network with fewer is looked at in its last. */
const wishedLayer = signal(0);
export const layer = computed(() => Math.min(wishedLayer.value, layers.value - 1));
export function lookAtLayer(wish: number): void {
  wishedLayer.value = wish;
}

/** Whether a source is read by an encoder, which has layers of its own. */
export const hasEncoder = computed(() => store.info.value?.blocks.some(({ name }) => name.startsWith("encoder.")) ?? false);

/** Whose weights are looked at, where there is an encoder. */
export const stack = signal<"encoder" | "decoder">("decoder");

/** The layer looked at among all there are: the engine counts those of an encoder first. */
export const layerOfAll = computed(() => layer.value + (hasEncoder.value && stack.value === "decoder" ? layers.value : 0));

/** An answer and the update it belongs to. */
export interface Told<Answer> {
  readonly update: number;
  readonly answer: Answer;
}

/** Brings the network and asks it; null where there is none. */
export async function examine<Answer>(ask: (client: Client) => Promise<Answer>): Promise<Told<Answer> | null> {
  const here = client();
  const update = await here.bring();
  return update === null ? null : { update, answer: await ask(here) };
}
