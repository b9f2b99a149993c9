/** A line of the reader's own for the network to read. */
import { useId } from "preact/hooks";
import { say, type Phrase } from "../i18n";

/** Longer than anything a network here can read at a time. */
const MOST = 400;

export function Line({ name, value, onInput }: { name: Phrase; value: string; onInput: (typed: string) => void }) {
  const id = useId();
  return (
    <div class="task-line">
      <label for={id}>{say(name)}</label>
      <input
        id={id}
        class="line-box"
        type="text"
        autocomplete="off"
        spellcheck={false}
        maxLength={MOST}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
