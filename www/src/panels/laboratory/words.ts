/** The words of a picture: for a text, or for a network that reads the steps of a task. */
import { taskLabWords, type TaskLabPicture } from "../../words/laboratorytasks";
import type { PictureWords } from "../../words/pictures";
import { isTask } from "../../figures/view";

/** `words`, and for a task what it says otherwise. */
export function forTask(picture: TaskLabPicture, words: PictureWords): PictureWords {
  return isTask.value ? { ...words, ...taskLabWords[picture] } : words;
}
