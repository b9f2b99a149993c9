/** What tasks other than text need (their engine, their data), and the draft that each task was left with. */
import type { TextState } from "./shapes";
import type { Config, Sample, TaskKind } from "../wire";
import { readsTable } from "../tasks/samples";
import type { World } from "./world";

/** The draft of a task that was left. */
interface Kept {
  readonly settings: Config;
  readonly text: TextState;
}

/** The seed of the built-in data: fixed, so that the seed of a run changes only the run. */
const DATA_SEED = 1;

/** What a task without data learns from. */
const NO_TEXT: TextState = { source: { kind: "own", name: null }, content: "", bytes: 0, editable: true, preview: "", loading: false };

/** The data a task learns from: `text`, or nothing where every update has fresh examples. */
export function learnsFrom(task: TaskKind, text: TextState): TextState {
  return task === "text" || readsTable(task) ? text : NO_TEXT;
}

export class TaskStore {
  /** The tasks' engine, once it has been fetched. */
  engine: WebAssembly.Module | null = null;
  private fetching: Promise<boolean> | null = null;
  private readonly kept = new Map<TaskKind, Kept>();

  constructor(private readonly world: Pick<World, "loadTasks" | "sample">) {}

  /** Fetches what `task` needs; returns whether all of it is loaded. Calling it again after a failure tries again. */
  ready(task: TaskKind): Promise<boolean> {
    if (task === "text" || this.engine !== null) return Promise.resolve(true);
    this.fetching ??= this.world.loadTasks().then((loaded) => {
      this.fetching = null;
      this.engine = "module" in loaded ? loaded.module : null;
      return this.engine !== null;
    });
    return this.fetching;
  }

  /** Built-in data as text; rejects where it cannot be fetched. */
  async sample(id: Sample): Promise<string> {
    if (!(await this.ready("series")) || this.engine === null) throw new Error("the engine of the tasks is missing");
    return this.world.sample(this.engine, id, DATA_SEED);
  }

  /** Remembers the draft of the task that is left. */
  keep(settings: Config, text: TextState): void {
    this.kept.set(settings.task, { settings, text });
  }

  /** The draft that `task` was left with; null where it is new. */
  before(task: TaskKind): Kept | null {
    return this.kept.get(task) ?? null;
  }
}
