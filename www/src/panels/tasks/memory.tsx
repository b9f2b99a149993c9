/** Memory tasks: one example with the network's answers, and how score and gradient go with the delay. */
import { signal } from "@preact/signals";
import { createCursor } from "../../plot/cursor";
import { mountDelays } from "../../charts/delays";
import { store } from "../../page";
import { percent } from "../../words/numbers";
import { say } from "../../i18n";
import { metricWords, taskPictureLabels as labels } from "../../words/taskpanels";
import { cell } from "../../figures/view";
import { query } from "../../figures/query";
import { TaskPlate } from "./plate";
import { Mark, MarkHead } from "../../figures/mark";

/** The held-out example that is shown, from 0. */
const chosen = signal(0);
const pointed = createCursor();

/** The longest delay looked at: half as long again as the one that is learnt. */
const FURTHER = 1.5;
const SHORTEST_AXIS = 20;
const LONGEST = 200;

const example = query("example", () => ({ ask: "example", number: chosen.value }));
const delays = query("delays", () => {
  const delay = store.run.config.value?.delay ?? SHORTEST_AXIS;
  return { ask: "delays", upTo: Math.min(LONGEST, Math.max(SHORTEST_AXIS, Math.round(delay * FURTHER))) };
});

/** Steps as a strip that reads like a line of text, and the questions beneath with the answers now. */
function Example() {
  const answer = example.answer.value;
  if (answer === null) return null;
  const asks = new Set(answer.asked);
  return (
    <>
      <div class="task-scroll" tabIndex={0} role="group" aria-label={say(labels.reads)}>
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
            <th scope="col">{say(labels.step)}</th>
            <th scope="col">{say(labels.asked)}</th>
            <th scope="col">{say(labels.answers)}</th>
            {answer.probability.length > 0 && <th scope="col">{say(labels.sure)}</th>}
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

export function ExamplePicture({ number }: { number: number }) {
  return (
    <TaskPlate
      picture="example"
      number={number}
      query={example}
      figures={
        <button
          type="button"
          class="plain"
          onClick={() => {
            chosen.value += 1;
          }}
        >
          {say(labels.another)}
        </button>
      }
    >
      <Example />
    </TaskPlate>
  );
}

export function DelaysPicture({ number }: { number: number }) {
  return (
    <TaskPlate
      picture="delays"
      number={number}
      query={delays}
      mount={(host) => mountDelays(host, { cursor: pointed })}
      read={() => {
        const answer = delays.answer.value;
        if (answer === null) return null;
        return {
          rows: answer.rows,
          chance: answer.rows[0]?.chance ?? null,
          trained: store.run.config.value?.delay ?? 1,
          metric: say(metricWords[answer.metric]),
          share: answer.metric !== "mse",
          cell: cell.value,
        };
      }}
    />
  );
}
