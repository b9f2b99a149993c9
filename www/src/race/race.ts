/** A race: up to four networks on the same text and the same batches, kept together by their update counts. */
import { batch, signal } from "@preact/signals";
import { NOTHING_WATCHED, type Watch, type Watched } from "../protocol";
import { counted, pictured } from "../run/watch";
import type { ModuleFor, TrainerWorld } from "../run/trainer";
import type { Config } from "../wire";
import { differences, runName, looksOf } from "./configs";
import { Racer, type Placed } from "./racer";
import { Rounds } from "./rounds";

/** Where the race stands. */
export type RacePhase =
  /** None yet. */
  | "idle"
  | "opening"
  | "ready"
  | "training"
  /** The slower runs catch up with the others. */
  | "gathering"
  | "paused"
  /** No run is left. */
  | "over";

/** What is watched of the runs besides loss and lags, which a race always measures. */
export type Looks = Watch;

const ALWAYS: readonly Watched[] = [counted({ ask: "validation" }), counted({ ask: "score" }), pictured({ ask: "lag", layer: 0 })];

export class Race {
  readonly phase = signal<RacePhase>("idle");
  /** The runs, in order. */
  readonly placed = signal<readonly Placed[]>([]);
  /** Updates that every run still taking part has made. */
  readonly update = signal(0);
  /** Counts the changes of the runs' curves. */
  readonly revision = signal(0);
  private racers: Racer[] = [];
  private rounds = new Rounds(0);
  /** While stopping: the update at which all runs stop. */
  private meeting: number | null = null;
  private trains = false;
  private looks: Looks = NOTHING_WATCHED;

  constructor(
    private readonly moduleFor: ModuleFor,
    private readonly world: TrainerWorld,
  ) {}

  /** Starts over: one run for each configuration, all on `text`. */
  open(configs: readonly Config[], text: string): void {
    batch(() => {
      this.trains = false;
      this.meeting = null;
      this.rounds = new Rounds(0);
      for (const { run } of this.racers.splice(configs.length)) run.close();
      while (this.racers.length < configs.length) this.racers.push(new Racer(this.moduleFor, this.world, () => this.moved()));
      const [looks, differ] = [looksOf(configs), differences(configs)];
      this.placed.value = this.racers.flatMap(({ run, trouble, recovered }, i) => {
        const [config, look] = [configs[i], looks[i]];
        if (config === undefined || look === undefined) return [];
        return [{ run, trouble, recovered, config, look, name: runName(i, config.cell), differs: differ[i] ?? [] }];
      });
      for (const [i, racer] of this.racers.entries()) {
        const config = configs[i];
        if (config !== undefined) racer.open(config, text);
        racer.run.watch(this.watched());
      }
      this.moved();
    });
  }

  /** Trains all runs until paused. */
  train(): void {
    const phase = this.phase.peek();
    if (phase !== "ready" && phase !== "paused" && phase !== "gathering") return;
    this.trains = true;
    this.meeting = null;
    this.moved();
  }

  /** Stops all runs after the same number of updates: the most that the fastest run may have made by now. */
  pause(): void {
    if (!this.trains) return;
    this.trains = false;
    this.meeting = this.rounds.target;
    this.moved();
  }

  /** One update of every run; while training, a pause. */
  step(): void {
    const phase = this.phase.peek();
    if (phase === "training") return this.pause();
    if (phase !== "ready" && phase !== "paused") return;
    this.meeting = this.slowest() + 1;
    this.moved();
  }

  /** Train or pause, whichever applies. */
  toggle(): void {
    if (this.trains) this.pause();
    else this.train();
  }

  /** Sets what is watched of every run besides what is always measured. */
  look(looks: Looks): void {
    this.looks = looks;
    for (const { run } of this.racers) run.watch(this.watched());
  }

  /** Ends all workers. */
  close(): void {
    for (const { run } of this.racers) run.close();
    this.racers = [];
    this.placed.value = [];
    this.phase.value = "idle";
  }

  private watched(): Watch {
    const { questions, writing } = this.looks;
    return { questions: [...ALWAYS, ...questions], writing };
  }

  private racing(): Racer[] {
    return this.racers.filter((racer) => racer.races);
  }

  private slowest(): number {
    return Math.min(...this.racing().map((racer) => racer.update));
  }

  /** A run advanced, or the draft changed: tells every run how far it may train, and updates the state of the race. */
  private moved(): void {
    const racing = this.racing();
    this.revision.value += 1;
    if (racing.length === 0) {
      this.trains = false;
      this.meeting = null;
      this.phase.value = this.racers.length === 0 ? "idle" : "over";
      return;
    }
    const slowest = this.slowest();
    const opening = racing.some((racer) => racer.opening);
    this.update.value = slowest;
    // A run whose worker was replaced at rest may be at an earlier checkpoint: it catches up.
    const furthest = Math.max(...racing.map((racer) => racer.update));
    if (!this.trains && !opening && slowest < furthest) this.meeting ??= furthest;
    if (this.trains) {
      const target = this.rounds.advance(slowest, this.world.now());
      for (const racer of racing) racer.train(target, true);
    } else if (this.meeting !== null) {
      const { meeting } = this;
      for (const racer of racing) racer.train(meeting, false);
      if (racing.every((racer) => racer.standsAt(meeting))) {
        this.meeting = null;
        this.rounds.rest(meeting);
      }
    }
    const begun = this.trains ? "training" : this.meeting !== null ? "gathering" : null;
    this.phase.value = begun ?? (opening ? "opening" : slowest > 0 ? "paused" : "ready");
  }
}
