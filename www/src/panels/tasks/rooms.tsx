/** Everything on the page that only tasks need; fetched when one is chosen. */
import "./tasks.css";
import { useEffect } from "preact/hooks";
import { store } from "../../state";
import { tasks, type TaskView } from "../../tasks";
import { sharedPictureWords } from "../../words/taskpanels";
import { taskWords } from "../picture";
import { TaskLoss, TaskScore } from "./curves";
import { DelaysPicture, ExamplePicture } from "./memory";
import { ConfusionPicture, SentencePicture } from "./sentiment";
import { SeriesPicture } from "./series";
import { AlignmentPicture, BottleneckPicture, ExamPicture, TranslationPicture } from "./translation";

export { startOf, tasks } from "../../tasks";
export { TaskSide } from "./side";

/** The view of the task that is running; null for text. */
function view(): TaskView | null {
  const task = store.running.value?.task ?? store.settings.value.task;
  return task === "text" ? null : tasks[task].view;
}

/** What stands in the place of the text's loss and of what it writes. */
export function FirstPictures() {
  const shown = view();
  useEffect(() => {
    taskWords.value = sharedPictureWords;
    return () => {
      taskWords.value = {};
    };
  }, []);
  return (
    <>
      <TaskLoss />
      {shown === "series" && <SeriesPicture />}
      {shown === "sentiment" && <SentencePicture />}
      {shown === "translation" && <TranslationPicture />}
      {shown === "memory" && <ExamplePicture />}
    </>
  );
}

/** What follows the pictures that every network has; numbers count on from those. */
export function MorePictures() {
  const shown = view();
  const attention = store.running.value?.attention === "additive";
  return (
    <>
      {shown === "memory" && <DelaysPicture number={7} />}
      {shown === "sentiment" && <ConfusionPicture number={7} />}
      {shown === "translation" && <ExamPicture number={7} />}
      {shown === "translation" && <BottleneckPicture number={8} />}
      {shown === "translation" && attention && <AlignmentPicture number={10} />}
      <TaskScore number={shown === "translation" ? 9 : shown === "series" ? 7 : 8} />
    </>
  );
}
