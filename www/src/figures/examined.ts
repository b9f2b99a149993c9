/** The one copy of the network that the laboratory's figures examine, and how one keeps a measurement of it up to date. */
import { computed, type ReadonlySignal } from "@preact/signals";
import engine from "../../pkg/laboratory_bg.wasm?url";
import { fetchModule } from "../engine/load";
import { Client, type DatedAnswer, type WorkerLike } from "../laboratory/client";
import { follow } from "../laboratory/follow";
import { store } from "../page";
import { workerScript } from "../trusted";
import { version } from "./version";

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
