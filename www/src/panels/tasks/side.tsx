/** What stands beside the pictures of a task: what it is, experiments to begin with, its data, and its own settings. */
import { Noted } from "../../controls/note";
import { ChoiceSetting, NumberSetting } from "../../controls/settings";
import { presets, stands, startOf } from "../../scenarios/tasks";
import { store } from "../../page";
import { tasks, type Task } from "../../tasks";
import { readsTable } from "../../tasks/samples";
import { whole } from "../../words/numbers";
import { say } from "../../i18n";
import { sampleWords } from "../../words/samples";
import { taskPanelWords as words } from "../../words/taskpanels";
import { Box, OpenFile } from "../text";

/** The drafted task; null for text. */
export function draftTask(): Task | null {
  const { task } = store.settings.value;
  return task === "text" ? null : tasks[task];
}

function Presets({ task }: { task: Task }) {
  const draft = store.settings.value;
  const { source } = store.texts.current.value;
  const opened = source.kind === "built-in" ? source.id : null;
  const offered = presets[task.id];
  const chosen = offered.findIndex((preset) => stands(preset, draft, opened));
  const preset = offered[chosen];
  return (
    <label class="task-preset">
      <span class="setting-name">{say(words.preset)}</span>
      <select
        class="select wide"
        value={String(chosen)}
        onChange={(event) => {
          const next = offered[Number(event.currentTarget.value)];
          if (next) store.setPreset(startOf(next));
        }}
      >
        {chosen < 0 && <option value="-1">{say(words.ownPreset)}</option>}
        {offered.map(({ name }, i) => (
          <option key={name.en} value={String(i)}>
            {say(name)}
          </option>
        ))}
      </select>
      <span class="teaches">{say(preset?.look ?? words.presetNote)}</span>
    </label>
  );
}

const OWN = "own";

function Source({ task }: { task: Task }) {
  if (task.data === null) return null;
  const { source } = store.texts.current.value;
  const chosen = source.kind === "built-in" ? source.id : OWN;
  const sample = task.data.samples.find((id) => id === chosen);
  return (
    <>
      <select
        class="select wide"
        aria-label={say(words.chooseData)}
        value={chosen}
        onChange={(event) => {
          if (event.currentTarget.value !== OWN) store.texts.choose(event.currentTarget.value);
        }}
      >
        {source.kind === "own" && <option value={OWN}>{source.name ?? say(words.own)}</option>}
        {task.data.samples.map((id) => (
          <option key={id} value={id}>
            {say(sampleWords[id].name)}
          </option>
        ))}
      </select>
      <p class="teaches">{say(sample ? sampleWords[sample].about : task.data.format)}</p>
    </>
  );
}

function Facts() {
  const info = store.run.info.value?.task;
  if (!info || store.run.config.value?.task !== store.settings.value.task || info.examples === 0) return null;
  return (
    <dl class="facts running">
      <div>
        <dt>{say(words.examples)}</dt>
        <dd>{whole(info.examples)}</dd>
      </div>
      <div>
        <dt>{say(words.heldOut)}</dt>
        <dd>{whole(info.heldOut)}</dd>
      </div>
      <div>
        <dt>{say(words.longest)}</dt>
        <dd>{say(words.steps, { count: whole(info.longest) })}</dd>
      </div>
      <div>
        <dt>{say(words.epoch)}</dt>
        <dd>{whole(info.updatesPerEpoch)}</dd>
      </div>
    </dl>
  );
}

function Dials({ task }: { task: Task }) {
  return (
    <Noted rest={say(words.dialsNote)}>
      {task.dials.map((field) =>
        field === "tokens" || field === "attention" ? (
          <ChoiceSetting key={field} field={field} />
        ) : (
          <NumberSetting key={field} field={field} explain={field === "window" ? words.windowNote : undefined} />
        ),
      )}
    </Noted>
  );
}

/** Under the chooser: what the task is, its experiments and dials; then its data, where it has any. */
export function TaskSide() {
  const task = draftTask();
  if (task === null) return null;
  return (
    <>
      <div class="task-about">
        <p class="teaches">{say(task.what)}</p>
        <Presets task={task} />
        <Dials task={task} />
      </div>
      {readsTable(task.id) && (
        <div class="panel">
          <div class="panel-head">
            <h2 id="text-title">{say(words.data)}</h2>
            <OpenFile />
          </div>
          <Source task={task} />
          <Box note={task.data?.format} placeholder={words.placeholder} />
          <Facts />
        </div>
      )}
      {!readsTable(task.id) && <p class="quiet">{say(words.fresh)}</p>}
    </>
  );
}
