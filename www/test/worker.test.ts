import { describe, expect, it } from "vitest";
import type { ToPage, ToWorker, Watch } from "../src/protocol";
import { counted, pictured } from "../src/run/watch";
import { DEFAULTS, UPDATE_FIELDS, type Live } from "../src/wire";
import { feed } from "../src/engine/bindings";
import { Loop } from "../src/engine/loop";
import { MEASURING_SHARE, LONGEST_SLICE_MS, nextSlice, Budget, SHORTEST_SLICE_MS, Speed } from "../src/engine/pace";
import { Clock, fakeEngine } from "./fake-engine";

const module = {} as WebAssembly.Module;
const all: Watch = {
  questions: [
    counted({ ask: "validation" }),
    pictured({ ask: "states", layer: 0, channel: "h" }),
    pictured({ ask: "lag", layer: 0 }),
    pictured({ ask: "stepNorms", layer: 0 }),
    pictured({ ask: "blockNorms" }),
    pictured({ ask: "connectivity", place: 3 }),
  ],
  writing: null,
};
const live: Live = { learningRate: 0.5, clip: "off", clipLimit: 1, omega: 0, window: 20 };
const sampling = { temperature: 1, topK: 0, prime: "a", seed: 1 };

/** A loop over a fake engine, its clock, and everything it posted. */
function setUp() {
  const clock = new Clock();
  const engine = fakeEngine(clock);
  const posted: ToPage[] = [];
  let due = false;
  const loop = new Loop(engine, {
    post: (message) => posted.push(message),
    now: () => clock.now,
    soon: () => {
      due = true;
    },
  });
  const of = <V extends ToPage["verb"]>(verb: V) =>
    posted.filter((message): message is Extract<ToPage, { verb: V }> => message.verb === verb);
  /** Ticks until there is nothing to do, or `ms` have passed. */
  const run = (ms: number): void => {
    const end = clock.now + ms;
    while (clock.now < end) {
      if (!due) break;
      due = false;
      loop.tick();
      clock.now += 0.1;
    }
  };
  const open = (message: Partial<Extract<ToWorker, { verb: "open" }>> = {}): void =>
    loop.hear({ verb: "open", run: 1, module, config: { ...DEFAULTS }, text: "abcdef", checkpoint: null, ...message });
  return { clock, engine, posted, loop, of, run, open };
}

/** Rows of UPDATE_FIELDS in all reports, update numbers only. */
function updatesIn(reports: readonly Extract<ToPage, { verb: "report" }>[]): number[] {
  return reports.flatMap(({ report }) => [...report.updates].filter((_, i) => i % UPDATE_FIELDS.length === 0));
}

describe("the worker's loop", () => {
  it("opens a session, reports it, and trains only on command", () => {
    const { of, run, open } = setUp();
    open();
    run(100);
    expect(of("ready")).toMatchObject([{ run: 1, update: 0 }]);
    expect(updatesIn(of("report"))).toEqual([]);
  });

  it("reports every update exactly once, at most one report a frame", () => {
    const { loop, of, run, open, clock } = setUp();
    open();
    loop.hear({ verb: "train", run: 1, until: null, hold: false });
    const before = clock.now;
    run(1000);
    const frames = (clock.now - before) / 16;
    loop.hear({ verb: "pause", run: 1 });
    const updates = updatesIn(of("report"));
    expect(updates).toEqual(Array.from(updates, (_, i) => i + 1));
    expect(updates.length).toBeGreaterThan(400);
    expect(of("report").length).toBeLessThanOrEqual(frames + 3);
    expect(of("paused")).toMatchObject([{ reason: "asked", explosion: null }]);
  });

  it("stops at `until`, and makes exactly one update for a step, even while training", () => {
    const { loop, of, run, open } = setUp();
    open();
    loop.hear({ verb: "train", run: 1, until: 10, hold: false });
    run(1000);
    loop.hear({ verb: "step", run: 1 });
    run(1000);
    loop.hear({ verb: "train", run: 1, until: null, hold: false });
    run(20);
    loop.hear({ verb: "step", run: 1 });
    run(1000);
    expect(of("paused").map(({ reason }) => reason)).toEqual(["until", "stepped", "stepped"]);
    expect(updatesIn(of("report")).slice(0, 11)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it("hashes and checkpoints at every stop, and at least every two seconds while training", () => {
    const { loop, of, run, open, engine, clock } = setUp();
    open();
    loop.hear({ verb: "step", run: 1 });
    run(100);
    expect(of("report").at(-1)?.report.hash).toHaveLength(16);
    expect(of("checkpoint")).toHaveLength(1);
    engine.costs.update = 30;
    loop.hear({ verb: "train", run: 1, until: null, hold: false });
    const before = clock.now;
    run(10_000);
    expect(of("checkpoint").length - 1).toBeGreaterThanOrEqual(Math.floor((clock.now - before) / 2000));
  });

  it("gives instruments at most a fifth of the time, however expensive they are", () => {
    for (const look of [1, 50, 300]) {
      const { loop, run, open, engine, clock } = setUp();
      open();
      loop.hear({ verb: "watch", run: 1, watch: all });
      run(10_000);
      engine.costs.look = look;
      engine.looks = [];
      loop.hear({ verb: "train", run: 1, until: null, hold: false });
      const before = clock.now;
      run(20_000);
      // One measurement is always allowed to finish, and a small credit may be saved.
      expect(engine.looks.length * look).toBeLessThanOrEqual(MEASURING_SHARE * (clock.now - before) + look + 100);
      expect(new Set(engine.looks)).toEqual(new Set(["hash", ...all.questions.map(({ question }) => question.ask)]));
    }
  });

  it("measures at the pace of the page: pictures five times a second, validation and hash twice", () => {
    const { loop, run, open, engine } = setUp();
    open();
    loop.hear({ verb: "watch", run: 1, watch: { ...all, writing: { sampling, characters: 8 } } });
    run(1000);
    engine.looks = [];
    loop.hear({ verb: "train", run: 1, until: null, hold: false });
    run(10_000);
    const count = (name: string): number => engine.looks.filter((look) => look === name).length;
    for (const [name, rate] of [["states", 5], ["lag", 5], ["validation", 2], ["hash", 2], ["writing", 1]] as const) {
      expect(count(name), name).toBeLessThanOrEqual(rate * 10 + 2);
      expect(count(name), name).toBeGreaterThanOrEqual(rate * 6);
    }
  });

  it("measures nothing that is not watched", () => {
    const { loop, run, open, engine } = setUp();
    open();
    loop.hear({ verb: "train", run: 1, until: null, hold: false });
    run(3000);
    expect(new Set(engine.looks)).toEqual(new Set(["hash"]));
  });

  it("at rest measures what is newly watched once, and again after a step", () => {
    const { loop, run, open, engine, of } = setUp();
    open();
    loop.hear({ verb: "watch", run: 1, watch: { ...all, questions: all.questions.filter(({ question }) => question.ask !== "blockNorms") } });
    run(1000);
    const once = ["connectivity", "lag", "states", "stepNorms", "validation"];
    expect(engine.looks.filter((look) => look !== "hash").sort()).toEqual(once);
    engine.looks = [];
    loop.hear({ verb: "watch", run: 1, watch: all });
    run(1000);
    expect(engine.looks).toEqual(["blockNorms"]);
    loop.hear({ verb: "step", run: 1 });
    run(1000);
    expect(engine.looks.filter((look) => look !== "hash").sort()).toEqual(["blockNorms", "blockNorms", ...once].sort());
    expect(of("report").at(-1)?.report.update).toBe(1);
  });

  it("measuring, pausing and slices change nothing: the same hash after 200 updates", () => {
    const hashes = [1, 3, 40].map((update) => {
      const { loop, run, open, engine, of } = setUp();
      engine.costs.update = update;
      open();
      if (update === 3) loop.hear({ verb: "watch", run: 1, watch: all });
      loop.hear({ verb: "train", run: 1, until: 77, hold: false });
      run(100_000);
      loop.hear({ verb: "train", run: 1, until: 200, hold: false });
      run(100_000);
      return of("report").filter(({ report }) => report.hash !== null).at(-1)?.report.hash;
    });
    expect(new Set(hashes).size).toBe(1);
  });

  it("goes on from a checkpoint to the same weights", () => {
    const { loop, run, open, of } = setUp();
    open();
    loop.hear({ verb: "train", run: 1, until: 50, hold: false });
    run(1000);
    const bytes = of("checkpoint").at(-1)?.bytes ?? new ArrayBuffer(0);
    loop.hear({ verb: "train", run: 1, until: 90, hold: false });
    run(1000);
    const straight = of("report").filter(({ report }) => report.hash !== null).at(-1)?.report.hash;
    open({ run: 2, checkpoint: bytes });
    expect(of("ready").at(-1)).toMatchObject({ run: 2, update: 50 });
    loop.hear({ verb: "train", run: 2, until: 90, hold: false });
    run(1000);
    expect(of("report").filter(({ report }) => report.hash !== null).at(-1)?.report.hash).toBe(straight);
  });

  it("reports a refused session and keeps the one before", () => {
    const { loop, run, open, of, engine } = setUp();
    open();
    open({ run: 2, text: "a" });
    expect(of("refused")).toEqual([{ verb: "refused", run: 2, refusal: { code: "textTooShort", characters: 1, needed: 2 } }]);
    loop.hear({ verb: "train", run: 1, until: 5, hold: false });
    run(1000);
    expect(updatesIn(of("report"))).toHaveLength(5);
    expect(engine.alive).toBe(1);
  });

  it("frees a session when another replaces it, and ignores commands for it", () => {
    const { loop, run, open, of, engine } = setUp();
    open();
    open({ run: 2 });
    loop.hear({ verb: "train", run: 1, until: 5, hold: false });
    run(1000);
    expect(engine.alive).toBe(1);
    expect(updatesIn(of("report"))).toEqual([]);
  });

  it("keeps a checkpoint right after live settings changed, and refuses bad ones without stopping", () => {
    const { loop, run, open, of } = setUp();
    open();
    loop.hear({ verb: "train", run: 1, until: null, hold: false });
    run(100);
    loop.hear({ verb: "tune", run: 1, live });
    run(40);
    expect(of("tuned")).toMatchObject([{ info: { config: live } }]);
    expect(of("checkpoint")).toHaveLength(1);
    loop.hear({ verb: "tune", run: 1, live: { ...live, learningRate: -1 } });
    expect(of("refused")).toMatchObject([{ refusal: { code: "outOfRange", field: "learningRate" } }]);
    const before = updatesIn(of("report")).length;
    run(100);
    expect(updatesIn(of("report")).length).toBeGreaterThan(before);
  });

  it("keeps a checkpoint of a network at rest before it says that its settings changed", () => {
    const { loop, run, open, posted } = setUp();
    open();
    loop.hear({ verb: "step", run: 1 });
    run(100);
    const before = posted.length;
    loop.hear({ verb: "tune", run: 1, live });
    expect(posted.slice(before).map(({ verb }) => verb)).toEqual(["checkpoint", "tuned"]);
  });

  it("pauses on an explosion within the update, and rewinds with clipping on", () => {
    const { loop, run, open, of, engine } = setUp();
    open();
    engine.explodesAt = 41;
    loop.hear({ verb: "train", run: 1, until: null, hold: false });
    run(1000);
    expect(of("paused")).toMatchObject([{ reason: "exploded", explosion: { update: 41, quantity: "loss" } }]);
    loop.hear({ verb: "rewind", run: 1, live: { ...live, clip: "norm" } });
    expect(of("rewound")).toMatchObject([{ update: 10, info: { config: { clip: "norm" } } }]);
    expect(of("checkpoint").at(-1)?.update).toBe(10);
  });

  it("streams requested text, from the prime on, and a later request replaces it", () => {
    const { loop, run, open, of } = setUp();
    open();
    loop.hear({ verb: "write", run: 1, sampling, characters: 100 });
    run(30);
    loop.hear({ verb: "write", run: 1, sampling: { ...sampling, prime: "b" }, characters: 60 });
    run(1000);
    const second = of("written").filter(({ prime }) => prime === "b");
    expect(second.map(({ from }) => from)[0]).toBe(0);
    expect(second.flatMap(({ written }) => written.characters)).toHaveLength(60);
    expect(second.filter(({ done }) => done)).toHaveLength(1);
    expect(of("written").filter(({ prime, done }) => prime === "a" && done)).toEqual([]);
  });

  it("reports a refused sampling once, not every second", () => {
    const { loop, run, open, of } = setUp();
    open();
    loop.hear({ verb: "watch", run: 1, watch: { ...all, writing: { sampling: { ...sampling, temperature: -1 }, characters: 9 } } });
    run(5000);
    expect(of("refused")).toHaveLength(1);
  });

  it("measures a text without a session on it", () => {
    const { loop, open, of } = setUp();
    open();
    loop.hear({ verb: "inspect", run: 9, text: "aab", vocabulary: 10 });
    expect(of("inspected")).toMatchObject([{ run: 9, statistics: { characters: 3, distinct: 2 } }]);
  });

  it("after a trap sends fatal once and does nothing more", () => {
    const { loop, run, open, of, engine, posted } = setUp();
    open();
    engine.panics = true;
    loop.hear({ verb: "train", run: 1, until: null, hold: false });
    run(100);
    expect(of("fatal")).toEqual([{ verb: "fatal", run: 1, message: "unreachable" }]);
    const said = posted.length;
    loop.hear({ verb: "train", run: 1, until: null, hold: false });
    loop.heartbeat();
    run(100);
    expect(posted).toHaveLength(said);
  });

  it("has a heartbeat at least every second, training or not", () => {
    const { loop, run, open, of, clock } = setUp();
    open();
    loop.hear({ verb: "train", run: 1, until: null, hold: false });
    run(5000);
    expect(of("heartbeat").length).toBeGreaterThanOrEqual(9);
    loop.hear({ verb: "pause", run: 1 });
    const before = of("heartbeat").length;
    for (let i = 0; i < 10; i += 1) {
      clock.now += 500;
      loop.heartbeat();
    }
    expect(of("heartbeat").length - before).toBeGreaterThanOrEqual(9);
  });
});

describe("pace", () => {
  it("keeps slices between 8 and 16 ms: longer where overhead is high, shorter where it is low", () => {
    let slice = SHORTEST_SLICE_MS;
    for (let i = 0; i < 50; i += 1) slice = nextSlice(slice, 5);
    expect(slice).toBe(LONGEST_SLICE_MS);
    for (let i = 0; i < 50; i += 1) slice = nextSlice(slice, 0.01);
    expect(slice).toBe(SHORTEST_SLICE_MS);
    expect(nextSlice(10, 0.3)).toBe(10);
  });

  it("pays for an expensive measurement before the next one", () => {
    const budget = new Budget();
    budget.spend(600);
    budget.earn(400 / MEASURING_SHARE);
    expect(budget.open).toBe(false);
    budget.earn(120 / MEASURING_SHARE);
    expect(budget.open).toBe(true);
  });

  it("measures speed over the last second of training only", () => {
    const speed = new Speed();
    speed.add(200, 1000);
    expect(speed.perSecond).toBeNull();
    for (let i = 0; i < 100; i += 1) speed.add(20, 20);
    expect(speed.perSecond).toBe(1000);
  });
});

describe("passing a text to the engine", () => {
  it("splits it without splitting a character", () => {
    const engine = fakeEngine(new Clock());
    const text = `${"a".repeat(299_999)}😀${"中".repeat(400_000)}`;
    feed(engine, text);
    expect(engine.pieces.join("")).toBe(text);
    expect(engine.pieces.length).toBe(3);
    expect(engine.pieces.every((piece) => piece.isWellFormed())).toBe(true);
  });
});
