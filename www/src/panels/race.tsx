/** The race, whose code is fetched when it is first opened. */
import { useEffect } from "preact/hooks";
import { Again, lazy } from "../controls/lazy";
import { say } from "../i18n";
import { pageWords } from "../words/page";

const race = lazy(() => import("./race/race"));

export function LazyRace() {
  useEffect(() => void race.fetch(), []);
  const here = race.state.value;
  if (typeof here === "object") return <here.Race />;
  return (
    <main class="page-wait" aria-live="polite">
      <p>{say(here === "away" ? pageWords.raceLoading : pageWords.raceMissing)}</p>
      {here === "missing" && <Again part={race} name={pageWords.raceAgain} look="action" />}
    </main>
  );
}
