/** The whole page is a place to drop a file or a piece of text. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { store } from "../page";
import { say } from "../i18n";
import { textWords } from "../words/text";

const holdsFile = (data: DataTransfer): boolean => data.types.includes("Files");

/** Text dragged within a field is the field's own business. */
function takes(event: DragEvent): boolean {
  const data = event.dataTransfer;
  if (!data) return false;
  if (holdsFile(data)) return true;
  const inField = event.target instanceof Element && event.target.closest("input, textarea") !== null;
  return !inField && data.types.includes("text/plain");
}

export function DropZone() {
  const hovering = useSignal(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!takes(event)) return;
      event.preventDefault();
      hovering.value = true;
    };
    const leave = (event: DragEvent): void => {
      // Leaving the window has no element to go to; moving between elements has one.
      if (event.relatedTarget === null) hovering.value = false;
    };
    const drop = (event: DragEvent): void => {
      hovering.value = false;
      const data = event.dataTransfer;
      if (!data || !takes(event)) return;
      event.preventDefault();
      const file = data.files[0];
      if (file) store.texts.open(file);
      else store.texts.take(data.getData("text/plain"));
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
    };
  }, []);
  return (
    <div class="drop" hidden={!hovering.value}>
      <p>{say(textWords.drop)}</p>
    </div>
  );
}
