/** The figures of the race: those of one network for several, in the same axes or one below the other over the same axis. */
import { computed, signal } from "@preact/signals";
import { Choice } from "../../controls/choice";
import { connectData } from "../../figures/answers";
import { mountConnect, type ConnectData } from "../../figures/connectdrawing";
import { figure, type Figure } from "../../figures/figure";
import { historyOf, mountHistory, ratioAt } from "../../figures/history";
import { lagOf } from "../../figures/lag";
import { lossOf } from "../../figures/loss";
import { normOf } from "../../figures/norm";
import { answersOf } from "../../figures/place";
import { Strip } from "../../figures/strip";
import { baselineWords } from "../../figures/taskwords";
import { figureWords } from "../../figures/words";
import { mountWriting, words as writingWords, type SampleTextData } from "../../figures/writing";
import { language, say } from "../../i18n";
import { createCursor } from "../../plot/cursor";
import { magnitude } from "../../plot/format";
import { pictured } from "../../run/watch";
import { whole } from "../../words/numbers";
import { raceWords } from "../../words/race";
import type { RaceFigure } from "./figurewords";
import { answer, chosen, lossOf as lossShown, place, placed, text, time, words } from "./racestate";

const LOSS_PX = 320;
const LAG_PX = 320;
/** The strips stand on one axis, which the last one writes. */
const STRIP_PX = 112;
const STRIP_AXIS_PX = 32;

/** Which loss stands for every network. */
function LossOf() {
  return (
    <Choice
      name={say(raceWords.lossOf)}
      explain={say(raceWords.lossOfNote)}
      options={[
        { value: "training", name: say(raceWords.lossTraining) },
        { value: "validation", name: say(raceWords.lossValidation) },
      ]}
      value={lossShown.value}
      onChange={(value) => {
        lossShown.value = value;
      }}
    />
  );
}

const loss = lossOf(place, {
  words: () => words.value.loss,
  height: LOSS_PX,
  baselines: baselineWords,
  of: () => lossShown.value,
  Tools: LossOf,
});

const norm = normOf(place, { words: () => words.value.norm });

const lag = lagOf(place, {
  words: () => words.value.lag,
  height: () => LAG_PX,
  sentence: { class: "race-feels", readout: "half-lives" },
});

/** What every strip says where the reader points, in one line for all; how to point, until they do. */
function AtCursor() {
  const at = time.cursor.value;
  if (at === null) return <p class="strips-at quiet">{say(raceWords.pointHistory)}</p>;
  const read = placed.value.flatMap(({ run, name }) => {
    const there = ratioAt(run.histories.peek().lags, at, place.lag.value);
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

function Histories() {
  return (
    <div class="strips">
      {placed.value.map((each, i) => {
        const bare = i < placed.value.length - 1;
        return (
          <Strip
            key={`${each.name} ${bare}`}
            each={each}
            mount={(host, name) => mountHistory(host, place, { name, bare, height: STRIP_PX + (bare ? 0 : STRIP_AXIS_PX) })}
            read={(run) => {
              void place.revision.value;
              return { columns: run.histories.value.lags, window: place.window.value, steps: place.isTask.value };
            }}
            visible={history.visible}
            phrase={raceWords.nameHistory}
          />
        );
      })}
    </div>
  );
}

const history: Figure = historyOf(place, { words: () => words.value.history, Body: Histories, More: AtCursor });

/** The character or step pointed at, in every network's sequence. */
const pointed = createCursor();

/** Over the text, or over one sequence of a task: what one answer of every network hangs on, live. */
function Connections() {
  return (
    <div class="connects">
      {placed.value.map((each) => (
        <Strip
          key={`${each.name} ${text.value}`}
          each={each}
          mount={(host, name) =>
            mountConnect(host, {
              onChoose: (at) => {
                chosen.value = at;
              },
              among: { name, pointed },
            })
          }
          read={({ info, answers }) => {
            const measured = answers.to("connectivity").value;
            // While another answer is being asked about, nothing is tinted: the old numbers are not its own.
            return info.value && connectData(info.value, answer.value, measured?.head.place === answer.value.read ? measured.rows : []);
          }}
          visible={connect.visible}
          phrase={text.value ? raceWords.nameConnect : raceWords.nameConnectSteps}
        />
      ))}
    </div>
  );
}

const connect: Figure = figure<ConnectData>({
  id: "connect",
  words: () => words.value.connect,
  source: answersOf(place, "connectivity"),
  seed: place.seed,
  wait: figureWords.waitMeasure,
  questions: () => (connect.visible.value ? [pictured({ ask: "connectivity", place: answer.value.read })] : []),
  Body: Connections,
});

function Texts() {
  return (
    <div class="samples">
      {placed.value.map((each) => (
        <Strip
          key={each.name}
          each={each}
          mount={mountWriting}
          read={(run) => run.writing.value}
          visible={writing.visible}
          phrase={raceWords.nameText}
        />
      ))}
    </div>
  );
}

const writing: Figure = figure<SampleTextData>({
  id: "writing",
  words: () => words.value.writing,
  source: {
    visible: signal(false),
    filled: computed(() => placed.value.some(({ run }) => run.writing.value !== null)),
    update: place.newest,
  },
  seed: place.seed,
  wait: writingWords.wait,
  Body: Texts,
});

/** The order in which they stand: a figure's number is its place in it. */
export const RACE: readonly RaceFigure[] = ["history", "loss", "norm", "lag", "connect", "writing"];

export const figures: Readonly<Record<RaceFigure, Figure>> = { history, loss, norm, lag, connect, writing };
