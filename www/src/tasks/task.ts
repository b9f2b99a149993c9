/** A task on the page: what is read, what is asked, and where its data come from. */
import type { Sample, TaskKind } from "../wire";
import type { Phrase } from "../i18n";

/** Every task but the text, which is the page's own. */
export type TaskId = Exclude<TaskKind, "text">;

export interface Task {
  readonly id: TaskId;
  /** One or two sentences: what is read, and what is asked. */
  readonly what: Phrase;
  /** Data in lines that can be edited and replaced, or fresh data at every update. */
  readonly data: { readonly samples: readonly Sample[]; readonly format: Phrase } | null;
  /** The settings that matter most for it, in first view. */
  readonly dials: readonly ("delay" | "tokens" | "attention" | "heldOut" | "window")[];
}
