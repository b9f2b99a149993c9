// Measures again what the experiments claim, with the shipped modules: ten seeds of each, on the story the page opens
// with, in both languages, and on five tasks.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DATASETS } from "../src/scenarios/datasets";
import { experiments } from "../src/scenarios/experiments";
import { saysNumbers, settingsOf } from "../src/scenarios/experiments/opened";
import { SEEDS, type Dataset, type Solo } from "../src/scenarios/scenario";
import { isSample } from "../src/tasks/samples";
import { text as english } from "../src/texts/prose-en";
import { text as chinese } from "../src/texts/prose-zh";
import { DEFAULTS, type Config } from "../src/wire";
import { hold, type Session } from "./expected";
import { withSettings } from "./settings.mjs";

const SEEDS_OF_ALL = Array.from({ length: SEEDS.experiments }, (_, i) => i + 1);
const LIMIT_MS = 120_000;

/** A shipped training module, in a new instance. */
async function load<Glue extends { initSync(from: { module: BufferSource }): unknown }>(glue: Glue, file: string): Promise<Glue> {
  glue.initSync({ module: await readFile(join(import.meta.dirname, "../pkg", file)) });
  return glue;
}

const forText = await load(await import("../pkg/unrolled.js"), "unrolled_bg.wasm");
const forTasks = await load(await import("../pkg/tasks.js"), "tasks_bg.wasm");

/** What an experiment is run on. */
interface Given {
  readonly name: string;
  readonly dataset: Dataset;
  readonly engine: typeof forText;
  readonly text: string;
  readonly settings: Config;
}
const STORIES: Readonly<Record<string, string>> = { "prose-en": english, "prose-zh": chinese };

const GIVEN = Object.entries(DATASETS).flatMap(([name, { settings, builtIn }]): Given[] => {
  const of = { dataset: name as Dataset, settings: { ...DEFAULTS, ...settings } };
  if (builtIn.length === 0) return [{ ...of, name, engine: forTasks, text: "" }];
  return builtIn.map((id) => {
    if (!isSample(id)) return { ...of, name, engine: forText, text: STORIES[id] ?? "" };
    return { ...of, name: `${name}, ${id}`, engine: forTasks, text: forTasks.sampleData(id, DEFAULTS.seed) ?? "" };
  });
});

/** One network of an experiment. */
function open(experiment: Solo, { engine, text, settings: now }: Given, seed: number): Session {
  const read = new engine.Text();
  read.push(text);
  return withSettings(engine, settingsOf(experiment, { ...now, seed }), (settings) => new engine.Session(settings, read));
}

const cases = experiments.flatMap((experiment) => GIVEN.map((on) => ({ id: experiment.id, name: on.name, on, experiment })));

test.each(cases)("$id does what it says in ten seeds, on $name", { timeout: LIMIT_MS }, ({ id, name, on, experiment }) => {
  expect(experiment.expected).toBeDefined();
  const held = { name: `${id} ${name}`, dataset: on.dataset, runs: [(seed: number) => open(experiment, on, seed)] };
  if (experiment.notOfNumbers && saysNumbers(on.settings.task)) {
    // Its claim: the run explodes, but not through its units, which tanh bounds.
    const stops = Array.from(SEEDS_OF_ALL, (seed) => ({ ...held, scenario: { ...experiment, expected: [{ readout: "stops", by: 150 }] } as const, seeds: [seed] }));
    for (const each of stops) hold(each);
    return;
  }
  // A Chinese network is five times as large: four seeds take as long as ten in English.
  const slow = on.dataset === "chinese" && experiment.expected?.some(({ readout }) => readout === "lives");
  hold({ ...held, scenario: experiment, seeds: slow ? SEEDS_OF_ALL.slice(0, 4) : SEEDS_OF_ALL });
});
