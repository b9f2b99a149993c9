/** The keys of the transport: Space, →, R; never while something else wants the key. */
import type { Store } from "../page/store";

/** Elements that use keys themselves. */
const FIELD = "input, select, textarea, [contenteditable], [role='textbox']";
const SPACE_TAKER = `${FIELD}, button, a[href], summary, [role='button']`;

/** Whether the element in focus leaves `key` to the page. */
export function leavesToPage(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return true;
  return target.closest(key === " " ? SPACE_TAKER : FIELD) === null;
}

/** What the keys act on: the one network, or all of a race. */
export type TransportActions = Pick<Store, "toggle" | "step" | "reset">;

/** What a key does, or null. */
function actionOf(key: string, actions: TransportActions): (() => void) | null {
  switch (key) {
    case " ":
      return actions.toggle;
    case "ArrowRight":
      return actions.step;
    case "r":
    case "R":
      return actions.reset;
    default:
      return null;
  }
}

/** Listens until the returned function is called. */
export function listenToKeys(actions: TransportActions): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const action = actionOf(event.key, actions);
    if (!action || !leavesToPage(event.target, event.key)) return;
    event.preventDefault();
    if (event.repeat && event.key !== "ArrowRight") return;
    action();
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}
