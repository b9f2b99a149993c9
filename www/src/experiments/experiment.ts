/** An experiment: settings that make a gradient explode, vanish or live, and what our runs of them gave. */
import { DEFAULTS, type Config, type Sample, type TaskKind } from "../wire";
import type { Phrase } from "../i18n";

/** From the lowest to the highest. */
export type Band = readonly [low: number, high: number];

/** The tasks our runs are quoted for, as they are opened, and the built-in data of those that need some. */
export const OURS = {
  adding: { settings: { task: "adding", delay: 50 }, samples: [] },
  copying: { settings: { task: "copying", delay: 30 }, samples: [] },
  order: { settings: { task: "order", delay: 30 }, samples: [] },
  sine: { settings: { task: "series", window: 16, heldOut: 0.35 }, samples: ["sine"] },
  reviews: { settings: { task: "sentiment", tokens: "words", heldOut: DEFAULTS.heldOut }, samples: ["en", "zh"] },
} as const satisfies Readonly<Record<string, { readonly settings: Partial<Config>; readonly samples: readonly Sample[] }>>;

/** What our runs were on: the story the page opens with in either language, or one of these tasks. */
export type Material = "english" | "chinese" | keyof typeof OURS;

/** What ten seeds of an experiment gave in this engine; `e2e/experiments.test.ts` runs them again. */
export type Expected =
  /** The slope of log₁₀‖∂L_T/∂h_{T−k}‖ per step before the first update lies between these, in every seed: they differ because inputs do, in size and in number. */
  | ({ readonly kind: "slope" } & Readonly<Record<Material, Band>>)
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
