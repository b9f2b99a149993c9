/** The chooser of the task, and the place of everything that only tasks need, which is fetched when one is chosen. */
import { useEffect } from "preact/hooks";
import { Again, lazy } from "../controls/lazy";
import { store } from "../page";
import type { TaskKind } from "../wire";
import { say } from "../i18n";
import { chooserWords, taskNames } from "../words/tasks";

const parts = lazy(() => import("./tasks/parts"));

async function choose(task: TaskKind): Promise<void> {
  if (task === "text") return store.setTask(task, { settings: {}, sample: null, epochs: null });
  const fetched = await parts.fetch();
  if (fetched) store.setTask(task, fetched.startOf(fetched.presets[task][0]));
}

/** What is learnt; below it, for every task but text, what belongs to the task alone. */
export function TaskChooser() {
  const { task } = store.settings.value;
  return (
    <div class="panel">
      <h2 id="task-title">{say(chooserWords.title)}</h2>
      <select
        class="select wide"
        aria-labelledby="task-title"
        value={task}
        onChange={(event) => void choose(event.currentTarget.value as TaskKind)}
      >
        {Object.entries(taskNames).map(([id, name]) => (
          <option key={id} value={id}>
            {say(name)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One of the lazy parts, once they are here. */
export function TaskPart({ part }: { part: "TaskSide" | "FirstPictures" | "MorePictures" }) {
  useEffect(() => void parts.fetch(), []);
  const here = parts.state.value;
  if (typeof here === "object") {
    const Part = here[part];
    return <Part />;
  }
  if (part !== "TaskSide") return null;
  return (
    <p class="quiet" role="status">
      {say(here === "away" ? chooserWords.loading : chooserWords.missing)}{" "}
      {here === "missing" && <Again part={parts} name={chooserWords.again} />}
    </p>
  );
}
