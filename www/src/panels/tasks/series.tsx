/** A series: its prediction and continuation, the errors beside those of simple rules. */
import { computed, signal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { createCursor } from "../../plot/cursor";
import { mountForecast } from "../../charts/forecast";
import type { Range } from "../../plot/scales";
import { Choice } from "../../controls/choice";
import { significant, whole } from "../../words/numbers";
import { say, type Phrase } from "../../i18n";
import { delimiterWords, taskPictureLabels as labels } from "../../words/taskpanels";
import { store } from "../../page";
import { Select } from "../../figures/choose";
import { cell } from "../../figures/view";
import { query } from "../../figures/query";
import { Exports } from "../../figures/exports";
import { BestEpoch } from "../../figures/bestepoch";
import { TaskPlate } from "./plate";

/** How many values the network may be asked to make up. */
const STEPS = [20, 50, 100, 200, 500];

/** Time steps shown before the border. */
const BEFORE = 60;

const steps = signal(100);
const shown = signal<"around" | "all">("around");
const pointed = createCursor();

const table = query("columns", () => ({ ask: "columns" }));
const forecast = query("forecast", () => ({ ask: "forecast", steps: steps.value }));

/** The errors in the order in which they are compared. */
const rows = computed<readonly (readonly [Phrase, number | null])[]>(() => {
  const errors = forecast.answer.value?.errors;
  if (!errors) return [];
  return [
    [labels.oneStepTraining, errors.oneStepTraining],
    [labels.oneStepTest, errors.oneStepTest],
    [labels.freeRun, errors.freeRun],
    [labels.persistence, errors.persistence],
    [labels.mean, errors.mean],
  ];
});

/** What is subtracted, with the sign that a reader would write. */
function lessBy(centre: number): string {
  return `${centre < 0 ? "+" : "−"} ${significant(Math.abs(centre))}`;
}

function Errors() {
  const answer = forecast.answer.value;
  if (answer === null) return null;
  return (
    <div class="task-errors">
      <table>
        <thead>
          <tr>
            <th scope="col">{say(labels.prediction)}</th>
            <th scope="col">{say(labels.errors)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.value.map(([name, value]) => (
            <tr key={name.en}>
              <th scope="row">{say(name, { steps: whole(answer.errors.freeRunSteps) })}</th>
              <td>
                {name === labels.freeRun ? <output data-figure="free-run">{significant(value)}</output> : significant(value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {table.answer.value !== null && table.answer.value.columns.length > 1 && (
        <p class="quiet">
          {say(labels.readAs, { delimiter: say(delimiterWords[table.answer.value.delimiter]), mark: say(table.answer.value.decimalComma ? labels.comma : labels.point) })}
        </p>
      )}
      <p class="quiet">{say(labels.scaling, { centre: lessBy(answer.scaling.centre), spread: significant(answer.scaling.spread) })}</p>
      <BestEpoch />
      <Exports answer={answer} steps={steps.value} />
    </div>
  );
}

/** Which column of a table is learnt; nothing where there is only one. */
function Columns() {
  const answer = table.answer.value;
  if (answer === null || answer.columns.length < 2) return null;
  return (
    <Select
      name={say(labels.column)}
      value={String(answer.chosen)}
      options={answer.columns.map(({ number, name }) => [String(number), name === "" ? String(number) : name] as const)}
      onChange={(value) => store.set({ column: Number(value) })}
    />
  );
}

function Tools() {
  return (
    <>
      <Columns />
      <Choice
        name={say(labels.range)}
        explain={say(labels.rangeNote)}
        options={[
          { value: "around", name: say(labels.around) },
          { value: "all", name: say(labels.all) },
        ]}
        value={shown.value}
        onChange={(value) => {
          shown.value = value;
        }}
      />
      <Select
        name={say(labels.steps)}
        value={String(steps.value)}
        options={STEPS.map((count) => [String(count), whole(count)] as const)}
        onChange={(value) => {
          steps.value = Number(value);
        }}
      />
    </>
  );
}

export function SeriesPicture({ number }: { number: number }) {
  useEffect(() => table.start(), []);
  useSignalEffect(() => {
    table.visible.value = forecast.visible.value;
  });
  return (
    <TaskPlate
      picture="forecast"
      number={number}
      query={forecast}
      mount={(host) => mountForecast(host, { cursor: pointed })}
      read={() => {
        const answer = forecast.answer.value;
        if (answer === null) return null;
        const end = Math.max(answer.values.length, answer.border + answer.freeRun.length);
        const last = answer.border + answer.freeRun.length;
        const everything: Range = [0, end];
        const border: Range = [Math.max(0, answer.border - BEFORE), Math.min(end, last + 5)];
        return {
          values: answer.values,
          predicted: answer.predicted.map((value) => value ?? Number.NaN),
          border: answer.border,
          freeRun: answer.freeRun,
          shown: shown.value === "all" ? everything : border,
          errors: { oneStep: answer.errors.oneStepTest ?? Number.NaN, freeRun: answer.errors.freeRun ?? Number.NaN },
          cell: cell.value,
        };
      }}
      tools={<Tools />}
      more={<Errors />}
    />
  );
}
