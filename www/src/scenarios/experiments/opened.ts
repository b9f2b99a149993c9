/** What an experiment sets when it is opened, and whether a configuration is that experiment. */
import { has } from "../../run/settings";
import { DEFAULTS, type Config, type TaskKind } from "../../wire";
import type { Solo } from "../scenario";

/** Whether the answer of a task is a number, and the loss its squared error. */
export const saysNumbers = (task: TaskKind): boolean => task === "adding" || task === "series";

/** The settings of a task and its data, which stay when an experiment is opened on it. */
const TASK_FIELDS = ["task", "delay", "tokens", "attention", "heldOut", "window", "vocabulary"] as const satisfies readonly (keyof Config)[];

/** Every setting of an experiment; the reader's seed stays, and so do task and data. */
export function settingsOf({ settings }: Solo, now: Config): Config {
  const own = { ...DEFAULTS, ...settings, seed: now.seed };
  return now.task === "text" ? own : { ...own, ...Object.fromEntries(TASK_FIELDS.map((field) => [field, now[field]])) };
}

/** Whether `config` is this experiment, with whatever seed. */
export function matches(experiment: Solo, config: Config): boolean {
  return has(config, settingsOf(experiment, config));
}
