// What the experiments say of themselves, measured again with the module that is shipped: ten seeds of each, on
// the story the page opens with, in both languages.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { experiments } from "../src/experiments";
import { settingsOf, type Experiment } from "../src/experiments/experiment";
import { slopeOf } from "../src/experiments/slope";
import { text as english } from "../src/texts/prose-en";
import { text as chinese } from "../src/texts/prose-zh";
import { UPDATE_FIELDS, type Info } from "../src/wire";

const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);
const LIMIT_MS = 120_000;
/** More than any run here takes. */
const BUDGET_MS = 60_000;
const EXPLODED = 2;

const WIDTH = UPDATE_FIELDS.length;
const LOSS = UPDATE_FIELDS.indexOf("loss");

const engine = await import("../pkg/unrolled.js");
engine.initSync({ module: await readFile(join(import.meta.dirname, "../pkg/unrolled_simd_bg.wasm")) });

/** One network of an experiment. */
function open(experiment: Experiment, text: string, seed: number) {
  const settings = new engine.Settings();
  for (const [field, value] of Object.entries(settingsOf(experiment, seed))) {
    if (typeof value === "number") settings.number(field, value);
    else settings.choice(field, value);
  }
  const read = new engine.Text();
  read.push(text);
  return new engine.Session(settings, read);
}

/** Trains up to `until` updates: how many were made, whether it stopped on the way, and the mean loss of the last 20. */
function run(experiment: Experiment, text: string, seed: number, until: number) {
  const session = open(experiment, text, seed);
  const stopped = session.train(until, BUDGET_MS) === EXPLODED;
  const unigramNats = (JSON.parse(session.info()) as Info).text?.statistics.unigramNats ?? Number.NaN;
  const rows = session.takeUpdates();
  const losses = Array.from({ length: rows.length / WIDTH }, (_, i) => rows[i * WIDTH + LOSS] ?? Number.NaN).slice(-20);
  const loss = losses.reduce((sum, value) => sum + value, 0) / losses.length;
  const { updates } = session;
  session.free();
  return { updates, stopped, loss, unigramNats };
}

function slope(experiment: Experiment, text: string, seed: number): number {
  const session = open(experiment, text, seed);
  const found = slopeOf(session.lags(0));
  session.free();
  return found;
}

const cases = experiments.flatMap((experiment) =>
  (["english", "chinese"] as const).map((language) => ({ id: experiment.id, language, experiment, text: { english, chinese }[language] })),
);

test.each(cases)("$id does in ten seeds what it says, in $language", { timeout: LIMIT_MS }, ({ id, language, experiment, text }) => {
  const { expected } = experiment;
  const tell = (found: readonly (string | number)[]): void => console.info(id, language, found.join(" "));
  switch (expected.kind) {
    case "slope": {
      const found = SEEDS.map((seed) => slope(experiment, text, seed));
      tell(found.map((value) => value.toFixed(4)));
      const [low, high] = expected[language];
      expect(Math.min(...found)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...found)).toBeLessThanOrEqual(high);
      return;
    }
    case "stops": {
      const found = SEEDS.map((seed) => run(experiment, text, seed, expected.within));
      tell(found.map(({ updates, stopped }) => (stopped ? updates + 1 : "–")));
      expect(found.filter(({ stopped }) => stopped).length).toBeGreaterThanOrEqual(9);
      return;
    }
    case "lives": {
      // A Chinese network is five times as large: four seeds of it take as long as ten do in English.
      const seeds = language === "english" ? SEEDS : SEEDS.slice(0, 4);
      const found = seeds.map((seed) => run(experiment, text, seed, expected.updates));
      tell(found.map(({ loss }) => loss.toFixed(2)));
      expect(found.filter(({ stopped }) => stopped)).toEqual([]);
      if (expected.worse) for (const { loss, unigramNats } of found) expect(loss).toBeGreaterThan(unigramNats);
    }
  }
});
