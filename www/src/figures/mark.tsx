/** Whether an answer is right, as the last column of a table: a mark to see, a word to hear. */
import { say } from "../i18n";
import { taskPictureLabels as labels } from "../words/taskpanels";

export function MarkHead() {
  return (
    <th scope="col">
      <span class="unseen">{say(labels.right)}</span>
    </th>
  );
}

export function Mark({ right }: { right: boolean }) {
  return (
    <td>
      <span aria-hidden="true">{right ? "✓" : "✗"}</span>
      <span class="unseen">{say(right ? labels.right : labels.wrong)}</span>
    </td>
  );
}
