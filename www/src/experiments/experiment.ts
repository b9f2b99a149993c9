/** An experiment: settings that make a gradient explode, vanish or live, and what our runs of them gave. */
import { DEFAULTS, type Config, type TaskKind } from "../wire";
import type { Phrase } from "../words/phrase";

/** From the lowest to the highest. */
export type Band = readonly [low: number, high: number];

/**
 * What ten seeds of an experiment gave in this engine, on the story the page opens with in either language and on adding
 * with T = `ADDING.delay`; `e2e/experiments.test.ts` runs them again.
 */
export type Expected =
  /** The slope of log₁₀‖∂L_T/∂h_{T−k}‖ per step before the first update lies between these, in every seed: they differ because a larger vocabulary makes smaller inputs. */
  | { readonly kind: "slope"; readonly english: Band; readonly chinese: Band; readonly adding: Band }
  /** A number stops being finite within so many updates, in at least nine seeds. */
  | { readonly kind: "stops"; readonly within: number }
  /** Everything stays finite for so many updates, in every seed; with `worse`, the mean loss of the last 20 is above what knowing the character frequencies gives, or the best constant answer. */
  | { readonly kind: "lives"; readonly updates: number; readonly worse?: boolean };

/** One experiment. Everything it does not set keeps its default. */
export interface Experiment {
  /** Lasting, and unlike any other. */
  readonly id: string;
  readonly name: Phrase;
  /** One sentence or two: what will be seen, and why. */
  readonly expect: Phrase;
  /** The same for a task, where a text has something of its own. */
  readonly expectOfTask?: Phrase;
  /** Why it is not offered where the answer is a number. */
  readonly notOfNumbers?: Phrase;
  readonly settings: Readonly<Partial<Config>>;
  readonly expected: Expected;
}

/** Experiments that show the same thing. */
export interface Group {
  readonly name: Phrase;
  readonly experiments: readonly Experiment[];
}

/** The task our runs are quoted for, besides the two stories. */
export const ADDING = { task: "adding", delay: 50 } as const satisfies Partial<Config>;

/** Whether the answer of a task is a number, and the loss its squared error. */
export const saysNumbers = (task: TaskKind): boolean => task === "adding" || task === "series";

/** What belongs to a task and its data, and stays when an experiment is opened on it. */
const TASK_FIELDS = ["task", "delay", "tokens", "attention", "heldOut", "window", "vocabulary"] as const satisfies readonly (keyof Config)[];

/** Every setting of an experiment; the reader's seed stays, and so do task and data. */
export function settingsOf(experiment: Experiment, now: Config): Config {
  const own = { ...DEFAULTS, ...experiment.settings, seed: now.seed };
  return now.task === "text" ? own : { ...own, ...Object.fromEntries(TASK_FIELDS.map((field) => [field, now[field]])) };
}

/** Whether `config` is this experiment, with whatever seed. */
export function matches(experiment: Experiment, config: Config): boolean {
  const wanted = settingsOf(experiment, config);
  return (Object.keys(wanted) as (keyof Config)[]).every((field) => Object.is(wanted[field], config[field]));
}

/** The size all of them share, small enough to stop or fade within seconds. */
export const SIZE = { hidden: 32, window: 50, batch: 16 } as const satisfies Partial<Config>;

/** Gradients as they are, and steps as long as they say: nothing hides what happens. */
export const PLAIN = { ...SIZE, optimiser: "sgd", clip: "off" } as const satisfies Partial<Config>;
