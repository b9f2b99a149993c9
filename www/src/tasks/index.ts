/** Every task the page knows besides text; one that is missing, or misnamed, does not compile. */
import type { TaskStart } from "../state/shapes";
import { adding } from "./adding";
import { brackets } from "./brackets";
import { copying } from "./copying";
import { order } from "./order";
import { parity } from "./parity";
import { recall } from "./recall";
import { sentiment } from "./sentiment";
import { series } from "./series";
import type { Preset, Task, TaskId } from "./task";
import { translation } from "./translation";

export type { Preset, Task, TaskId, TaskView } from "./task";

export const tasks: Readonly<Record<TaskId, Task>> = {
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
export function startOf({ settings, sample, epochs }: Preset): TaskStart {
  return { settings, sample: sample ?? null, epochs: epochs ?? null };
}
