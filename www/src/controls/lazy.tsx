/** Parts of the page whose code is fetched when it is needed: one loader for all of them. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { say, type Phrase } from "../i18n";

/** A part of the page: loaded, not loaded yet, or failed. */
export interface Lazy<Part extends object> {
  readonly state: ReadonlySignal<Part | "away" | "missing">;
  /** Fetches the part unless it is loaded; null where that failed, which can be tried again. May be called while rendering. */
  fetch(): Promise<Part | null>;
  /** The reader tries again: the part is fetched once more. */
  again(): void;
}

/** The part that `load` imports, for as long as the page stands. */
export function lazy<Part extends object>(load: () => Promise<Part>): Lazy<Part> {
  const state = signal<Part | "away" | "missing">("away");
  const fetch = async (): Promise<Part | null> => {
    const here = state.peek();
    if (typeof here === "object") return here;
    try {
      const part = await load();
      state.value = part;
      return part;
    } catch {
      state.value = "missing";
      return null;
    }
  };
  const again = (): void => {
    state.value = "away";
    void fetch();
  };
  return { state, fetch, again };
}

interface AgainProps {
  readonly part: Lazy<object>;
  readonly name: Phrase;
  /** How the button looks. */
  readonly look?: "plain" | "action";
}

/** The button beside the sentence that a part could not be fetched: tries again. */
export function Again({ part, name, look = "plain" }: AgainProps) {
  return (
    <button type="button" class={look} onClick={() => part.again()}>
      {say(name)}
    </button>
  );
}
