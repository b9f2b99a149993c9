/** Loss and score of a task over its updates, with what has to be beaten. */
import { computed, signal } from "@preact/signals";
import { mountScore, mountTaskLoss } from "../../charts/taskcurves";
import { store } from "../../page";
import { tasks } from "../../tasks";
import { whole } from "../../words/numbers";
import { say } from "../../i18n";
import { pictureLabels } from "../../words/pictures";
import { baselineWords, metricWords, scoreOfErrorWords, taskPictureLabels, taskPictureWords } from "../../words/taskpanels";
import { taskUnits } from "../../words/transport";
import { Readout, readouts } from "../../controls/readouts";
import { Plate } from "../../figures/figure";
import { cell, time } from "../../figures/view";
import { Zoom } from "../../figures/zoom";

const LOSS_PX = 300;

const lossVisible = signal(false);
const scoreVisible = signal(false);

/** The newest update with a point in the curves; null before the first. */
const newest = computed(() => {
  void readouts.value;
  const { newest } = store.run.histories.value;
  return newest > 0 ? newest : null;
});
const trained = computed(() => newest.value !== null);

/** When the running mean fell below the task's goal. */
const solvedAt = computed(() => {
  void store.run.revision.value;
  return store.run.histories.value.solvedAt;
});

function Solved() {
  const update = solvedAt.value;
  if (update === null) return null;
  return (
    <output class="solved" data-figure="solved">
      {say(taskPictureLabels.solvedAt, { update: whole(update) })}
    </output>
  );
}

/** Whether the running task's loss is drawn over decades. */
export function logarithmic(): boolean {
  const task = store.run.config.value?.task ?? "text";
  return task !== "text" && tasks[task].logarithmic;
}

export function TaskLoss() {
  const byDecades = logarithmic();
  return (
    <Plate
      key={String(byDecades)}
      picture="task-loss"
      words={taskPictureWords.loss}
      number={1}
      mount={(host) => mountTaskLoss(host, { time, height: LOSS_PX, logarithmic: byDecades })}
      read={() => {
        void store.run.revision.value;
        const { loss, solvedAt } = store.run.histories.value;
        const task = store.run.info.value?.task;
        if (!task) return null;
        return {
          train: loss,
          baselines: task.baselines.map((baseline) => ({ name: say(baselineWords[baseline.kind]), value: baseline.loss })),
          unit: say(taskUnits[task.loss]),
          solvedAt,
          cell: cell.value,
        };
      }}
      filled={trained}
      wait={pictureLabels.waitLoss}
      update={newest}
      visible={lossVisible}
      figures={<Solved />}
      tools={<Zoom />}
    />
  );
}

const scored = computed(() => store.run.answers.to("score").value !== null);
const scoredAt = computed(() => store.run.answers.to("score").value?.update ?? null);

export function TaskScore({ number }: { number: number }) {
  const error = store.run.info.value?.task?.metric === "mse";
  return (
    <Plate
      key={String(error)}
      picture="task-score"
      words={error ? scoreOfErrorWords : taskPictureWords.score}
      number={number}
      mount={(host) => mountScore(host, { time, error })}
      read={() => {
        void store.run.revision.value;
        const last = store.run.answers.to("score").value?.head;
        if (!last) return null;
        return { score: store.run.histories.value.score, metric: say(metricWords[last.metric]), judged: last.count, chance: last.chance, cell: cell.value };
      }}
      filled={scored}
      wait={pictureLabels.waitMeasure}
      update={scoredAt}
      visible={scoreVisible}
      figures={<Readout name="score" />}
      tools={<Zoom />}
    />
  );
}
