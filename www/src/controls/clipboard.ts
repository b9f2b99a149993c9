/** Copies text, and shows for a while that it was copied. */
import { useSignal, type ReadonlySignal } from "@preact/signals";
import type { Phrase } from "../i18n";

/** How long the message stays. */
const SAID_MS = 4000;

/** The current message, and a function that copies `text` and shows `done`, or `failed` where the browser forbids it. */
export function useClipboard(failed: Phrase): { message: ReadonlySignal<Phrase | null>; copy: (text: string, done: Phrase) => Promise<void> } {
  const message = useSignal<Phrase | null>(null);
  const copy = async (text: string, done: Phrase): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      message.value = done;
    } catch {
      message.value = failed;
    }
    setTimeout(() => {
      message.value = null;
    }, SAID_MS);
  };
  return { message, copy };
}
