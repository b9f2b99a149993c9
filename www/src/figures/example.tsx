/** One held-out example of a memory task: what is read at every step, and what the network answers now where it is asked. */
import { signal } from "@preact/signals";
import { say } from "../i18n";
import { percent } from "../words/numbers";
import { figure, type Words } from "./figure";
import { Mark, MarkHead } from "./mark";
import { query, words as queryWords } from "./query";

export const words = {
  title: { en: "One example", zh: "一个例子" },
  shows: {
    en: "What is read at every step, with a thick line where the network is asked, and what it answers now.",
    zh: "每步读入的内容（粗线处要求回答），以及网络此刻的回答。",
  },
  means: {
    en: "Most of what is read does not matter; the network has to find out by itself what does, and keep it until it is asked. Train and watch the answers become right.",
    zh: "读入的内容大多无关紧要；网络要自己弄清什么重要，并一直记到要回答的时候。训练时请看回答怎样变对。",
  },
  another: { en: "Another example", zh: "换一个例子" },
  step: { en: "Step", zh: "第几步" },
  reads: { en: "What is read", zh: "读入的内容" },
  asked: { en: "Should say", zh: "正确答案" },
  answers: { en: "Says", zh: "网络回答" },
  sure: { en: "Probability", zh: "概率" },
} as const satisfies Words;

/** The held-out example that is shown, from 0. */
const chosen = signal(0);

const shown = query("example", () => ({ ask: "example", number: chosen.value }));

/** Steps as a strip that reads like a line of text, and the questions beneath with the answers now. */
function Steps() {
  const answer = shown.answer.value;
  if (answer === null) return null;
  const asks = new Set(answer.asked);
  return (
    <>
      <div class="task-scroll" tabIndex={0} role="group" aria-label={say(words.reads)}>
        <ol class="task-strip">
          {answer.inputs.map((input, step) => (
            <li key={step} class={asks.has(step) ? "asked" : undefined}>
              {input}
            </li>
          ))}
        </ol>
      </div>
      <table class="task-table">
        <thead>
          <tr>
            <th scope="col">{say(words.step)}</th>
            <th scope="col">{say(words.asked)}</th>
            <th scope="col">{say(words.answers)}</th>
            {answer.probability.length > 0 && <th scope="col">{say(words.sure)}</th>}
            {answer.probability.length > 0 && <MarkHead />}
          </tr>
        </thead>
        <tbody>
          {answer.asked.map((step, i) => {
            const probability = answer.probability[i];
            return (
              <tr key={step}>
                <th scope="row">{step + 1}</th>
                <td>{answer.target[i]}</td>
                <td>{answer.said[i]}</td>
                {probability !== undefined && <td>{percent(probability)}</td>}
                {probability !== undefined && <Mark right={answer.said[i] === answer.target[i]} />}
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function Another() {
  return (
    <button
      type="button"
      class="plain"
      onClick={() => {
        chosen.value += 1;
      }}
    >
      {say(words.another)}
    </button>
  );
}

export const example = figure({
  id: "example",
  words,
  source: shown,
  wait: queryWords.wait,
  Beside: Another,
  Body: Steps,
});
