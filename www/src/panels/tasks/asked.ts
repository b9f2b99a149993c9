/** Questions that a picture keeps asking the running network while it is looked at. */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { follow } from "../../laboratory/follow";
import { store } from "../../state";
import type { Answer, Question } from "../../wire";
import { tellRefusal } from "../telling";

type Kind = Question["ask"] & Answer["answer"];
export type AnswerTo<K extends Kind> = Extract<Answer, { answer: K }>;

/** A question's newest answer. */
export interface Asked<K extends Kind> {
  /** Set to whether its picture is on screen. */
  readonly visible: Signal<boolean>;
  /** The same question for another picture: it is asked while any of them is on screen. */
  shared(): Asked<K>;
  readonly answer: ReadonlySignal<AnswerTo<K> | null>;
  /** The update it belongs to. */
  readonly update: ReadonlySignal<number | null>;
  readonly filled: ReadonlySignal<boolean>;
  /** Why there is no answer, or null. */
  readonly trouble: ReadonlySignal<string | null>;
  /** Asks whenever the network or the question is another, while visible. Returns the stop. */
  start(): () => void;
}

let networks = 0;

/** Counts the networks. */
const network = computed(() => {
  void store.histories.value;
  networks += 1;
  return networks;
});

/** Another string whenever the network is another one, or has learnt; empty while there is none. */
function age(): string {
  const task = store.running.value?.task;
  return task === undefined || task === "text" || store.phase.value === "opening" ? "" : `${network.value} ${store.figures.value.updates}`;
}

/** What a picture asks; null asks nothing for now. */
export function asked<K extends Kind>(kind: K, question: () => Extract<Question, { ask: K }> | null): Asked<K> {
  interface Told {
    readonly of: number;
    readonly update: number;
    readonly answer: AnswerTo<K>;
  }
  const told = signal<Told | null>(null);
  const trouble = signal<string | null>(null);
  const inSight = signal<readonly Signal<boolean>[]>([]);
  const visible = computed(() => inSight.value.some((place) => place.value));
  let pictures = 0;
  let stop: (() => void) | null = null;
  // An answer of a network that has been replaced is nobody's.
  const now = computed(() => (told.value?.of === network.value ? told.value : null));
  const look = async (asking: Question): Promise<Told | null> => {
    const of = network.peek();
    const heard = await store.ask(asking);
    if (heard === null) return null;
    const { reply, update } = heard;
    if ("refusal" in reply) throw new Error(tellRefusal(reply.refusal));
    return reply.answer.answer === kind ? { of, update, answer: reply.answer as AnswerTo<K> } : null;
  };
  const place = (): Asked<K> => {
    const own = signal(false);
    inSight.value = [...inSight.peek(), own];
    return { ...rest, visible: own };
  };
  const rest = {
    shared: place,
    answer: computed(() => now.value?.answer ?? null),
    update: computed(() => now.value?.update ?? null),
    filled: computed(() => now.value !== null),
    trouble,
    start: () => {
      pictures += 1;
      stop ??= follow<Told>({
        visible,
        age,
        trouble,
        told,
        wish: () => {
          const asking = question();
          if (age() === "" || asking === null) return null;
          return { about: JSON.stringify(asking) + network.value, look: () => look(asking) };
        },
      });
      return () => {
        pictures -= 1;
        if (pictures > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
  return place();
}
