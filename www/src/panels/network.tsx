/** The network: cell and units in first view, every other setting of the engine under “More”. */
import { Noted } from "../controls/note";
import { Quantity } from "../controls/quantity";
import { ChoiceSetting, NumberSetting } from "../controls/settings";
import { STOPS, WRITING_STOPS } from "../controls/stops";
import { store } from "../page";
import { WRITING_LENGTH } from "../limits";
import { DEFAULTS, LIMITS, SETTINGS } from "../wire";
import { bytes, whole } from "../words/numbers";
import { say, type Phrase } from "../i18n";
import { networkWords, settingWords } from "../words/settings";
import type { ComponentChildren } from "preact";

/** Updates a run may be told to stop at. */
const STOP_BOUNDS = { low: 1, high: 4_294_967_295, whole: true } as const;

/** Whether a text is to be learnt; some settings mean nothing for other tasks. */
const isText = (): boolean => store.settings.value.task === "text";

function Group({ title, rest, children }: { title: Phrase; rest: Phrase; children: ComponentChildren }) {
  return (
    <section class="group">
      <h3>{say(title)}</h3>
      <Noted rest={say(rest)}>{children}</Noted>
    </section>
  );
}

function Size() {
  const info = store.run.info.value;
  return (
    <dl class="facts">
      <div>
        <dt>{say(networkWords.parameters)}</dt>
        <dd>{whole(info?.parameters ?? null)}</dd>
      </div>
      <div>
        <dt>{say(networkWords.memory)}</dt>
        <dd>{info ? bytes(info.bytes) : "–"}</dd>
      </div>
    </dl>
  );
}

function Structure() {
  const { cell } = store.settings.value;
  const text = isText();
  return (
    <Group title={networkWords.structure} rest={networkWords.structureNote}>
      <NumberSetting field="layers" />
      {cell === "rnn" && <ChoiceSetting field="activation" />}
      {cell === "gru" && <ChoiceSetting field="gruReset" />}
      {text && <NumberSetting field="vocabulary" />}
    </Group>
  );
}

function Initialisation() {
  const { cell } = store.settings.value;
  return (
    <Group title={networkWords.initialisation} rest={networkWords.initialisationNote}>
      <NumberSetting field="seed" />
      <ChoiceSetting field="recurrentInit" />
      <NumberSetting field="gain" />
      <ChoiceSetting field="inputInit" />
      <NumberSetting field="inputScale" />
      {cell === "lstm" && <NumberSetting field="forgetBias" />}
      {cell === "gru" && <NumberSetting field="updateBias" />}
    </Group>
  );
}

function Training() {
  const { cell, optimiser, clip } = store.settings.value;
  return (
    <Group title={networkWords.training} rest={networkWords.trainingNote}>
      <ChoiceSetting field="optimiser" />
      {!isText() && <ChoiceSetting field="optimiserForm" />}
      <NumberSetting field="learningRate" />
      {optimiser === "momentum" && <NumberSetting field="momentum" />}
      {optimiser === "adamw" && <NumberSetting field="weightDecay" />}
      <ChoiceSetting field="clip" />
      {clip !== "off" && <NumberSetting field="clipLimit" />}
      {cell === "rnn" && <NumberSetting field="omega" />}
      <Quantity
        name={say(settingWords.stopAt.name)}
        explain={say(settingWords.stopAt.explain)}
        bounds={STOP_BOUNDS}
        stops={[]}
        value={store.stopAt.value}
        onChange={(value) => store.setStopAt(value)}
        onEmpty={() => store.setStopAt(null)}
        mark={say(networkWords.live)}
      />
    </Group>
  );
}

function Batches() {
  return (
    <Group title={networkWords.batches} rest={networkWords.batchesNote}>
      {isText() && <ChoiceSetting field="batching" />}
      {isText() && <NumberSetting field="window" />}
      <NumberSetting field="batch" />
    </Group>
  );
}

function Writing() {
  const { temperature, topK, prime, seed } = store.sampling.value;
  const live = say(networkWords.live);
  return (
    <Group title={networkWords.writing} rest={networkWords.writingNote}>
      <Quantity
        name={say(settingWords.temperature.name)}
        explain={say(settingWords.temperature.explain)}
        bounds={LIMITS.temperature}
        stops={STOPS.temperature}
        value={temperature}
        onChange={(value) => store.setSampling({ temperature: value })}
        mark={live}
      />
      <Quantity
        name={say(settingWords.topK.name)}
        explain={say(settingWords.topK.explain)}
        bounds={LIMITS.topK}
        stops={STOPS.topK}
        value={topK}
        onChange={(value) => store.setSampling({ topK: value })}
        mark={live}
      />
      <div class="setting" data-note={say(settingWords.prime.explain)}>
        <label class="setting-name" for="prime">
          <span>{say(settingWords.prime.name)}</span>
          <span class="mark" aria-hidden="true">
            {live}
          </span>
        </label>
        <input
          id="prime"
          class="line-box"
          type="text"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="prime-note"
          value={prime}
          onInput={(event) => store.setSampling({ prime: event.currentTarget.value })}
        />
        <p id="prime-note" hidden>
          {say(settingWords.prime.explain)}
        </p>
      </div>
      <Quantity
        name={say(settingWords.samplingSeed.name)}
        explain={say(settingWords.samplingSeed.explain)}
        bounds={SETTINGS.seed}
        stops={STOPS.seed}
        value={seed}
        onChange={(value) => store.setSampling({ seed: value })}
        mark={live}
      />
      <Quantity
        name={say(settingWords.writingLength.name)}
        explain={say(settingWords.writingLength.explain)}
        bounds={WRITING_LENGTH}
        stops={WRITING_STOPS}
        value={store.writingLength.value}
        onChange={(value) => store.setWritingLength(value)}
        mark={live}
      />
    </Group>
  );
}

export function NetworkPanel() {
  return (
    <div class="panel">
      <h2>{say(networkWords.title)}</h2>
      <Noted rest={say(networkWords.rest)}>
        <ChoiceSetting field="cell" />
        <NumberSetting field="hidden" />
      </Noted>
      <Size />
      <details class="more">
        <summary>{say(networkWords.more)}</summary>
        <Structure />
        <Initialisation />
        <Training />
        <Batches />
        {isText() && <Writing />}
        <button type="button" class="plain" onClick={() => store.set({ ...DEFAULTS, task: store.settings.value.task })}>
          {say(networkWords.defaults)}
        </button>
      </details>
    </div>
  );
}
