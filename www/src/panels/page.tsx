/** The page as a whole: landmarks in reading order, and what follows the language, the colours and the run. */
import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { theme as chartTheme } from "../plot/colours";
import { store } from "../page";
import { whole } from "../words/numbers";
import { troubleWords } from "../words/messages";
import { pageWords } from "../words/page";
import { language, say } from "../i18n";
import { BreakSection } from "./break";
import { DropZone } from "./drop";
import { readouts } from "../controls/readouts";
import { Header } from "./header";
import { listenToKeys } from "./keys";
import { Messages } from "./messages";
import { LaboratorySection } from "./laboratory";
import { NetworkPanel } from "./network";
import { PostMortem } from "./postmortem";
import { LazyRace } from "./race";
import { TaskChooser, TaskSettings } from "./tasks";
import { TextPanel } from "./text";
import { RunLine, Transport } from "./transport";
import { figureFor, taskFigures } from "../figures";
import { ORDER, SHARED, type FigureId } from "../figures/ids";
import { look } from "../figures/look";
import { numberOf } from "../figures/view";

const LANG = { en: "en", zh: "zh-Hans" } as const;

/** Keeps `lang`, the title and the colours of the document as they should be. Returns the stop. */
function dress(): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const paint = (): void => {
    const { value } = store.theme;
    const shade = value === "auto" ? (dark.matches ? "dark" : "light") : value;
    // The stylesheet first: pictures read the page's paper from it.
    root.dataset.theme = shade;
    chartTheme.value = shade;
  };
  dark.addEventListener("change", paint);
  const stops = [
    effect(paint),
    effect(() => {
      root.lang = LANG[language.value];
    }),
    effect(() => {
      document.title =
        store.run.phase.value === "training"
          ? say(pageWords.titleTraining, { update: whole(Math.floor(readouts.value.updates / 100) * 100) })
          : say(pageWords.title);
    }),
  ];
  return () => {
    dark.removeEventListener("change", paint);
    for (const stop of stops) stop();
  };
}

/** Said in place of the transport where the engine cannot run; the rest of the page can still be read. */
function Trouble() {
  const engine = store.engine.value;
  if (engine.kind !== "trouble") return null;
  const { trouble } = engine;
  return (
    <section class="trouble" role="alert">
      <h2>{say(pageWords.troubleTitle)}</h2>
      <p>{say(troubleWords[trouble.code], "detail" in trouble ? { detail: trouble.detail } : {})}</p>
    </section>
  );
}

/** To the pictures without touching the address, whose part after the # holds the settings. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("pictures")?.focus();
}

/** Figures by id, as far as their code is here. */
function Stand({ ids, isTask }: { ids: readonly FigureId[]; isTask: boolean }) {
  return (
    <>
      {ids.map((id) => {
        const figure = figureFor(id, isTask);
        return figure && <figure.Show key={id} number={numberOf(id)} />;
      })}
    </>
  );
}

/** The figures of the network, in reading order: over the training on the left, the network as it is now on the right. */
function Figures() {
  const { task } = store.run.config.value ?? store.settings.value;
  const { training, now, after = [] } = ORDER[task];
  const isTask = task !== "text";
  useEffect(() => {
    if (isTask) void taskFigures.fetch();
  }, [isTask]);
  return (
    <>
      {isTask ? (
        typeof taskFigures.state.value === "object" && (
          <>
            <div class="task-training">
              <Stand ids={training} isTask />
            </div>
            <div class="task-now">
              <Stand ids={now} isTask />
            </div>
          </>
        )
      ) : (
        <Stand ids={[...training, ...now]} isTask={false} />
      )}
      <Stand ids={SHARED} isTask={isTask} />
      <Stand ids={after} isTask={isTask} />
    </>
  );
}

/** The one network: transport, figures, settings, pictures. */
function OneNetwork() {
  useEffect(() => listenToKeys(store), []);
  return (
    <>
      <div class="top">
        <Transport />
        <Messages />
      </div>
      <Trouble />
      <PostMortem />
      <main class="page">
        <section class="side" aria-label={say(pageWords.set)}>
          <TaskChooser />
          {store.settings.value.task === "text" ? <TextPanel /> : <TaskSettings />}
          <NetworkPanel />
          <BreakSection />
        </section>
        <RunLine />
        <section id="pictures" class="pictures" aria-label={say(pageWords.pictures)} tabIndex={-1}>
          <Figures />
        </section>
        <LaboratorySection />
      </main>
    </>
  );
}

export function Page() {
  useEffect(() => {
    const stops = [dress(), look()];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return (
    <>
      <a class="skip" href="#pictures" onClick={skip}>
        {say(pageWords.skip)}
      </a>
      <Header />
      {store.view.value === "one" ? (
        <OneNetwork />
      ) : (
        <>
          <Trouble />
          <LazyRace />
        </>
      )}
      <footer class="colophon">
        <p>{say(pageWords.privacy)}</p>
        <p>{say(pageWords.engine)}</p>
      </footer>
      <DropZone />
    </>
  );
}
