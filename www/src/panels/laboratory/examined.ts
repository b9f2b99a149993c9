/** The one copy of the network that the laboratory's pictures examine, and what they share. */
import { computed, signal } from "@preact/signals";
import engine from "../../../pkg/laboratory_bg.wasm?url";
import { fetchModule } from "../../engine";
import { Client, type WorkerLike } from "../../laboratory/client";
import { store } from "../../state";
import { workerScript } from "../../trusted";
import { layers } from "../view";

export const client = new Client({
  spawn: () => new Worker(workerScript("laboratory"), { name: "laboratory", type: "module" }) as WorkerLike,
  module: () => fetchModule(engine),
  specimen: () => store.specimen(),
});

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

/** The probe's character that is being asked about, from 0; null is the last. */
export const place = signal<number | null>(null);

/** The same, within the probe there is; the first character has nothing before it. */
export const chosenPlace = computed(() => {
  const last = (store.info.value?.probe.length ?? 1) - 1;
  return Math.max(1, Math.min(last, place.value ?? last));
});

/** The layer looked at, from 0; a network with fewer is looked at in its last. */
const wishedLayer = signal(0);
export const layer = computed(() => Math.min(wishedLayer.value, layers.value - 1));
export function lookAtLayer(wish: number): void {
  wishedLayer.value = wish;
}

/** An answer and the update it belongs to. */
export interface Told<Answer> {
  readonly update: number;
  readonly answer: Answer;
}

/** Brings the network and asks it; null where there is none. */
export async function examine<Answer>(ask: () => Promise<Answer>): Promise<Told<Answer> | null> {
  const update = await client.bring();
  return update === null ? null : { update, answer: await ask() };
}
