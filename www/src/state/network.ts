/** The network in the worker: opening, replacing and bringing back, and everything it measures. */
import { batch, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Figures, Snapshot, TextState, Writing } from "./shapes";
import { NOTHING_WATCHED, type Report, type ToPage, type Watch } from "../protocol";
import { Trainer, type Job, type ModuleFor, type Phase } from "../trainer";
import { LIVE_FIELDS, SETTINGS } from "../wire";
import type { Activation, Config, Explosion, Info, Live, Operated, Operation, Remedy, Sampling } from "../wire";
import { addEvent, cutEvents, NO_EVENTS, type RunChange, type RunEvent, type Target } from "./events";
import { emptyHistories, recordAnswers, recordUpdates, resizeEpochs, rewindHistories, type Histories } from "./histories";
import type { Question } from "../questions";
import { Answers } from "../run/answers";
import { fit } from "../run/watch";
import { goalOf } from "./goal";
import type { Messages } from "./messages";
import type { World } from "./world";
import { grown } from "./writing";

/** A network: what it is made from, and what has been drawn of it. */
export interface Network extends Job {
  /** The text with its source; `text` is its content. */
  readonly textState: TextState;
  readonly histories: Histories;
  /** What had happened to it before it was opened: nothing to a new one. */
  readonly events: readonly RunEvent[];
  /** The figures it starts with: none for a new one, the last ones for one that is brought back. */
  readonly figures: Figures;
}

/** A network that was replaced. */
export interface Past {
  readonly network: Network;
  readonly cause: "startNew" | "reset";
}

/** The figures of a network that has learnt nothing. */
export const NO_FIGURES: Figures = {
  updates: 0,
  loss: null,
  validationLoss: null,
  score: null,
  gradientNorm: null,
  halfLife: null,
  charactersPerSecond: null,
  hash: null,
  trainingMs: 0,
  memory: null,
};

/** What the network tells besides its signals. */
export interface NetworkListener {
  /** Another network stands. */
  replaced(network: Network): void;
  /** A network that was asked for was refused. */
  refused(): void;
  /** The network computes with another φ: an operation changed it, or going back took one away. */
  reactivated(from: Activation, to: Activation): void;
}

export class NetworkStore {
  readonly phase = signal<Phase>("idle");
  readonly info = signal<Info | null>(null);
  /** Counts the networks that have stood; one that went back counts anew. */
  readonly number = signal(0);
  readonly figures = signal<Figures>(NO_FIGURES);
  readonly histories = signal<Histories>(emptyHistories());
  readonly revision = signal(0);
  readonly events = signal<readonly RunEvent[]>(NO_EVENTS);
  readonly answers = new Answers();
  readonly writing = signal<Writing | null>(null);
  readonly past: Signal<Past | null> = signal(null);
  private trainer: Trainer<Network> | null = null;
  private readonly standing = signal<Network | null>(null);
  private watched = NOTHING_WATCHED;
  /** The reader asked for text and watches it grow; text renewed by itself is shown when it is finished. */
  private growing = false;
  private draft: Writing | null = null;
  /** What is being changed while the network goes back. */
  private mending: Remedy | null = null;
  /** Training time before the worker's own count began. */
  private earlierMs = 0;
  /** A network is being saved before another takes its place. */
  private replacing = false;
  /** What becomes `past` when the network asked for stands. */
  private leaving: Past | null = null;

  constructor(
    private readonly world: World,
    private readonly messages: Messages,
    private readonly listener: NetworkListener,
  ) {}

  /** The network that stands, with the text and the settings it was made from. */
  get network(): ReadonlySignal<Network | null> {
    return this.standing;
  }

  /** The engine is there: a trainer can be, too. */
  begin(moduleFor: ModuleFor): void {
    const trainer = new Trainer<Network>(moduleFor, this.world, {
      heard: (message) => batch(() => this.heard(message)),
      notOpened: (refusal) => {
        this.leaving = null;
        this.messages.tell({ kind: "refused", refusal });
        this.listener.refused();
      },
      recovered: (update, cause) => {
        this.earlierMs = this.figures.value.trainingMs;
        this.messages.tell({ kind: "recovered", update, cause });
      },
      failed: (reason, detail) => this.messages.tell({ kind: "failed", reason, detail }),
    });
    this.trainer = trainer;
    trainer.phase.subscribe((phase) => {
      this.phase.value = phase;
    });
  }

  get begun(): boolean {
    return this.trainer !== null;
  }

  /** Opens a new network; the one before is forgotten. */
  open(config: Config, textState: TextState): void {
    this.trainer?.open({
      config,
      text: textState.content,
      checkpoint: null,
      textState,
      histories: emptyHistories(),
      events: NO_EVENTS,
      figures: NO_FIGURES,
    });
  }

  /** Opens a new network; the one before is kept as `past`, if it has learnt anything. */
  async replace(config: Config, textState: TextState, cause: Past["cause"]): Promise<void> {
    const { trainer, replacing } = this;
    const before = this.standing.value;
    if (trainer === null || replacing) return;
    if (before !== null && this.figures.value.updates > 0) {
      this.replacing = true;
      const checkpoint = await trainer.save();
      this.replacing = false;
      const running = this.info.value?.config ?? before.config;
      if (checkpoint !== null) {
        const figures = { ...this.figures.value, updates: checkpoint.update, charactersPerSecond: null };
        this.leaving = { cause, network: { ...before, config: running, checkpoint, figures, events: this.events.value } };
      }
    }
    this.open(config, textState);
  }

  /** Makes the same network again and trains it until `update`, to the same bits; the one before is kept as `past`. */
  async replay(update: number): Promise<void> {
    const standing = this.standing.value;
    if (standing === null) return;
    await this.replace(this.info.value?.config ?? standing.config, standing.textState, "reset");
    this.trainer?.train(update);
  }

  /** Brings back `past`; returns it, or null where there is none. */
  undo(): Past | null {
    const past = this.past.value;
    if (past === null || this.trainer === null) return null;
    this.past.value = null;
    this.leaving = null;
    this.trainer.open(past.network);
    return past;
  }

  /** Trains until paused; until `stopAt` where that is still ahead. */
  train(stopAt: number | null): void {
    this.messages.clear("exploded", "rewound");
    this.trainer?.train(this.ahead(stopAt));
  }

  pause(): void {
    this.trainer?.pause();
  }

  /** While training: goes on until `stopAt`, where that is still ahead. */
  stopAt(stopAt: number | null): void {
    if (this.phase.value === "training") this.trainer?.continueUntil(this.ahead(stopAt));
  }

  step(): void {
    this.messages.clear("exploded", "rewound");
    this.trainer?.step();
  }

  tune(live: Live): void {
    this.trainer?.tune(live);
  }

  operate(operation: Operation): void {
    this.trainer?.operate(operation);
  }

  /** Goes back, and on as `remedy` says. */
  rewind(remedy: Remedy): void {
    this.trainer?.rewind(remedy.live);
    if (remedy.operation !== null) this.trainer?.operate(remedy.operation);
    this.mending = remedy;
  }

  restart(): void {
    this.messages.clear("failed");
    this.trainer?.restart();
  }

  /** Says what is on screen; layers and channels that this network does not have are replaced by ones it has. */
  watch(watch: Watch): void {
    this.watched = watch;
    const info = this.info.value;
    if (info !== null) this.trainer?.watch(fit(watch, info));
  }

  write(sampling: Sampling, characters: number): void {
    this.growing = true;
    this.trainer?.write(sampling, characters);
  }

  /** Statistics of any text; null where they cannot be had now. */
  inspect(content: string, vocabulary: number): ReturnType<Trainer<Network>["inspect"]> {
    return this.trainer?.inspect(content, vocabulary) ?? Promise.resolve(null);
  }

  /** The newest checkpoint that is kept anyway while training; the network as it stands otherwise. */
  async snapshot(): Promise<Snapshot | null> {
    const { trainer } = this;
    const standing = this.standing.value;
    // While another network is on its way, what the worker holds is neither.
    if (trainer === null || standing === null || trainer.job !== standing) return null;
    const kept = trainer.checkpoint;
    const fresh = kept !== null && (this.phase.value === "training" || kept.update === this.figures.value.updates);
    const checkpoint = fresh ? kept : await trainer.save();
    if (checkpoint === null || trainer.job !== standing) return null;
    return { ...checkpoint, network: this.number.value, text: standing.text, task: standing.config.task };
  }

  /** Asks the network something; null where there is no answer any more. */
  ask(question: Question): ReturnType<Trainer<Network>["ask"]> {
    return this.trainer?.ask(question) ?? Promise.resolve(null);
  }

  provoke(fault: "panic" | "hang" | "memory"): void {
    this.trainer?.provoke(fault);
  }

  private ahead(stopAt: number | null): number | null {
    return stopAt !== null && stopAt > this.figures.value.updates ? stopAt : null;
  }

  private heard(message: ToPage): void {
    switch (message.verb) {
      case "ready":
        return this.stands(message.info, message.update, message.hash);
      case "tuned":
        this.tuned(message.info, message.update);
        return;
      case "operated":
        this.operated(message.operated, message.info);
        return;
      case "report":
        return this.measured(message.report);
      case "paused":
        if (message.explosion !== null) this.exploded(message.explosion);
        return;
      case "rewound":
        this.events.value = cutEvents(this.events.value, message.update);
        this.happened(message.update, { kind: "rewind", from: this.figures.value.updates });
        this.tuned(message.info, message.update);
        rewindHistories(this.histories.value, message.update);
        this.number.value += 1;
        this.figures.value = { ...this.figures.value, updates: message.update, hash: message.hash, loss: null, score: null, gradientNorm: null };
        this.revision.value += 1;
        this.messages.clear("exploded");
        this.messages.tell({ kind: "rewound", update: message.update, remedy: this.mending });
        this.mending = null;
        return;
      case "written":
        return this.written(message);
      case "refused":
        this.messages.tell({ kind: "refused", refusal: message.refusal });
        return;
      case "checkpoint":
      case "heartbeat":
      case "inspected":
      case "answered":
      case "sampled":
      case "fatal":
        return;
    }
  }

  /** A session stands: another network, or the same one in a new worker. */
  private stands(info: Info, update: number, hash: string): void {
    const network = this.trainer?.job ?? null;
    if (network === null) return;
    this.info.value = info;
    if (network !== this.standing.value) {
      this.past.value = this.leaving ?? this.past.value;
      this.leaving = null;
      this.standing.value = network;
      this.number.value += 1;
      this.events.value = cutEvents(network.events, update);
      this.histories.value = network.histories;
      network.histories.goal = goalOf(info);
      network.histories.perEpoch = info.task?.updatesPerEpoch || null;
      this.earlierMs = network.figures.trainingMs;
      this.answers.clear();
      this.writing.value = null;
      this.messages.clear("notice", "refused", "exploded", "rewound", "recovered");
      for (const notice of info.notices) this.messages.tell({ kind: "notice", notice });
      this.figures.value = { ...network.figures, updates: update, hash };
      this.listener.replaced(network);
    } else {
      this.events.value = cutEvents(this.events.value, update);
      this.figures.value = { ...this.figures.value, updates: update, hash };
    }
    this.draft = null;
    this.revision.value += 1;
    this.watch(this.watched);
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
    for (const notice of info.notices) if (notice.code === "omegaWithoutEffect") this.messages.tell({ kind: "notice", notice });
    const { activation } = info.config;
    if (activation !== before.activation) this.listener.reactivated(before.activation, activation);
  }

  private operated({ update, operation, before, after }: Operated, info: Info): void {
    this.tuned(info, update);
    if (typeof before === "string" && typeof after === "string") {
      this.happened(update, { kind: "activation", from: before, to: after });
    } else if (operation.operation !== "activation" && typeof before === "object" && typeof after === "object") {
      this.happened(update, { kind: "operation", target: targetOf(operation), before, after });
    }
    // What was measured after this update was another network's.
    const { lags, halfLife, validation } = this.histories.value;
    for (const series of [lags, halfLife, validation]) series.rewind(update - 1);
    this.revision.value += 1;
  }

  private exploded(explosion: Explosion): void {
    this.messages.tell({ kind: "exploded", explosion });
    // Training again without a change meets the same wall: that is one event.
    const last = this.events.value.at(-1)?.change;
    if (last?.kind === "explosion" && last.explosion.update === explosion.update) return;
    this.happened(explosion.update - 1, { kind: "explosion", explosion });
  }

  private measured(report: Report): void {
    const histories = this.histories.value;
    const last = recordUpdates(histories, report.updates);
    const news = recordAnswers(histories, report.answers);
    const before = this.figures.value;
    this.figures.value = {
      updates: report.update,
      loss: last?.loss ?? before.loss,
      validationLoss: news.validationLoss ?? before.validationLoss,
      score: news.score ?? before.score,
      gradientNorm: last?.norm ?? before.gradientNorm,
      halfLife: news.halfLife ?? before.halfLife,
      charactersPerSecond: report.charactersPerSecond ?? before.charactersPerSecond,
      hash: report.hash ?? before.hash,
      trainingMs: this.earlierMs + report.trainingMs,
      memory: report.memory,
    };
    this.answers.take(report.answers);
    if (last !== null || Object.values(news).some((value) => value !== null)) this.revision.value += 1;
  }

  private written(message: Extract<ToPage, { verb: "written" }>): void {
    this.draft = grown(this.draft, message);
    if (this.growing || message.done) this.writing.value = this.draft;
    if (message.done) this.growing = false;
  }
}

/** The quantity that an operation sets. */
function targetOf(operation: Exclude<Operation, { operation: "activation" }>): Target {
  if (operation.operation !== "rescale") return operation.operation;
  return operation.measure === "radius" ? "spectralRadius" : "singularValue";
}

/** Whether only live settings tell `a` from `b`, or nothing. */
export function differing(a: Config, b: Config): { live: boolean; lasting: (keyof Config)[] } {
  const fields = (Object.keys(a) as (keyof Config)[]).filter((field) => !Object.is(a[field], b[field]));
  return {
    live: fields.some((field) => SETTINGS[field].live),
    lasting: fields.filter((field) => !SETTINGS[field].live),
  };
}
