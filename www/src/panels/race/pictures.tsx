/** The pictures of the race: every network in the same axes, or one below the other over the same axis. */
import { computed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { mountLagCurve, mountLagHistory, mountLaneLoss, mountLaneNorm, mountSampleText } from "../../charts";
import type { Chart, NamedPoints, Points } from "../../charts/types";
import { Choice } from "../../controls/choice";
import type { Lane, Placed } from "../../race/lane";
import { store } from "../../state";
import { language, say, type Phrase } from "../../words/phrase";
import { pictureLabels } from "../../words/pictures";
import { racePictureWords, raceWords } from "../../words/race";
import { feels, lagCurve } from "../lags";
import { drawWhenDue } from "../pace";
import { Plate } from "../picture";
import { lag, lossOf, relative, stage, time, visible } from "./stage";
import { Named } from "./swatch";

const LOSS_PX = 320;
const LAG_PX = 320;
const HISTORY_PX = 150;

const placed = computed<readonly Placed[]>(() => stage.value?.race.placed.value ?? []);
const lanes = computed<readonly Lane[]>(() => placed.value.map(({ lane }) => lane));
const seed = computed(() => placed.value[0]?.config.seed);

/** The update all have reached; null before the first. */
const update = computed(() => {
  const reached = stage.value?.race.update.value ?? 0;
  return reached > 0 ? reached : null;
});
const trained = computed(() => update.value !== null);
const lagged = computed(() => lanes.value.some((lane) => lane.lags.value !== null));

/** A series of every network. */
function named(read: (lane: Lane) => Points): NamedPoints[] {
  void stage.value?.race.revision.value;
  return placed.value.map(({ lane, name, look }) => ({ name, look, points: read(lane) }));
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

export function LossPicture() {
  return (
    <Plate
      picture="loss"
      words={racePictureWords.loss}
      seed={seed.value}
      number={1}
      mount={(host) => mountLaneLoss(host, { time, height: LOSS_PX })}
      read={() => {
        const training = lossOf.value === "training";
        const text = lanes.value[0]?.info.value?.text;
        return {
          lanes: named((lane) => (training ? lane.histories.value.loss : lane.histories.value.validation)),
          dotted: !training,
          uniform: text?.uniformNats ?? null,
          unigram: text?.unigramNats ?? null,
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
  void stage.value?.beat.value;
  const clauses = placed.value.flatMap(({ lane, name }) => {
    const values = lane.lags.peek()?.values;
    if (!values) return [];
    return [feels(name, values)];
  });
  const sentence = clauses.join(language.value === "zh" ? "，" : ", ");
  return (
    <p class="feels race-feels" data-figure="half-lives">
      {clauses.length > 0 && say(pictureLabels.feelsSentence, { feels: sentence })}
    </p>
  );
}

const window = computed(() => Math.max(1, ...lanes.value.map((lane) => lane.info.value?.window ?? store.settings.value.window)));

export function LagPicture() {
  return (
    <Plate
      picture="lag"
      words={racePictureWords.lag}
      seed={seed.value}
      number={2}
      mount={(host) => mountLagCurve(host, { lag, height: LAG_PX })}
      read={() => ({
        curves: placed.value.flatMap(({ lane, name, look, config }) => {
          const values = lane.lags.value?.values;
          return values ? [{ ...lagCurve(values, lane.info.value?.config ?? config), name, look }] : [];
        }),
        window: window.value,
        relative: relative.value,
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

export function NormPicture() {
  return (
    <Plate
      picture="norm"
      words={racePictureWords.norm}
      seed={seed.value}
      number={3}
      mount={(host) => mountLaneNorm(host, { time })}
      read={() => {
        const config = placed.value[0]?.config;
        return {
          lanes: named((lane) => lane.histories.value.normBefore),
          limit: config?.clip === "norm" ? config.clipLimit : null,
        };
      }}
      filled={trained}
      wait={pictureLabels.waitLoss}
      update={update}
      visible={visible.norm}
    />
  );
}

interface StripProps<Data> {
  readonly each: Placed;
  readonly mount: (host: HTMLElement, name: Phrase) => Chart<Data>;
  readonly read: (lane: Lane) => Data | null;
  readonly visible: (typeof visible)["history"];
  readonly phrase: Phrase;
}

/** One network's part of a picture that stands once for each. */
function Strip<Data>({ each, mount, read, visible, phrase }: StripProps<Data>) {
  const host = useRef<HTMLDivElement>(null);
  const { lane, name, look } = each;
  useEffect(() => {
    const place = host.current;
    if (!place) return undefined;
    const of = (text: string): string => text.replace("{name}", name);
    const chart = mount(place, { en: of(phrase.en), zh: of(phrase.zh) });
    const stop = drawWhenDue(visible, () => read(lane), (data) => chart.draw(data));
    return () => {
      stop();
      chart.destroy();
    };
  }, [lane, name]);
  return (
    <div class="strip">
      <h3>
        <Named look={look} name={name} />
      </h3>
      <div ref={host} />
    </div>
  );
}

export function HistoryPicture() {
  return (
    <Plate
      picture="history"
      words={racePictureWords.history}
      seed={seed.value}
      number={4}
      filled={lagged}
      wait={pictureLabels.waitMeasure}
      update={update}
      visible={visible.history}
    >
      <div class="strips">
        {placed.value.map((each) => (
          <Strip
            key={each.name}
            each={each}
            mount={(host, name) => mountLagHistory(host, { time, lag, name, height: HISTORY_PX })}
            read={(lane) => {
              void stage.value?.race.revision.value;
              const { lags } = lane.histories.value;
              return { columns: lags, window: window.value };
            }}
            visible={visible.history}
            phrase={raceWords.nameHistory}
          />
        ))}
      </div>
    </Plate>
  );
}

const written = computed(() => lanes.value.some((lane) => lane.writing.value !== null));

export function WritingPicture() {
  return (
    <Plate
      picture="samples"
      words={racePictureWords.writing}
      seed={seed.value}
      number={5}
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
            read={(lane) => lane.writing.value}
            visible={visible.writing}
            phrase={raceWords.nameText}
          />
        ))}
      </div>
    </Plate>
  );
}
