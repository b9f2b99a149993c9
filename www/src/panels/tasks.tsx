/** The chooser of the task, and the place of everything that only tasks need, which is fetched when one is chosen. */
import { useEffect } from "preact/hooks";
import { Again, lazy } from "../controls/lazy";
import { taskFigures } from "../figures";
import { store } from "../page";
import type { TaskKind } from "../wire";
import { say } from "../i18n";
import { chooserWords, taskNames } from "../words/tasks";

/** What stands beside the figures of a task; it is of no use without them. */
const parts = lazy(async () => {
  const [parts, figures] = await Promise.all([import("./tasks/parts"), taskFigures.fetch()]);
  if (figures === null) throw new Error("the figures of the tasks could not be fetched");
  return parts;
});

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

/** What stands beside the figures of a task, once its code is here. */
export function TaskSettings() {
  useEffect(() => void parts.fetch(), []);
  const here = parts.state.value;
  if (typeof here === "object") return <here.TaskSide />;
  return (
    <p class="quiet" role="status">
      {say(here === "away" ? chooserWords.loading : chooserWords.missing)}{" "}
      {here === "missing" && <Again part={parts} name={chooserWords.again} />}
    </p>
  );
}
