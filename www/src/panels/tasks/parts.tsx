/** Everything on the page that only tasks need; fetched when one is chosen. */
import "./tasks.css";
import { useEffect } from "preact/hooks";
import { store } from "../../page";
import { tasks, type TaskView } from "../../tasks";
import { sharedPictureWords } from "../../words/taskpanels";
import { taskWords } from "../../figures/figure";
import { after, before, SHARED } from "../../figures/view";
import { TaskLoss, TaskScore } from "./curves";
import { DelaysPicture, ExamplePicture } from "./memory";
import { ConfusionPicture, SentencePicture } from "./sentiment";
import { SeriesPicture } from "./series";
import { AlignmentPicture, BottleneckPicture, ExamPicture, TranslationPicture } from "./translation";

export { presets, startOf } from "../../scenarios/tasks";
export { tasks } from "../../tasks";
export { TaskSide } from "./side";

/** Pictures before the shared ones where a text is learnt. */
const TEXT_BEFORE = before.peek();

/** The view of the task that is running; null for text. */
function view(): TaskView | null {
  const task = store.run.config.value?.task ?? store.settings.value.task;
  return task === "text" ? null : tasks[task].view;
}

/** Pictures before those that every network has: the loss, the score, and two of the task's own, or one. */
const BEFORE: Readonly<Record<TaskView, number>> = { series: 3, sentiment: 4, translation: 4, memory: 4 };

/**
 * What stands in the place of the text's loss and of what it writes: over the training on the left, the network as it is
 * now on the right.
 */
export function FirstPictures() {
  const shown = view();
  useEffect(() => {
    taskWords.value = sharedPictureWords;
    return () => {
      taskWords.value = {};
      before.value = TEXT_BEFORE;
      after.value = 0;
    };
  }, []);
  useEffect(() => {
    if (shown === null) return;
    before.value = BEFORE[shown];
    after.value = shown === "translation" ? 2 : 0;
  }, [shown]);
  return (
    <>
      <div class="task-training">
        <TaskLoss />
        <TaskScore number={2} />
      </div>
      <div class="task-now">
        {shown === "series" && <SeriesPicture number={3} />}
        {shown === "sentiment" && <SentencePicture number={3} />}
        {shown === "sentiment" && <ConfusionPicture number={4} />}
        {shown === "translation" && <TranslationPicture number={3} />}
        {shown === "translation" && <ExamPicture number={4} />}
        {shown === "memory" && <ExamplePicture number={3} />}
        {shown === "memory" && <DelaysPicture number={4} />}
      </div>
    </>
  );
}

/** What follows the pictures that every network has. */
export function MorePictures() {
  if (view() !== "translation") return null;
  const next = before.value + SHARED + 1;
  return (
    <>
      <BottleneckPicture number={next} />
      <AlignmentPicture number={next + 1} />
    </>
  );
}
