/**
 * The worker's loop: receives commands, trains in slices, answers the questions that are watched, and reports.
 *
 * It knows neither the worker's global scope nor the wasm instance: both are passed in, and tests pass their own.
 * Between two calls of `tick` the worker receives its messages; nothing in here blocks.
 */
import { NOTHING_WATCHED, type PauseReason, type Report, type ToPage, type ToWorker } from "../protocol";
import { keyOf, type Answer, type Question } from "../questions";
import type { Explosion, Info, Live, Operated, Operation, Refusal } from "../wire";
import { answerOf, hashOf } from "./answer";
import { feed, refusalOf, operationArgs, STOP, withSettings, type Engine, type EngineSession } from "./bindings";
import { nextSlice, Budget, SHORTEST_SLICE_MS, Speed } from "./pace";
import { HASH, Scheduler, type Looked } from "./scheduler";
import { Writing } from "./writing";

/** A report at most this often: a frame of a 60 Hz screen. */
export const FRAME_MS = 16;
/** A checkpoint this often while training; with the slices around it, less than 2 s. */
export const CHECKPOINT_MS = 1_800;
export const HEARTBEAT_MS = 500;
/** The last update when `until` is null: the engine counts in 32 bits. */
const NO_END = 4_294_967_295;

/** The world around the loop. */
export interface Surroundings {
  post(message: ToPage, transfer: Transferable[]): void;
  /** Milliseconds from any fixed point. */
  now(): number;
  /** Calls `Loop.tick` soon, after waiting messages have been handled. */
  soon(): void;
}

/** What the worker is doing. */
type Intent =
  | { kind: "rest" }
  /** The round is finished, and the next one has not been requested. */
  | { kind: "hold" }
  | { kind: "train"; until: number; hold: boolean }
  | { kind: "step"; until: number };

/** The current session and everything measured about it. */
interface Work {
  run: number;
  /** How many `train` and `step` commands it has received. */
  commands: number;
  session: EngineSession;
  info: Info;
  readonly writing: Writing;
}

export class Loop {
  private work: Work | null = null;
  private intent: Intent = { kind: "rest" };
  private watch = NOTHING_WATCHED;
  private scheduler = new Scheduler();
  private budget = new Budget();
  private speed = new Speed();
  /** Answers since the last report, by question. */
  private readonly answers = new Map<string, Answer>();
  /** The hash since the last report, if there is one. */
  private hash: string | null = null;
  private trainingMs = 0;
  private sliceMs = SHORTEST_SLICE_MS;
  private sliceEnded = 0;
  private reportedAt = -Infinity;
  private checkpointAt = 0;
  private heartbeatAt = -Infinity;
  private slowestMs = 0;
  private awake = false;
  private lost = false;

  constructor(
    private readonly engine: Engine,
    private readonly around: Surroundings,
  ) {}

  /** Handles one message from the page. */
  hear(message: ToWorker): void {
    this.guard(message.run, () => this.obey(message));
    this.wake();
  }

  /** Does one slice of work; asks to be called again while there is more. */
  tick(): void {
    this.awake = false;
    if (this.lost) return;
    const { work } = this;
    if (work !== null && this.guard(work.run, () => this.advance(work))) this.wake();
    this.heartbeat();
  }

  /** Sends a heartbeat when the last one is old enough. */
  heartbeat(): void {
    const now = this.around.now();
    if (this.lost || now - this.heartbeatAt < HEARTBEAT_MS) return;
    this.heartbeatAt = now;
    this.post({ verb: "heartbeat", run: this.work?.run ?? 0, slowestMs: this.slowestMs });
  }

  private obey(message: ToWorker): void {
    if (this.lost) return;
    if (message.verb === "open") return this.open(message);
    if (message.verb === "sample") return this.sample(message);
    if (message.verb === "inspect") return this.inspect(message.run, message.text, message.vocabulary);
    const { work } = this;
    // A command for a network that has been replaced arrives late; it is ignored.
    if (work === null || message.run !== work.run) return;
    switch (message.verb) {
      case "train":
        work.commands += 1;
        this.sliceEnded = this.around.now();
        this.intent = { kind: "train", until: message.until ?? NO_END, hold: message.hold };
        return;
      case "pause":
        if (this.intent.kind !== "rest") this.rest(work, "asked", null);
        return;
      case "step":
        work.commands += 1;
        this.intent = { kind: "step", until: work.session.updates + 1 };
        return;
      case "tune":
        return this.tune(work, message.live);
      case "operate":
        return this.operate(work, message.operation);
      case "watch":
        this.watch = message.watch;
        this.scheduler.watch(message.watch.questions);
        return;
      case "write":
        return work.writing.begin(message.sampling, message.characters);
      case "rewind":
        return this.rewind(work, message.live);
      case "ask":
        return this.reply(work, message);
      case "save":
        return this.save(work);
      case "provoke":
        if (message.fault !== "hang") return this.engine.provoke?.(message.fault);
        for (;;);
      default:
        return impossible(message);
    }
  }

  /** Opens the new session before the old one is freed, so that a refusal loses nothing. */
  private open({ run, config, text: content, checkpoint }: Extract<ToWorker, { verb: "open" }>): void {
    const text = feed(this.engine, content);
    let session: EngineSession;
    try {
      session = this.timed(() =>
        checkpoint === null
          ? withSettings(this.engine, config, (settings) => this.engine.newSession(settings, text))
          : this.engine.restoreSession(new Uint8Array(checkpoint), text),
      );
    } finally {
      text.free();
    }
    this.work?.session.free();
    const info = JSON.parse(session.info()) as Info;
    this.work = { run, commands: 0, session, info, writing: new Writing(session) };
    // What was watched may not exist in this network; the page sends `watch` again.
    this.watch = NOTHING_WATCHED;
    this.intent = { kind: "rest" };
    this.scheduler = new Scheduler();
    this.budget = new Budget();
    this.speed = new Speed();
    this.clear();
    this.trainingMs = 0;
    this.checkpointAt = this.around.now();
    this.post({ verb: "ready", run, info, update: session.updates, hash: hashOf(session) });
  }

  private inspect(run: number, content: string, vocabulary: number): void {
    const text = feed(this.engine, content);
    try {
      const statistics = JSON.parse(text.statistics(vocabulary));
      this.post({ verb: "inspected", run, statistics });
    } finally {
      text.free();
    }
  }

  private sample({ run, sample, seed }: Extract<ToWorker, { verb: "sample" }>): void {
    this.post({ verb: "sampled", run, content: this.engine.sampleData?.(sample, seed) ?? "" });
  }

  /** Answers at once: the network does not change between two messages. A refusal is an answer, too. */
  private reply(work: Work, { run, id, question }: Extract<ToWorker, { verb: "ask" }>): void {
    try {
      const answer = this.timed(() => this.answer(work, question));
      this.post({ verb: "answered", run, id, reply: { answer } }, [answer.rows.buffer]);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      this.post({ verb: "answered", run, id, reply: { refusal: JSON.parse(refusal) as Refusal } });
    }
  }

  private answer({ session }: Work, question: Question): Answer {
    return { question, update: session.updates, ...answerOf(session, question) } as Answer;
  }

  /** Looks at what is watched, for the next report. */
  private look(work: Work, at: Looked): void {
    const { session } = work;
    this.scheduler.asking(at, session.updates, this.around.now(), () => {
      if (at.ask === "hash") this.hash = hashOf(session);
      else this.answers.set(keyOf(at), this.answer(work, at));
    });
  }

  private tune(work: Work, live: Live): void {
    withSettings(this.engine, live, (settings) => work.session.tune(settings));
    work.info = JSON.parse(work.session.info()) as Info;
    // After a crash the updates that follow must be repeated with these settings, not with the ones before. At rest
    // the checkpoint lets the laboratory see them too.
    if (this.intent.kind === "rest") this.save(work);
    else this.checkpointAt = -Infinity;
    this.post({ verb: "tuned", run: work.run, update: work.session.updates, info: work.info });
  }

  /** The page receives every update before the operation, and a checkpoint after it, before `operated`. */
  private operate(work: Work, operation: Operation): void {
    const operated = JSON.parse(this.timed(() => work.session.operate(...operationArgs(operation)))) as Operated;
    work.info = JSON.parse(work.session.info()) as Info;
    this.report(work);
    this.forget();
    this.save(work);
    this.post({ verb: "operated", run: work.run, operated, info: work.info });
  }

  /** What was measured and written so far belongs to another network. */
  private forget(): void {
    this.scheduler.forget();
    this.work?.writing.forget();
    this.clear();
  }

  private rewind(work: Work, live: Live): void {
    this.intent = { kind: "rest" };
    work.session.rewind();
    withSettings(this.engine, live, (settings) => work.session.tune(settings));
    work.session.takeUpdates();
    work.info = JSON.parse(work.session.info()) as Info;
    this.forget();
    const hash = hashOf(work.session);
    const { run, commands } = work;
    this.post({ verb: "rewound", run, commands, update: work.session.updates, info: work.info, hash });
    this.save(work);
  }

  /** One slice; returns whether there is more to do. */
  private advance(work: Work): boolean {
    if (work.writing.unfinished) this.write(work);
    else if (this.intent.kind === "rest") return this.settle(work);
    else if (this.intent.kind === "hold") return false;
    else this.train(work, this.intent);
    return true;
  }

  private train(work: Work, intent: Extract<Intent, { until: number }>): void {
    const before = work.session.updates;
    const started = this.around.now();
    this.sliceMs = nextSlice(this.sliceMs, started - this.sliceEnded);
    const stop =
      intent.until > before ? this.timed(() => work.session.train(intent.until, this.sliceMs)) : STOP.until;
    const ended = this.around.now();
    this.budget.earn(ended - this.sliceEnded);
    this.sliceEnded = ended;
    this.trainingMs += ended - started;
    this.speed.add(ended - started, (work.session.updates - before) * work.info.window * work.info.batch);
    if (stop === STOP.exploded) {
      const explosion = work.session.explosion();
      return this.rest(work, "exploded", explosion === undefined ? null : (JSON.parse(explosion) as Explosion));
    }
    const holds = stop === STOP.until && intent.kind === "train" && intent.hold;
    if (stop === STOP.until && !holds) return this.rest(work, intent.kind === "step" ? "stepped" : "until", null);
    if (this.budget.open) this.lookAround(work);
    if (ended - this.checkpointAt >= CHECKPOINT_MS) this.save(work);
    if (holds) return this.hold(work);
    if (ended - this.reportedAt >= FRAME_MS) this.report(work);
  }

  /** Stops training: reports everything up to the last update, with its hash, and keeps a checkpoint. */
  private rest(work: Work, reason: PauseReason, explosion: Explosion | null): void {
    this.intent = { kind: "rest" };
    this.timed(() => this.look(work, HASH));
    this.report(work);
    this.save(work);
    this.post({ verb: "paused", run: work.run, commands: work.commands, reason, explosion });
  }

  /** Waits for the next round, after reporting what it has measured. */
  private hold(work: Work): void {
    this.intent = { kind: "hold" };
    this.report(work);
    this.post({ verb: "paused", run: work.run, commands: work.commands, reason: "until", explosion: null });
  }

  /** While training: answers the question that is most overdue. */
  private lookAround(work: Work): void {
    const started = this.around.now();
    const question = this.scheduler.due(work.session.updates, started);
    if (question !== null) this.look(work, question);
    else if (work.writing.isDue(started)) work.writing.renew(this.watch.writing, started);
    const spent = this.around.now() - started;
    this.budget.spend(spent);
    this.slowestMs = Math.max(this.slowestMs, spent);
  }

  /** At rest: brings what is watched up to date, one question at a time; returns whether there may be more. */
  private settle(work: Work): boolean {
    const question = this.scheduler.stale(work.session.updates);
    if (question === null) return work.writing.renew(this.watch.writing, this.around.now());
    this.timed(() => this.look(work, question));
    this.report(work);
    return true;
  }

  /** Goes on writing; text that is renewed by itself counts as a measurement. */
  private write(work: Work): void {
    const { requested } = work.writing;
    const started = this.around.now();
    const piece = work.writing.advance(() => this.around.now());
    this.budget.spend(requested ? 0 : this.around.now() - started);
    if (piece !== null) this.post({ verb: "written", run: work.run, ...piece }, [piece.written.probabilities.buffer]);
  }

  /** Nothing is left to report. */
  private clear(): void {
    this.answers.clear();
    this.hash = null;
  }

  private report(work: Work): void {
    const updates = work.session.takeUpdates();
    const answers = [...this.answers.values()];
    const report: Report = {
      update: work.session.updates,
      charactersPerSecond: this.speed.perSecond,
      trainingMs: this.trainingMs,
      updates,
      memory: this.engine.memory(),
      hash: this.hash,
      answers,
    };
    this.clear();
    this.reportedAt = this.around.now();
    const transfer = new Set([updates, ...answers.map(({ rows }) => rows)].map(({ buffer }) => buffer));
    this.post({ verb: "report", run: work.run, report }, [...transfer]);
  }

  private save(work: Work): void {
    const bytes = this.timed(() => work.session.checkpoint());
    this.checkpointAt = this.around.now();
    // The bindings return a copy, never a view of the engine's memory.
    const buffer = bytes.buffer as ArrayBuffer;
    this.post({ verb: "checkpoint", run: work.run, update: work.session.updates, bytes: buffer }, [buffer]);
  }

  private timed<T>(call: () => T): T {
    const started = this.around.now();
    const result = call();
    this.slowestMs = Math.max(this.slowestMs, this.around.now() - started);
    return result;
  }

  /** Runs `work`. A refusal is sent to the page; any other error means that the wasm instance is lost. Returns whether there is more to do. */
  private guard(run: number, work: () => boolean | void): boolean {
    try {
      return work() === true;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== null) {
        this.post({ verb: "refused", run, refusal: JSON.parse(refusal) as Refusal });
        return true;
      }
      this.lost = true;
      this.post({ verb: "fatal", run, message: error instanceof Error ? error.message : String(error) });
      return false;
    }
  }

  private wake(): void {
    if (this.awake || this.lost) return;
    this.awake = true;
    this.around.soon();
  }

  private post(message: ToPage, transfer: Transferable[] = []): void {
    this.around.post(message, transfer);
  }
}

function impossible(message: never): void {
  throw new TypeError(`unknown verb in ${JSON.stringify(message)}`);
}
