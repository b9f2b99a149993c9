/** Whether an answer is right, as the last column of a table: a mark to see, a word to hear. */
import { say, type Phrase } from "../i18n";

export const words = {
  right: { en: "right", zh: "对" },
  wrong: { en: "wrong", zh: "错" },
} as const satisfies Record<string, Phrase>;

export function MarkHead() {
  return (
    <th scope="col">
      <span class="unseen">{say(words.right)}</span>
    </th>
  );
}

export function Mark({ right }: { right: boolean }) {
  return (
    <td>
      <span aria-hidden="true">{right ? "✓" : "✗"}</span>
      <span class="unseen">{say(right ? words.right : words.wrong)}</span>
    </td>
  );
}
