/** The race over seeds: what to ask, how far it is, and the success rate of every network with its interval. */
import { computed, signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Choice } from "../../controls/choice";
import { Quantity } from "../../controls/quantity";
import { differences, runName, looksOf } from "../../race/configs";
import {
  CAP, CHECK_EVERY, MEAN_OVER, measurable, SEEDS, seedsOf, tally, THRESHOLD, type Measure, type SeedsPlan, type Trial,
} from "../../race/seeds";
import { store } from "../../page";
import { clock, exact, percent, whole } from "../../words/numbers";
import { say, type Phrase } from "../../i18n";
import { figureWords } from "../../figures/words";
import { raceWords, seedsWords } from "../../words/race";
import { info, lacking, squared, raceState, draftConfigs } from "./racestate";
import { Named } from "../../figures/swatch";

const count = signal(5);
const cap = signal(500);
const measure = signal<Measure>("validation");
/** The threshold the reader set; null for the page's own. */
const chosen = signal<number | null>(null);

const SEED_STOPS = [3, 5, 8, 10, 15, 20];
const CAP_STOPS = [100, 200, 300, 500, 800, 1200, 2000, 3000, 5000];

function nameOf(measure: Measure): Phrase {
  return measure === "score" && squared.value ? seedsWords.testError : seedsWords[measure];
}

const running = computed(() => raceState.value?.seeds.running.value ?? false);
const trials = computed<readonly Trial[]>(() => raceState.value?.seeds.trials.value ?? []);
const plan = computed(() => raceState.value?.seeds.plan.value ?? null);

/** What the networks that race can be measured by. */
const offered = computed<readonly Measure[]>(() => {
  const all: readonly Measure[] = ["validation", "training", "score"];
  return all.filter((each) => (info.value ? measurable(each, info.value) : each === "training"));
});

/** The measure chosen, or the first on offer in its place. */
const measured = computed<Measure>(() => {
  const chosen = measure.value;
  return offered.value.includes(chosen) ? chosen : (offered.value[0] ?? "training");
});

/** A loss this much below what a predictor without context has, and a share this large, are not had by luck. */
const WITHOUT_CONTEXT = 0.5;
const GOOD_SHARE = 0.9;

/** The loss, or the error, of the best predictor that the network has to beat. */
const toBeat = computed<number>(() => {
  const task = info.value?.task;
  return task ? Math.min(...task.baselines.map(({ loss }) => loss)) : (store.statistics.value?.unigramNats ?? 3);
});

const threshold = computed(() => {
  const share = measured.value === "score" && info.value?.task?.metric !== "mse";
  return chosen.value ?? (share ? GOOD_SHARE : Number((WITHOUT_CONTEXT * toBeat.value).toPrecision(3)));
});

function run(): void {
  const configs = draftConfigs.peek();
  const dataset = store.dataset.peek();
  if (configs === null || dataset === null || lacking(dataset)) return;
  const { content: text } = dataset;
  raceState.peek()?.seeds.start({ configs, text, seeds: count.peek(), measure: measured.peek(), threshold: threshold.peek(), cap: cap.peek() });
}

function Asked() {
  return (
    <div class="seeds-asked">
      <Quantity name={say(seedsWords.seeds)} explain={say(seedsWords.seedsNote)} bounds={SEEDS} stops={SEED_STOPS} value={count.value} onChange={(value) => (count.value = value)} />
      <Quantity name={say(seedsWords.threshold)} explain={say(seedsWords.thresholdNote)} bounds={THRESHOLD} stops={[]} value={threshold.value} onChange={(value) => (chosen.value = value)} />
      <Quantity name={say(seedsWords.cap)} explain={say(seedsWords.capNote)} bounds={CAP} stops={CAP_STOPS} value={cap.value} onChange={(value) => (cap.value = value)} />
      {offered.value.length > 1 && (
        <Choice
          name={say(seedsWords.measure)}
          explain={say(seedsWords.measureNote)}
          options={offered.value.map((value) => ({ value, name: say(nameOf(value)) }))}
          value={measured.value}
          onChange={(value) => {
            measure.value = value;
            // A share is no loss: each measure begins with a threshold of its own.
            chosen.value = null;
          }}
        />
      )}
    </div>
  );
}

const isOpen = ({ state }: Trial): boolean => state === "waiting" || state === "running";

function Progress() {
  const all = trials.value.length;
  if (all === 0) return null;
  const ended = trials.value.filter((trial) => !isOpen(trial)).length;
  const left = raceState.value?.seeds.left.value ?? null;
  const counts = { ended: whole(ended), all: whole(all) };
  const cancelled = !running.value && ended < all;
  return (
    <div class="seeds-progress">
      <progress max={all} value={ended} aria-label={say(seedsWords.title)} />
      <span class="steady" data-figure="seeds-ended" role="status">
        {say(cancelled ? seedsWords.cancelled : seedsWords.progress, counts)}
      </span>
      {running.value && left !== null && <span class="steady">{say(seedsWords.left, { time: clock(left) })}</span>}
    </div>
  );
}

/** One dot a run on a line from 0 to the cap; the table says the numbers. */
function Dots({ network, plan }: { network: number; plan: SeedsPlan }) {
  const cell = plan.configs[network]?.cell;
  return (
    <span class="seed-dots" aria-hidden="true" data-cell={cell}>
      {trials.value.flatMap((trial) => {
        if (trial.network !== network || isOpen(trial) || trial.state === "lost") return [];
        const successful = trial.state === "success";
        const left = `${(successful ? trial.updates / plan.cap : 1) * 100}%`;
        return [
          <span key={trial.seed} class={successful ? "seed-dot" : "seed-dot seed-cross"} style={{ left }}>
            {successful ? "" : "×"}
          </span>,
        ];
      })}
    </span>
  );
}

function Results({ plan }: { plan: SeedsPlan }) {
  const [looks, differ] = [looksOf(plan.configs), differences(plan.configs)];
  return (
    <>
      <p class="seeds-question">
        {say(seedsWords.asked, { measure: say(nameOf(plan.measure)), threshold: exact(plan.threshold), cap: whole(plan.cap) })}
      </p>
      <div class="scroller" tabIndex={0} role="group" aria-label={say(seedsWords.title)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(raceWords.network)}</th>
              <th scope="col">{say(seedsWords.rate)}</th>
              <th scope="col">{say(seedsWords.interval)}</th>
              <th scope="col">{say(seedsWords.median)}</th>
              <th scope="col" class="seed-when">
                {say(seedsWords.when)}
              </th>
            </tr>
          </thead>
          <tbody>
            {plan.configs.map((config, network) => {
              const { finished, successes, low, high, updates } = tally(trials.value, network);
              const name = runName(network, config.cell);
              return (
                <tr key={name}>
                  <th scope="row">
                    <Named look={looks[network] ?? { cell: config.cell, nth: 0 }} name={name} differs={differ[network] ?? []} config={config} />
                  </th>
                  <td>{say(seedsWords.of, { successes: whole(successes), finished: whole(finished) })}</td>
                  <td>{finished > 0 ? say(seedsWords.range, { low: percent(low), high: percent(high) }) : "–"}</td>
                  <td>{whole(updates)}</td>
                  <td class="seed-when">
                    <Dots network={network} plan={plan} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p class="quiet">{say(seedsWords.whenShows)}</p>
      <Every plan={plan} />
    </>
  );
}

function ended({ state, updates }: Trial): string {
  return say(seedsWords[state], { update: whole(updates) });
}

function Every({ plan }: { plan: SeedsPlan }) {
  const seeds = seedsOf(plan.configs[0]?.seed ?? 0, plan.seeds);
  return (
    <details class="fold">
      <summary>{say(seedsWords.every)}</summary>
      <div class="scroller" tabIndex={0} role="group" aria-label={say(seedsWords.every)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(seedsWords.seed)}</th>
              {plan.configs.map(({ cell }, network) => (
                <th key={network} scope="col">
                  {runName(network, cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seeds.map((seed) => (
              <tr key={seed}>
                <th scope="row">{seed}</th>
                {plan.configs.map((_, network) => {
                  const trial = trials.value.find((trial) => trial.network === network && trial.seed === seed);
                  return <td key={network}>{trial ? ended(trial) : "–"}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

export function SeedsPanel() {
  const id = useId();
  return (
    <section class="picture seeds" aria-labelledby={id}>
      <div class="picture-head">
        <h2 id={id}>{say(seedsWords.title)}</h2>
      </div>
      <p class="picture-shows">{say(seedsWords.shows)}</p>
      <Asked />
      <div class="seeds-ways">
        {running.value ? (
          <button type="button" class="action" onClick={() => raceState.peek()?.seeds.cancel()}>
            {say(seedsWords.cancel)}
          </button>
        ) : (
          <button type="button" class="action" onClick={run}>
            {say(seedsWords.run)}
          </button>
        )}
        <Progress />
      </div>
      {plan.value && <Results plan={plan.value} />}
      <div class="picture-foot">
        <details class="means">
          <summary>{say(figureWords.meaning)}</summary>
          <p>{say(seedsWords.means, { every: CHECK_EVERY, over: MEAN_OVER })}</p>
        </details>
      </div>
    </section>
  );
}
