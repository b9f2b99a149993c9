/** The race, loaded lazily: its code is fetched when it is first opened. */
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { pageWords } from "../words/page";
import { say } from "../i18n";

const loaded = signal<{ Race: ComponentType } | "loading" | "missing">("loading");

async function load(): Promise<void> {
  loaded.value = "loading";
  try {
    loaded.value = await import("./race/race");
  } catch {
    loaded.value = "missing";
  }
}

export function LazyRace() {
  useEffect(() => {
    if (typeof loaded.peek() === "string") void load();
  }, []);
  const { value } = loaded;
  if (typeof value === "object") return <value.Race />;
  return (
    <main class="page-wait" aria-live="polite">
      <p>{say(value === "loading" ? pageWords.raceLoading : pageWords.raceMissing)}</p>
      {value === "missing" && (
        <button type="button" class="action" onClick={() => void load()}>
          {say(pageWords.raceAgain)}
        </button>
      )}
    </main>
  );
}
