/** The experiments: choosing one opens its network; beside what our runs gave stands what this page measures. */
import { computed } from "@preact/signals";
import { halfLifeOf } from "../../run/answers";
import { datasetOf, DATASETS } from "../../scenarios/datasets";
import { families } from "../../scenarios/experiments";
import { matches, saysNumbers, settingsOf } from "../../scenarios/experiments/opened";
import type { Band, Dataset, Expected, Solo } from "../../scenarios/scenario";
import { store } from "../../page";
import { breakWords } from "../../words/break";
import { fixed, NO_NUMBER, percent, whole } from "../../words/numbers";
import { say, type Phrase } from "../../i18n";
import { readouts } from "../../controls/readouts";
import { Absent } from "./absent";

/** What our runs are quoted for: on any text, those on a story; on a task, those on the same one; null where there are none. */
const ours = computed<Dataset | null>(() => {
  const { source } = store.texts.current.value;
  return datasetOf(store.settings.value, source.kind === "built-in" ? source.id : null);
});

/** Opens the network of an experiment; a network that had learnt something can be brought back. */
function choose(experiment: Solo): void {
  store.startWith(settingsOf(experiment, store.settings.peek()));
}

interface Row {
  readonly name: Phrase;
  readonly here: string;
  /** None where our runs say nothing. */
  readonly expected: string | null;
}

const band = (low: string, high: string): string => (low === high ? low : say(breakWords.range, { low, high }));

/** Steps over which a gradient of this slope halves; where it does not shrink, that. */
const halving = (slope: number): string => (slope < 0 ? fixed(Math.log10(0.5) / slope, 1) : say(breakWords.never));

function halvings([low, high]: Band): string {
  return high < 0 || low >= 0 ? band(halving(low), halving(high)) : say(breakWords.orMore, { low: halving(low) });
}

/** As beside the picture of lags. */
function halfLife(value: number | undefined): string {
  if (value === undefined) return NO_NUMBER;
  return Number.isFinite(value) ? fixed(value, 1) : say(breakWords.never);
}

function slopes(ours: Band | null): Row[] {
  const values = store.run.answers.to("lag").value;
  const slope = values?.head.series.find(({ state }) => state === "h")?.slope ?? null;
  const share = (of: number): string => percent(10 ** of);
  const expected = (tell: (low: number, high: number) => string): string | null => ours && tell(...ours);
  return [
    { name: breakWords.slope, here: slope === null ? NO_NUMBER : fixed(slope, 3), expected: expected((low, high) => band(fixed(low, 3), fixed(high, 3))) },
    { name: breakWords.kept, here: slope === null ? NO_NUMBER : share(slope), expected: expected((low, high) => band(share(low), share(high))) },
    { name: breakWords.halfLife, here: halfLife(values ? halfLifeOf(values) : undefined), expected: expected((low, high) => halvings([low, high])) },
  ];
}

function rowsOf(expected: Expected): Row[] {
  const from = ours.value;
  const told = (phrase: Phrase, values: Readonly<Record<string, number>>): string | null => (from === null ? null : say(phrase, values));
  switch (expected.readout) {
    case "slope":
      return slopes(from === null ? null : expected.between[from]);
    case "stops": {
      const stop = store.run.events.value.findLast(({ change }) => change.kind === "explosion")?.change;
      const here = stop?.kind === "explosion" ? whole(stop.explosion.update) : say(breakWords.notYet);
      return [{ name: breakWords.stops, here, expected: told(breakWords.within, { updates: expected.by }) }];
    }
    case "lives":
      return [
        {
          name: breakWords.finite,
          here: whole(readouts.value.updates),
          expected: told(breakWords.lives, { updates: expected.until }),
        },
      ];
    // Held by the checks alone.
    default:
      return [];
  }
}

/** The update that what is measured here belongs to. */
function measuredAt({ readout }: Expected): number {
  return readout === "slope" ? (store.run.answers.to("lag").value?.update ?? 0) : readouts.value.updates;
}

/** Where what is expected comes from, in a sentence. */
function source(from: Dataset | null): string {
  if (from === null) return say(breakWords.noSource);
  return say(from === "english" || from === "chinese" ? breakWords.source : breakWords.sourceTask, { material: say(DATASETS[from].name) });
}

function Compared({ expected: all }: { expected: readonly Expected[] }) {
  const from = ours.value;
  const rows = all.flatMap((of) => rowsOf(of).map((row) => ({ of, ...row })));
  return (
    <>
      <table class="compared">
        <caption class="unseen">{say(breakWords.compared)}</caption>
        <tbody>
          {rows.map(({ of, name, here, expected }) => [
            <tr key={name.en}>
              <th scope="rowgroup" colSpan={2}>
                {say(name)}
              </th>
            </tr>,
            <tr key={`${name.en} here`}>
              <th scope="row">{say(breakWords.measured, { update: whole(measuredAt(of)) })}</th>
              <td data-here={of.readout}>{here}</td>
            </tr>,
            expected !== null && (
              <tr key={`${name.en} expected`}>
                <th scope="row">{say(breakWords.expected, { runs: say(of.readout === "slope" ? breakWords.atStart : breakWords.inRuns) })}</th>
                <td>{expected}</td>
              </tr>
            ),
          ])}
        </tbody>
      </table>
      <p class="quiet">{source(from)}</p>
    </>
  );
}

/** What the chosen experiment shows, and the way to see it. */
function Chosen({ experiment }: { experiment: Solo }) {
  const stands = store.run.config.value !== null && matches(experiment, store.run.config.value);
  const text = store.settings.value.task === "text";
  const fresh = stands && readouts.value.updates === 0;
  return (
    <div class="chosen">
      <p>{say(text ? experiment.look : (experiment.lookOnTask ?? experiment.look))}</p>
      {fresh && store.run.phase.value === "ready" && (
        <p class="train-hint">
          <button type="button" class="action" onClick={() => store.train()}>
            {say(breakWords.train)}
          </button>{" "}
          {say(breakWords.trainHint)}
        </p>
      )}
      {stands && <Compared expected={experiment.expected ?? []} />}
    </div>
  );
}

export function Experiments() {
  const wished = store.settings.value;
  return (
    <section class="group">
      <h3>{say(breakWords.experiments)}</h3>
      <p class="quiet">{say(wished.task === "text" ? breakWords.experimentsNote : breakWords.experimentsOnTask)}</p>
      {families.map(({ name, scenarios }) => (
        <div key={name.en} class="experiments" role="group" aria-label={say(name)}>
          <h4>{say(name)}</h4>
          {scenarios.map((experiment) => {
            const chosen = matches(experiment, wished);
            const { notOfNumbers } = experiment;
            if (notOfNumbers && saysNumbers(wished.task)) return <Absent key={experiment.id} name={experiment.name} why={notOfNumbers} />;
            return (
              <div key={experiment.id}>
                <button
                  type="button"
                  class="plain"
                  aria-pressed={chosen}
                  data-experiment={experiment.id}
                  onClick={() => choose(experiment)}
                >
                  {say(experiment.name)}
                </button>
                {chosen && <Chosen experiment={experiment} />}
              </div>
            );
          })}
        </div>
      ))}
    </section>
  );
}
