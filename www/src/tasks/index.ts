/** Every task the page knows besides text; one that is missing, or misnamed, does not compile. */
import { adding } from "./adding";
import { brackets } from "./brackets";
import { copying } from "./copying";
import { order } from "./order";
import { parity } from "./parity";
import { recall } from "./recall";
import { sentiment } from "./sentiment";
import { series } from "./series";
import type { Task, TaskId } from "./task";
import { translation } from "./translation";

export type { Task, TaskId } from "./task";

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
