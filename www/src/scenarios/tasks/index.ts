/** The presets of every task, in order; a task opens with the first. A task without presets does not compile. */
import { has } from "../../run/settings";
import type { TaskStart } from "../../page/shapes";
import type { TaskId } from "../../tasks/task";
import { DEFAULTS, type Config } from "../../wire";
import type { Solo } from "../scenario";
import { adding } from "./adding";
import { brackets } from "./brackets";
import { copying } from "./copying";
import { order } from "./order";
import { parity } from "./parity";
import { recall } from "./recall";
import { sentiment } from "./sentiment";
import { series } from "./series";
import { translation } from "./translation";

export const presets: Readonly<Record<TaskId, readonly [Solo, ...Solo[]]>> = {
  series,
  sentiment,
  translation,
  adding,
  copying,
  order,
  recall,
  parity,
  brackets,
};

/** What a task begins with when a preset of it is chosen. */
export function startOf({ settings, sample, epochs }: Solo): TaskStart {
  return { settings, sample: sample ?? null, epochs: epochs ?? null };
}

/** Whether a preset of its task stands, with whatever seed: its settings, on its data (`opened`) where it has some. */
export function stands({ settings, sample }: Solo, now: Config, opened: string | null): boolean {
  const data = sample === undefined || sample === opened;
  return data && has(now, { ...DEFAULTS, ...settings, task: now.task, seed: now.seed });
}
