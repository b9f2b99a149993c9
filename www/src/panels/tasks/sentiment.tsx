/** Sentiment: a sentence of the reader's own, read word by word, and what is taken for what. */
import { computed, signal } from "@preact/signals";
import { createCursor } from "../../plot/cursor";
import { mountConfusion } from "../../charts/confusion";
import { mountVerdict } from "../../charts/verdict";
import { store } from "../../page";
import { percent, whole } from "../../words/numbers";
import { say } from "../../i18n";
import { taskPictureLabels as labels } from "../../words/taskpanels";
import { cell } from "../../figures/view";
import { query } from "../../figures/query";
import { Line } from "../../figures/line";
import { TaskPlate } from "./plate";

/** What is read before the reader types: one negation at a distance, in the language of the data. */
const FIRST = { en: "the film was not in my view from beginning to end good", zh: "电影的后半段没有老师讲的那么好看" };

/** What stands where the sentence is empty. */
const NOTHING_READ = { tokens: [], known: [], probabilities: [], gradient: [] };

/** What the reader typed; null is the first sentence. */
const typed = signal<string | null>(null);
const pointed = createCursor();

const sentence = computed(() => {
  const source = store.texts.current.value.source;
  const chinese = source.kind === "built-in" ? source.id === "zh" : /\p{Script=Han}/u.test(store.texts.current.value.preview);
  return typed.value ?? (chinese ? FIRST.zh : FIRST.en);
});

const reading = query("read", () => (sentence.value.trim() === "" ? null : { ask: "read", sentence: sentence.value }));
const confusion = query("confusion", () => ({ ask: "confusion" }));

/** Of two labels one is enough, the favourable one where it can be told; of more, all are drawn. */
function drawn(names: readonly string[]): readonly number[] {
  if (names.length !== 2) return names.map((_, i) => i);
  const favourable = names.findIndex((name) => /^(pos|正|好|1$|yes)/i.test(name));
  return [favourable < 0 ? 1 : favourable];
}

export function SentencePicture({ number }: { number: number }) {
  return (
    <TaskPlate
      picture="verdict"
      number={number}
      query={reading}
      mount={(host) => mountVerdict(host, { cursor: pointed })}
      read={() => {
        const answer = reading.answer.value;
        if (answer === null) return null;
        const read = sentence.value.trim() === "" ? NOTHING_READ : answer;
        return { ...answer, ...read, drawn: drawn(answer.labels), cell: cell.value };
      }}
      tools={
        <Line
          name={labels.sentence}
          value={sentence.value}
          onInput={(line) => {
            typed.value = line;
          }}
        />
      }
    />
  );
}

function Negated() {
  const negated = confusion.answer.value?.negated;
  if (!negated) return null;
  return <p class="task-note">{say(labels.negated, { share: percent(negated.accuracy), count: whole(negated.count) })}</p>;
}

export function ConfusionPicture({ number }: { number: number }) {
  return (
    <TaskPlate
      picture="confusion"
      number={number}
      query={confusion}
      mount={(host) => mountConfusion(host, {})}
      read={() => confusion.answer.value}
      more={<Negated />}
    />
  );
}
