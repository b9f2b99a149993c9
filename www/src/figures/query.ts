/** Questions that a figure keeps asking the running network while it is looked at. */
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { DatedAnswer } from "../laboratory/client";
import { follow } from "../laboratory/follow";
import { version } from "./version";
import { store } from "../page";
import type { Ask, Heads, Question, QuestionOf } from "../questions";
import { say, type Phrase } from "../i18n";
import { tellRefusal } from "../messages/messagetext";

export const words = {
  /** Stands in a figure's place until its question has been answered. */
  wait: { en: "The network has not been asked yet.", zh: "还没有向网络提问。" },
  trouble: { en: "No answer: {detail}", zh: "没有回答：{detail}" },
} as const satisfies Record<string, Phrase>;

/** A question's newest answer. */
export interface Query<K extends Ask> {
  /** Set to whether its figure is on screen. */
  readonly visible: Signal<boolean>;
  /** The same question for another figure: it is asked while any of them is on screen. */
  shared(): Query<K>;
  readonly answer: ReadonlySignal<Heads[K] | null>;
  /** The update it belongs to. */
  readonly update: ReadonlySignal<number | null>;
  readonly filled: ReadonlySignal<boolean>;
  /** A sentence that says why there is no answer, or null. */
  readonly trouble: ReadonlySignal<string | null>;
  /** Asks whenever the network or the question is another, while visible. Returns the stop. */
  start(): () => void;
}

/** Whether there is a network that can be asked. */
const canBeAsked = computed(() => {
  const task = store.run.config.value?.task;
  return task !== undefined && task !== "text" && store.run.phase.value !== "opening";
});

/** What a figure asks; null asks nothing for now. */
export function query<K extends Ask>(kind: K, question: () => QuestionOf<K> | null): Query<K> {
  const places = signal<readonly Signal<boolean>[]>([]);
  let figures = 0;
  let stop: (() => void) | null = null;
  const look = async (asking: Question): Promise<DatedAnswer<Heads[K]> | null> => {
    const heard = await store.run.ask(asking);
    if (heard === null) return null;
    const { reply } = heard;
    if ("refusal" in reply) throw new Error(tellRefusal(reply.refusal));
    const { question: of, update, head } = reply.answer;
    return of.ask === kind ? { update, answer: head as Heads[K] } : null;
  };
  const { answer, trouble, start } = follow<DatedAnswer<Heads[K]>>({
    visible: computed(() => canBeAsked.value && places.value.some((place) => place.value)),
    // An answer says by itself what was asked.
    of: () => String(store.run.network.value),
    request: () => {
      const asking = question();
      return asking === null ? null : { about: JSON.stringify(asking), look: () => look(asking) };
    },
    version,
  });
  const place = (): Query<K> => {
    const own = signal(false);
    places.value = [...places.peek(), own];
    return { ...rest, visible: own };
  };
  const rest = {
    shared: place,
    answer: computed(() => answer.value?.answer ?? null),
    update: computed(() => answer.value?.update ?? null),
    filled: computed(() => answer.value !== null),
    trouble: computed(() => (trouble.value === null ? null : say(words.trouble, { detail: trouble.value }))),
    start: () => {
      figures += 1;
      stop ??= start();
      return () => {
        figures -= 1;
        if (figures > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
  return place();
}
