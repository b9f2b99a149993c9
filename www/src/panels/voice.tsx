/** A polite live region that speaks at most once in five seconds, and always says the last thing. */
import { useSignal, useSignalEffect, type ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

const SPEAK_MS = 5000;

/** Speaks `words` when they change; nobody sees it. */
export function Voice({ words }: { words: ReadonlySignal<string> }) {
  const spoken = useSignal("");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useSignalEffect(() => {
    void words.value;
    if (timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      spoken.value = words.peek();
    }, SPEAK_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <p class="unseen" aria-live="polite">
      {spoken}
    </p>
  );
}
