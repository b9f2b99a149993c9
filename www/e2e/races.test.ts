/** The claims of the race presets hold for each of four seeds, on the page's own text: the engine, without a page. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { configsOf } from "../src/race/configs";
import { races } from "../src/scenarios/races";
import { SEEDS, type Race } from "../src/scenarios/scenario";
import { texts } from "../src/texts";
import { DEFAULTS } from "../src/wire";
import { hold, type Session } from "./expected";
import { withSettings } from "./settings.mjs";

type Bindings = typeof import("../pkg/unrolled.js");

const LIMIT_MS = 60_000;

let engine: Bindings;
let text: InstanceType<Bindings["Text"]>;

beforeAll(async () => {
  engine = await import("../pkg/unrolled.js");
  engine.initSync({ module: await readFile(join(import.meta.dirname, "../pkg/unrolled_bg.wasm")) });
  text = new engine.Text();
  text.push((await texts.find(({ id }) => id === "prose-en")?.load()) ?? "");
});

/** One network of a race, as the page sets it. */
function open(race: Race, run: number, seed: number): Session {
  const config = configsOf({ ...DEFAULTS, seed }, race, null)?.[run] ?? DEFAULTS;
  return withSettings(engine, config, (settings) => new engine.Session(settings, text));
}

const held = races.filter(({ expected }) => expected !== undefined);

test("the races that say what to look for are the ones that are checked", () => {
  expect(held.map(({ id }) => id)).toEqual(["defaults", "alive", "omega", "activations", "clipping"]);
});

test.each(held)("$name.en: shows what it says to look for", { timeout: LIMIT_MS }, (race) => {
  hold({
    scenario: race,
    name: race.id,
    seeds: Array.from({ length: race.seeds ?? SEEDS.races }, (_, i) => i + 1),
    runs: race.lanes.map((_, run) => (seed) => open(race, run, seed)),
  });
});
