/**
 * A success rate over seeds: every network's configuration is trained from several seeds, in the background, two at a time.
 *
 * Success is decided at fixed numbers of updates, never by the clock, so that the same settings always give the same
 * result: what is measured every `CHECK_EVERY` updates, or the mean of the last `MEAN_OVER` training losses.
 */
import { batch, signal } from "@preact/signals";
import { NOTHING_WATCHED, type Report, type Watch } from "../protocol";
import { answers } from "../questions";
import { counted } from "../run/watch";
import { newStart, Run, type News } from "../run/run";
import type { ModuleFor, TrainerWorld } from "../run/trainer";
import { UPDATE_FIELDS, type Config, type Info } from "../wire";
import { median, wilson } from "./statistics";

/** A measure that is not part of every update is taken this often, in updates. */
export const CHECK_EVERY = 25;
/** Training losses in the running mean. */
export const MEAN_OVER = 50;
/** Networks trained at once: suits a machine with two cores. */
export const MOST_AT_ONCE = 2;
export const SEEDS = { low: 3, high: 20, whole: true } as const;
export const CAP = { low: CHECK_EVERY, high: 100_000, whole: true } as const;
export const THRESHOLD = { low: 0.001, high: 20, whole: false } as const;

/** What is compared with the threshold: a loss, or the score of a task on held-out data. */
export type Measure = "validation" | "training" | "score";

/** The result of a measurement. */
interface Verdict {
  readonly update: number;
  readonly value: number;
  readonly reached: boolean;
}

/** How a measure is taken and compared with the threshold. */
interface Measuring {
  /** What the worker measures for it. */
  readonly watch: Watch;
  /** Reads a report; null where it has no measurement. Null instead of a function: the mean of the newest training losses counts. */
  readonly check: ((report: Report, threshold: number) => Verdict | null) | null;
}

const MEASURES: Readonly<Record<Measure, Measuring>> = {
  validation: {
    watch: { ...NOTHING_WATCHED, questions: [counted({ ask: "validation" })] },
    check: (report, threshold) => {
      const answer = report.answers.find((each) => answers("validation", each));
      const value = answer?.rows[0];
      return answer === undefined || value === undefined ? null : { update: answer.update, value, reached: value <= threshold };
    },
  },
  training: { watch: NOTHING_WATCHED, check: null },
  score: {
    watch: { ...NOTHING_WATCHED, questions: [counted({ ask: "score" })] },
    check: (report, threshold) => {
      const answer = report.answers.find((each) => answers("score", each));
      if (answer === undefined) return null;
      const { metric, value } = answer.head;
      // An error has to be small, a share of right answers large.
      return { update: answer.update, value, reached: metric === "mse" ? value <= threshold : value >= threshold };
    },
  },
};

/** Whether this measure exists for this network. */
export function measurable(measure: Measure, { text, task }: Pick<Info, "text" | "task">): boolean {
  switch (measure) {
    case "validation":
      return (text?.validationCharacters ?? task?.heldOut ?? 0) > 0;
    case "training":
      return true;
    case "score":
      return task !== null;
  }
}

/** What is asked. */
export interface SeedsPlan {
  /** One configuration per network; its own seed is the first one used. */
  readonly configs: readonly Config[];
  readonly text: string;
  readonly seeds: number;
  readonly measure: Measure;
  /** In the measure's unit: nats per character for a text's loss. */
  readonly threshold: number;
  /** Updates after which a run has failed. */
  readonly cap: number;
}

/** One run: waiting, running, or how it ended. `updates` counts to the success, or to where it is or stopped. */
export interface Trial {
  readonly network: number;
  readonly seed: number;
  readonly state: "waiting" | "running" | "success" | "failure" | "exploded" | "lost";
  readonly updates: number;
  /** The last measurement, in the measure's unit. */
  readonly value: number | null;
}

/** The statistics of a network's finished runs. */
export interface Tally {
  readonly finished: number;
  readonly successes: number;
  readonly low: number;
  readonly high: number;
  /** Median updates of the successful runs; null where there is none. */
  readonly updates: number | null;
}

const ENDED: readonly Trial["state"][] = ["success", "failure", "exploded"];

/** Counts a network's finished runs. Runs that lost their worker say nothing about the network, and are left out. */
export function tally(trials: readonly Trial[], network: number): Tally {
  const finished = trials.filter((trial) => trial.network === network && ENDED.includes(trial.state));
  const successful = finished.filter(({ state }) => state === "success");
  const [low, high] = wilson(successful.length, finished.length);
  return { finished: finished.length, successes: successful.length, low, high, updates: median(successful.map(({ updates }) => updates)) };
}

/** The seeds of a plan: `count` of them from the first on, modulo 2³². */
export function seedsOf(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (first + i) % 2 ** 32);
}

const WIDTH = UPDATE_FIELDS.length;
const UPDATE = UPDATE_FIELDS.indexOf("update");
const LOSS = UPDATE_FIELDS.indexOf("loss");

/** One of the two runs, and the trial it is on. */
interface Place {
  readonly run: Run;
  index: number;
  losses: number[];
  newest: number;
}

/** Milliseconds between two updates of `trials`. */
const PUBLISH_MS = 200;

export class Seeds {
  /** Every run of the plan, seed by seed; empty before the first plan. */
  readonly trials = signal<readonly Trial[]>([]);
  readonly running = signal(false);
  /** The plan the runs belong to. */
  readonly plan = signal<SeedsPlan | null>(null);
  /** An estimate of the milliseconds left; null while unknown. */
  readonly left = signal<number | null>(null);
  private list: Trial[] = [];
  private places: Place[] = [];
  private begun = 0;
  private publishedAt = 0;

  constructor(
    private readonly moduleFor: ModuleFor,
    private readonly world: TrainerWorld,
  ) {}

  /** Starts a plan; what ran before is forgotten. */
  start(plan: SeedsPlan): void {
    this.stop();
    const first = plan.configs[0]?.seed ?? 0;
    // Seed by seed, so that every network has its first results early.
    this.list = seedsOf(first, plan.seeds).flatMap((seed) =>
      plan.configs.map((_, network): Trial => ({ network, seed, state: "waiting", updates: 0, value: null })),
    );
    this.begun = this.world.now();
    batch(() => {
      this.plan.value = plan;
      this.running.value = this.list.length > 0;
      this.left.value = null;
      this.publish();
    });
    for (let i = 0; i < MOST_AT_ONCE; i += 1) this.occupy(null);
  }

  /** Stops what is running; what has ended stays. */
  cancel(): void {
    this.stop();
    this.list = this.list.map((trial) => (trial.state === "running" ? { ...trial, state: "waiting" } : trial));
    this.running.value = false;
    this.left.value = null;
    this.publish();
  }

  private stop(): void {
    for (const { run } of this.places.splice(0)) run.close();
  }

  /** Starts the next waiting trial in `place`, or in a new place; without one, the place is closed. */
  private occupy(place: Place | null): void {
    const { value: plan } = this.plan;
    const index = this.list.findIndex(({ state }) => state === "waiting");
    const trial = this.list[index];
    const config = plan?.configs[trial?.network ?? -1];
    if (plan === null || trial === undefined || config === undefined) {
      if (place !== null) {
        place.run.close();
        this.places = this.places.filter((other) => other !== place);
      }
      if (this.places.length === 0) this.running.value = false;
      return;
    }
    this.change(index, { state: "running" });
    const taken = place ?? this.newPlace();
    Object.assign(taken, { index, losses: [], newest: 0 });
    taken.run.clear();
    taken.run.watch(MEASURES[plan.measure].watch);
    taken.run.open(newStart({ ...config, seed: trial.seed }, plan.text));
  }

  private newPlace(): Place {
    const run: Run = new Run(this.moduleFor, this.world, (news) => this.hear(place, news));
    const place: Place = { run, index: -1, losses: [], newest: 0 };
    this.places.push(place);
    return place;
  }

  private hear(place: Place, news: News): void {
    const { value: plan } = this.plan;
    // News from a closed place is ignored.
    if (plan === null || !this.places.includes(place)) return;
    switch (news.kind) {
      case "stands": {
        const info = place.run.info.peek();
        if (info === null || !measurable(plan.measure, info)) return this.end(place, "lost");
        return this.goOn(place, plan, place.run.readouts.peek().updates);
      }
      case "reported":
        this.read(place, plan, news.report);
        this.change(place.index, { updates: news.report.update });
        return;
      case "exploded":
        return this.end(place, "exploded");
      case "paused":
        if (MEASURES[plan.measure].check === null && place.newest >= plan.cap) return this.end(place, "failure");
        return;
      case "notOpened":
        return this.end(place, "lost");
      case "failed":
        return this.fail(place);
      default:
        return;
    }
  }

  /** Reads the plan's measure from a report. */
  private read(place: Place, plan: SeedsPlan, report: Report): void {
    const { check } = MEASURES[plan.measure];
    if (check === null) return this.average(place, plan, report.updates);
    const verdict = check(report, plan.threshold);
    if (verdict !== null) this.check(place, plan, verdict);
  }

  /** Trains to the next measurement, or to the end where every update counts. */
  private goOn(place: Place, { measure, cap }: SeedsPlan, update: number): void {
    place.run.train(MEASURES[measure].check === null ? cap : Math.min(cap, (Math.floor(update / CHECK_EVERY) + 1) * CHECK_EVERY));
  }

  private check(place: Place, plan: SeedsPlan, { update, value, reached }: Verdict): void {
    // Measurements in between depend on the clock, so they do not count.
    if (update === 0 || update <= place.newest || (update % CHECK_EVERY !== 0 && update !== plan.cap)) return;
    place.newest = update;
    this.change(place.index, { value, updates: update });
    if (reached) this.end(place, "success");
    else if (update >= plan.cap) this.end(place, "failure");
    else this.goOnWhenStopped(place, plan, update);
  }

  /** The measurement may arrive before `paused`; then training continues without a stop. */
  private goOnWhenStopped(place: Place, plan: SeedsPlan, update: number): void {
    if (place.run.phase.peek() === "training") {
      const next = Math.min(plan.cap, update + CHECK_EVERY);
      place.run.continueUntil(next);
    } else this.goOn(place, plan, update);
  }

  private average(place: Place, plan: SeedsPlan, rows: Float64Array): void {
    for (let at = 0; at + WIDTH <= rows.length; at += WIDTH) {
      const update = rows[at + UPDATE] ?? 0;
      if (update <= place.newest) continue;
      place.newest = update;
      place.losses.push(rows[at + LOSS] ?? Number.NaN);
      if (place.losses.length > MEAN_OVER) place.losses.shift();
      if (place.losses.length < MEAN_OVER) continue;
      const loss = place.losses.reduce((sum, each) => sum + each, 0) / MEAN_OVER;
      this.change(place.index, { value: loss, updates: update });
      if (loss <= plan.threshold) return this.end(place, "success");
    }
  }

  private end(place: Place, state: Trial["state"]): void {
    this.change(place.index, { state });
    this.occupy(place);
    this.publish();
  }

  /** The place's worker is lost: its trial is lost, and the others go on without it. */
  private fail(place: Place): void {
    this.change(place.index, { state: "lost" });
    this.places = this.places.filter((other) => other !== place);
    if (this.places.length === 0) this.running.value = false;
    this.publish();
  }

  private change(index: number, change: Partial<Trial>): void {
    const trial = this.list[index];
    if (trial === undefined || (trial.state !== "waiting" && trial.state !== "running")) return;
    this.list[index] = { ...trial, ...change };
    if (this.world.now() - this.publishedAt >= PUBLISH_MS) this.publish();
  }

  private publish(): void {
    this.publishedAt = this.world.now();
    this.trials.value = [...this.list];
    this.left.value = this.running.peek() ? this.remaining() : null;
  }

  /** Milliseconds left: the updates still to be made, at the speed so far; a trial takes as many as the ended ones of its network on average. */
  private remaining(): number | null {
    const cap = this.plan.peek()?.cap ?? 0;
    const made = this.list.reduce((sum, { updates }) => sum + updates, 0);
    const ms = this.world.now() - this.begun;
    if (made === 0 || ms <= 0) return null;
    const usual = (network: number): number => {
      const ended = this.list.filter((trial) => trial.network === network && ENDED.includes(trial.state));
      return ended.length === 0 ? cap : ended.reduce((sum, { updates }) => sum + updates, 0) / ended.length;
    };
    const toGo = this.list.reduce((sum, { network, state, updates }) => {
      const open = state === "waiting" || state === "running";
      return open ? sum + Math.max(0, usual(network) - updates) : sum;
    }, 0);
    return (toGo / made) * ms;
  }
}
