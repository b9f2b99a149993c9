/** A run that takes part in a race: how far it may train, and why it dropped out. */
import { batch, signal } from "@preact/signals";
import type { LaneField } from "../link/lanes";
import type { Look } from "../plot/colours";
import { newStart, Run, type News } from "../run/run";
import type { GivenUp, ModuleFor, TrainerWorld } from "../run/trainer";
import type { Config, Explosion, Refusal } from "../wire";

/** Why a run no longer takes part. */
export type RacerTrouble =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "exploded"; readonly explosion: Explosion }
  | { readonly kind: "failed"; readonly reason: GivenUp; readonly detail: string };

export class Racer {
  readonly run: Run;
  readonly trouble = signal<RacerTrouble | null>(null);
  /** The update from which a new worker took over; null where none had to. */
  readonly recovered = signal<number | null>(null);
  /** The last command: train until this update, and wait or stop there. */
  private command: { until: number; hold: boolean } | null = null;

  /** `changed` is called whenever the run advanced, stopped, recovered or dropped out. */
  constructor(
    moduleFor: ModuleFor,
    world: TrainerWorld,
    private readonly changed: () => void,
  ) {
    this.run = new Run(moduleFor, world, (news) => this.hear(news));
  }

  /** Updates made. */
  get update(): number {
    return this.run.readouts.peek().updates;
  }

  /** Whether it takes part. */
  get races(): boolean {
    return this.trouble.peek() === null;
  }

  /** Whether it has no session (yet, or again). */
  get opening(): boolean {
    const phase = this.run.phase.peek();
    return phase === "idle" || phase === "opening";
  }

  /** Starts over with these settings and this text. */
  open(config: Config, text: string): void {
    this.command = null;
    batch(() => {
      this.run.clear();
      this.trouble.value = null;
      this.recovered.value = null;
    });
    this.run.open(newStart(config, text));
  }

  /** Trains until `until` updates have been made; there it waits for more with `hold`, and stops without. */
  train(until: number, hold: boolean): void {
    if (!this.races || this.opening) return;
    const training = this.run.phase.peek() === "training";
    const news = this.command === null || this.command.until !== until || this.command.hold !== hold;
    if (training) {
      if (!news) return;
      this.command = { until, hold };
      this.run.continueUntil(until, hold);
    } else if (this.update < until) {
      this.command = { until, hold };
      this.run.train(until, hold);
    } else if (!hold && this.command?.hold === true) {
      // Turns a wait into a stop, with everything that is measured at a stop.
      this.command = { until, hold };
      this.run.pause();
    }
  }

  /** Whether it is at rest after `update` updates. */
  standsAt(update: number): boolean {
    return this.update === update && this.run.phase.peek() !== "training" && !this.opening;
  }

  private hear(news: News): void {
    switch (news.kind) {
      case "stands":
        this.command = null;
        return this.changed();
      case "reported":
      case "paused":
        return this.changed();
      case "recovered":
        this.recovered.value = news.update;
        return;
      case "notOpened":
      case "refused":
        return this.drop({ kind: "refused", refusal: news.refusal });
      case "exploded":
      case "failed":
        return this.drop(news);
      case "rewound":
      case "noticed":
      case "activation":
        return;
    }
  }

  private drop(trouble: RacerTrouble): void {
    this.trouble.value = trouble;
    this.changed();
  }
}

/** A racer's run with its place in the race. */
export interface Placed extends Pick<Racer, "run" | "trouble" | "recovered"> {
  readonly name: string;
  readonly look: Look;
  readonly config: Config;
  /** Its differences from the others besides cell and size. */
  readonly differs: readonly LaneField[];
}
