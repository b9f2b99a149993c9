/** Translation: a source of the reader's own, where the decoder looks, what passes the bottleneck, and the held-out pairs. */
import { computed, signal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { byPrincipalComponent, mountStates } from "../../charts";
import { createCursor } from "../../plot/cursor";
import { mountAlignment } from "../../charts/alignment";
import { store } from "../../page";
import type { Hypothesis, Question, Sample } from "../../wire";
import { fixed, percent, whole } from "../../words/numbers";
import { language, say } from "../../i18n";
import { taskPictureLabels as labels, taskPanelWords, taskPictureWords } from "../../words/taskpanels";
import { Select } from "../../figures/choose";
import { rangeOf } from "../../figures/view";
import { query } from "../../figures/query";
import { Line } from "../../figures/line";
import { TaskPlate } from "./plate";
import { Mark, MarkHead } from "../../figures/mark";

/** What is translated before the reader types. */
const FIRST: Readonly<Partial<Record<Sample, string>>> = { numbers: "three hundred five", phrases: "他有三本红色的书", dates: "12 mar 2021" };

const WIDTHS = ["1", "2", "3", "5", "10"];

const BOTTLENECK_PX = 260;

/** Held-out pairs that are listed. */
const ROWS = 8;

/** What the reader typed; null is the first source. */
const typed = signal<string | null>(null);
const width = signal("5");
const pointed = createCursor();

const source = computed(() => {
  const { source, preview } = store.texts.current.value;
  const first = source.kind === "built-in" ? FIRST[source.id as Sample] : undefined;
  return typed.value ?? first ?? preview.split("\n")[0]?.split(/[\t,;]/)[0] ?? "";
});

const beamed = query("translate", () => ask(Number(width.value)));
/** The greedy answer is shown, aligned, and followed through the bottleneck. */
const greedy = query("translate", () => ask(1));
const aligned = greedy.shared();
const carried = greedy.shared();
const exam = query("exam", () => ({ ask: "exam", limit: ROWS }));

function ask(beam: number): Extract<Question, { ask: "translate" }> | null {
  return source.value.trim() === "" ? null : { ask: "translate", source: source.value, beam };
}

function Source() {
  return (
    <>
      <Line
        name={labels.source}
        value={source.value}
        onInput={(line) => {
          typed.value = line;
        }}
      />
      <Select
        name={say(labels.beam)}
        value={width.value}
        options={WIDTHS.map((value) => [value, value] as const)}
        onChange={(value) => {
          width.value = value;
        }}
      />
    </>
  );
}

/** The reader's source with its unknown tokens marked. */
function Unknown() {
  const answer = beamed.answer.value;
  const unknown = answer?.tokens.filter((_, i) => answer.known[i] === false) ?? [];
  if (unknown.length === 0) return null;
  return <p role="status">{say(labels.unknownSource, { tokens: Array.from(new Set(unknown)).join(language.value === "zh" ? "、" : ", ") })}</p>;
}

function LogProbability({ of: { logProbability, score } }: { of: Hypothesis }) {
  return <span class="quiet">{say(labels.logProbability, { value: fixed(logProbability, 2), each: fixed(score, 2) })}</span>;
}

function Hypotheses() {
  const [best, quick] = [beamed.answer.value, greedy.answer.value];
  if (source.value.trim() === "") return <div class="task-said" />;
  return (
    <div class="task-said">
      <section>
        <h3>{say(labels.greedy)}</h3>
        {quick?.hypotheses.slice(0, 1).map((said) => (
          <p key="greedy">
            <output class="said" data-figure="translation">
              {said.text || say(labels.empty)}
            </output>{" "}
            <LogProbability of={said} />
          </p>
        ))}
      </section>
      <section>
        <h3>{say(labels.beamOf, { width: width.value })}</h3>
        <ol>
          {best?.hypotheses.map((said) => (
            <li key={said.tokens.join("\u0000")}>
              <span class="said">{said.text || say(labels.empty)}</span>{" "}
              <LogProbability of={said} />
            </li>
          ))}
        </ol>
      </section>
      <Unknown />
    </div>
  );
}

export function TranslationPicture({ number }: { number: number }) {
  // One picture shows both searches.
  useEffect(() => greedy.start(), []);
  useSignalEffect(() => {
    greedy.visible.value = beamed.visible.value;
  });
  return (
    <TaskPlate picture="translate" number={number} query={beamed} tools={<Source />}>
      <Hypotheses />
    </TaskPlate>
  );
}

export function AlignmentPicture({ number }: { number: number }) {
  if (store.run.config.value?.attention !== "additive") return null;
  return (
    <TaskPlate
      picture="alignment"
      number={number}
      query={aligned}
      mount={(host) => mountAlignment(host, {})}
      read={() => {
        const answer = aligned.answer.value;
        if (answer === null) return null;
        const written = answer.hypotheses[0]?.tokens ?? [];
        return { read: answer.tokens, written: answer.alignment.map((_, i) => written[i] ?? "■"), weights: answer.alignment };
      }}
    />
  );
}

/** The order of the units that stands: rows that moved while the network learns could not be followed. */
let sorted: { network: object; order: Uint16Array } | null = null;

function orderOf(matrix: Float32Array, units: number): Uint16Array {
  const network = store.run.histories.value;
  if (sorted?.network !== network) sorted = { network, order: byPrincipalComponent(matrix, units) };
  return sorted.order;
}

export function BottleneckPicture({ number }: { number: number }) {
  return (
    <TaskPlate
      picture="bottleneck"
      number={number}
      query={carried}
      mount={(host) => mountStates(host, { step: pointed, height: BOTTLENECK_PX })}
      read={() => {
        const answer = carried.answer.value;
        if (answer === null) return null;
        const units = answer.bottleneck.length;
        const matrix = Float32Array.from(answer.path.flat());
        return { characters: answer.tokens, steps: true, units, matrix, channel: "h", range: rangeOf("h"), order: orderOf(matrix, units) };
      }}
    />
  );
}

function ExamTable() {
  const answer = exam.answer.value;
  if (answer === null) return null;
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{say(labels.freeRunning)}</dt>
          <dd>
            <output data-figure="exact-match">{percent(answer.exactMatch)}</output>
          </dd>
        </div>
        <div>
          <dt>{say(labels.teacherForced)}</dt>
          <dd>{percent(answer.tokenAccuracy)}</dd>
        </div>
        <div>
          <dt>{say(taskPanelWords.heldOut)}</dt>
          <dd>{whole(answer.count)}</dd>
        </div>
      </dl>
      <div class="task-scroll" tabIndex={0} role="group" aria-label={say(taskPictureWords.exam.title)}>
        <table class="task-table">
          <thead>
            <tr>
              <th scope="col">{say(labels.source)}</th>
              <th scope="col">{say(labels.target)}</th>
              <th scope="col">{say(labels.said)}</th>
              <MarkHead />
            </tr>
          </thead>
          <tbody>
            {answer.rows.map(({ source, target, said, right }) => (
              <tr key={source}>
                <th scope="row">{source}</th>
                <td>{target}</td>
                <td>{said || say(labels.empty)}</td>
                <Mark right={right} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function ExamPicture({ number }: { number: number }) {
  return (
    <TaskPlate picture="exam" number={number} query={exam}>
      <ExamTable />
    </TaskPlate>
  );
}
