/** What the races to start from say holds, for every one of four seeds, on the page's own text: the engine, without a page. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { RunDraft } from "../src/link/lanes";
import { PRESETS } from "../src/race/presets";
import { texts } from "../src/texts";
import { DEFAULTS, LAG_FIELDS, UPDATE_FIELDS } from "../src/wire";
import { withSettings } from "./settings.mjs";

type Bindings = typeof import("../pkg/unrolled.js");
type Session = InstanceType<Bindings["Session"]>;

const SEEDS = [1, 2, 3, 4];
const WIDTH = LAG_FIELDS.length;
const MEDIAN = LAG_FIELDS.indexOf("median");
const LOSS = UPDATE_FIELDS.indexOf("loss");

let engine: Bindings;
let text: InstanceType<Bindings["Text"]>;

beforeAll(async () => {
  engine = await import("../pkg/unrolled.js");
  engine.initSync({ module: await readFile(join(import.meta.dirname, "../pkg/unrolled_bg.wasm")) });
  text = new engine.Text();
  text.push((await texts.find(({ id }) => id === "prose-en")?.load()) ?? "");
});

/** What `look` says of every lane of a preset, from every seed: `said[lane][seed]`. */
function ask(id: string, look: (session: Session) => number): number[][] {
  const lanes: readonly RunDraft[] = PRESETS.find((preset) => preset.id === id)?.lanes ?? [];
  const { hidden = DEFAULTS.hidden } = lanes[0] ?? {};
  const said = lanes.map((lane) =>
    SEEDS.map((seed) => {
      const session = withSettings(engine, { ...DEFAULTS, ...lane, hidden, seed }, (settings) => new engine.Session(settings, text));
      try {
        return look(session);
      } finally {
        session.free();
      }
    }),
  );
  console.log(said.map((each, lane) => `${id} ${lane + 1} ${lanes[lane]?.cell}: ${each.map((said) => said.toPrecision(3)).join("  ")}`).join("\n"));
  return said;
}

/** The median norm at lag `far` divided by that at `near`, by c where there is one. */
function kept(session: Session, far: number, near: number): number {
  const [h, c] = [session.lags(0), session.cellLags()];
  const rows = c.length > 0 ? c : h;
  return (rows[far * WIDTH + MEDIAN] ?? Number.NaN) / (rows[near * WIDTH + MEDIAN] ?? Number.NaN);
}

function halfLife(session: Session): number {
  session.lags(0);
  return session.halfLife();
}

describe("before the first update", () => {
  it("tanh at spectral radius 0.9 has lost its gradient; forget bias 3, update bias 3 and IRNN keep it", () => {
    const [tanh = [], lstm = [], gru = [], irnn = []] = ask("alive", (session) => kept(session, 49, 1));
    for (const ratio of tanh) expect(ratio).toBeLessThan(1e-3);
    for (const ratio of lstm) expect(ratio).toBeGreaterThan(0.5);
    for (const ratio of gru) expect(ratio).toBeGreaterThan(0.08);
    for (const ratio of irnn) expect(ratio).toBeGreaterThan(0.25);
  });

  it("gates at their usual biases keep nothing alive: the GRU loses it sooner than orthogonal tanh, the LSTM a little later", () => {
    const [tanh = [], lstm = [], gru = []] = ask("defaults", halfLife);
    SEEDS.forEach((_, i) => {
      expect(gru[i]).toBeLessThan((tanh[i] ?? 0) / 2);
      expect(lstm[i]).toBeGreaterThan(tanh[i] ?? 0);
      expect(lstm[i]).toBeLessThan(2 * (tanh[i] ?? 0));
    });
  });

  it("of four activations on an orthogonal U, the linear one fades not at all and the sigmoid quickest", () => {
    const [tanh = [], sigmoid = [], relu = [], linear = []] = ask("activations", (session) => kept(session, 30, 1));
    SEEDS.forEach((_, i) => {
      expect(linear[i]).toBeCloseTo(1, 4);
      expect(sigmoid[i]).toBeLessThan(Math.min(tanh[i] ?? 0, relu[i] ?? 0));
    });
  });
});

describe("in training", () => {
  it("ReLU at spectral radius 1.7 explodes within a few updates, and learns when clipped by norm or by value", () => {
    const EXPLODED = 2;
    const [off = [], norm = [], value = []] = ask("clipping", (session) => {
      const exploded = session.train(300, Number.MAX_SAFE_INTEGER) === EXPLODED;
      const rows = session.takeUpdates();
      const loss = rows[rows.length - UPDATE_FIELDS.length + LOSS] ?? Number.NaN;
      return exploded ? -session.updates : loss;
    });
    for (const exploded of off) {
      expect(exploded).toBeLessThan(0);
      expect(exploded).toBeGreaterThan(-30);
    }
    for (const loss of [...norm, ...value]) {
      expect(loss).toBeGreaterThan(0);
      expect(loss).toBeLessThan(2.5);
    }
  }, 60_000);

  it("Ω makes the gradient reach further than the same network without", () => {
    const [without = [], asked = []] = ask("omega", (session) => {
      session.train(200, Number.MAX_SAFE_INTEGER);
      return kept(session, 30, 0);
    });
    SEEDS.forEach((_, i) => expect(asked[i]).toBeGreaterThan(3 * (without[i] ?? 0)));
  }, 60_000);
});
