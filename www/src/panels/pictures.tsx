/** The pictures, each bound to what the state has measured. */
import { computed } from "@preact/signals";
import {
  mountGradientNorm,
  mountLagCurve,
  mountLagHistory,
  mountLoss,
  mountSampleText,
} from "../charts";
import { Choice } from "../controls/choice";
import { store } from "../page";
import { say } from "../i18n";
import { pictureLabels } from "../words/pictures";
import { Readout, readouts } from "../controls/readouts";
import { Layer } from "../figures/choose";
import { GradientDetails } from "../figures/gradientdetails";
import { Direction } from "../figures/direction";
import { EventLog } from "../figures/eventlog";
import { feels, lagCurve, walked } from "../figures/lags";
import { Picture } from "../figures/figure";
import { before, cell, isTask, lag, lagLayer, relative, time, visible } from "../figures/view";
import { Zoom } from "../figures/zoom";

/** The newest update with a point in the curves, at the pace of the readouts; null before the first. */
const newest = computed(() => {
  void readouts.value;
  const { newest } = store.run.histories.value;
  return newest > 0 ? newest : null;
});

/** The loss is the picture people look at first, so it is the tallest. */
const LOSS_PX = 300;

/** The gradient through time is what the page is about: on a wide screen it stands beside two others. */
const LAG_PX = matchMedia("(width >= 78rem)").matches ? 590 : 280;

const trained = computed(() => newest.value !== null);

export function LossPicture() {
  return (
    <Picture
      picture="loss"
      number={1}
      mount={(host) => mountLoss(host, { time, height: LOSS_PX })}
      read={() => {
        void store.run.revision.value;
        const { loss, validation } = store.run.histories.value;
        const text = store.run.info.value?.text?.statistics;
        return {
          train: loss,
          validation,
          uniform: text?.uniformNats ?? null,
          unigram: text?.unigramNats ?? null,
          cell: cell.value,
        };
      }}
      filled={trained}
      wait={pictureLabels.waitLoss}
      update={newest}
      visible={visible.loss}
      figures={<Readout name="validation-loss" />}
      tools={<Zoom />}
      more={<EventLog />}
    />
  );
}

const written = computed(() => store.run.writing.value !== null);
const writtenAt = computed(() => store.run.writing.value?.update ?? null);

export function WritingPicture() {
  return (
    <Picture
      picture="writing"
      number={2}
      mount={(host) => mountSampleText(host, {})}
      read={() => store.run.writing.value}
      filled={written}
      wait={pictureLabels.waitWriting}
      update={writtenAt}
      visible={visible.writing}
      figures={
        <button type="button" class="plain" onClick={() => store.write()}>
          {say(pictureLabels.writeAgain)}
        </button>
      }
    />
  );
}

const lagged = computed(() => store.run.answers.to("lag").value !== null);
const laggedAt = computed(() => store.run.answers.to("lag").value?.update ?? null);

function Scale() {
  const options = [
    { value: "relative", name: say(pictureLabels.relative) },
    { value: "absolute", name: say(pictureLabels.absolute) },
  ] as const;
  return (
    <Choice
      name={say(pictureLabels.scale)}
      explain={say(pictureLabels.scaleNote)}
      options={options}
      value={relative.value ? "relative" : "absolute"}
      onChange={(value) => {
        relative.value = value === "relative";
      }}
    />
  );
}

/** How far back the network feels, in one sentence. */
function Feels() {
  void readouts.value;
  const values = store.run.answers.to("lag").peek();
  const name = say(pictureLabels.thisCell, { cell: cell.value.toUpperCase() });
  return <p class="feels">{values && say(pictureLabels.feelsSentence, { feels: feels(name, values, isTask.value) })}</p>;
}

export function LagPicture() {
  return (
    <Picture
      picture="lag"
      number={before.value + 2}
      mount={(host) => mountLagCurve(host, { lag, height: LAG_PX })}
      read={() => {
        const measured = store.run.answers.to("lag").value;
        if (!measured) return null;
        const config = store.run.config.value;
        return {
          curves: config === null ? [] : [lagCurve(measured, config)],
          window: isTask.value ? walked(measured) : (store.run.info.value?.window ?? store.settings.value.window),
          relative: relative.value,
          steps: isTask.value,
        };
      }}
      filled={lagged}
      wait={pictureLabels.waitMeasure}
      update={laggedAt}
      visible={visible.lag}
      figures={<Readout name="half-life" />}
      more={<Feels />}
      tools={
        <>
          <Scale />
          <Layer chosen={lagLayer} />
        </>
      }
    />
  );
}

/** Changes with every measurement of lags, and whenever some are forgotten. */
const measured = computed(() => {
  void store.run.revision.value;
  return store.run.histories.value.lags.version;
});

export function HistoryPicture() {
  return (
    <Picture
      picture="history"
      number={before.value + 1}
      mount={(host) => mountLagHistory(host, { time, lag })}
      read={() => {
        void measured.value;
        return {
          columns: store.run.histories.value.lags,
          window: store.run.info.value?.window ?? store.settings.value.window,
          steps: isTask.value,
        };
      }}
      filled={lagged}
      wait={pictureLabels.waitMeasure}
      update={laggedAt}
      visible={visible.history}
      tools={<Zoom />}
    />
  );
}

export function NormPicture() {
  return (
    <Picture
      picture="norm"
      number={before.value + 3}
      mount={(host) => mountGradientNorm(host, { time })}
      read={() => {
        void store.run.revision.value;
        const { normBefore, normAfter, clipped } = store.run.histories.value;
        const running = store.run.config.value;
        return {
          before: normBefore,
          after: normAfter,
          clipped,
          limit: running?.clip === "norm" ? running.clipLimit : null,
          cell: cell.value,
        };
      }}
      filled={trained}
      wait={pictureLabels.waitLoss}
      update={newest}
      visible={visible.norm}
      figures={<Readout name="gradient-norm" />}
      tools={<Zoom />}
      more={
        <>
          <Direction />
          <GradientDetails />
        </>
      }
    />
  );
}
