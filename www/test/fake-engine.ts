/** A small engine for tests of the worker and the state: its weights are one number, and everything uses one clock. */
import type { ToPage, ToWorker } from "../src/protocol";
import type { Ask, Question } from "../src/questions";
import type { WorkerLike } from "../src/run/trainer";
import { liveOf } from "../src/run/settings";
import { DEFAULTS, type Config, type Explosion, type Info, type Live, type Metric, type Refusal, type TextStatistics, type Score } from "../src/wire";
import type { Engine, EngineSession, EngineSettings, EngineText } from "../src/engine/bindings";
import { Loop } from "../src/engine/loop";

/** A clock that tests advance. */
export class Clock {
  private timers: { at: number; every: number; f: () => void }[] = [];
  now = 0;

  /** Lets time pass, and timers fire. */
  pass(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.now = Math.max(this.now, next.at);
      if (next.every > 0) next.at += next.every;
      else this.timers = this.timers.filter((timer) => timer !== next);
      next.f();
    }
    this.now = Math.max(this.now, end);
  }

  after(ms: number, f: () => void, every = 0): () => void {
    const timer = { at: this.now + ms, every, f };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  every(ms: number, f: () => void): () => void {
    return this.after(ms, f, ms);
  }
}

/** An error as the bindings throw it. */
export function refused(refusal: Refusal): Error {
  return Object.assign(new Error(refusal.code), { refusal: JSON.stringify(refusal) });
}

export interface Costs {
  /** Milliseconds of one update, and of one measurement. */
  update: number;
  look: number;
}

/** What tests can look at and set. */
export interface FakeEngine extends Engine {
  costs: Costs;
  /** Names of the instruments read, in order. */
  looks: string[];
  /** Sessions alive. */
  alive: number;
  /** The update that explodes. */
  explodesAt: number | null;
  /** The score of the task that is learnt; null for a text. */
  metric: Metric | null;
  /** Whether explosions come from the weights themselves. */
  overflows: boolean;
  /** Throws at the next call of `train`. */
  panics: boolean;
  /** The pieces of the last text. */
  pieces: string[];
}

interface FakeSettings extends EngineSettings {
  values: Record<string, number | string>;
}

interface FakeText extends EngineText {
  content: string;
}

export function fakeEngine(clock: Clock): FakeEngine {
  const engine: FakeEngine = {
    costs: { update: 2, look: 1 },
    looks: [],
    alive: 0,
    explodesAt: null,
    metric: null,
    overflows: false,
    panics: false,
    pieces: [],
    newText() {
      engine.pieces = [];
      const text: FakeText = {
        content: "",
        push(chunk) {
          engine.pieces.push(chunk);
          text.content += chunk;
        },
        statistics: (vocabulary) => JSON.stringify(statistics(text.content, vocabulary)),
        free: () => undefined,
      };
      return text;
    },
    newSettings() {
      const values: Record<string, number | string> = {};
      const set = (name: string, value: number | string) => {
        values[name] = value;
      };
      return { values, number: set, choice: set, free: () => undefined } satisfies FakeSettings;
    },
    newSession: (settings, text) =>
      session({ ...DEFAULTS, ...(settings as FakeSettings).values } as Config, 0, 1, (text as FakeText).content),
    restoreSession(checkpoint, text) {
      const kept = JSON.parse(new TextDecoder().decode(checkpoint)) as { config: Config; updates: number; weight: number };
      if (kept.weight < 0) throw refused({ code: "badCheckpoint", detail: "negative" });
      return session(kept.config, kept.updates, kept.weight, (text as FakeText).content);
    },
    memory: () => 1_000_000,
    provoke() {
      throw new WebAssembly.RuntimeError("unreachable");
    },
  };

  function statistics(content: string, vocabulary: number): TextStatistics {
    const distinct = new Set(content).size;
    return {
      characters: content.length,
      distinct,
      vocabulary: Math.min(distinct, vocabulary),
      unigramNats: 1,
      uniformNats: Math.log(Math.max(1, distinct)),
      rareKinds: 0,
      rareCharacters: 0,
    };
  }

  function look<T>(name: string, value: T): T {
    engine.looks.push(name);
    clock.now += engine.costs.look;
    return value;
  }

  function task(): Info["task"] {
    const { metric } = engine;
    if (metric === null) return null;
    return { examples: 9, heldOut: 9, longest: 9, inputs: 1, outputs: 1, updatesPerEpoch: 1, loss: "squared", metric, baselines: [] };
  }

  function session(from: Config, already: number, started: number, content: string): EngineSession {
    if (content.length < 2) throw refused({ code: "textTooShort", characters: content.length, needed: 2 });
    if (from.hidden > 512) throw refused({ code: "outOfRange", field: "hidden", value: from.hidden, low: 1, high: 512 });
    const config = { ...DEFAULTS, ...from };
    let updates = already;
    let weight = started;
    let rows: number[] = [];
    let lastWritten = 0;
    engine.alive += 1;
    return {
      get updates() {
        return updates;
      },
      info: () =>
        JSON.stringify({
          config,
          text: {
            statistics: statistics(content, config.vocabulary),
            trainingCharacters: content.length,
            validationCharacters: 1,
          },
          task: task(),
          window: config.window,
          batch: config.batch,
          blocks: [],
          parameters: 1,
          bytes: 8,
          channels: config.cell === "lstm" ? ["h", "c"] : ["h"],
          probe: [],
          asked: [],
          notices: [],
        } satisfies Info),
      train(until, budgetMs) {
        if (engine.panics) {
          engine.panics = false;
          throw new WebAssembly.RuntimeError("unreachable");
        }
        const end = clock.now + budgetMs;
        while (updates < until) {
          clock.now += engine.costs.update;
          if (engine.explodesAt === updates + 1) return 2;
          updates += 1;
          weight = Math.fround(weight * 0.999 + config.learningRate * config.seed);
          rows.push(updates, weight, 2 * weight, weight, 1, 1, Number.NaN);
          if (clock.now >= end && updates < until) return 0;
        }
        return 1;
      },
      takeUpdates() {
        const taken = Float64Array.from(rows);
        rows = [];
        return taken;
      },
      explosion: () =>
        JSON.stringify({
          update: updates + 1,
          quantity: "loss",
          block: null,
          stack: null,
          layer: null,
          step: null,
          largestNorm: 1e9,
          normsFrom: updates,
          norms: [1e9],
          cause: engine.overflows ? "weights" : "step",
          remedy: {
            live: { ...liveOf(config), clip: "norm", clipLimit: 1, learningRate: config.learningRate / 10 },
            operation: engine.overflows ? { operation: "rescale", measure: "radius", target: 1 } : null,
          },
        } satisfies Explosion),
      tune(settings) {
        const wanted = (settings as FakeSettings).values as unknown as Live;
        if (wanted.learningRate < 0) {
          throw refused({ code: "outOfRange", field: "learningRate", value: wanted.learningRate, low: 0, high: 1 });
        }
        Object.assign(config, wanted);
      },
      operate(operation, choice, value) {
        if (operation === "forgetBias" && config.cell !== "lstm") {
          throw refused({ code: "notInCell", part: operation, cell: config.cell });
        }
        if (operation === "activation") {
          const before = config.activation;
          config.activation = choice as Config["activation"];
          return JSON.stringify({ update: updates, operation: { operation, activation: choice }, before, after: choice });
        }
        const before = [weight];
        weight = value;
        const wanted = operation === "rescale" ? { operation, measure: choice, target: value } : { operation, value };
        return JSON.stringify({ update: updates, operation: wanted, before, after: [weight] });
      },
      rewind() {
        updates = Math.max(0, updates - 30);
        config.activation = from.activation;
        engine.explodesAt = null;
      },
      ask(json) {
        const question = JSON.parse(json) as Question;
        const { layer = 0, channel = "", place = 0 } = question as { layer?: number; channel?: string; place?: number };
        const metric = engine.metric ?? "accuracy";
        const score: Score = { metric, value: metric === "mse" ? weight : 1 - weight, chance: null, count: 9 };
        const series = [{ state: "h", lags: 2, halfLife: 1, slope: Math.log10(0.5) }];
        const found: Partial<Record<Ask, readonly [head: unknown, rows: readonly number[]]>> = {
          validation: [null, [weight]],
          score: [score, []],
          states: [{ layer, channel, units: config.hidden }, [weight]],
          lag: [{ layer, series, halfLife: 1, bound: null }, [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5]],
          connectivity: [{ place }, Array.from({ length: place }, () => weight)],
          stepNorms: [{ layer }, [1]],
          blockNorms: [null, [1]],
        };
        const answer = found[question.ask];
        if (answer === undefined) throw refused({ code: "noAnswer", detail: json });
        const [head, rows] = answer;
        return look(question.ask, { head: JSON.stringify(head), rows: Float64Array.from(rows) });
      },
      beginWriting(temperature) {
        if (temperature < 0) throw refused({ code: "outOfRange", field: "temperature", value: temperature, low: 0, high: 10 });
        look("writing", null);
      },
      write(characters) {
        clock.now += 5;
        lastWritten = characters;
        return Array.from({ length: characters }, () => "x");
      },
      writtenProbabilities: () => new Float32Array(lastWritten).fill(0.5),
      hash: () => look("hash", `${weight.toFixed(12)}-${updates}`.padEnd(64, "0")),
      checkpoint: () => new TextEncoder().encode(JSON.stringify({ config, updates, weight })),
      free() {
        engine.alive -= 1;
      },
    };
  }

  return engine;
}

/** A worker that runs a real loop over a fake engine, in turns that the test takes. */
export class FakeWorker implements WorkerLike {
  onmessage: ((event: { data: ToPage }) => void) | null = null;
  onerror: ((event: { message?: string }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  readonly engine: FakeEngine;
  readonly loop: Loop;
  terminated = false;
  /** Handles no messages and sends none. */
  hung = false;
  readonly heard: ToWorker[] = [];
  private readonly inbox: ToWorker[] = [];
  private readonly outbox: ToPage[] = [];
  private due = false;

  constructor(clock: Clock) {
    this.engine = fakeEngine(clock);
    this.loop = new Loop(this.engine, {
      post: (message, transfer) => {
        this.outbox.push(structuredClone(message, { transfer }));
      },
      now: () => clock.now,
      soon: () => {
        this.due = true;
      },
    });
  }

  postMessage(message: ToWorker): void {
    this.inbox.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  /** One turn: messages in, one tick, messages out. Whether there is more to do. */
  turn(): boolean {
    if (this.terminated || this.hung) return false;
    for (const message of this.inbox.splice(0)) {
      this.heard.push(message);
      if (message.verb === "provoke" && message.fault === "hang") {
        this.hung = true;
        return false;
      }
      this.loop.hear(message);
    }
    if (this.due) {
      this.due = false;
      this.loop.tick();
    }
    this.loop.heartbeat();
    for (const data of this.outbox.splice(0)) if (!this.terminated) this.onmessage?.({ data });
    return this.due || this.inbox.length > 0;
  }
}
