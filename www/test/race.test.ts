import { afterEach, describe, expect, it } from "vitest";
import { format, parse } from "../src/link";
import { MOST_LANES } from "../src/link/lanes";
import { concerns, configsOf, differences, runName, looksOf } from "../src/race/configs";
import { Race } from "../src/race/race";
import { countParameters, matchHidden } from "../src/race/parameters";
import { ROUND_MS, Rounds } from "../src/race/rounds";
import { CHECK_EVERY, MEAN_OVER, measurable, MOST_AT_ONCE, Seeds, seedsOf, tally, type SeedsPlan, type Trial } from "../src/race/seeds";
import { median, wilson } from "../src/race/statistics";
import { raceOf, races } from "../src/scenarios/races";
import type { TrainerWorld } from "../src/run/trainer";
import { DEFAULTS, SETTINGS, type Config, type Info, type NumberField } from "../src/wire";
import { tellDifference } from "../src/words/runs";
import { language } from "../src/i18n";
import { Clock, FakeWorker } from "./fake-engine";

const TEXT = "the bell rings under the hill";
const MODULE = {} as WebAssembly.Module;

/** Workers that take turns on one clock, as on one core: the time of one run passes for all. */
function setUp() {
  const clock = new Clock();
  const workers: FakeWorker[] = [];
  const world: TrainerWorld = {
    spawn() {
      const worker = new FakeWorker(clock);
      workers.push(worker);
      return worker;
    },
    now: () => clock.now,
    every: (ms, f) => clock.every(ms, f),
  };
  /** Runs for `ms` milliseconds of the clock; `each` is called after every worker's turn. */
  const run = (ms: number, each: () => void = () => undefined): void => {
    const end = clock.now + ms;
    while (clock.now < end) {
      const before = clock.now;
      for (const worker of [...workers]) {
        worker.turn();
        each();
      }
      clock.pass(clock.now === before ? 1 : 0.01);
    }
  };
  return { clock, workers, world, run };
}

const three: Config[] = (["rnn", "lstm", "gru"] as const).map((cell) => ({ ...DEFAULTS, cell }));

describe("rounds", () => {
  it("let every run go one round ahead of the slowest, and never lower the limit of a run", () => {
    const rounds = new Rounds(0);
    let target = 0;
    let slowest = 0;
    for (let now = 0; now < 5_000; now += 20) {
      const next = rounds.advance(slowest, now);
      expect(next).toBeGreaterThanOrEqual(target);
      expect(next - slowest).toBeLessThanOrEqual(Math.max(rounds.length, target - slowest));
      target = next;
      slowest = Math.min(target, slowest + 6);
    }
    expect(slowest).toBeGreaterThan(1_000);
  });

  it("take the slowest run about the intended time, however fast it is", () => {
    for (const perMs of [0.02, 0.1, 1, 5]) {
      const rounds = new Rounds(0);
      let made = 0;
      for (let now = 0; now < 20_000; now += 10) {
        made = Math.min(rounds.advance(Math.floor(made), now), made + 10 * perMs);
      }
      const ms = rounds.length / perMs;
      expect(ms).toBeGreaterThan(ROUND_MS / 2);
      expect(ms).toBeLessThan(ROUND_MS * 1.5);
    }
  });

  it("do not count the time of a pause", () => {
    const rounds = new Rounds(0);
    let made = 0;
    for (let now = 0; now < 5_000; now += 10) made = Math.min(rounds.advance(made, now), made + 2);
    const before = rounds.length;
    rounds.rest(made);
    expect(rounds.target).toBe(made);
    for (let now = 60_000; now < 61_000; now += 10) made = Math.min(rounds.advance(made, now), made + 2);
    expect(Math.abs(rounds.length - before)).toBeLessThan(before / 2);
  });
});

describe("a race", () => {
  const updatesOf = (race: Race): number[] => race.placed.value.map(({ run }) => run.readouts.value.updates);

  it("keeps runs of different speed within one round, and pauses them at the same update", () => {
    const { world, workers, run } = setUp();
    const race = new Race(() => MODULE, world);
    race.open(three, TEXT);
    run(50);
    expect(race.phase.value).toBe("ready");
    workers.forEach(({ engine }, i) => (engine.costs.update = [1, 7, 3][i] ?? 1));
    race.train();
    let widest = 0;
    run(3_000, () => {
      const updates = updatesOf(race);
      widest = Math.max(widest, Math.max(...updates) - Math.min(...updates));
    });
    expect(race.phase.value).toBe("training");
    expect(Math.min(...updatesOf(race))).toBeGreaterThan(100);
    expect(widest).toBeLessThan(60);
    race.pause();
    expect(race.phase.value).toBe("gathering");
    run(1_500);
    expect(race.phase.value).toBe("paused");
    expect(new Set(updatesOf(race)).size).toBe(1);
    // The worker's messages agree with the engine.
    const [at = 0] = updatesOf(race);
    for (const { run } of race.placed.value) {
      expect(run.histories.value.loss.xs[run.histories.value.loss.length - 1]).toBe(at);
      expect(run.histories.value.validation.latest()).not.toBeNaN();
    }
    race.train();
    run(500);
    expect(Math.min(...updatesOf(race))).toBeGreaterThan(at);
  });

  it("does not stop to measure between rounds", () => {
    const { world, workers, run } = setUp();
    const race = new Race(() => MODULE, world);
    race.open(three, TEXT);
    run(50);
    workers.forEach(({ engine }, i) => {
      engine.costs.update = i === 0 ? 1 : 20;
      engine.looks.length = 0;
    });
    race.train();
    run(4_000);
    // The fast run waits dozens of times; it measures at the pace of the clock all the same.
    expect(workers[0]?.engine.looks.filter((look) => look === "hash").length).toBeLessThan(12);
  });

  it("makes one update of each run when stepped, and starts over when opened again", () => {
    const { world, workers, run } = setUp();
    const race = new Race(() => MODULE, world);
    race.open(three, TEXT);
    run(50);
    race.step();
    run(200);
    expect(updatesOf(race)).toEqual([1, 1, 1]);
    expect(race.phase.value).toBe("paused");
    race.step();
    run(200);
    expect(updatesOf(race)).toEqual([2, 2, 2]);
    race.open(three.slice(0, 2), TEXT);
    run(200);
    expect(updatesOf(race)).toEqual([0, 0]);
    expect(race.phase.value).toBe("ready");
    expect(workers.map(({ terminated }) => terminated)).toEqual([false, false, true]);
  });

  it("trains each run as it would have trained alone", () => {
    const { world, workers, run } = setUp();
    const race = new Race(() => MODULE, world);
    race.open([DEFAULTS, { ...DEFAULTS, cell: "lstm" }], TEXT);
    run(50);
    workers.forEach(({ engine }, i) => (engine.costs.update = 1 + 3 * i));
    race.train();
    run(1_000);
    race.pause();
    run(1_000);
    const hashes = race.placed.value.map(({ run }) => run.readouts.value.hash);
    expect(hashes[0]).toBe(hashes[1]);
  });

  it("replaces a lost worker while the others wait, and pauses at one update all the same", () => {
    const { world, workers, run } = setUp();
    const race = new Race(() => MODULE, world);
    race.open(three, TEXT);
    run(50);
    race.train();
    run(3_000);
    const one = workers[1];
    if (one) one.engine.panics = true;
    run(3_000);
    expect(workers).toHaveLength(4);
    expect(race.placed.value[1]?.recovered.value).not.toBeNull();
    expect(race.phase.value).toBe("training");
    race.pause();
    run(2_000);
    expect(new Set(updatesOf(race)).size).toBe(1);
    const loss = race.placed.value[1]?.run.histories.value.loss;
    expect(loss?.xs[loss.length - 1]).toBe(updatesOf(race)[0]);
  });

  it("goes on without a run that explodes or is refused, and ends when none is left", () => {
    const { world, workers, run } = setUp();
    const race = new Race(() => MODULE, world);
    race.open([...three.slice(0, 2), { ...DEFAULTS, hidden: 600 }], TEXT);
    run(50);
    expect(race.placed.value[2]?.trouble.value).toMatchObject({ kind: "refused" });
    const [first, second] = workers;
    if (first) first.engine.explodesAt = 20;
    race.train();
    run(1_000);
    expect(race.placed.value[0]?.trouble.value).toMatchObject({ kind: "exploded" });
    expect(race.update.value).toBeGreaterThan(50);
    expect(race.phase.value).toBe("training");
    if (second) second.engine.explodesAt = updatesOf(race)[1] ?? 0;
    if (second) second.engine.explodesAt = (second.engine.explodesAt ?? 0) + 200;
    run(4_000);
    expect(race.phase.value).toBe("over");
  });
});

/** A text of so many symbols. */
const over = (symbols: number) => ({ inputs: symbols, outputs: symbols });

describe("the size of a network", () => {
  it("is counted as the engine counts it", () => {
    expect(countParameters({ ...DEFAULTS, cell: "rnn", hidden: 64, layers: 1 }, over(52))).toBe(10_868);
    expect(countParameters({ ...DEFAULTS, cell: "lstm", hidden: 64, layers: 1 }, over(52))).toBe(33_332);
    expect(countParameters({ ...DEFAULTS, cell: "gru", hidden: 64, layers: 1 }, over(52))).toBe(25_908);
  });

  it("counts what reads the source of a translation, and attention", () => {
    const translation = { ...DEFAULTS, task: "translation", cell: "lstm", hidden: 64, layers: 1 } as const;
    const ends = { inputs: 29, outputs: 16 };
    const encoder = 4 * 64 * (29 + 64 + 1);
    const decoder = 4 * 64 * (16 + 64 + 1);
    expect(countParameters(translation, ends)).toBe(encoder + decoder + 16 * 65);
    const attention = 2 * 64 * 64 + 64;
    expect(countParameters({ ...translation, attention: "additive" }, ends)).toBe(encoder + decoder + attention + 16 * 129);
  });

  it("is matched as closely as a whole number of units allows", () => {
    for (const cell of ["lstm", "gru", "rnn"] as const) {
      for (const layers of [1, 3]) {
        const budget = countParameters({ ...DEFAULTS, cell: "rnn", hidden: 100, layers }, over(80));
        const found = matchHidden({ ...DEFAULTS, cell, layers }, over(80), budget);
        const distance = (hidden: number): number => Math.abs(countParameters({ ...DEFAULTS, cell, hidden, layers }, over(80)) - budget);
        for (let hidden = SETTINGS.hidden.low; hidden <= SETTINGS.hidden.high; hidden += 1) {
          expect(distance(found)).toBeLessThanOrEqual(distance(hidden));
        }
      }
    }
  });

  it("follows the first run's units, its parameters, or neither", () => {
    const lanes = [{ cell: "rnn", hidden: 96 }, { cell: "lstm", hidden: 10 }, { cell: "gru" }] as const;
    const sizes = (kept: "units" | "parameters" | "own", symbols: number | null = 52) =>
      configsOf(DEFAULTS, { sizes: kept, lanes }, symbols === null ? null : over(symbols))?.map(({ hidden }) => hidden) ?? null;
    expect(sizes("units")).toEqual([96, 96, 96]);
    expect(sizes("own")).toEqual([96, 10, 64]);
    expect(sizes("parameters", null)).toBeNull();
    const budget = countParameters({ ...DEFAULTS, cell: "rnn", hidden: 96, layers: 1 }, over(52));
    expect(sizes("parameters")).toEqual([
      96,
      matchHidden({ ...DEFAULTS, cell: "lstm", layers: 1 }, over(52), budget),
      matchHidden({ ...DEFAULTS, cell: "gru", layers: 1 }, over(52), budget),
    ]);
  });

  it("gives runs of the same cell different names and looks", () => {
    expect(looksOf([{ cell: "rnn" }, { cell: "lstm" }, { cell: "rnn" }])).toEqual([
      { cell: "rnn", nth: 0 },
      { cell: "lstm", nth: 0 },
      { cell: "rnn", nth: 1 },
    ]);
    expect(runName(1, "lstm")).toBe("2 LSTM");
  });
});

describe("the races to start from", () => {
  it("are recognised, survive a link, and stay within the limits", () => {
    for (const { id, sizes, lanes } of races) {
      expect(raceOf({ sizes, lanes })?.id).toBe(id);
      expect(lanes.length).toBeGreaterThanOrEqual(2);
      expect(lanes.length).toBeLessThanOrEqual(MOST_LANES);
      const linked = parse("", []).linked;
      const read = parse(`#${format({ ...linked, race: { sizes, lanes } })}`, []);
      expect(read.notices, id).toEqual([]);
      expect(raceOf(read.linked.race)?.id).toBe(id);
      for (const lane of lanes) {
        for (const [field, value] of Object.entries(lane)) {
          if (typeof value !== "number") continue;
          const { low, high } = SETTINGS[field as NumberField];
          expect(value, `${id} ${field}`).toBeGreaterThanOrEqual(low);
          expect(value, `${id} ${field}`).toBeLessThanOrEqual(high);
        }
      }
    }
  });

  it("are the reader's own once a setting differs", () => {
    const [first] = races;
    if (first === undefined) throw new Error("there is no preset");
    expect(raceOf({ ...first, sizes: "own" })).toBeUndefined();
    expect(raceOf({ ...first, lanes: first.lanes.map((lane) => ({ ...lane, gain: 2 })) })).toBeUndefined();
  });

  it("keep every setting of their runs in a link", () => {
    const linked = parse("", []).linked;
    const lane = {
      cell: "rnn", hidden: 17, layers: 2, activation: "relu", recurrentInit: "identity", gain: 0.5, forgetBias: -3, updateBias: -1.5,
      optimiser: "momentum", learningRate: 0.003, clip: "value", clipLimit: 0.01, omega: 4,
    } as const;
    const race = { sizes: "own", lanes: [lane, { cell: "gru" }] } as const;
    expect(parse(`#${format({ ...linked, race })}`, []).linked.race).toEqual(race);
  });
});

describe("the differences between networks", () => {
  it("are the differing fields that are not the default, or else all differing fields", () => {
    const of = (...lanes: readonly Partial<Config>[]) => differences(lanes.map((lane) => ({ ...DEFAULTS, ...lane })));
    expect(of({}, { cell: "lstm" }, { cell: "gru" })).toEqual([[], [], []]);
    expect(of({}, { cell: "lstm", forgetBias: 3 })).toEqual([[], ["forgetBias"]]);
    expect(of({ gain: 0.9 }, { gain: 0.9 })).toEqual([[], []]);
    expect(of({ activation: "relu", recurrentInit: "identity" }, {})).toEqual([
      ["activation", "recurrentInit"],
      ["activation", "recurrentInit"],
    ]);
    // Default values are not named, unless there is no other difference.
    expect(of({ recurrentInit: "spectral", gain: 0.9 }, { cell: "lstm", forgetBias: 3 })).toEqual([["recurrentInit", "gain"], ["forgetBias"]]);
    // A limit has no meaning for a network that does not clip.
    expect(of({ clip: "off" }, { clip: "norm", clipLimit: 1 }, { clip: "value", clipLimit: 0.01 })).toEqual([
      ["clip"],
      ["clip", "clipLimit"],
      ["clip", "clipLimit"],
    ]);
    expect(concerns("updateBias", { ...DEFAULTS, cell: "lstm" })).toBe(false);
  });

  it("are said in both languages", () => {
    const config: Config = { ...DEFAULTS, activation: "relu", recurrentInit: "identity", clip: "norm", clipLimit: 1 };
    const fields = ["activation", "recurrentInit", "clip", "clipLimit"] as const;
    language.value = "en";
    expect(tellDifference(fields, config)).toBe("ReLU, U identity, clipping by norm, clip limit 1");
    language.value = "zh";
    expect(tellDifference(fields, config)).toBe("ReLU，U 单位矩阵，裁剪：按范数，裁剪阈值 1");
    language.value = "en";
  });
});

describe("the statistics of a few runs", () => {
  it("Wilson's interval has its published values", () => {
    const close = (successes: number, runs: number, low: number, high: number): void => {
      const [a, b] = wilson(successes, runs);
      expect(a).toBeCloseTo(low, 4);
      expect(b).toBeCloseTo(high, 4);
    };
    // Newcombe 1998, table I, method 3.
    close(81, 263, 0.2553, 0.3662);
    close(15, 148, 0.0624, 0.1605);
    close(0, 20, 0, 0.1611);
    close(1, 29, 0.0061, 0.1718);
    expect(wilson(0, 0)).toEqual([0, 1]);
    expect(wilson(4, 4)[1]).toBe(1);
  });

  it("the median is that of the sorted values", () => {
    expect(median([])).toBeNull();
    expect(median([9])).toBe(9);
    expect(median([10, 2, 7])).toBe(7);
    expect(median([10, 2, 7, 1])).toBe(4.5);
  });

  it("runs that lost their worker are left out of the count", () => {
    const trial = (state: Trial["state"], updates: number): Trial => ({ network: 0, seed: 1, state, updates, value: null });
    const trials = [trial("success", 50), trial("success", 70), trial("failure", 100), trial("exploded", 3), trial("lost", 0), trial("waiting", 0)];
    expect(tally(trials, 0)).toMatchObject({ finished: 4, successes: 2, updates: 60 });
    expect(tally(trials, 1)).toEqual({ finished: 0, successes: 0, low: 0, high: 1, updates: null });
  });
});

describe("a success rate over seeds", () => {
  // The fake weight, which is also every loss, falls by a thousandth each update where the learning rate is 0.
  const falling: Config = { ...DEFAULTS, learningRate: 0 };
  const rising: Config = { ...DEFAULTS, cell: "gru", learningRate: 0.01 };
  const plan: SeedsPlan = { configs: [falling, rising], text: TEXT, seeds: 3, measure: "validation", threshold: 0.9, cap: 200 };
  const ends = (trials: readonly Trial[]): string[] => trials.map(({ network, seed, state, updates }) => `${network} ${seed} ${state} ${updates}`);
  const set = { stop: (): void => undefined };
  afterEach(() => set.stop());

  it("runs every network from every seed, never more than two at a time, and counts in fixed steps", () => {
    const { world, workers, run } = setUp();
    const seeds = new Seeds(() => MODULE, world);
    set.stop = () => seeds.cancel();
    seeds.start(plan);
    let most = 0;
    run(6_000, () => {
      most = Math.max(most, seeds.trials.value.filter(({ state }) => state === "running").length);
    });
    expect(seeds.running.value).toBe(false);
    expect(most).toBe(MOST_AT_ONCE);
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
    // 0.999ⁿ ≤ 0.9 first holds at n = 106; the next look is at 125.
    expect(ends(seeds.trials.value)).toEqual([1, 2, 3].flatMap((seed) => [`0 ${seed} success 125`, `1 ${seed} failure 200`]));
    expect(125 % CHECK_EVERY).toBe(0);
    expect(tally(seeds.trials.value, 0)).toMatchObject({ finished: 3, successes: 3, updates: 125 });
  });

  it("gives the same result whatever the machine's speed, also with a crash", () => {
    const results = [1, 9].map((cost) => {
      const { world, workers, run } = setUp();
      const seeds = new Seeds(() => MODULE, world);
      seeds.start(plan);
      workers.forEach(({ engine }) => (engine.costs.update = cost));
      run(400);
      const one = workers[0];
      if (one && cost === 9) one.engine.panics = true;
      run(30_000);
      return ends(seeds.trials.value);
    });
    expect(results[0]).toEqual(results[1]);
  });

  it("can use the running mean of the training loss, update by update", () => {
    const { world, run } = setUp();
    const seeds = new Seeds(() => MODULE, world);
    seeds.start({ ...plan, configs: [falling], measure: "training" });
    run(6_000);
    let update = MEAN_OVER;
    const mean = (last: number): number =>
      Array.from({ length: MEAN_OVER }, (_, i) => 0.999 ** (last - i)).reduce((sum, each) => sum + each, 0) / MEAN_OVER;
    while (mean(update) > plan.threshold) update += 1;
    expect(ends(seeds.trials.value)).toEqual([1, 2, 3].map((seed) => `0 ${seed} success ${update}`));
  });

  it("can use a task's score: a share has to reach the threshold from below, an error from above", () => {
    for (const [metric, threshold] of [["accuracy", 0.1], ["mse", 0.9]] as const) {
      const { world, workers, run } = setUp();
      const seeds = new Seeds(() => MODULE, world);
      seeds.start({ ...plan, measure: "score", threshold });
      workers.forEach(({ engine }) => (engine.metric = metric));
      run(8_000);
      expect(ends(seeds.trials.value), metric).toEqual([1, 2, 3].flatMap((seed) => [`0 ${seed} success 125`, `1 ${seed} failure 200`]));
    }
    const text = { statistics: {}, trainingCharacters: 9, validationCharacters: 0 } as Info["text"];
    expect(measurable("score", { text, task: null })).toBe(false);
    expect(measurable("validation", { text, task: null })).toBe(false);
    expect(measurable("training", { text, task: null })).toBe(true);
  });

  it("can be cancelled, keeps finished runs, and estimates how long the rest would take", () => {
    const { world, workers, run } = setUp();
    const seeds = new Seeds(() => MODULE, world);
    seeds.start({ ...plan, seeds: 20 });
    run(2_500);
    expect(seeds.left.value).toBeGreaterThan(0);
    const ended = seeds.trials.value.filter(({ state }) => state === "success" || state === "failure").length;
    expect(ended).toBeGreaterThan(0);
    seeds.cancel();
    expect(seeds.running.value).toBe(false);
    expect(seeds.left.value).toBeNull();
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
    expect(seeds.trials.value.filter(({ state }) => state === "success" || state === "failure")).toHaveLength(ended);
    expect(seeds.trials.value.some(({ state }) => state === "running")).toBe(false);
  });

  it("counts an explosion as a failure of the network, but not a refusal", () => {
    const { world, workers, run } = setUp();
    const seeds = new Seeds(() => MODULE, world);
    seeds.start({ ...plan, configs: [rising, { ...DEFAULTS, hidden: 600 }] });
    workers.forEach(({ engine }) => (engine.explodesAt = 10));
    run(6_000);
    expect(seeds.running.value).toBe(false);
    expect(tally(seeds.trials.value, 0)).toMatchObject({ finished: 3, successes: 0 });
    expect(tally(seeds.trials.value, 1)).toMatchObject({ finished: 0 });
  });

  it("uses seeds of 32 bits", () => {
    expect(seedsOf(7, 3)).toEqual([7, 8, 9]);
    expect(seedsOf(2 ** 32 - 1, 3)).toEqual([2 ** 32 - 1, 0, 1]);
  });
});
