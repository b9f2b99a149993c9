/** What the dials set, as it is measured of the running network: on a copy, so that training does not wait for it. */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Client } from "../../laboratory/client";
import { store } from "../../page";
import type { Target } from "../../run/events";
import { LARGEST_FOLLOWED, type Operation, type Readable } from "../../wire";
import { examined, type Examined } from "../../figures/examined";

/** The operation that sets each of them to a value. */
export const OPERATIONS: Readonly<Record<Target, (value: number) => Operation>> = {
  spectralRadius: (target) => ({ operation: "rescale", measure: "radius", target }),
  singularValue: (target) => ({ operation: "rescale", measure: "norm", target }),
  forgetBias: (value) => ({ operation: "forgetBias", value }),
  updateBias: (value) => ({ operation: "updateBias", value }),
};

/** What is read of the network for each of them. */
const READABLE: Readonly<Record<Target, Readable>> = {
  spectralRadius: "radius",
  singularValue: "norm",
  forgetBias: "forgetBias",
  updateBias: "updateBias",
};

/** Whether it takes too long to be measured again and again: ρ of many units does. */
export const tooLarge = computed(() => (store.run.info.value?.config.hidden ?? 0) > LARGEST_FOLLOWED);

/** A quantity, of every layer. */
export interface Reading {
  readonly update: number;
  readonly values: readonly number[];
}

interface Measured extends Examined<readonly number[]> {
  /** Set to whether its dial is on screen. */
  readonly visible: Signal<boolean>;
}

function measuring(target: Target, possible: ReadonlySignal<boolean>): Measured {
  const visible = signal(false);
  const look = async (client: Client): Promise<readonly number[]> => Array.from((await client.ask({ ask: "reading", of: READABLE[target] })).rows);
  return { visible, ...examined({ visible, of: () => "", ask: () => (possible.value ? { look } : null) }) };
}

const small = computed(() => !tooLarge.value);
const always = signal(true);

export const measured: Readonly<Record<Target, Measured>> = {
  spectralRadius: measuring("spectralRadius", small),
  singularValue: measuring("singularValue", small),
  forgetBias: measuring("forgetBias", always),
  updateBias: measuring("updateBias", always),
};

/** What the last operation on `target` measured after it. */
export function operated(target: Target): Reading | null {
  const last = store.run.events.value.findLast(({ change }) => change.kind === "operation" && change.target === target);
  return last?.change.kind === "operation" ? { update: last.update, values: last.change.after } : null;
}

/** What is known of `target` now: the newest of what was measured by itself and what its operations measured. */
export function latest(target: Target): Reading | null {
  const { answer, update } = measured[target];
  const by = operated(target);
  const own = answer.value !== null && update.value !== null ? { update: update.value, values: answer.value } : null;
  return by === null || (own !== null && own.update > by.update) ? own : by;
}
