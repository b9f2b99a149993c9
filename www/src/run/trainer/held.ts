/** A session as the page keeps it, so that another worker can be given the same one. */
import type { ToPage } from "../../protocol";
import type { Live } from "../../wire";
import type { Checkpoint, Job } from "./bounds";

/** The run of a session whose worker is gone. */
export const GONE = -1;

/** A session and what is known about it. */
export interface Held<J extends Job> {
  run: number;
  /** How many `train` and `step` were sent in this run. */
  commands: number;
  readonly job: J;
  /** The last two checkpoints, newest last. */
  checkpoints: readonly Checkpoint[];
  live: Live;
  update: number;
  /** The worker's `ready` for it, kept back because a newer `open` superseded it; null where the page has been told. */
  keptBack: Extract<ToPage, { verb: "ready" }> | null;
}

/** The newest checkpoint of a session; null where there is none, and it can only be made anew. */
export function newest<J extends Job>({ checkpoints, job }: Held<J>): Checkpoint | null {
  return checkpoints.at(-1) ?? job.checkpoint;
}
