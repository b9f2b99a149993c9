import { describe, expect, it } from "vitest";
import { NOTHING_WATCHED, type ToPage } from "../src/protocol";
import { NoModuleWorker, Trainer, type Job } from "../src/run/trainer";
import { transition, type LifeEvent, type Phase } from "../src/run/trainer/phase";
import { CrashCount, LISTEN_MS, timeout, SILENCE_MS, STARTING_MS, Watchdog } from "../src/run/trainer/watchdog";
import { DEFAULTS, type Refusal } from "../src/wire";
import { Clock, FakeWorker } from "./fake-engine";

describe("a worker's life", () => {
  const phases: Phase[] = ["idle", "opening", "ready", "training", "paused", "failed"];
  const events: Record<string, LifeEvent> = {
    open: { kind: "open" },
    openedNew: { kind: "opened", update: 0 },
    openedOld: { kind: "opened", update: 7 },
    refusedFirst: { kind: "refused", back: "idle" },
    refusedLater: { kind: "refused", back: "paused" },
    train: { kind: "train" },
    stopped: { kind: "stopped" },
    crashed: { kind: "crashed" },
    gaveUp: { kind: "gaveUp" },
    restart: { kind: "restart" },
    close: { kind: "close" },
  };
  // One column per phase above; a row says where its event leads from each.
  const table: Record<keyof typeof events, [Phase, Phase, Phase, Phase, Phase, Phase]> = {
    open: ["opening", "opening", "opening", "opening", "opening", "failed"],
    openedNew: ["idle", "ready", "ready", "training", "paused", "failed"],
    openedOld: ["idle", "paused", "ready", "training", "paused", "failed"],
    refusedFirst: ["idle", "idle", "ready", "training", "paused", "failed"],
    refusedLater: ["idle", "paused", "ready", "training", "paused", "failed"],
    train: ["idle", "opening", "training", "training", "training", "failed"],
    stopped: ["idle", "opening", "paused", "paused", "paused", "failed"],
    crashed: ["idle", "opening", "opening", "opening", "opening", "failed"],
    gaveUp: ["idle", "failed", "failed", "failed", "failed", "failed"],
    restart: ["idle", "opening", "ready", "training", "paused", "opening"],
    close: ["idle", "idle", "idle", "idle", "idle", "idle"],
  };
  for (const [name, event] of Object.entries(events)) {
    for (const [i, phase] of phases.entries()) {
      it(`${phase}, ${name} → ${table[name]?.[i]}`, () => {
        expect(transition(phase, event)).toBe(table[name]?.[i]);
      });
    }
  }
});

describe("when a worker counts as lost", () => {
  it("after five seconds of silence for a usual network, later for one whose updates take longer", () => {
    expect(timeout(DEFAULTS, 0)).toBe(SILENCE_MS);
    expect(timeout({ ...DEFAULTS, cell: "lstm", hidden: 512, layers: 4, batch: 64, window: 256 }, 0)).toBeGreaterThan(60_000);
    expect(timeout(DEFAULTS, 4000)).toBe(16_000);
  });

  it("later where U is being measured: before an operation and after it", () => {
    expect(timeout(DEFAULTS, 0, true)).toBe(SILENCE_MS);
    const large = { ...DEFAULTS, cell: "lstm", hidden: 512 } as const;
    expect(timeout(large, 0)).toBeLessThan(20_000);
    expect(timeout(large, 0, true)).toBeGreaterThan(100_000);
  });

  it("later for a new worker, and not because the page was suspended", () => {
    const watchdog = new Watchdog();
    const quiet = (): number => {
      let spells = 1;
      while (!watchdog.listen(SILENCE_MS)) spells += 1;
      return spells * LISTEN_MS;
    };
    expect(quiet()).toBeGreaterThan(STARTING_MS);
    watchdog.heard();
    expect(quiet()).toBe(SILENCE_MS + LISTEN_MS);
  });

  it("for good, after three crashes within a minute", () => {
    const crashes = new CrashCount();
    expect([0, 1000, 60_500, 60_900].map((time) => crashes.add(time))).toEqual([false, false, false, true]);
  });
});

const MODULE = {} as WebAssembly.Module;
/** The engine of the tests' LSTMs. */
const OTHER = {} as WebAssembly.Module;

/** A trainer over fake workers, and everything it reported. */
function setUp(spawn?: () => never) {
  const clock = new Clock();
  const workers: FakeWorker[] = [];
  const heard: ToPage[] = [];
  const told: string[] = [];
  const refusals: Refusal[] = [];
  const trainer = new Trainer<Job>(({ cell }) => (cell === "lstm" ? OTHER : MODULE), {
    spawn: spawn ?? (() => {
      const worker = new FakeWorker(clock);
      workers.push(worker);
      return worker;
    }),
    now: () => clock.now,
    every: (ms, f) => clock.every(ms, f),
  }, {
    heard: (message) => heard.push(message),
    notOpened: (refusal) => refusals.push(refusal),
    recovered: (update, cause) => told.push(`recovered ${update > 0 ? "later" : 0} ${cause}`),
    failed: (reason) => told.push(`failed ${reason}`),
  });
  const last = (): FakeWorker => {
    const worker = workers.at(-1);
    if (worker === undefined) throw new Error("no worker");
    return worker;
  };
  /** Lets everything run for `ms`. */
  const run = (ms: number): void => {
    const end = clock.now + ms;
    while (clock.now < end) {
      const before = clock.now;
      last().turn();
      clock.pass(clock.now === before ? 1 : 0.1);
    }
  };
  const job = (change: Partial<Job> = {}): Job => ({ config: { ...DEFAULTS }, text: "abcdef", checkpoint: null, ...change });
  const hash = (): string | null | undefined =>
    heard.flatMap((message) => (message.verb === "report" && message.report.hash !== null ? [message.report.hash] : [])).at(-1);
  return { clock, workers, heard, told, refusals, trainer, run, job, last, hash };
}

describe("the trainer", () => {
  it("opens, trains, steps and pauses", () => {
    const { trainer, run, job, heard } = setUp();
    trainer.open(job());
    expect(trainer.phase.value).toBe("opening");
    run(50);
    expect(trainer.phase.value).toBe("ready");
    trainer.train(null);
    run(500);
    expect(trainer.phase.value).toBe("training");
    trainer.pause();
    run(50);
    expect(trainer.phase.value).toBe("paused");
    const before = trainer.checkpoint?.update ?? 0;
    trainer.step();
    run(50);
    expect(trainer.checkpoint?.update).toBe(before + 1);
    expect(heard.filter(({ verb }) => verb === "paused")).toHaveLength(2);
  });

  it("trains as soon as the session is open, when train() was called before", () => {
    const { trainer, run, job } = setUp();
    trainer.open(job());
    trainer.train(5);
    run(200);
    expect(trainer.phase.value).toBe("paused");
    expect(trainer.checkpoint?.update).toBe(5);
  });

  for (const fault of ["panic", "memory", "hang"] as const) {
    it(`after a ${fault} goes on from the last checkpoint to the weights of an undisturbed run`, () => {
      const calm = setUp();
      calm.trainer.open(calm.job());
      calm.trainer.train(6000);
      calm.run(30_000);

      const { trainer, run, job, workers, told, hash } = setUp();
      trainer.open(job());
      trainer.train(6000);
      run(5000);
      trainer.provoke(fault);
      run(fault === "hang" ? SILENCE_MS + 1000 : 100);
      expect(workers).toHaveLength(2);
      expect(workers[0]?.terminated).toBe(true);
      expect(trainer.phase.value).toBe("training");
      expect(told).toEqual([`recovered later ${fault === "hang" ? "silence" : "crash"}`]);
      run(30_000);
      expect(trainer.phase.value).toBe("paused");
      expect(hash()).toBe(calm.hash());
    });
  }

  it("keeps live settings through a crash, and what is watched", () => {
    const { trainer, run, job, last } = setUp();
    trainer.open(job());
    trainer.train(null);
    run(100);
    const live = { learningRate: 0.5, clip: "off", clipLimit: 2, omega: 0, window: 9 } as const;
    trainer.watch({ ...NOTHING_WATCHED, questions: [{ question: { ask: "states", layer: 0, channel: "h" }, every: 200 }] });
    trainer.tune(live);
    trainer.provoke("panic");
    run(300);
    const verbs = last().heard.map(({ verb }) => verb);
    expect(verbs).toEqual(["open", "tune", "watch", "train"]);
    expect(last().engine.looks).toContain("states");
  });

  it("gives up after three crashes within a minute, keeps the checkpoint, and starts again with restart()", () => {
    const { trainer, run, job, told, workers } = setUp();
    trainer.open(job());
    trainer.train(null);
    run(3000);
    for (let i = 0; i < 3; i += 1) {
      trainer.provoke("panic");
      run(500);
    }
    expect(trainer.phase.value).toBe("failed");
    expect(told.at(-1)).toBe("failed crashes");
    expect(workers).toHaveLength(3);
    expect(trainer.checkpoint?.update).toBeGreaterThan(0);
    trainer.open(job());
    expect(trainer.phase.value).toBe("failed");
    trainer.restart();
    run(100);
    expect(trainer.phase.value).toBe("paused");
    expect(workers).toHaveLength(4);
  });

  it("treats an error event and an unreadable message as a crash, and ignores messages of a lost worker", () => {
    const { trainer, run, job, workers, heard } = setUp();
    trainer.open(job());
    run(50);
    const first = workers[0];
    first?.onerror?.({ message: "out of memory" });
    run(50);
    workers[1]?.onmessageerror?.();
    run(50);
    const before = heard.length;
    first?.onmessage?.({ data: { verb: "fatal", run: 1, message: "late" } });
    expect(workers).toHaveLength(3);
    expect(heard).toHaveLength(before);
    expect(trainer.phase.value).toBe("ready");
  });

  it("says that workers cannot be modules", () => {
    const { trainer, job, told } = setUp(() => {
      throw new NoModuleWorker("no");
    });
    trainer.open(job());
    expect(trainer.phase.value).toBe("failed");
    expect(told).toEqual(["failed noModuleWorker"]);
  });

  it("says that a worker never started, rather than that training stopped", () => {
    const thrown = setUp(() => {
      throw new Error("no");
    });
    thrown.trainer.open(thrown.job());
    expect(thrown.told).toEqual(["failed notStarted"]);
    const { trainer, run, job, last, told } = setUp();
    trainer.open(job());
    for (let i = 0; i < 3; i += 1) last().onerror?.({ message: "the script was not found" });
    expect(told).toEqual(["failed notStarted"]);
    trainer.restart();
    run(50);
    expect(trainer.phase.value).toBe("ready");
  });

  it("does not mistake an earlier stop for one after its last command", () => {
    const { trainer, run, job, last, heard } = setUp();
    trainer.open(job());
    run(50);
    trainer.step();
    // The worker has stopped after the step, but its message has not arrived when Train is pressed.
    const worker = last();
    const { onmessage } = worker;
    const held: ToPage[] = [];
    worker.onmessage = ({ data }) => held.push(data);
    for (let i = 0; i < 9; i += 1) worker.turn();
    worker.onmessage = onmessage;
    expect(held.filter(({ verb }) => verb === "paused")).toHaveLength(1);
    trainer.train(null);
    for (const data of held) worker.onmessage?.({ data });
    expect(trainer.phase.value).toBe("training");
    expect(heard.filter(({ verb }) => verb === "paused")).toEqual([]);
    run(100);
    expect(trainer.phase.value).toBe("training");
    trainer.pause();
    run(50);
    expect(trainer.phase.value).toBe("paused");
    trainer.rewind({ learningRate: 0.1, clip: "norm", clipLimit: 1, omega: 0, window: 20 });
    trainer.train(null);
    run(100);
    expect(trainer.phase.value).toBe("training");
  });

  it("falls back on the session before when a new one is refused", () => {
    const { trainer, run, job, refusals } = setUp();
    trainer.open(job({ text: "first text" }));
    trainer.train(20);
    run(200);
    trainer.open(job({ text: "x" }));
    run(50);
    expect(refusals).toMatchObject([{ code: "textTooShort" }]);
    expect(trainer.phase.value).toBe("paused");
    expect(trainer.job?.text).toBe("first text");
    trainer.train(40);
    run(200);
    expect(trainer.checkpoint?.update).toBe(40);
  });

  it("gives another engine a worker of its own, and comes back when that engine refuses", async () => {
    const { trainer, run, job, workers, refusals, hash } = setUp();
    const first = job();
    trainer.open(first);
    run(50);
    trainer.train(null);
    run(200);
    trainer.pause();
    run(50);
    const saved = trainer.save();
    run(50);
    await saved;
    const before = hash();
    trainer.open(job({ config: { ...DEFAULTS, cell: "lstm" }, text: "" }));
    run(50);
    expect(workers).toHaveLength(3);
    expect(refusals).toHaveLength(1);
    expect(trainer.job).toBe(first);
    expect(trainer.phase.value).toBe("paused");
    expect(hash()).toBe(before);
  });

  it("falls back on a session that was superseded, when the one that superseded it is refused", () => {
    const { trainer, run, job, refusals, heard } = setUp();
    trainer.open(job({ text: "first text" }));
    run(50);
    trainer.open(job({ text: "second text" }));
    trainer.open(job({ text: "x" }));
    run(50);
    expect(refusals).toHaveLength(1);
    expect(trainer.job?.text).toBe("second text");
    expect(heard.filter(({ verb }) => verb === "ready")).toHaveLength(2);
    trainer.train(3);
    run(100);
    expect(trainer.checkpoint?.update).toBe(3);
  });

  it("is idle after the very first session is refused, and opens the next", () => {
    const { trainer, run, job } = setUp();
    trainer.open(job({ text: "" }));
    run(50);
    expect(trainer.phase.value).toBe("idle");
    trainer.open(job());
    run(50);
    expect(trainer.phase.value).toBe("ready");
  });

  it("recovers from an older checkpoint when the newest cannot be used", () => {
    const { trainer, run, job, refusals } = setUp();
    trainer.open(job());
    trainer.train(10);
    run(100);
    trainer.train(20);
    run(100);
    const newest = new Uint8Array(trainer.checkpoint?.bytes ?? new ArrayBuffer(0));
    newest.fill(32);
    newest.set(new TextEncoder().encode('{"weight":-1}'));
    trainer.provoke("panic");
    run(200);
    expect(refusals).toEqual([]);
    expect(trainer.phase.value).toBe("paused");
    expect(trainer.checkpoint?.update).toBe(10);
  });

  it("resolves save() with a checkpoint of that moment, and with the last one when the worker is lost", async () => {
    const { trainer, run, job } = setUp();
    trainer.open(job());
    trainer.train(null);
    run(2500);
    const now = trainer.save();
    run(50);
    expect((await now)?.update).toBe(trainer.checkpoint?.update);
    const kept = trainer.checkpoint;
    const lost = trainer.save();
    trainer.provoke("panic");
    run(50);
    expect((await lost)?.update).toBeGreaterThanOrEqual(kept?.update ?? 0);
  });

  it("has nothing to save before there is a session", async () => {
    expect(await setUp().trainer.save()).toBeNull();
  });

  it("measures texts, and resolves with null when the worker is lost", async () => {
    const { trainer, run, job, last } = setUp();
    expect(await trainer.inspect("abc", 5)).toBeNull();
    trainer.open(job());
    run(50);
    const counted = trainer.inspect("aab", 5);
    run(50);
    expect(await counted).toMatchObject({ characters: 3, distinct: 2 });
    const never = trainer.inspect("aab", 5);
    last().onerror?.({});
    expect(await never).toBeNull();
  });
});
