import { describe, expect, it } from "vitest";
import { connectTrend, NUMBER } from "../src/figures/connectdrawing";
import { keptAt } from "../src/figures/product";
import { runningSums } from "../src/figures/stepbars";
import { largest, sizeShade } from "../src/figures/weightmap";
import { Server, type EngineLaboratory } from "../src/laboratory/answers";
import { Client, type WorkerLike } from "../src/laboratory/client";
import type { Query } from "../src/laboratory/protocol";
import type { Question } from "../src/questions";
import { Radii } from "../src/laboratory/radii";
import type { Snapshot } from "../src/run/run";
import * as check from "../src/figures/check";
import * as connect from "../src/figures/connect";
import * as product from "../src/figures/product";
import * as saturation from "../src/figures/saturation";
import * as spectrum from "../src/figures/spectrum";
import * as truncation from "../src/figures/truncation";
import * as weight from "../src/figures/weight";

const xs = ({ xs, length }: { xs: ArrayLike<number>; length: number }): number[] => Array.from(xs).slice(0, length);

describe("the spectrum over the updates", () => {
  it("has a series for every gate of every layer", () => {
    const radii = new Radii();
    radii.record(0, 0, [0.9, 1.1, 0.8, 1]);
    radii.record(1, 5, [0.7, 0.7]);
    radii.record(0, 10, [1, 1.2, 0.9, 1.1]);
    expect(xs(radii.of(0, 1).radius)).toEqual([0, 10]);
    expect(radii.of(0, 1).norm.latest()).toBe(1.1);
    expect(xs(radii.of(1, 0).norm)).toEqual([5]);
    expect(radii.of(1, 1).radius.length).toBe(0);
  });

  it("is cut where the network goes back, and measured again from there", () => {
    const radii = new Radii();
    for (const update of [0, 10, 20, 30]) radii.record(0, update, [update, 2 * update]);
    radii.rewind(15);
    expect(xs(radii.of(0, 0).radius)).toEqual([0, 10]);
    radii.record(0, 20, [7, 8]);
    radii.record(0, 20, [7, 8]);
    expect(xs(radii.of(0, 0).radius)).toEqual([0, 10, 20]);
    radii.record(0, 12, [1, 2]);
    expect(xs(radii.of(0, 0).norm)).toEqual([0, 10, 12]);
  });

  it("stays within its bounds over a long run", () => {
    const radii = new Radii();
    for (let update = 0; update < 20_000; update += 1) radii.record(0, update, [Math.sin(update), 2]);
    expect(radii.of(0, 0).radius.length).toBeLessThanOrEqual(4000);
  });
});

describe("the map of gradients", () => {
  it("shades sizes over four decades, and zero separately", () => {
    expect([0, 1e-9, 1e-4, 1e-2, 1].map((size) => sizeShade(size, 1))).toEqual([0, 1, 1, 128, 255]);
  });

  it("finds the largest, whatever its sign", () => {
    expect(largest([0.1, -3, 2])).toBe(1);
  });
});

it("the terms of a gradient add up from left to right", () => {
  expect(runningSums([1, -3, 0.5])).toEqual([1, -2, -1.5]);
});

it("the factor of a product arrives as a logarithm, and that of zero as zero", () => {
  const rows = [4, 1, 0, Number.NEGATIVE_INFINITY, -2];
  expect((["lag", "largest", "median", "smallest", "kept"] as const).map((field) => keptAt(rows, 0, field))).toEqual([4, 10, 1, 0, 0.01]);
});

describe("what an answer depends on, in a sentence", () => {
  it("counts characters before the chosen one, and steps up to the one with the question", () => {
    const characters = ["0.31", "+0.62", "0.04", "+0.90"];
    const steps = { asked: [3], measure: NUMBER };
    expect(connectTrend({ characters, chosen: 3, norms: [0, 3, 0, 1], steps })).toBe(
      "The answer at step 4 hangs most on step 2, “+0.62”, 2 back: 3.00, 75% of the sum. The last 3 steps hold half of the sum.",
    );
    expect(connectTrend({ characters, chosen: 3, norms: [0, 0, 0, 0], steps })).toBe(
      "The answer at step 4 hangs on nothing that was read: every gradient is 0.",
    );
    expect(connectTrend({ characters: ["a", "b", "c"], chosen: 2, norms: [1, 3] })).toBe(
      "Character 3, “c”, hangs most on “b”, 1 back: 3.00, 75% of the sum. The 1 character before it holds half of the sum.",
    );
  });
});

it("no figure says characters where the steps of a task are read", () => {
  for (const [figure, { words, sequenceWords }] of Object.entries({ check, connect, spectrum, product, saturation, weight, truncation })) {
    const { shows, means } = { ...words, ...sequenceWords };
    for (const { en, zh } of [shows, means]) {
      expect(en, figure).not.toMatch(/character|text\b/);
      expect(zh, figure).not.toMatch(/字符|文本/);
    }
  }
});

describe("the laboratory's client", () => {
  const snapshot: Snapshot = { network: 1, update: 3, bytes: new ArrayBuffer(8), text: "", task: "adding" };
  const later = { ...snapshot, update: 4, bytes: new ArrayBuffer(8) };
  /** A client, and the questions its workers received; `held` keeps answers to a verb back until they are released. */
  function client(found: () => Snapshot | null, held?: Query["verb"]) {
    const asked: string[] = [];
    const waiting: (() => void)[] = [];
    const spawn = (): WorkerLike => {
      const worker: WorkerLike = {
        onmessage: null,
        onerror: null,
        terminate: () => undefined,
        postMessage: ({ id, verb, ask }) => {
          asked.push("question" in ask ? ask.question.ask : verb);
          const answer = (): void => worker.onmessage?.({ data: { id, answer: null } });
          if (verb === held) waiting.push(answer);
          else answer();
        },
      };
      return worker;
    };
    const module = async (): Promise<WebAssembly.Module> => new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    const made = new Client({ spawn, module, snapshot: async () => found() });
    const look = (network: number) => made.examine(network, (here) => here.ask({ ask: "radii", layer: 0 }));
    return { made, asked, waiting, look };
  }
  const settled = async (): Promise<void> => {
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
  };

  it("fetches nothing while there is no network for its engine", async () => {
    const { look, asked } = client(() => null);
    expect(await look(1)).toBe(null);
    expect(asked).toEqual([]);
  });

  it("sends a network once, and again when it has been trained on", async () => {
    let now = snapshot;
    const { look, asked } = client(() => now);
    expect(await look(1)).toMatchObject({ update: 3 });
    expect(await look(1)).toMatchObject({ update: 3 });
    now = later;
    expect(await look(1)).toMatchObject({ update: 4 });
    expect(asked).toEqual(["engine", "network", "radii", "radii", "network", "radii"]);
  });

  it("sends one copy for all questions asked at once", async () => {
    const { look, asked } = client(() => ({ ...snapshot, bytes: new ArrayBuffer(8) }));
    await Promise.all([look(1), look(1), look(1)]);
    expect(asked).toEqual(["engine", "network", "radii", "radii", "radii"]);
  });

  it("has no answer about a network that has been replaced", async () => {
    let now = snapshot;
    const { look, asked } = client(() => now);
    await look(1);
    now = { ...later, network: 2 };
    expect(await look(1)).toBe(null);
    expect(asked).toEqual(["engine", "network", "radii"]);
  });

  it("answers about the network in question, although another is asked about before the first has been sent", async () => {
    let now = snapshot;
    const { look, asked, waiting } = client(() => now, "network");
    const first = look(1);
    await settled();
    expect(asked).toEqual(["engine", "network"]);
    now = { ...later, network: 2 };
    const second = look(2);
    await settled();
    waiting.shift()?.();
    await settled();
    waiting.shift()?.();
    expect([await first, await second]).toMatchObject([{ update: 3 }, { update: 4 }]);
    expect(asked).toEqual(["engine", "network", "radii", "network", "radii"]);
  });

  it("replaces no copy while a question about it is pending", async () => {
    let now = snapshot;
    const { made, look, asked } = client(() => now);
    let go = (): void => undefined;
    const long = made.examine(1, async (here) => {
      await here.ask({ ask: "check", block: 0 });
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      return here.ask({ ask: "check", block: 1 });
    });
    await settled();
    now = later;
    const next = look(1);
    await settled();
    expect(asked).toEqual(["engine", "network", "check"]);
    go();
    expect([await long, await next]).toMatchObject([{ update: 3 }, { update: 4 }]);
    expect(asked).toEqual(["engine", "network", "check", "check", "network", "radii"]);
  });
});

describe("the laboratory's server", () => {
  const asked: unknown[] = [];
  const network: EngineLaboratory = {
    ask: (question) => {
      asked.push(JSON.parse(question));
      return { head: '{"place":5}', rows: Float64Array.of(1) };
    },
    free: () => undefined,
  };
  const server = (): Server =>
    new Server(() => ({
      restore: () => network,
      cliff: () => {
        throw new Error("no cliff here");
      },
    }));
  const started = (): Server => {
    const made = server();
    made.answer({ id: 1, verb: "engine", ask: { module: new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) } });
    made.answer({ id: 2, verb: "network", ask: { checkpoint: new ArrayBuffer(0), text: "a" } });
    return made;
  };

  it("asks the engine what the page asks", () => {
    asked.length = 0;
    const made = started();
    const questions: readonly Question[] = [
      { ask: "jacobian", layer: 0, place: 5, part: "cell" },
      { ask: "product", layer: 0, place: 5, lags: [1, 4] },
      { ask: "reading", of: "norm" },
      { ask: "connectivity", place: 5 },
    ];
    const replies = questions.map((question, id) => made.answer({ id, verb: "ask", ask: { question } }));
    expect(asked).toEqual(questions);
    expect(replies.at(-1)).toEqual({ id: 3, answer: { head: { place: 5 }, rows: Float64Array.of(1) } });
  });

  it("says why there is no answer, and never throws", () => {
    expect(server().answer({ id: 7, verb: "ask", ask: { question: { ask: "radii", layer: 0 } } })).toEqual({ id: 7, failed: "there is no network yet" });
    expect(started().answer({ id: 8, verb: "descents", ask: { steps: 1, w: 1, b: 1, rate: 1, limit: 1, updates: 1 } })).toEqual({
      id: 8,
      failed: "no cliff here",
    });
  });
});
