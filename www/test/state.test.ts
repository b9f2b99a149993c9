import { describe, expect, it } from "vitest";
import type { Loaded } from "../src/engine/load";
import type { Store } from "../src/page/store";
import { counted, pictured } from "../src/run/watch";
import { createStore } from "../src/page/store";
import type { World } from "../src/page/world";
import { DEFAULTS, type Operation } from "../src/wire";
import { language } from "../src/i18n";
import { pack } from "../src/link/packed";
import { Clock, FakeWorker } from "./fake-engine";

const TEXTS: Readonly<Record<string, string>> = {
  "prose-en": "a story in English",
  "prose-zh": "一个中文故事",
  code: "let x = 1;",
};

/** A store over a world of fake workers. */
async function setUp(options: { hash?: string; loaded?: Loaded; broken?: string; start?: boolean; tasks?: Loaded } = {}) {
  language.value = "en";
  const clock = new Clock();
  const workers: FakeWorker[] = [];
  let hash = options.hash ?? "";
  let hashChanged: () => void = () => undefined;
  const world: World = {
    spawn() {
      const worker = new FakeWorker(clock);
      workers.push(worker);
      return worker;
    },
    now: () => clock.now,
    every: (ms, f) => clock.every(ms, f),
    after: (ms, f) => clock.after(ms, f),
    loadEngine: () => Promise.resolve(options.loaded ?? { module: {} as WebAssembly.Module }),
    loadTasks: () => Promise.resolve(options.tasks ?? { module: {} as WebAssembly.Module }),
    sample: (_, id) => (id === options.broken ? Promise.reject(new Error("no data")) : Promise.resolve(`the ${id} data`)),
    texts: Object.entries(TEXTS).map(([id, text]) => ({
      id,
      load: () => (id === options.broken ? Promise.reject(new Error("offline")) : Promise.resolve(text)),
    })),
    defaultText: (reader) => `prose-${reader}`,
    hash: () => hash,
    replaceHash(to) {
      hash = to === "" ? "" : `#${to}`;
    },
    href: (to) => `https://example.test/${to === "" ? "" : `#${to}`}`,
    onHash(f) {
      hashChanged = f;
    },
  };
  const store = createStore(world);
  /** Lets everything run for `ms`, promises too. */
  const run = async (ms: number): Promise<void> => {
    const end = clock.now + ms;
    while (clock.now < end) {
      const before = clock.now;
      workers.at(-1)?.turn();
      clock.pass(clock.now === before ? 1 : 0.1);
      if (Math.floor(clock.now) % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await new Promise((resolve) => setImmediate(resolve));
  };
  if (options.start ?? true) {
    store.start();
    // A text in the link is unpacked by the browser, not on the fake clock.
    for (let waited = 0; store.engine.value.kind === "loading" && waited < 2_000; waited += 10) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await run(100);
  }
  const kinds = (): string[] => store.messages.all.value.map(({ kind }) => kind);
  const visit = async (to: string): Promise<void> => {
    hash = to;
    hashChanged();
    await run(600);
  };
  return { store, clock, workers, run, kinds, hash: () => hash, visit };
}

/** Trains a little, and pauses. */
async function train(store: Store, run: (ms: number) => Promise<void>, ms = 500): Promise<void> {
  store.train();
  await run(ms);
  store.pause();
  await run(60);
}

describe("opening", () => {
  it("is ready with the text of the reader's language, and does not train", async () => {
    const { store, run } = await setUp();
    await run(2000);
    expect(store.engine.value).toMatchObject({ kind: "ready" });
    expect(store.run.phase.value).toBe("ready");
    expect(store.texts.current.value).toMatchObject({ source: { kind: "built-in", id: "prose-en" }, content: TEXTS["prose-en"], loading: false });
    expect(store.statistics.value?.characters).toBe(18);
    expect(store.run.readouts.value.updates).toBe(0);
  });

  it("takes settings, text and language from the link, reports what it could not use, and does not train", async () => {
    const { store, run, kinds } = await setUp({ hash: "#cell=lstm&hidden=9999&text=code&lang=zh&theme=dark&stop=50&temperature=0.5&x=1" });
    await run(2000);
    expect(store.run.config.value).toMatchObject({ cell: "lstm", hidden: 64 });
    expect(store.texts.current.value.content).toBe(TEXTS["code"]);
    expect([language.value, store.theme.value, store.stopAt.value, store.sampling.value.temperature]).toEqual(["zh", "dark", 50, 0.5]);
    expect(kinds()).toEqual(["link", "link"]);
    expect(store.run.phase.value).toBe("ready");
  });

  it("takes a text out of the link", async () => {
    const { store, run } = await setUp({ hash: `#own=${await pack("mine, all mine")}` });
    await run(300);
    expect(store.texts.current.value).toMatchObject({ source: { kind: "own", name: null }, content: "mine, all mine" });
    expect(store.run.info.value?.text?.statistics.characters).toBe(14);
  });

  it("with a damaged text in the link says so and takes the default one", async () => {
    const { store, kinds } = await setUp({ hash: "#own=AAAA" });
    expect(store.texts.current.value.content).toBe(TEXTS["prose-en"]);
    expect(kinds()).toEqual(["link"]);
  });

  it("without an engine keeps the rest of the page working", async () => {
    const { store } = await setUp({ loaded: { trouble: { code: "noWasm" } } });
    expect(store.engine.value).toEqual({ kind: "trouble", trouble: { code: "noWasm" } });
    store.set({ hidden: 10 });
    store.train();
    store.step();
    store.reset();
    store.startNew();
    store.undo();
    store.write();
    expect(store.settings.value.hidden).toBe(10);
    expect(store.run.phase.value).toBe("idle");
  });

  it("says when the text cannot be fetched, and takes another", async () => {
    const { store, run, kinds } = await setUp({ broken: "prose-en" });
    expect(kinds()).toContain("textMissing");
    store.texts.choose("code");
    await run(300);
    expect(kinds()).toEqual([]);
    expect(store.run.phase.value).toBe("ready");
  });
});

describe("the draft", () => {
  it("before the first update become a new network, once for a quick series", async () => {
    const { store, run, workers } = await setUp();
    const opened = (): number => workers.flatMap(({ heard }) => heard).filter(({ verb }) => verb === "open").length;
    const before = opened();
    for (const hidden of [10, 20, 30, 40]) store.set({ hidden });
    await run(400);
    expect(opened() - before).toBe(1);
    expect(store.run.config.value?.hidden).toBe(40);
    expect(store.pending.value).toEqual([]);
  });

  it("after it wait, name their fields, and can be dropped", async () => {
    const { store, run } = await setUp();
    await train(store, run);
    store.set({ hidden: 32, cell: "gru" });
    store.texts.take("another text");
    await run(400);
    expect([...store.pending.value].sort()).toEqual(["cell", "hidden", "text"]);
    expect(store.run.config.value).toMatchObject({ hidden: 64, cell: "rnn" });
    expect(store.statistics.value?.characters).toBe(12);
    store.dropPending();
    await run(400);
    expect(store.pending.value).toEqual([]);
    expect(store.settings.value).toEqual(store.run.config.value);
    expect(store.texts.current.value.source).toEqual({ kind: "built-in", id: "prose-en" });
    expect(store.statistics.value?.characters).toBe(18);
  });

  it("that no network can have are replaced by the defaults, and a step waits for the drafted network", async () => {
    const { store, run } = await setUp({ hash: "#hidden=512&layers=4" });
    store.set({ hidden: 513 });
    await run(400);
    expect(store.rejected.value).toBe(true);
    store.step();
    await run(400);
    expect(store.run.readouts.value.updates).toBe(0);
    store.set({ hidden: 8, layers: 1 });
    store.step();
    await run(600);
    expect(store.run.readouts.value.updates).toBe(1);
    expect(store.run.config.value).toMatchObject({ hidden: 8, layers: 1 });
  });

  it("for a column are dropped with its data, and come back with them", async () => {
    const { store, run, visit, hash } = await setUp({ hash: `#task=series&column=3&own=${await pack("1,2,3\n4,5,6")}` });
    await run(2000);
    expect(store.run.config.value).toMatchObject({ task: "series", column: 3 });
    const file = { name: "other.csv", size: 7, arrayBuffer: () => Promise.resolve(new TextEncoder().encode("1,2\n3,4").buffer) } as File;
    const others: (() => void)[] = [
      () => store.texts.take("7,8"),
      () => store.texts.take("7,8,9"),
      () => store.texts.open(file),
      () => store.texts.choose("sines"),
    ];
    for (const other of others) {
      store.set({ column: 3 });
      other();
      await run(600);
      expect(store.settings.value.column).toBe(0);
      expect(store.run.config.value?.column).toBe(0);
    }
    store.set({ column: 2 });
    await run(600);
    expect(hash()).toContain("column=2");
    await visit("#task=series&text=sine&column=1");
    expect(store.settings.value.column).toBe(1);
  });

  it("of live settings reach the running network at once", async () => {
    const { store, run } = await setUp();
    store.train();
    await run(200);
    store.set({ learningRate: 0.5, clip: "value" });
    await run(100);
    expect(store.run.config.value).toMatchObject({ learningRate: 0.5, clip: "value" });
    expect(store.pending.value).toEqual([]);
    expect(store.run.phase.value).toBe("training");
  });

  it("that the engine refuses keep what ran before, and Train does not train something else", async () => {
    const { store, run, kinds } = await setUp();
    store.texts.take("x");
    await run(400);
    expect(store.messages.all.value).toMatchObject([{ kind: "refused", refusal: { code: "textTooShort", characters: 1 } }]);
    expect(store.texts.current.value.content).toBe("x");
    expect(store.statistics.value?.characters).toBe(1);
    store.train();
    await run(300);
    expect(store.run.readouts.value.updates).toBe(0);
    store.texts.take("xyz");
    store.train();
    await run(600);
    expect(kinds()).toEqual([]);
    expect(store.run.phase.value).toBe("training");
    expect(store.run.info.value?.text?.statistics.characters).toBe(3);
  });

  it("to train are kept while a network is being opened", async () => {
    const { store, run } = await setUp();
    store.set({ hidden: 16 });
    store.train();
    await run(300);
    expect(store.run.phase.value).toBe("training");
    expect(store.run.config.value?.hidden).toBe(16);
  });
});

describe("training", () => {
  it("fills readouts and curves, and pauses at stopAt", async () => {
    const { store, run } = await setUp();
    store.watch({ questions: [pictured({ ask: "lag", layer: 0 }), counted({ ask: "validation" }), pictured({ ask: "states", layer: 3, channel: "c" })] });
    store.setStopAt(100);
    store.train();
    await run(3000);
    expect(store.run.phase.value).toBe("paused");
    expect(store.run.readouts.value).toMatchObject({ updates: 100, halfLife: 1 });
    expect(store.run.readouts.value.hash).toHaveLength(16);
    expect(store.run.readouts.value.loss).not.toBeNull();
    expect(store.run.readouts.value.validationLoss).not.toBeNull();
    const { loss, validation, lags } = store.run.histories.value;
    expect(loss.xs[loss.length - 1]).toBe(100);
    expect(validation.length).toBeGreaterThan(0);
    expect(lags.length).toBeGreaterThan(0);
    // Layer 3 and channel c do not exist in this network; the nearest existing ones are shown.
    expect(store.run.answers.to("states").value?.head).toMatchObject({ layer: 0, channel: "h" });
    store.train();
    await run(100);
    expect(store.run.phase.value).toBe("training");
  });

  it("takes a new stopAt while it runs", async () => {
    const { store, run } = await setUp();
    store.train();
    await run(100);
    store.setStopAt(300);
    await run(3000);
    expect(store.run.readouts.value.updates).toBe(300);
  });

  it("makes one update per step", async () => {
    const { store, run } = await setUp();
    for (let i = 1; i <= 3; i += 1) {
      store.step();
      await run(60);
      expect(store.run.readouts.value.updates).toBe(i);
    }
  });

  it("writes text that grows when asked for, and whole when renewed", async () => {
    const { store, run } = await setUp();
    store.setWritingLength(60);
    store.setSampling({ prime: "The " });
    store.write();
    await run(30);
    expect(store.run.writing.value).toMatchObject({ done: false, prime: "The " });
    await run(200);
    expect(store.run.writing.value?.characters).toHaveLength(60);
    expect(store.run.writing.value?.probabilities).toHaveLength(60);
    store.watch({ writing: true });
    store.train();
    for (let i = 0; i < 200; i += 1) {
      await run(10);
      expect(store.run.writing.value?.characters).toHaveLength(60);
    }
    expect(store.run.writing.value?.update).toBeGreaterThan(0);
  });
});

describe("another network", () => {
  it("after a reset has fresh weights and the same settings, and undo brings everything back", async () => {
    const { store, run } = await setUp();
    const fresh = store.run.readouts.value.hash;
    await train(store, run);
    const { updates, hash, loss } = store.run.readouts.value;
    const curves = store.run.histories.value;
    store.reset();
    await run(200);
    expect(store.run.readouts.value).toMatchObject({ updates: 0, hash: fresh, loss: null });
    expect(store.run.phase.value).toBe("ready");
    expect(store.undoable.value).toEqual({ updates, cause: "reset" });
    store.undo();
    await run(200);
    expect(store.run.readouts.value).toMatchObject({ updates, hash, loss });
    expect(store.run.histories.value).toBe(curves);
    expect(store.run.phase.value).toBe("paused");
    expect(store.undoable.value).toBeNull();
  });

  it("from another draft can be undone with text and settings, even while training", async () => {
    const { store, run } = await setUp();
    await train(store, run);
    store.set({ learningRate: 0.25 });
    store.train();
    store.set({ hidden: 8 });
    store.texts.take("another text");
    await run(300);
    store.startNew();
    await run(300);
    expect(store.run.config.value).toMatchObject({ hidden: 8, learningRate: 0.25 });
    expect(store.run.info.value?.text?.statistics.characters).toBe(12);
    expect(store.pending.value).toEqual([]);
    store.undo();
    await run(300);
    expect(store.settings.value).toMatchObject({ hidden: 64, learningRate: 0.25 });
    expect(store.run.config.value).toEqual(store.settings.value);
    expect(store.texts.current.value.content).toBe(TEXTS["prose-en"]);
    expect(store.statistics.value?.characters).toBe(18);
    expect(store.run.readouts.value.updates).toBeGreaterThan(0);
  });

  it("from an experiment leaves the one before as it was, live settings and events too", async () => {
    const { store, run } = await setUp();
    await train(store, run);
    const before = store.run.config.value;
    store.startWith({ ...DEFAULTS, hidden: 8, learningRate: 0.5, clip: "off" });
    await run(300);
    expect(store.run.config.value).toMatchObject({ hidden: 8, learningRate: 0.5, clip: "off" });
    expect(store.run.readouts.value.updates).toBe(0);
    expect(store.run.phase.value).toBe("ready");
    store.undo();
    await run(300);
    expect(store.run.config.value).toEqual(before);
    expect(store.settings.value).toEqual(before);
    expect(store.run.events.value).toEqual([]);
  });

  it("that is refused leaves the trained one in place", async () => {
    const { store, run, kinds } = await setUp();
    await train(store, run);
    const { updates, hash } = store.run.readouts.value;
    store.texts.take("x");
    store.startNew();
    await run(400);
    expect(kinds()).toContain("refused");
    expect(store.run.readouts.value).toMatchObject({ updates, hash });
    expect(store.pending.value).toEqual(["text"]);
    expect(store.undoable.value).toBeNull();
    await train(store, run, 100);
    expect(store.run.readouts.value.updates).toBeGreaterThan(updates);
    store.dropPending();
    await train(store, run, 100);
    expect(store.run.readouts.value.updates).toBeGreaterThan(updates);
  });

  it("has nothing to undo when the one before was not trained", async () => {
    const { store, run } = await setUp();
    store.reset();
    await run(200);
    expect(store.undoable.value).toBeNull();
  });
});

describe("operations", () => {
  const radius: Operation = { operation: "rescale", measure: "radius", target: 2 };

  it("changes the running network, marks the update and measures everything anew", async () => {
    const { store, run, workers } = await setUp();
    store.watch({ questions: [pictured({ ask: "lag", layer: 0 })] });
    await train(store, run);
    const { hash, updates } = store.run.readouts.value;
    const looks = workers.at(-1)?.engine.looks ?? [];
    looks.length = 0;
    store.run.operate(radius);
    await run(100);
    expect(store.run.events.value).toMatchObject([
      { number: 1, update: updates, change: { kind: "operation", target: "spectralRadius", after: [2] } },
    ]);
    expect(store.run.readouts.value.updates).toBe(updates);
    expect(store.run.readouts.value.hash).not.toBe(hash);
    expect(looks).toContain("lag");
    expect(store.run.histories.value.lags.xs.at(-1)).toBe(updates);
  });

  it("is in the network that comes back after a crash", async () => {
    const ends: (string | null)[] = [];
    for (const crash of [false, true]) {
      const { store, run } = await setUp();
      store.setStopAt(500);
      await train(store, run, 3000);
      store.run.operate(radius);
      store.setStopAt(900);
      store.train();
      await run(20);
      if (crash) store.run.provoke("panic");
      await run(10_000);
      expect(store.run.readouts.value.updates).toBe(900);
      expect(store.run.events.value).toHaveLength(1);
      ends.push(store.run.readouts.value.hash);
    }
    expect(ends[1]).toBe(ends[0]);
  });

  it("another activation is drafted too, and nothing is pending", async () => {
    const { store, run } = await setUp();
    await train(store, run);
    store.run.operate({ operation: "activation", activation: "relu" });
    await run(100);
    expect(store.run.config.value?.activation).toBe("relu");
    expect(store.settings.value.activation).toBe("relu");
    expect(store.pending.value).toEqual([]);
    expect(store.run.events.value).toMatchObject([{ change: { kind: "activation", from: "tanh", to: "relu" } }]);
  });

  it("what the engine refuses becomes a message, and nothing changes", async () => {
    const { store, run, kinds } = await setUp();
    await train(store, run);
    const { hash } = store.run.readouts.value;
    store.run.operate({ operation: "forgetBias", value: 3 });
    await run(100);
    expect(kinds()).toEqual(["refused"]);
    expect(store.run.events.value).toEqual([]);
    expect(store.run.readouts.value.hash).toBe(hash);
  });

  it("live settings are events; another network has none, and undoing brings them back", async () => {
    const { store, run } = await setUp();
    await train(store, run);
    store.set({ learningRate: 0.5, window: 20 });
    await run(100);
    const { updates } = store.run.readouts.value;
    const changes = [
      { update: updates, change: { kind: "setting", field: "learningRate", from: 0.01, to: 0.5 } },
      { update: updates, change: { kind: "setting", field: "window", from: 50, to: 20 } },
    ];
    expect(store.run.events.value).toMatchObject(changes);
    store.reset();
    await run(200);
    expect(store.run.events.value).toEqual([]);
    store.undo();
    await run(200);
    expect(store.run.events.value).toMatchObject(changes);
  });

  it("going back takes away what came after, φ too", async () => {
    const { store, run, workers } = await setUp();
    store.setStopAt(50);
    await train(store, run, 2000);
    store.run.operate({ operation: "activation", activation: "relu" });
    const worker = workers.at(-1);
    if (worker !== undefined) worker.engine.explodesAt = 60;
    store.setStopAt(null);
    store.train();
    await run(500);
    expect(store.run.events.value.map(({ update, change }) => [update, change.kind])).toEqual([
      [50, "activation"],
      [59, "explosion"],
    ]);
    store.rewindAndMend();
    await run(100);
    expect(store.run.events.value.map(({ update, change }) => [update, change.kind])).toContainEqual([29, "rewind"]);
    expect(store.run.events.value.every(({ update }) => update <= 29)).toBe(true);
    expect(store.settings.value.activation).toBe("tanh");
    expect(store.pending.value).toEqual([]);
  });
});

describe("accidents", () => {
  it("a lost worker comes back; the curves have every update once", async () => {
    const { store, run, kinds } = await setUp();
    store.setStopAt(4000);
    store.train();
    await run(5000);
    store.run.provoke("panic");
    await run(30_000);
    expect(kinds()).toEqual(["recovered"]);
    expect(store.run.readouts.value.updates).toBe(4000);
    const { xs, length } = store.run.histories.value.loss;
    for (let i = 1; i < length; i += 1) expect(xs[i]).toBeGreaterThan(xs[i - 1] ?? 0);
    const calm = await setUp();
    calm.store.setStopAt(4000);
    calm.store.train();
    await calm.run(30_000);
    expect(store.run.readouts.value.hash).toBe(calm.store.run.readouts.value.hash);
  });

  it("three lost workers are a failure with a way out", async () => {
    const { store, run, kinds } = await setUp();
    await train(store, run);
    const { hash } = store.run.readouts.value;
    for (let i = 0; i < 3; i += 1) {
      store.run.provoke("panic");
      await run(200);
    }
    expect(store.run.phase.value).toBe("failed");
    expect(kinds()).toContain("failed");
    store.restart();
    await run(200);
    expect(store.run.phase.value).toBe("paused");
    expect(store.run.readouts.value.hash).toBe(hash);
  });

  it("an explosion pauses, and rewinding clips and goes on", async () => {
    const { store, run, kinds, workers } = await setUp();
    store.set({ clip: "off" });
    await run(300);
    const worker = workers.at(-1);
    if (worker !== undefined) worker.engine.explodesAt = 60;
    store.train();
    await run(500);
    expect(store.run.phase.value).toBe("paused");
    expect(store.messages.all.value).toMatchObject([{ kind: "exploded", explosion: { update: 60 } }]);
    store.rewindAndMend();
    await run(100);
    expect(kinds()).toEqual(["rewound"]);
    expect(store.run.config.value).toMatchObject({ clip: "norm", clipLimit: 1, learningRate: 0.001 });
    expect(store.settings.value).toMatchObject({ clip: "norm", clipLimit: 1, learningRate: 0.001 });
    expect(store.run.readouts.value.updates).toBe(29);
    expect(store.run.histories.value.newest).toBe(29);
    store.train();
    await run(500);
    expect(store.run.readouts.value.updates).toBeGreaterThan(60);
    expect(kinds()).toEqual([]);
  });

  it("weights that overflow by themselves are rescaled when the network has gone back", async () => {
    const { store, run, workers } = await setUp();
    const worker = workers.at(-1);
    if (worker !== undefined) [worker.engine.explodesAt, worker.engine.overflows] = [60, true];
    store.train();
    await run(500);
    store.rewindAndMend();
    await run(100);
    expect(store.messages.all.value).toMatchObject([{ kind: "rewound", update: 29, remedy: { operation: { target: 1 } } }]);
    expect(store.run.events.value.map(({ update, change }) => [update, change.kind])).toContainEqual([29, "operation"]);
    // Without an explosion, nothing happens.
    const { updates } = store.run.readouts.value;
    store.rewindAndMend();
    await run(100);
    expect(store.run.readouts.value.updates).toBe(updates);
  });

  it("a text that is too long is not taken; its first part is, when asked for", async () => {
    const { store, run, kinds } = await setUp();
    store.texts.take("a".repeat(3_000_000));
    expect(store.messages.all.value).toMatchObject([{ kind: "notTaken", refusal: { code: "tooLong", bytes: 3_000_000 } }]);
    expect(store.texts.current.value.content).toBe(TEXTS["prose-en"]);
    store.texts.useFirstPart();
    await run(400);
    expect(kinds()).toEqual(["intake"]);
    expect(store.texts.current.value).toMatchObject({ bytes: 2_097_152, editable: false });
    expect(store.texts.current.value.preview).toHaveLength(2000);
  });

  it("messages can be dismissed", async () => {
    const { store } = await setUp();
    store.texts.take("a\r\nb");
    const id = store.messages.all.value[0]?.id ?? -1;
    store.messages.dismiss(id);
    expect(store.messages.all.value).toEqual([]);
  });
});

describe("the address", () => {
  it("has no parameters while nothing was changed, then follows the draft", async () => {
    const { store, run, hash } = await setUp();
    await run(1000);
    expect(hash()).toBe("");
    store.set({ hidden: 32 });
    store.setSampling({ temperature: 0.5 });
    await run(1000);
    expect(hash()).toBe("#text=prose-en&hidden=32&temperature=0.5");
    store.setWritingLength(800);
    await run(1000);
    expect(hash()).toBe("#text=prose-en&hidden=32&temperature=0.5&writingLength=800");
    expect((await setUp({ hash: hash() })).store.writingLength.value).toBe(800);
    store.setWritingLength(300);
    store.set({ hidden: DEFAULTS.hidden });
    store.setSampling({ temperature: 1 });
    await run(1000);
    expect(hash()).toBe("");
  });

  it("never contains the reader's own text, but the link to share does", async () => {
    const { store, run, hash } = await setUp();
    store.texts.take("nobody else should read this");
    await run(1000);
    expect(hash()).toBe("");
    const { href, textLeftOut } = await store.link();
    expect(href).toMatch(/^https:\/\/example\.test\/#own=[\w-]+$/);
    expect(textLeftOut).toBe(false);
    const other = await setUp({ hash: href.slice(href.indexOf("#")) });
    expect(other.store.texts.current.value.content).toBe("nobody else should read this");
    let state = 1;
    store.texts.take(Array.from({ length: 30_000 }, () => String.fromCharCode(33 + ((state = (state * 48_271) % 2_147_483_647) % 90))).join(""));
    expect(await store.link()).toEqual({ href: "https://example.test/", textLeftOut: true });
  });

  it("can be changed by the reader while a network is training, which goes on", async () => {
    const { store, run, visit } = await setUp();
    store.train();
    await run(200);
    await visit("#hidden=16&text=code");
    expect([...store.pending.value].sort()).toEqual(["hidden", "text"]);
    expect(store.run.phase.value).toBe("training");
  });
});
