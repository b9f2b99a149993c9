/** The networks of the race: how many, what each has for itself, and what they share. */
import { computed } from "@preact/signals";
import { Choice } from "../../controls/choice";
import { Noted } from "../../controls/note";
import { ChoiceSetting, NumberSetting, OwnChoice, OwnNumber } from "../../controls/settings";
import { FEWEST_LANES, MOST_LANES, type LaneField, type RunDraft, type Sizes } from "../../link/lanes";
import { concerns, differences, runName, looksOf } from "../../race/configs";
import { store } from "../../page";
import { SETTINGS, type Config, type OptimiserKind } from "../../wire";
import { whole } from "../../words/numbers";
import { say, type Phrase } from "../../i18n";
import { raceWords } from "../../words/race";
import { networkWords } from "../../words/settings";
import { draftConfigs } from "./racestate";
import { Named } from "../../figures/swatch";

const SIZES: readonly (readonly [Sizes, Phrase])[] = [
  ["units", raceWords.sizeUnits],
  ["parameters", raceWords.sizeParameters],
  ["own", raceWords.sizeOwn],
];

function change(index: number, to: Partial<RunDraft>): void {
  const race = store.race.peek();
  store.setRace({ ...race, lanes: race.lanes.map((run, i) => (i === index ? { ...run, ...to } : run)) });
}

function add(): void {
  const race = store.race.peek();
  // An added network starts with the first cell that does not race yet.
  const cell = SETTINGS.cell.choices.find((cell) => race.lanes.every((run) => run.cell !== cell)) ?? "rnn";
  store.setRace({ ...race, lanes: [...race.lanes, { cell }] });
}

function remove(index: number): void {
  const race = store.race.peek();
  store.setRace({ ...race, lanes: race.lanes.filter((_, i) => i !== index) });
}

/** The settings of a run besides cell and size, which it takes from the page unless told. */
function OwnSettings({ index, config }: { index: number; config: Config }) {
  const set = <Field extends LaneField>(field: Field) => ({
    field,
    value: config[field],
    onChange: (value: Config[Field]) => change(index, { [field]: value }),
  });
  return (
    <Noted rest={say(networkWords.rest)}>
      {concerns("activation", config) && <OwnChoice {...set("activation")} />}
      <OwnChoice {...set("recurrentInit")} />
      <OwnNumber {...set("gain")} />
      {concerns("forgetBias", config) && <OwnNumber {...set("forgetBias")} />}
      {concerns("updateBias", config) && <OwnNumber {...set("updateBias")} />}
      <OwnNumber {...set("layers")} />
      <OwnChoice {...set("optimiser")} />
      <OwnNumber {...set("learningRate")} />
      <OwnChoice {...set("clip")} />
      {concerns("clipLimit", config) && <OwnNumber {...set("clipLimit")} />}
      {concerns("omega", config) && <OwnNumber {...set("omega")} />}
    </Noted>
  );
}

/** How many units a network has, or who decides it. */
function Units({ index, config, hidden }: { index: number; config: Config; hidden: number | null }) {
  const { sizes } = store.race.value;
  if (index === 0 || sizes === "own") {
    return <OwnNumber field="hidden" value={config.hidden} onChange={(value) => change(index, { hidden: value })} />;
  }
  if (hidden === null) return <p class="quiet">{say(raceWords.counting)}</p>;
  const phrase = sizes === "units" ? raceWords.followsFirst : raceWords.matchesFirst;
  return <p class="quiet">{say(phrase, { hidden: whole(hidden) })}</p>;
}

/** What tells each network from the others, as drafted. */
const differ = computed(() => differences(store.race.value.lanes.map((run) => ({ ...store.settings.value, ...run }))));

function RunPanel({ run, index }: { run: RunDraft; index: number }) {
  const config: Config = { ...store.settings.value, ...run };
  const look = looksOf(store.race.value.lanes)[index] ?? { cell: run.cell, nth: 0 };
  const name = runName(index, run.cell);
  return (
    <section class="lane" aria-label={name}>
      <details class="more">
        <summary>
          <Named look={look} name={name} differs={differ.value[index] ?? []} config={config} />
        </summary>
        <OwnChoice field="cell" value={run.cell} onChange={(cell) => change(index, { cell })} />
        <Units index={index} config={config} hidden={draftConfigs.value?.[index]?.hidden ?? null} />
        <OwnSettings index={index} config={config} />
        {store.race.value.lanes.length > FEWEST_LANES && (
          <button type="button" class="plain" onClick={() => remove(index)}>
            {say(raceWords.removeNamed, { name })}
          </button>
        )}
      </details>
    </section>
  );
}

/** What all networks share. */
function Shared() {
  const page = store.settings.value;
  // A task's batches and what it tells apart are the task's own.
  const text = page.task === "text";
  const uses = (rule: OptimiserKind): boolean => store.race.value.lanes.some(({ optimiser = page.optimiser }) => optimiser === rule);
  return (
    <details class="more">
      <summary>{say(raceWords.shared)}</summary>
      <p class="quiet">{say(raceWords.sharedNote)}</p>
      <Noted rest={say(networkWords.rest)}>
        <NumberSetting field="seed" />
        {store.race.value.lanes.some(({ cell }) => cell === "gru") && <ChoiceSetting field="gruReset" />}
        {text && <NumberSetting field="vocabulary" />}
        <ChoiceSetting field="inputInit" />
        <NumberSetting field="inputScale" />
        {uses("momentum") && <NumberSetting field="momentum" />}
        {uses("adamw") && <NumberSetting field="weightDecay" />}
        {text && <ChoiceSetting field="batching" />}
        {text && <NumberSetting field="window" />}
        <NumberSetting field="batch" />
      </Noted>
    </details>
  );
}

export function RunsPanel() {
  const race = store.race.value;
  return (
    <div class="panel">
      <h2>{say(raceWords.networks)}</h2>
      <p class="quiet">{say(raceWords.networksNote)}</p>
      <Choice
        name={say(raceWords.sizes)}
        explain={say(raceWords.sizesNote)}
        options={SIZES.map(([value, name]) => ({ value, name: say(name) }))}
        value={race.sizes}
        onChange={(sizes) => store.setRace({ ...race, sizes })}
      />
      <p class="quiet">{say(raceWords.sizesNote)}</p>
      {race.lanes.map((run, index) => (
        <RunPanel key={index} run={run} index={index} />
      ))}
      <div class="lane-ways">
        {race.lanes.length < MOST_LANES && (
          <button type="button" class="action" onClick={add}>
            {say(raceWords.add)}
          </button>
        )}
      </div>
      <Shared />
    </div>
  );
}
