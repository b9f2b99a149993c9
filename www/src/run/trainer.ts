/**
 * The page's handle on one training worker: starts it, watches it, and replaces it when it is lost.
 *
 * A lost worker costs at most the updates since its last checkpoint. They are repeated with the same bits, because
 * the engine is deterministic: the final weights are those of an undisturbed run.
 */
import { signal, type ReadonlySignal } from "@preact/signals";
import { describe } from "../engine/load";
import type { ToPage, ToWorker, Watch } from "../protocol";
import { NoModuleWorker, type Checkpoint, type GivenUp, type Job, type Listener, type ModuleFor, type TrainerWorld, type WorkerLike } from "./trainer/bounds";
import type { Question } from "../questions";
import { GONE, newest, type Held } from "./trainer/held";
import { transition, type LifeEvent, type Phase } from "./trainer/phase";
import { Requests, type Answered } from "./trainer/requests";
import { CrashCount, LISTEN_MS, timeout, Watchdog } from "./trainer/watchdog";
import type { Live, Operation, Refusal, Sampling, TextStatistics } from "../wire";
import { has, liveOf } from "./settings";

export { NoModuleWorker, type Checkpoint, type GivenUp, type Job, type Listener, type ModuleFor, type TrainerWorld, type WorkerLike } from "./trainer/bounds";
export type { Phase } from "./trainer/phase";

/** Wasm memory only grows: past this many bytes, the next session gets a worker of its own. */
const LARGE_MEMORY = 96 * 1024 * 1024;

export class Trainer<J extends Job> {
  private readonly state = signal<Phase>("idle");
  private worker: WorkerLike | null = null;
  /** What the worker runs on. */
  private module: WebAssembly.Module | null = null;
  private held: Held<J> | null = null;
  /** The session in the worker while `held` is being opened, to fall back on when that is refused. */
  private before: Held<J> | null = null;
  /** Sessions that were superseded by `held` before they were open. */
  private overtaken: Held<J>[] = [];
  private runs = 0;
  private watched: Watch | null = null;
  /** Training to go on with when the session is open (again). */
  private resume: { until: number | null; hold: boolean } | null = null;
  private recovering: "crash" | "silence" | null = null;
  private slowestMs = 0;
  /** Operations that have not been answered yet. */
  private operations = 0;
  private memory = 0;
  private watchdog = new Watchdog();
  private readonly crashes = new CrashCount();
  private stopListening: (() => void) | null = null;
  private readonly requests = new Requests();

  constructor(
    private readonly moduleFor: ModuleFor,
    private readonly world: TrainerWorld,
    private readonly listener: Listener,
  ) {}

  get phase(): ReadonlySignal<Phase> {
    return this.state;
  }

  /** What the current session was made from. */
  get job(): J | null {
    return this.held?.job ?? null;
  }

  /** The newest checkpoint of the current session; null where there is none, and it can only start from update 0. */
  get checkpoint(): Checkpoint | null {
    return this.held === null ? null : newest(this.held);
  }

  /** Opens a session; where it is refused, the current one stays. A newer `open` supersedes one that is not finished. */
  open(job: J): void {
    if (this.state.value === "failed") return;
    if (this.state.value !== "opening") this.before = this.held;
    else if (this.held !== null) this.overtaken.push(this.held);
    this.requests.saved(this.checkpoint);
    this.resume = null;
    this.recovering = null;
    if (this.memory > LARGE_MEMORY) this.drop();
    this.apply({ kind: "open" });
    this.begin(job, null);
  }

  /**
   * Trains until paused or until `until` updates have been made; while opening, as soon as the session is open. With
   * `hold` more will be requested, and nothing is measured at `until`.
   */
  train(until: number | null, hold = false): void {
    const phase = this.state.value;
    if (phase === "opening") this.resume = { until, hold };
    if (phase !== "ready" && phase !== "paused") return;
    this.resume = { until, hold };
    this.apply({ kind: "train" });
    this.command((run) => ({ verb: "train", run, until, hold }));
  }

  pause(): void {
    this.resume = null;
    this.send((run) => ({ verb: "pause", run }));
  }

  /** While training: stops (or, with `hold`, waits) at `until` instead, or never. */
  continueUntil(until: number | null, hold = false): void {
    if (this.state.value !== "training") return;
    this.resume = { until, hold };
    this.command((run) => ({ verb: "train", run, until, hold }));
  }

  /** Makes one update and stops. */
  step(): void {
    this.resume = null;
    this.command((run) => ({ verb: "step", run }));
  }

  /** Changes live settings from the next update on. */
  tune(live: Live): void {
    if (this.held !== null) this.held.live = live;
    this.send((run) => ({ verb: "tune", run, live }));
  }

  /** Changes the network itself before its next update. */
  operate(operation: Operation): void {
    this.operations += 1;
    this.send((run) => ({ verb: "operate", run, operation }));
  }

  /** Goes 25–50 updates back and on with `live`. */
  rewind(live: Live): void {
    this.resume = null;
    if (this.held !== null) this.held.live = live;
    this.send((run) => ({ verb: "rewind", run, live }));
  }

  /** Says what to measure; a new session forgets it. */
  watch(watch: Watch): void {
    this.watched = watch;
    this.send((run) => ({ verb: "watch", run, watch }));
  }

  /** Writes `characters` characters now. */
  write(sampling: Sampling, characters: number): void {
    this.send((run) => ({ verb: "write", run, sampling, characters }));
  }

  /** A checkpoint of this moment; the last one kept where the worker is lost before it answers, null where there is none. */
  save(): Promise<Checkpoint | null> {
    const phase = this.state.value;
    if (phase !== "ready" && phase !== "training" && phase !== "paused") return Promise.resolve(this.checkpoint);
    this.send((run) => ({ verb: "save", run }));
    return this.requests.save();
  }

  /** Statistics of a text without opening a session on it; null when there is no worker, or it is lost before it answers. */
  inspect(text: string, vocabulary: number): Promise<TextStatistics | null> {
    const { worker } = this;
    if (worker === null) return Promise.resolve(null);
    this.runs += 1;
    const run = this.runs;
    worker.postMessage({ verb: "inspect", run, text, vocabulary });
    return this.requests.inspect(run);
  }

  /** Asks the current network; null where there is none, or it is lost or replaced before it answers. */
  ask(question: Question): Promise<Answered | null> {
    if (this.worker === null || this.held === null) return Promise.resolve(null);
    const { message, answer } = this.requests.ask(this.held.run, question);
    this.worker.postMessage(message);
    return answer;
  }

  /** After `failed`: tries again from the last checkpoint of the last open session. */
  restart(): void {
    const held = this.before ?? this.held;
    if (this.state.value !== "failed" || held === null) return;
    this.crashes.forget();
    this.before = null;
    this.apply({ kind: "restart" });
    this.begin(held.job, held);
  }

  /** Breaks the worker on purpose, in the build for the crash tests. */
  provoke(fault: "panic" | "hang" | "memory"): void {
    this.send((run) => ({ verb: "provoke", run, fault }));
  }

  /** Ends the worker and forgets the session. */
  close(): void {
    this.drop();
    this.forget();
  }

  /** Forgets the session; its worker, if there is one, stays for the next. */
  forget(): void {
    this.requests.saved(this.checkpoint);
    this.resume = null;
    this.held = null;
    this.before = null;
    this.overtaken = [];
    this.apply({ kind: "close" });
  }

  /** Asks the worker for the session of `job`; `from` is the same session before its worker was lost. */
  private begin(job: J, from: Held<J> | null): void {
    this.requests.dropQuestions();
    this.operations = 0;
    const module = this.moduleFor(job.config);
    if (this.worker !== null && this.module !== module) this.drop();
    this.module = module;
    this.runs += 1;
    const fresh = { live: liveOf(job.config), checkpoints: [] };
    const { live, checkpoints } = from ?? fresh;
    const checkpoint = checkpoints.at(-1) ?? job.checkpoint;
    this.held = { run: this.runs, commands: 0, job, checkpoints, live, update: checkpoint?.update ?? 0, keptBack: null };
    if (this.worker === null && !this.start()) return;
    const { config, text } = job;
    this.send((run) => ({ verb: "open", run, module, config, text, checkpoint: checkpoint?.bytes ?? null }));
  }

  /** Starts a worker; returns whether it could. */
  private start(): boolean {
    let worker: WorkerLike;
    try {
      worker = this.world.spawn();
    } catch (error) {
      this.giveUp(error instanceof NoModuleWorker ? "noModuleWorker" : "notStarted", describe(error));
      return false;
    }
    // Messages and errors of a worker that was replaced are ignored.
    worker.onmessage = ({ data }) => worker === this.worker && this.hear(data);
    worker.onerror = ({ message }) => worker === this.worker && this.lose("crash", message ?? "");
    worker.onmessageerror = () => worker === this.worker && this.lose("crash", "a message could not be read");
    this.worker = worker;
    this.watchdog = new Watchdog();
    this.slowestMs = 0;
    this.memory = 0;
    this.stopListening = this.world.every(LISTEN_MS, () => this.listen());
    return true;
  }

  private listen(): void {
    const config = this.held?.job.config;
    if (config !== undefined && this.watchdog.listen(timeout(config, this.slowestMs, this.operations > 0))) this.lose("silence", "no heartbeat");
  }

  private hear(message: ToPage): void {
    // A worker whose first message is `fatal` never started.
    if (message.verb !== "fatal") this.watchdog.heard();
    switch (message.verb) {
      case "fatal":
        return this.lose("crash", message.message);
      case "heartbeat":
        this.slowestMs = message.slowestMs;
        return;
      case "answered":
        return this.requests.answered(message);
      case "inspected":
        return this.requests.inspected(message.run, message.statistics);
      case "refused":
        if (this.requests.inspecting(message.run)) return this.requests.inspected(message.run, null);
        break;
      case "ready":
        this.overtook(message);
        break;
    }
    if (this.held !== null && message.run === this.held.run) this.follow(this.held, message);
  }

  /** Handles a message about the current session. */
  private follow(held: Held<J>, message: ToPage): void {
    switch (message.verb) {
      case "ready":
        this.opened(held, message);
        break;
      case "refused":
        // A refused command leaves the session as it was; after a refused session the one before is current again.
        if (this.state.value === "opening") return this.fallBack(held, message.refusal);
        this.operations = 0;
        break;
      case "paused":
        // Sent before the worker received the last command: it is training again, or about to.
        if (message.commands < held.commands) return;
        this.resume = null;
        this.apply({ kind: "stopped" });
        break;
      case "rewound":
        held.checkpoints = [];
        held.update = message.update;
        if (message.commands === held.commands) this.apply({ kind: "stopped" });
        break;
      case "operated":
        // An older checkpoint would lead to updates without the operation.
        held.checkpoints = held.checkpoints.slice(-1);
        this.operations = Math.max(0, this.operations - 1);
        break;
      case "checkpoint":
        held.checkpoints = [...held.checkpoints, { update: message.update, bytes: message.bytes }].slice(-2);
        return this.requests.saved(newest(held));
      case "report":
        held.update = message.report.update;
        this.memory = message.report.memory;
        break;
      default:
        break;
    }
    this.listener.heard(message);
  }

  /** A superseded session is open all the same: the worker falls back on it. */
  private overtook(message: Extract<ToPage, { verb: "ready" }>): void {
    const held = this.overtaken.find(({ run }) => run === message.run);
    if (held === undefined) return;
    this.overtaken = this.overtaken.filter(({ run }) => run > message.run);
    this.before = { ...held, keptBack: message };
  }

  private opened(held: Held<J>, { update, info }: Extract<ToPage, { verb: "ready" }>): void {
    const { watched, resume, recovering } = this;
    this.before = null;
    this.overtaken = [];
    this.recovering = null;
    held.update = update;
    this.apply({ kind: "opened", update });
    if (recovering !== null) {
      if (!has(info.config, held.live)) this.send((run) => ({ verb: "tune", run, live: held.live }));
      if (watched !== null) this.send((run) => ({ verb: "watch", run, watch: watched }));
      this.listener.recovered(update, recovering);
    }
    if (resume !== null) this.train(resume.until, resume.hold);
  }

  /** The requested session was refused: falls back on an older checkpoint of it, on the session before, or on none. */
  private fallBack(held: Held<J>, refusal: Refusal): void {
    if (this.recovering !== null && held.checkpoints.length > 0) {
      return this.begin(held.job, { ...held, checkpoints: held.checkpoints.slice(0, -1) });
    }
    const { before } = this;
    this.resume = null;
    this.before = null;
    this.overtaken = [];
    if (before !== null && before.run === GONE) this.begin(before.job, before);
    else {
      this.held = before;
      this.apply({ kind: "refused", back: before === null ? "idle" : before.update === 0 ? "ready" : "paused" });
      if (before !== null && before.keptBack !== null) this.listener.heard(before.keptBack);
    }
    this.listener.notOpened(refusal);
  }

  /** The worker is lost: a new one continues from the last checkpoint, unless there were too many crashes. */
  private lose(cause: "crash" | "silence", detail: string): void {
    const reason = this.watchdog.alive ? "crashes" : "notStarted";
    this.drop();
    const { held } = this;
    if (held === null) return;
    if (this.crashes.add(this.world.now())) return this.giveUp(reason, detail);
    this.recovering = cause;
    this.apply({ kind: "crashed" });
    this.begin(held.job, held);
  }

  private giveUp(reason: GivenUp, detail: string): void {
    this.drop();
    this.resume = null;
    this.recovering = null;
    this.apply({ kind: "gaveUp" });
    this.listener.failed(reason, detail);
  }

  /** Ends the worker, whatever it is doing, and answers everyone who waits for it. */
  private drop(): void {
    this.stopListening?.();
    this.stopListening = null;
    this.worker?.terminate();
    this.worker = null;
    this.memory = 0;
    this.overtaken = [];
    if (this.before !== null) this.before.run = GONE;
    this.requests.drop(this.checkpoint);
  }

  private send(message: (run: number) => ToWorker): void {
    if (this.worker !== null && this.held !== null) this.worker.postMessage(message(this.held.run));
  }

  /** Sends a command that makes the worker train. */
  private command(message: (run: number) => ToWorker): void {
    if (this.worker !== null && this.held !== null) this.held.commands += 1;
    this.send(message);
  }

  private apply(event: LifeEvent): void {
    this.state.value = transition(this.state.value, event);
  }
}
