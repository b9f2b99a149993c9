/**
 * One network in one worker, and everything that is known of it: its readouts, curves, events, answers and text.
 *
 * The page has one run, a race two to four, a success rate over seeds two at a time. A run knows no words and no
 * page: it reports what happens as news, and its owner decides what to do.
 */
import { batch, computed, signal, type ReadonlySignal } from "@preact/signals";
import { NOTHING_WATCHED, type Report, type ToPage, type Watch } from "../protocol";
import type { Question } from "../questions";
import {
  LIVE_FIELDS,
  type Activation, type Config, type Explosion, type Info, type Live, type Notice, type Operated, type Operation, type Refusal, type Sampling, type TaskKind,
} from "../wire";
import { Answers } from "./answers";
import { addEvent, cutEvents, NO_EVENTS, targetOf, type RunChange, type RunEvent } from "./events";
import { goalOf } from "./goal";
import { emptyHistories, recordAnswers, recordUpdates, resizeEpochs, rewindHistories, type Histories } from "./histories";
import { NO_READOUTS, type Readouts } from "./readouts";
import { Trainer, type Checkpoint, type GivenUp, type Job, type ModuleFor, type Phase, type TrainerWorld } from "./trainer";
import { fit } from "./watch";
import type { ReadOnly } from "./readonly";
import { grown, type Writing } from "./writing";

/** What a run is opened with: settings, text, and what an earlier run of the same network left behind. */
export interface Start extends Job {
  readonly histories: Histories;
  /** What had happened to the network before: nothing to a new one. */
  readonly events: readonly RunEvent[];
  /** The readouts it starts with: none for a new one, the last ones for one that is brought back. */
  readonly readouts: Readouts;
}

/** The start of a new network. */
export function newStart(config: Config, text: string): Start {
  return { config, text, checkpoint: null, histories: emptyHistories(), events: NO_EVENTS, readouts: NO_READOUTS };
}

/** What happened to a run. Its signals are already up to date. */
export type News =
  /** A session stands: of another network, or of the same one in a new worker. */
  | { readonly kind: "stands"; readonly another: boolean }
  | { readonly kind: "reported"; readonly report: Report }
  /** It stopped, or waits for the next round. */
  | { readonly kind: "paused" }
  | { readonly kind: "exploded"; readonly explosion: Explosion }
  | { readonly kind: "rewound"; readonly update: number }
  /** The engine changed a requested setting. */
  | { readonly kind: "noticed"; readonly notice: Notice }
  /** The network has another φ: an operation changed it, or going back undid that. */
  | { readonly kind: "activation"; readonly from: Activation; readonly to: Activation }
  /** The engine refused a command; the network is unchanged. */
  | { readonly kind: "refused"; readonly refusal: Refusal }
  /** The engine refused the requested network; the one before, if any, stays. */
  | { readonly kind: "notOpened"; readonly refusal: Refusal }
  /** The worker was lost; another went on from the checkpoint of `update`. */
  | { readonly kind: "recovered"; readonly update: number; readonly cause: "crash" | "silence" }
  /** No worker is started any more. */
  | { readonly kind: "failed"; readonly reason: GivenUp; readonly detail: string };

/** A network as it stood after `update` updates, and its text. The bytes belong to the run: copy, never transfer. */
export interface Snapshot extends Checkpoint {
  /** The number of the network. */
  readonly network: number;
  readonly text: string;
  readonly task: TaskKind;
}

export class Run<S extends Start = Start> {
  /** What the engine says about the session; null before the first one. */
  readonly info = signal<Info | null>(null);
  /** The settings of the network that stands, live changes included; null before the first one. */
  readonly config = computed(() => this.info.value?.config ?? null);
  /** What the network that stands was opened with. */
  readonly standing = signal<S | null>(null);
  /** The number of the current network, from 1; going back starts a new number. 0 before the first. */
  readonly network = signal(0);
  readonly readouts = signal(NO_READOUTS);
  /** Mutable series, the same objects until the network is replaced; redraw when `revision` changes. */
  readonly histories = signal<Histories>(emptyHistories());
  /** Counts the reports that changed `histories`; at most one a frame. */
  readonly revision = signal(0);
  /** What was done to the network or happened to it, oldest first. */
  readonly events = signal<readonly RunEvent[]>(NO_EVENTS);
  /** The newest answers to what is watched. */
  readonly answers = new Answers();
  /** The newest text: growing where it was requested, else whole. */
  readonly writing = signal<Writing | null>(null);
  private readonly trainer: Trainer<S>;
  private watched = NOTHING_WATCHED;
  /** Text was requested and is shown as it grows; text renewed by itself is shown when it is finished. */
  private growing = false;
  private unfinished: Writing | null = null;
  /** Training time before the worker's own count began. */
  private earlierMs = 0;

  constructor(
    moduleFor: ModuleFor,
    private readonly world: TrainerWorld,
    private readonly notify: (news: News) => void,
  ) {
    this.trainer = new Trainer<S>(moduleFor, world, {
      heard: (message) => batch(() => this.heard(message)),
      notOpened: (refusal) => notify({ kind: "notOpened", refusal }),
      recovered: (update, cause) => {
        this.earlierMs = this.readouts.value.trainingMs;
        notify({ kind: "recovered", update, cause });
      },
      failed: (reason, detail) => notify({ kind: "failed", reason, detail }),
    });
  }

  /** The worker's life: idle, opening, ready (update 0), training, paused, failed. */
  get phase(): ReadonlySignal<Phase> {
    return this.trainer.phase;
  }

  /** Opens another network; where it is refused, the current one stays. */
  open(start: S): void {
    this.trainer.open(start);
  }

  /** Forgets the current network, so that nothing is left to fall back on; the worker stays for the next one. */
  clear(): void {
    this.trainer.forget();
    batch(() => {
      this.info.value = null;
      this.standing.value = null;
      this.readouts.value = NO_READOUTS;
      this.histories.value = emptyHistories();
      this.events.value = NO_EVENTS;
      this.answers.clear();
      this.writing.value = null;
    });
  }

  /** Trains until paused, or until `until` updates have been made; with `hold` more will be requested, and nothing is measured at that stop. */
  train(until: number | null, hold = false): void {
    this.trainer.train(until, hold);
  }

  /** While training: stops (or, with `hold`, waits) at `until` instead, or never. */
  continueUntil(until: number | null, hold = false): void {
    this.trainer.continueUntil(until, hold);
  }

  pause(): void {
    this.trainer.pause();
  }

  /** Makes one update and stops. */
  step(): void {
    this.trainer.step();
  }

  /** Changes live settings from the next update on. */
  tune(live: Live): void {
    this.trainer.tune(live);
  }

  /** Changes the network itself before its next update; `events` gets the result. */
  operate(operation: Operation): void {
    this.trainer.operate(operation);
  }

  /** Goes 25–50 updates back and on with `live`. */
  rewind(live: Live): void {
    this.trainer.rewind(live);
  }

  /** After a failure: a new worker from the last checkpoint. */
  restart(): void {
    this.trainer.restart();
  }

  /** Tells the worker what is on screen; layers and channels that this network does not have are replaced by ones it has. */
  watch(watch: Watch): void {
    this.watched = watch;
    const info = this.info.peek();
    if (info !== null) this.trainer.watch(fit(watch, info));
  }

  /** Writes text now, streamed into `writing`. */
  write(sampling: Sampling, characters: number): void {
    this.growing = true;
    this.trainer.write(sampling, characters);
  }

  /** Asks the network once; null where it is lost or replaced before it answers. */
  ask(question: Question): ReturnType<Trainer<S>["ask"]> {
    return this.trainer.ask(question);
  }

  /** Statistics of any text; null where they cannot be had now. */
  inspect(content: string, vocabulary: number): ReturnType<Trainer<S>["inspect"]> {
    return this.trainer.inspect(content, vocabulary);
  }

  /** A checkpoint of this moment; the last one kept where the worker is lost before it answers, null where there is none. */
  save(): Promise<Checkpoint | null> {
    return this.trainer.save();
  }

  /** While training, the newest checkpoint already kept; otherwise the current network. */
  async snapshot(): Promise<Snapshot | null> {
    const standing = this.standing.value;
    // While another network is being opened, the worker's session is not the one on the page.
    if (standing === null || this.trainer.job !== standing) return null;
    const kept = this.trainer.checkpoint;
    const fresh = kept !== null && (this.phase.value === "training" || kept.update === this.readouts.value.updates);
    const checkpoint = fresh ? kept : await this.trainer.save();
    if (checkpoint === null || this.trainer.job !== standing) return null;
    return { ...checkpoint, network: this.network.value, text: standing.text, task: standing.config.task };
  }

  /** Breaks the worker on purpose; does nothing outside the build for the crash tests. */
  provoke(fault: "panic" | "hang" | "memory"): void {
    this.trainer.provoke(fault);
  }

  /** Ends the worker. */
  close(): void {
    this.trainer.close();
  }

  private heard(message: ToPage): void {
    switch (message.verb) {
      case "ready":
        return this.stands(message.info, message.update, message.hash);
      case "tuned":
        return this.tuned(message.info, message.update);
      case "operated":
        return this.operated(message.operated, message.info);
      case "report":
        return this.reported(message.report);
      case "paused":
        if (message.explosion !== null) return this.exploded(message.explosion);
        return this.notify({ kind: "paused" });
      case "rewound":
        return this.rewound(message);
      case "written":
        return this.written(message);
      case "refused":
        return this.notify({ kind: "refused", refusal: message.refusal });
      case "checkpoint":
      case "heartbeat":
      case "inspected":
      case "answered":
      case "sampled":
      case "fatal":
        return;
    }
  }

  /** A session is open: of another network, or of the same one in a new worker. */
  private stands(info: Info, update: number, hash: string): void {
    const start = this.trainer.job;
    if (start === null) return;
    this.info.value = info;
    const another = start !== this.standing.value;
    if (another) {
      this.standing.value = start;
      this.network.value += 1;
      this.events.value = cutEvents(start.events, update);
      this.histories.value = start.histories;
      start.histories.goal = goalOf(info);
      start.histories.perEpoch = info.task?.updatesPerEpoch || null;
      this.earlierMs = start.readouts.trainingMs;
      this.answers.clear();
      this.writing.value = null;
      this.readouts.value = { ...start.readouts, updates: update, hash };
    } else {
      this.events.value = cutEvents(this.events.value, update);
      this.readouts.value = { ...this.readouts.value, updates: update, hash };
    }
    this.unfinished = null;
    this.revision.value += 1;
    this.watch(this.watched);
    this.notify({ kind: "stands", another });
    if (another) for (const notice of info.notices) this.notify({ kind: "noticed", notice });
  }

  /** Something happened to the network after `update` updates. */
  private happened(update: number, change: RunChange): void {
    this.events.value = addEvent(this.events.value, update, change, this.world.now());
  }

  /** The network goes on with other settings: the live ones that differ from before count as changes. */
  private tuned(info: Info, update: number): void {
    const before = this.info.value?.config;
    this.info.value = info;
    if (before === undefined) return;
    resizeEpochs(this.histories.value, info.task?.updatesPerEpoch || null);
    for (const field of LIVE_FIELDS) {
      this.happened(update, { kind: "setting", field, from: before[field], to: info.config[field] } as RunChange);
    }
    for (const notice of info.notices) if (notice.code === "omegaWithoutEffect") this.notify({ kind: "noticed", notice });
    const { activation } = info.config;
    if (activation !== before.activation) this.notify({ kind: "activation", from: before.activation, to: activation });
  }

  private operated({ update, operation, before, after }: Operated, info: Info): void {
    this.tuned(info, update);
    if (typeof before === "string" && typeof after === "string") {
      this.happened(update, { kind: "activation", from: before, to: after });
    } else if (operation.operation !== "activation" && typeof before === "object" && typeof after === "object") {
      this.happened(update, { kind: "operation", target: targetOf(operation), before, after });
    }
    // What was measured after this update belongs to another network.
    const { lags, halfLife, validation } = this.histories.value;
    for (const series of [lags, halfLife, validation]) series.rewind(update - 1);
    this.revision.value += 1;
  }

  private rewound({ update, info, hash }: Extract<ToPage, { verb: "rewound" }>): void {
    this.events.value = cutEvents(this.events.value, update);
    this.happened(update, { kind: "rewind", from: this.readouts.value.updates });
    this.tuned(info, update);
    rewindHistories(this.histories.value, update);
    this.network.value += 1;
    this.readouts.value = { ...this.readouts.value, updates: update, hash, loss: null, score: null, gradientNorm: null };
    this.revision.value += 1;
    this.notify({ kind: "rewound", update });
  }

  private exploded(explosion: Explosion): void {
    const last = this.events.value.at(-1)?.change;
    // Training again without a change explodes at the same update: that is one event.
    const again = last?.kind === "explosion" && last.explosion.update === explosion.update;
    if (!again) this.happened(explosion.update - 1, { kind: "explosion", explosion });
    this.notify({ kind: "exploded", explosion });
  }

  private reported(report: Report): void {
    const last = recordUpdates(this.histories.value, report.updates);
    const answered = recordAnswers(this.histories.value, report.answers);
    const before = this.readouts.value;
    this.readouts.value = {
      updates: report.update,
      loss: last?.loss ?? before.loss,
      validationLoss: answered.validationLoss ?? before.validationLoss,
      score: answered.score ?? before.score,
      gradientNorm: last?.norm ?? before.gradientNorm,
      halfLife: answered.halfLife ?? before.halfLife,
      charactersPerSecond: report.charactersPerSecond ?? before.charactersPerSecond,
      hash: report.hash ?? before.hash,
      trainingMs: this.earlierMs + report.trainingMs,
      memory: report.memory,
    };
    this.answers.take(report.answers);
    if (last !== null || Object.values(answered).some((value) => value !== null)) this.revision.value += 1;
    this.notify({ kind: "reported", report });
  }

  private written(message: Extract<ToPage, { verb: "written" }>): void {
    this.unfinished = grown(this.unfinished, message);
    if (this.growing || message.done) this.writing.value = this.unfinished;
    if (message.done) this.growing = false;
  }
}

/** What only the owner of a run does with it. */
type Commands =
  | "open" | "clear" | "train" | "continueUntil" | "pause" | "step" | "tune" | "rewind" | "restart" | "watch" | "write" | "save" | "close";

/** A run as figures and panels see it: they read and ask, but do not control it. */
export type RunView = ReadOnly<Omit<Run, Commands>>;
