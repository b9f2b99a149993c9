/** A race: up to four networks on the same text and the same batches, kept together by their update counts. */
import { batch, signal } from "@preact/signals";
import { NOTHING_WATCHED, type Watch } from "../protocol";
import type { ModuleFor, TrainerWorld } from "../trainer";
import type { Config } from "../wire";
import { differences, laneName, looksOf } from "./configs";
import { Lane, type Placed } from "./lane";
import { Rounds } from "./rounds";

/** Where the race stands. */
export type RacePhase =
  /** None yet. */
  | "idle"
  | "opening"
  | "ready"
  | "training"
  /** The lanes behind make the updates that the others are ahead. */
  | "gathering"
  | "paused"
  /** No lane is left. */
  | "over";

/** What the lanes are looked at for besides loss and lags, which a race always measures. */
export type Looks = Pick<Watch, "writing" | "connectivity">;

export class Race {
  readonly phase = signal<RacePhase>("idle");
  /** The lanes, in order. */
  readonly placed = signal<readonly Placed[]>([]);
  /** Updates that every lane has made that still takes part. */
  readonly update = signal(0);
  /** Counts the changes of the lanes' curves. */
  readonly revision = signal(0);
  private lanes: Lane[] = [];
  private rounds = new Rounds(0);
  /** The update at which everybody shall stand, while stopping. */
  private meeting: number | null = null;
  private trains = false;
  private looks: Looks = { writing: null, connectivity: null };

  constructor(
    private readonly moduleFor: ModuleFor,
    private readonly world: TrainerWorld,
  ) {}

  /** Begins anew: one lane for each configuration, all on `text`. */
  open(configs: readonly Config[], text: string): void {
    batch(() => {
      this.trains = false;
      this.meeting = null;
      this.rounds = new Rounds(0);
      for (const gone of this.lanes.splice(configs.length)) gone.close();
      while (this.lanes.length < configs.length) this.lanes.push(new Lane(this.moduleFor, this.world, () => this.moved()));
      const [looks, differ] = [looksOf(configs), differences(configs)];
      this.placed.value = this.lanes.flatMap((lane, i) => {
        const [config, look] = [configs[i], looks[i]];
        return config === undefined || look === undefined ? [] : [{ lane, config, look, name: laneName(i, config.cell), differs: differ[i] ?? [] }];
      });
      for (const { lane, config } of this.placed.value) {
        lane.open(config, text);
        lane.watch(this.watched());
      }
      this.moved();
    });
  }

  /** Trains all lanes until paused. */
  train(): void {
    const phase = this.phase.peek();
    if (phase !== "ready" && phase !== "paused" && phase !== "gathering") return;
    this.trains = true;
    this.meeting = null;
    this.moved();
  }

  /** Stops all lanes after the same number of updates: where the foremost may be by now. */
  pause(): void {
    if (!this.trains) return;
    this.trains = false;
    this.meeting = this.rounds.target;
    this.moved();
  }

  /** One update of every lane; while training, a pause. */
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

  /** Says what is on screen besides what is always measured: the same of every lane. */
  look(looks: Looks): void {
    this.looks = looks;
    for (const lane of this.lanes) lane.watch(this.watched());
  }

  /** Ends all workers. */
  close(): void {
    for (const lane of this.lanes) lane.close();
    this.lanes = [];
    this.placed.value = [];
    this.phase.value = "idle";
  }

  private watched(): Watch {
    return { ...NOTHING_WATCHED, lags: { layer: 0 }, validation: true, score: true, ...this.looks };
  }

  private racing(): Lane[] {
    return this.lanes.filter((lane) => lane.races);
  }

  private slowest(): number {
    return Math.min(...this.racing().map((lane) => lane.update));
  }

  /** A lane moved, or the draft changed: tells every lane how far it may go, and says where the race stands. */
  private moved(): void {
    const racing = this.racing();
    this.revision.value += 1;
    if (racing.length === 0) {
      this.trains = false;
      this.meeting = null;
      this.phase.value = this.lanes.length === 0 ? "idle" : "over";
      return;
    }
    const slowest = this.slowest();
    const opening = racing.some((lane) => lane.opening);
    this.update.value = slowest;
    // A lane whose worker was replaced at rest may stand at an earlier checkpoint: it catches up.
    const furthest = Math.max(...racing.map((lane) => lane.update));
    if (!this.trains && !opening && slowest < furthest) this.meeting ??= furthest;
    if (this.trains) {
      const target = this.rounds.advance(slowest, this.world.now());
      for (const lane of racing) lane.train(target, true);
    } else if (this.meeting !== null) {
      const { meeting } = this;
      for (const lane of racing) lane.train(meeting, false);
      if (racing.every((lane) => lane.standsAt(meeting))) {
        this.meeting = null;
        this.rounds.rest(meeting);
      }
    }
    const begun = this.trains ? "training" : this.meeting !== null ? "gathering" : null;
    this.phase.value = begun ?? (opening ? "opening" : slowest > 0 ? "paused" : "ready");
  }
}
