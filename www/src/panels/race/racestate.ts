/** The race as the page has it: one per visit, following the draft, and what its figures share. */
import { computed, effect, signal, untracked } from "@preact/signals";
import { createCursor, createTimeAxis } from "../../plot/cursor";
import { configsOf } from "../../race/configs";
import type { Placed } from "../../race/racer";
import { Race } from "../../race/race";
import { Seeds } from "../../race/seeds";
import type { Ends } from "../../race/parameters";
import { store, world } from "../../page";
import type { TextState } from "../../page/shapes";
import type { Config } from "../../wire";
import { answerAt } from "../../figures/answers";
import type { Figure } from "../../figures/figure";
import { windowOf, type Place } from "../../figures/place";
import { runsInOne } from "../../figures/runs";
import { paced } from "../../plot/pace";
import { raceFigureWords, taskRaceFigureWords } from "./figurewords";

/** The axis of updates that the figures share. */
export const time = createTimeAxis();

/** Which loss is drawn. */
export const lossOf = signal<"training" | "validation">("training");

/** Characters each network writes; side by side there is room for fewer than on the page of the one. */
export const SAMPLE_LENGTH = 200;

/** Changes of the draft that come in quick succession become one new race. */
const REOPEN_MS = 200;

/** Numbers that change faster cannot be read. */
const READOUTS_MS = 100;

/** The race, and the runs over seeds; null until the engine is there. */
export const raceState = computed(() => {
  const engine = store.engine.value;
  if (engine.kind !== "ready") return null;
  const race = new Race(engine.moduleFor, world);
  return { race, seeds: new Seeds(engine.moduleFor, world), beat: paced(race.revision, READOUTS_MS) };
});

/** The runs that race, and the seed they share. */
export const placed = computed<readonly Placed[]>(() => raceState.value?.race.placed.value ?? []);
const seed = computed(() => placed.value[0]?.config.seed);

/** The update all have reached; null before the first. */
export const update = computed(() => {
  const reached = raceState.value?.race.update.value ?? 0;
  return reached > 0 ? reached : null;
});

/** The place the reader chose in the sequence that all networks read, from 0; null is the last. */
export const chosen = signal<number | null>(null);

/** The answer that all are asked about: the sequence of one is that of every other. */
export const answer = computed(() => answerAt(placed.value.map(({ run }) => run.info.value).find((info) => info !== null) ?? null, chosen.value));

/** What a network of the drafted task reads and says at a step; null while nobody has counted. */
const ends = computed<Ends | null>(() => {
  const { task } = store.settings.value;
  const symbols = store.statistics.value?.vocabulary;
  if (task === "text") return symbols === undefined ? null : { inputs: symbols, outputs: symbols };
  const known = placed.value[0]?.run.info.value ?? null;
  return known?.config.task === task ? known.task : null;
});

/** The configurations as drafted; null while the text is being counted and the sizes depend on it. */
export const draftConfigs = computed<Config[] | null>(() => {
  const { value: settings } = store.settings;
  const race = store.race.value;
  // A task is counted by the first network that learns it; until then the networks are as wide as each other.
  const sizes = race.sizes === "parameters" && settings.task !== "text" && ends.value === null ? "units" : race.sizes;
  return configsOf(settings, { ...race, sizes }, ends.value);
});

/** Whether what is to be learnt from is not there yet; a task may need nothing at all. */
export function lacking({ content, loading }: TextState): boolean {
  return loading || (content === "" && store.settings.value.task === "text");
}

/** What the race that stands was opened with. */
const opened = signal<{ configs: string; text: string } | null>(null);

const draft = computed(() => {
  const { value: dataset } = store.dataset;
  if (draftConfigs.value === null || dataset === null || lacking(dataset)) return null;
  return { configs: JSON.stringify(draftConfigs.value), text: dataset.content };
});

/** Whether the networks that race learn a text: only then do they predict every character, and write. */
export const text = computed(() => (placed.value[0]?.config ?? store.settings.value).task === "text");

/** What the first network knows of itself, as all do of what they share. */
export const info = computed(() => placed.value[0]?.run.info.value ?? null);

/** Whether they learn numbers: then loss and score are squared errors, which fall over decades. */
export const squared = computed(() => info.value?.task?.loss === "squared");

/** What the figures say of themselves. */
export const words = computed(() => (text.value ? raceFigureWords : taskRaceFigureWords));

/** The race as a place for figures. */
export const place: Place = {
  runs: placed,
  several: runsInOne,
  time,
  lag: createCursor(),
  relative: signal(true),
  isTask: computed(() => !text.value),
  window: computed(() => windowOf(placed.value, !text.value)),
  revision: computed(() => raceState.value?.race.revision.value ?? 0),
  beat: computed(() => raceState.value?.beat.value),
  newest: update,
  answered: () => update,
  seed,
};

/** Whether the draft differs from what races. */
export const changed = computed(
  () => opened.value !== null && draft.value !== null && (draft.value.configs !== opened.value.configs || draft.value.text !== opened.value.text),
);

/** Begins anew from the draft as it stands. */
export function startAnew(): void {
  const { value: configs } = draftConfigs;
  const { value: next } = draft;
  if (configs === null || next === null) return;
  opened.value = next;
  time.reset();
  raceState.value?.race.open(configs, next.text);
}

/** What buttons and keys act on. */
export const actions = {
  toggle: (): void => raceState.peek()?.race.toggle(),
  step: (): void => raceState.peek()?.race.step(),
  reset: startAnew,
};

/** Follows the draft while the race is in view, and has measured what `figures` show. Returns the stop, which pauses the race. */
export function direct(figures: Readonly<Record<"connect" | "writing", Figure>>): () => void {
  const stops = [
    // Before the first update a changed draft is a new race at once; afterwards it waits.
    effect(() => {
      const race = raceState.value?.race;
      const fresh = opened.value === null || (changed.value && race?.update.value === 0 && race.phase.value !== "training");
      if (race === undefined || draft.value === null || !fresh) return undefined;
      const timer = setTimeout(startAnew, opened.peek() === null ? 0 : REOPEN_MS);
      return () => clearTimeout(timer);
    }),
    effect(() => {
      const race = raceState.value?.race;
      if (race === undefined) return;
      void race.revision.value;
      const newest = Math.max(0, ...race.placed.value.map(({ run }) => run.histories.value.newest));
      untracked(() => time.reach(newest));
    }),
    effect(() =>
      raceState.value?.race.look({
        writing: figures.writing.visible.value ? { sampling: store.sampling.value, characters: SAMPLE_LENGTH } : null,
        questions: Object.values(figures).flatMap((figure) => figure.questions()),
      }),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
    raceState.peek()?.race.pause();
  };
}
