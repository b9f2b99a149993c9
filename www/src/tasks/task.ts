/** What a task is to the page: what is read and asked, where its data come from, and settings that are known to work. */
import type { Config, Sample, TaskKind } from "../wire";
import type { Phrase } from "../i18n";

/** Every task but the text, which is the page's own. */
export type TaskId = Exclude<TaskKind, "text">;

/** Which views stand in the place of what the network writes. */
export type TaskView = "series" | "sentiment" | "translation" | "memory";

/** Settings that are known to work, or known to fail, which teaches as much. */
export interface Preset {
  readonly name: Phrase;
  /** One sentence: what to expect of it. */
  readonly expect: Phrase;
  /** What differs from the defaults. */
  readonly settings: Partial<Omit<Config, "task" | "seed">>;
  /** The data it is meant for; absent keeps what there is. */
  readonly sample?: Sample;
  /** Training pauses after as many passes over the data. */
  readonly epochs?: number;
}

export interface Task {
  readonly id: TaskId;
  /** One or two sentences: what is read, and what is asked. */
  readonly what: Phrase;
  /** Data in lines that can be edited and replaced, or fresh data at every update. */
  readonly data: { readonly samples: readonly Sample[]; readonly format: Phrase } | null;
  /** The first is what the task opens with. */
  readonly presets: readonly [Preset, ...Preset[]];
  /** The settings that matter most for it, in first view. */
  readonly dials: readonly ("delay" | "tokens" | "attention" | "heldOut" | "window")[];
  readonly view: TaskView;
  /** Whether its loss falls over so many decades that only a logarithmic axis shows it. */
  readonly logarithmic: boolean;
}
