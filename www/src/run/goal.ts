/** When a task counts as solved: a mean loss that an untrained network cannot reach. */
import type { Info, TaskKind } from "../wire";

/** Mean losses, in the task's own unit. */
const GOALS: Readonly<Partial<Record<TaskKind, number>>> = { adding: 0.01, order: 0.1, recall: 0.05, parity: 0.05, sentiment: 0.05 };

/** Where some answers cannot be known, the goal is this share of the loss of a network without memory. */
const SHARE_OF_BASELINE = 0.25;

/** The mean loss to get below; null where only its score counts. */
export function goalOf({ config, task }: Pick<Info, "config" | "task">): number | null {
  const goal = GOALS[config.task];
  if (goal !== undefined || task === null) return goal ?? null;
  if (config.task !== "copying" && config.task !== "brackets") return null;
  const baselines = task.baselines.map(({ loss }) => loss);
  return baselines.length === 0 ? null : SHARE_OF_BASELINE * Math.min(...baselines);
}
