/** The pictures of the race: every network in the same axes, or one below the other over the same axis. */
import { computed } from "@preact/signals";
import { magnitude } from "../../plot/format";
import { ratioAt } from "../../charts/laghistory";
import { mountLagCurve, mountLagHistory, mountRunLoss, mountRunNorm, mountSampleText } from "../../charts";
import type { NamedPoints } from "../../charts/runs";
import type { Points } from "../../plot/series";
import { Choice } from "../../controls/choice";
import type { RunView } from "../../run/run";
import { store } from "../../page";
import { whole } from "../../words/numbers";
import { language, say } from "../../i18n";
import { pictureLabels } from "../../words/pictures";
import { raceWords } from "../../words/race";
import { baselineWords } from "../../words/taskpanels";
import { taskUnits } from "../../words/transport";
import { feels, lagCurve, walked } from "../../figures/lags";
import { Plate } from "../../figures/figure";
import { lag, lossOf, placed, relative, seed, raceState, text, time, update, visible, words } from "./racestate";
import { Strip } from "./strip";

const LOSS_PX = 320;
const LAG_PX = 320;
/** The strips stand on one axis, which the last one writes. */
const STRIP_PX = 112;
const STRIP_AXIS_PX = 32;

const runs = computed<readonly RunView[]>(() => placed.value.map(({ run }) => run));
const trained = computed(() => update.value !== null);
const lagged = computed(() => runs.value.some((run) => run.answers.to("lag").value !== null));

/** A series of every network. */
function named(read: (run: RunView) => Points): NamedPoints[] {
  void raceState.value?.race.revision.value;
  return placed.value.map(({ run, name, look }) => ({ name, look, points: read(run) }));
}

function LossOf() {
  return (
    <Choice
      name={say(raceWords.lossOf)}
      explain={say(raceWords.lossOfNote)}
      options={[
        { value: "training", name: say(raceWords.lossTraining) },
        { value: "validation", name: say(raceWords.lossValidation) },
      ]}
      value={lossOf.value}
      onChange={(value) => {
        lossOf.value = value;
      }}
    />
  );
}

/** What a task's loss is counted in; null for a text. */
const unit = computed(() => runs.value[0]?.info.value?.task?.loss ?? null);

export function LossPicture() {
  const { value: counted } = unit;
  return (
    <Plate
      key={counted ?? "text"}
      picture="loss"
      words={words.value.loss}
      seed={seed.value}
      number={2}
      mount={(host) => mountRunLoss(host, { time, height: LOSS_PX, ...(counted === null ? {} : { unit: () => say(taskUnits[counted]), logarithmic: counted === "squared" }) })}
      read={() => {
        const training = lossOf.value === "training";
        const info = runs.value[0]?.info.value;
        const statistics = info?.text?.statistics;
        return {
          runs: named((run) => (training ? run.histories.value.loss : run.histories.value.validation)),
          dotted: !training,
          uniform: statistics?.uniformNats ?? null,
          unigram: statistics?.unigramNats ?? null,
          baselines: info?.task?.baselines.map(({ kind, loss }) => ({ name: say(baselineWords[kind]), value: loss })) ?? [],
        };
      }}
      filled={trained}
      wait={pictureLabels.waitLoss}
      update={update}
      visible={visible.loss}
      tools={<LossOf />}
    />
  );
}

function Scale() {
  return (
    <Choice
      name={say(pictureLabels.scale)}
      explain={say(pictureLabels.scaleNote)}
      options={[
        { value: "relative", name: say(pictureLabels.relative) },
        { value: "absolute", name: say(pictureLabels.absolute) },
      ]}
      value={relative.value ? "relative" : "absolute"}
      onChange={(value) => {
        relative.value = value === "relative";
      }}
    />
  );
}

/** How far back each network feels, in one sentence. */
function Feels() {
  void raceState.value?.beat.value;
  const clauses = placed.value.flatMap(({ run, name }) => {
    const values = run.answers.to("lag").peek();
    if (!values) return [];
    return [feels(name, values, !text.value)];
  });
  const sentence = clauses.join(language.value === "zh" ? "，" : ", ");
  return (
    <p class="feels race-feels" data-figure="half-lives">
      {clauses.length > 0 && say(pictureLabels.feelsSentence, { feels: sentence })}
    </p>
  );
}

/** The most steps that a network walks back: of a task, over the whole of its longest sequence. */
const window = computed(() =>
  Math.max(
    1,
    ...runs.value.map((run) => {
      const measured = run.answers.to("lag").value;
      return !text.value && measured ? walked(measured) : (run.info.value?.window ?? store.settings.value.window);
    }),
  ),
);

export function LagPicture() {
  return (
    <Plate
      picture="lag"
      words={words.value.lag}
      seed={seed.value}
      number={4}
      mount={(host) => mountLagCurve(host, { lag, height: LAG_PX })}
      read={() => ({
        curves: placed.value.flatMap(({ run, name, look, config }) => {
          const values = run.answers.to("lag").value;
          return values ? [{ ...lagCurve(values, run.info.value?.config ?? config), name, look }] : [];
        }),
        window: window.value,
        relative: relative.value,
        steps: !text.value,
      })}
      filled={lagged}
      wait={pictureLabels.waitMeasure}
      update={update}
      visible={visible.lag}
      tools={<Scale />}
      more={<Feels />}
    />
  );
}

/** The limit of clipping by norm, where all that clip so have the same. */
const limit = computed(() => {
  const limits = new Set(placed.value.flatMap(({ config }) => (config.clip === "norm" ? [config.clipLimit] : [])));
  const [first = null] = limits;
  return limits.size === 1 ? first : null;
});

export function NormPicture() {
  return (
    <Plate
      picture="norm"
      words={words.value.norm}
      seed={seed.value}
      number={3}
      mount={(host) => mountRunNorm(host, { time })}
      read={() => {
        return { runs: named((run) => run.histories.value.normBefore), limit: limit.value };
      }}
      filled={trained}
      wait={pictureLabels.waitLoss}
      update={update}
      visible={visible.norm}
    />
  );
}

/** What every strip says where the reader points, in one line for all; how to point, until they do. */
function AtCursor() {
  const at = time.cursor.value;
  if (at === null) return <p class="strips-at quiet">{say(raceWords.pointHistory)}</p>;
  const read = placed.value.flatMap(({ run, name }) => {
    const there = ratioAt(run.histories.peek().lags, at, lag.value);
    return there ? [{ name, ...there }] : [];
  });
  const [first] = read;
  if (first === undefined) return <p class="strips-at quiet">{say(raceWords.pointHistory)}</p>;
  const values = read.map(({ name, ratio }) => say(raceWords.historyValue, { name, ratio: magnitude(ratio) }));
  return (
    <p class="strips-at">
      {say(raceWords.historyAt, { update: whole(first.update), lag: whole(first.lag), values: values.join(language.value === "zh" ? "；" : "; ") })}
    </p>
  );
}

export function HistoryPicture() {
  return (
    <Plate
      picture="history"
      words={words.value.history}
      seed={seed.value}
      number={1}
      filled={lagged}
      wait={pictureLabels.waitMeasure}
      update={update}
      visible={visible.history}
      more={<AtCursor />}
    >
      <div class="strips">
        {placed.value.map((each, i) => {
          const bare = i < placed.value.length - 1;
          return (
            <Strip
              key={`${each.name} ${bare}`}
              each={each}
              mount={(host, name) => mountLagHistory(host, { time, lag, name, bare, height: STRIP_PX + (bare ? 0 : STRIP_AXIS_PX) })}
              read={(run) => {
                void raceState.value?.race.revision.value;
                const { lags } = run.histories.value;
                return { columns: lags, window: window.value, steps: !text.value };
              }}
              visible={visible.history}
              phrase={raceWords.nameHistory}
            />
          );
        })}
      </div>
    </Plate>
  );
}

const written = computed(() => runs.value.some((run) => run.writing.value !== null));

export function WritingPicture() {
  return (
    <Plate
      picture="samples"
      words={words.value.writing}
      seed={seed.value}
      number={6}
      filled={written}
      wait={pictureLabels.waitWriting}
      update={update}
      visible={visible.writing}
    >
      <div class="samples">
        {placed.value.map((each) => (
          <Strip
            key={each.name}
            each={each}
            mount={(host, name) => mountSampleText(host, { name })}
            read={(run) => run.writing.value}
            visible={visible.writing}
            phrase={raceWords.nameText}
          />
        ))}
      </div>
    </Plate>
  );
}
