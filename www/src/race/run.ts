/** One run of a race: a network in a worker of its own, and everything it has measured. */
import { batch, signal } from "@preact/signals";
import type { Look } from "../plot/colours";
import type { LaneField } from "../link/lanes";
import type { Report, ToPage, Watch } from "../protocol";
import type { FailureReason, Figures, Writing } from "../state/shapes";
import { emptyHistories, recordAnswers, recordUpdates, type Histories } from "../state/histories";
import { Answers } from "../run/answers";
import { fit } from "../run/watch";
import { NO_FIGURES } from "../state/network";
import { grown } from "../state/writing";
import { Trainer, type Job, type ModuleFor, type TrainerWorld } from "../trainer";
import type { Config, Explosion, Info, Refusal } from "../wire";

/** Why a run no longer takes part. */
export type RunTrouble =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "exploded"; readonly explosion: Explosion }
  | { readonly kind: "failed"; readonly reason: FailureReason; readonly detail: string };

export class Run {
  readonly info = signal<Info | null>(null);
  readonly figures = signal<Figures>(NO_FIGURES);
  readonly histories = signal<Histories>(emptyHistories());
  readonly answers = new Answers();
  readonly writing = signal<Writing | null>(null);
  readonly trouble = signal<RunTrouble | null>(null);
  /** The update from which a new worker took over; null where none had to. */
  readonly recovered = signal<number | null>(null);
  private readonly trainer: Trainer<Job>;
  private job: Job | null = null;
  private draft: Writing | null = null;
  private watched: Watch | null = null;
  /** What the worker was told last: to train until here, and to wait there or to stop. */
  private told: { until: number; hold: boolean } | null = null;

  /** `changed` is called whenever the run moved, stopped, came back or dropped out. */
  constructor(
    moduleFor: ModuleFor,
    world: TrainerWorld,
    private readonly changed: () => void,
  ) {
    this.trainer = new Trainer<Job>(moduleFor, world, {
      heard: (message) => batch(() => this.heard(message)),
      notOpened: (refusal) => this.drop({ kind: "refused", refusal }),
      recovered: (update) => {
        this.recovered.value = update;
      },
      failed: (reason, detail) => this.drop({ kind: "failed", reason, detail }),
    });
  }

  /** The settings it was asked to run with; null before the first race. */
  get config(): Config | null {
    return this.job?.config ?? null;
  }

  /** Updates made. */
  get update(): number {
    return this.figures.peek().updates;
  }

  /** Whether it takes part. */
  get races(): boolean {
    return this.trouble.peek() === null;
  }

  /** Whether it has no session (yet, or again). */
  get opening(): boolean {
    const phase = this.trainer.phase.peek();
    return phase === "idle" || phase === "opening";
  }

  /** Begins anew with these settings and this text. */
  open(config: Config, text: string): void {
    this.job = { config, text, checkpoint: null };
    this.told = null;
    this.draft = null;
    batch(() => {
      this.info.value = null;
      this.figures.value = NO_FIGURES;
      this.histories.value = emptyHistories();
      this.answers.clear();
      this.writing.value = null;
      this.trouble.value = null;
      this.recovered.value = null;
    });
    if (this.trainer.phase.peek() === "failed") this.trainer.close();
    this.trainer.open(this.job);
  }

  /** Trains until `until` updates have been made; there it waits for more with `hold`, and stops without. */
  train(until: number, hold: boolean): void {
    if (!this.races || this.opening) return;
    const training = this.trainer.phase.peek() === "training";
    const news = this.told === null || this.told.until !== until || this.told.hold !== hold;
    if (training) {
      if (!news) return;
      this.told = { until, hold };
      this.trainer.continueUntil(until, hold);
    } else if (this.update < until) {
      this.told = { until, hold };
      this.trainer.train(until, hold);
    } else if (!hold && this.told?.hold === true) {
      // It waits where the others stop: its wait becomes a stop, with everything that is measured at one.
      this.told = { until, hold };
      this.trainer.pause();
    }
  }

  /** Whether it stands still after `update` updates. */
  standsAt(update: number): boolean {
    return this.update === update && this.trainer.phase.peek() !== "training" && !this.opening;
  }

  /** Says what to measure. */
  watch(watch: Watch): void {
    this.watched = watch;
    const info = this.info.peek();
    if (info !== null && !this.opening) this.trainer.watch(fit(watch, info));
  }

  /** Breaks the worker on purpose, in the build for the crash tests. */
  provoke(fault: "panic" | "hang" | "memory"): void {
    this.trainer.provoke(fault);
  }

  /** Ends the worker. */
  close(): void {
    this.trainer.close();
  }

  private drop(trouble: RunTrouble): void {
    this.trouble.value = trouble;
    this.changed();
  }

  private heard(message: ToPage): void {
    // After a refusal the session before stands again; it is no part of this race.
    if (this.trainer.job !== this.job) return;
    switch (message.verb) {
      case "ready":
        this.info.value = message.info;
        this.figures.value = { ...this.figures.value, updates: message.update, hash: message.hash };
        this.draft = null;
        this.told = null;
        if (this.watched !== null) this.watch(this.watched);
        return this.changed();
      case "report":
        this.measured(message.report);
        return this.changed();
      case "paused":
        if (message.explosion !== null) return this.drop({ kind: "exploded", explosion: message.explosion });
        return this.changed();
      case "written":
        this.draft = grown(this.draft, message);
        if (message.done) this.writing.value = this.draft;
        return;
      case "refused":
        return this.drop({ kind: "refused", refusal: message.refusal });
      case "tuned":
      case "rewound":
      case "checkpoint":
      case "heartbeat":
      case "inspected":
      case "answered":
      case "sampled":
      case "fatal":
        return;
    }
  }

  private measured(report: Report): void {
    const histories = this.histories.value;
    const last = recordUpdates(histories, report.updates);
    const news = recordAnswers(histories, report.answers);
    const before = this.figures.value;
    this.figures.value = {
      updates: report.update,
      loss: last?.loss ?? before.loss,
      score: news.score ?? before.score,
      validationLoss: news.validationLoss ?? before.validationLoss,
      gradientNorm: last?.norm ?? before.gradientNorm,
      halfLife: news.halfLife ?? before.halfLife,
      charactersPerSecond: report.charactersPerSecond ?? before.charactersPerSecond,
      hash: report.hash ?? before.hash,
      trainingMs: report.trainingMs,
      memory: report.memory,
    };
    this.answers.take(report.answers);
  }
}

/** A run with its place in the race. */
export interface Placed {
  readonly run: Run;
  readonly name: string;
  readonly look: Look;
  readonly config: Config;
  /** What tells it from the others besides cell and size. */
  readonly differs: readonly LaneField[];
}
