/**
 * A scenario: settings, the data they are meant for, what to look for, and what is expected. Experiments, remedies,
 * race presets and the presets of every task are scenarios; the panels offer them, and the checks test what they
 * expect.
 */
import type { RaceDraft } from "../link/lanes";
import type { Config, Sample } from "../wire";
import type { Phrase } from "../i18n";

/** Settings that a scenario sets; the place decides about the others. */
export type Settings = Readonly<Partial<Omit<Config, "task" | "seed">>>;

interface Scenario {
  /** Never changed, and unique in its place. */
  readonly id: string;
  readonly name: Phrase;
  /** What to look for, and why: one or two sentences. */
  readonly look: Phrase;
  /** The same for a task, where `look` is about a text only. */
  readonly lookOnTask?: Phrase;
  /** Why it is not offered where the answer is a number. */
  readonly notOfNumbers?: Phrase;
  /** What holds in every seed that it is checked with. */
  readonly expected?: readonly Expected[];
  /** It is checked with the seeds 1 to this one; absent: as many as its place is (`SEEDS`). */
  readonly seeds?: number;
}

/** A scenario of one network. */
export interface Solo extends Scenario {
  readonly settings: Settings;
  /** For a remedy that is switched off: what is set where the value before it is unknown. */
  readonly without?: Settings;
  /** The built-in data it is meant for; absent keeps what there is. */
  readonly sample?: Sample;
  /** Training pauses after as many passes over the data. */
  readonly epochs?: number;
}

/** A scenario of two to four networks on the same text, seed and batches: each lane says what it does not share. */
export interface Race extends Scenario, RaceDraft {}

/** Scenarios that show the same thing, under one heading. */
export interface Family {
  readonly name: Phrase;
  readonly scenarios: readonly Solo[];
}

/** With how many seeds each place is checked. */
export const SEEDS = { experiments: 10, races: 4, tasks: 4 } as const;

/** What the experiments were run on: the story that the page opens with in either language, or a task (`datasets.ts`). */
export type Dataset = "english" | "chinese" | "adding" | "copying" | "order" | "sine" | "reviews";

/** From the lowest to the highest. */
export type Band = readonly [low: number, high: number];

/** A number; or a multiple of the same readout of another run, or of the baseline without learning. */
export type Limit = number | { readonly times: number; readonly of: number | "baseline" | "persistence" };

/** One measurement of a check: a readout, when it is taken, and its limits. Update 0 is before training. */
export type Expected = {
  /** Which run of a race, from 0. */
  readonly run?: number;
  /** The built-in data this holds on; absent: whatever the scenario is offered on. */
  readonly on?: readonly Sample[];
  /** `least` ≤ the readout, `above` < the readout < `below`. */
  readonly least?: Limit;
  readonly above?: Limit;
  readonly below?: Limit;
} & (
  /** The slope of log₁₀‖∂L_T/∂h_{T−k}‖ per step back; it depends on the data, because the size and number of inputs do. */
  | { readonly readout: "slope"; readonly at: 0; readonly between: Readonly<Record<Dataset, Band>> }
  /** A number stops being finite by this update, in at least nine seeds of ten. */
  | { readonly readout: "stops"; readonly by: number }
  /** Every number stays finite until this update. */
  | { readonly readout: "lives"; readonly until: number }
  /** The loss of the latest updates: after so many, at some update by that one, or at every one until it. */
  | { readonly readout: "loss"; readonly at: number }
  | { readonly readout: "loss"; readonly by: number }
  | { readonly readout: "loss"; readonly until: number }
  /** Steps back over which the gradient halves. */
  | { readonly readout: "halfLife"; readonly at: number }
  /** What is left of the median gradient from one lag back to the other, of c where there is one. */
  | { readonly readout: "kept"; readonly lags: readonly [near: number, far: number]; readonly at: number }
  /** The share of right answers, on held out examples where there are any; and of those with a negation. */
  | { readonly readout: "score" | "negated"; readonly at: number }
  /** A mean squared error: of 100 steps on its own at the best epoch so far; of one step ahead on held out data. */
  | { readonly readout: "freeRun" | "oneStep"; readonly epoch: number }
);
