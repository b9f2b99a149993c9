/** The words of a picture: for a text, or for a network that reads the steps of a task. */
import { taskLabWords, type TaskLabPicture } from "../../words/laboratorytasks";
import type { FigureWords } from "../../figures/figure";
import { isTask } from "../../figures/view";

/** `words`, and for a task what it says otherwise. */
export function forTask(picture: TaskLabPicture, words: FigureWords): FigureWords {
  return isTask.value ? { ...words, ...taskLabWords[picture] } : words;
}
