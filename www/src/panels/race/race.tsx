/** The race as a page: transport and standings on top, text and networks at the side, shared pictures, runs over seeds. */
import { computed, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Placed } from "../../race/racer";
import type { RacePhase } from "../../race/race";
import { loss, score, span, whole } from "../../words/numbers";
import { say, type Phrase } from "../../i18n";
import { raceWords } from "../../words/race";
import type { RaceFigure } from "./figurewords";
import { transportWords } from "../../words/transport";
import { failureWords } from "../../words/messages";
import { listenToKeys } from "../keys";
import { Messages } from "../messages";
import { LazyReport } from "../postmortem";
import { tellExplosion, tellRefusal } from "../../messages/messagetext";
import { store } from "../../page";
import { TaskChooser, TaskSettings } from "../tasks";
import { TextPanel } from "../text";
import { Buttons } from "../transport";
import { Voice } from "../voice";
import { RunsPanel } from "./runs";
import { markStops } from "./marks";
import { figures, RACE } from "./figures";
import { PresetsPanel } from "./presets";
import { SeedsPanel } from "./seeds";
import { changed, direct, actions, squared, raceState, startAnew, text } from "./racestate";
import { Named } from "../../figures/swatch";
import "../../style/race.css";

const PHASE_NAME: Readonly<Record<RacePhase, Phrase>> = {
  idle: raceWords.opening,
  opening: raceWords.opening,
  ready: raceWords.ready,
  training: raceWords.training,
  gathering: raceWords.gathering,
  paused: raceWords.paused,
  over: raceWords.over,
};

const USABLE: readonly RacePhase[] = ["ready", "training", "gathering", "paused"];

const phase = computed<RacePhase>(() => raceState.value?.race.phase.value ?? "idle");

/** The updates that all have made, at a pace that can be read. */
const together = computed(() => {
  void raceState.value?.beat.value;
  return raceState.value?.race.update.peek() ?? 0;
});

const spoken = computed(() => {
  const update = whole(together.value);
  if (phase.value === "training") return say(raceWords.announceTraining, { update });
  return phase.value === "paused" ? say(raceWords.announcePaused, { update }) : "";
});

function Transport() {
  useSignalEffect(() => {
    document.documentElement.dataset.phase = phase.value;
  });
  return (
    <section class="transport" aria-label={say(raceWords.transport)}>
      <Buttons training={phase.value === "training"} usable={USABLE.includes(phase.value)} actions={actions} />
      <div class="readouts">
        <div class="readout">
          <span id="race-updates" class="readout-name">
            {say(raceWords.updates)}
          </span>
          <output class="readout-value" data-figure="updates" aria-labelledby="race-updates" aria-live="off">
            {whole(together.value)}
          </output>
        </div>
        <span class="race-phase">{say(PHASE_NAME[phase.value])}</span>
      </div>
      <Voice words={spoken} />
    </section>
  );
}

/** What became of a network that needs telling. */
function Trouble({ run, trouble: { value: trouble }, recovered: { value: recovered }, name, config }: Placed) {
  const sentences = ((): string[] => {
    switch (trouble?.kind) {
      case undefined:
        return recovered === null ? [] : [say(raceWords.recovered, { name, update: whole(recovered) })];
      case "refused":
        return [say(raceWords.out, { name, update: whole(run.readouts.peek().updates) }), tellRefusal(trouble.refusal)];
      case "exploded":
        return [say(raceWords.out, { name, update: whole(run.readouts.peek().updates) }), tellExplosion(trouble.explosion)];
      case "failed":
        return [
          say(raceWords.out, { name, update: whole(run.readouts.peek().updates) }),
          say(failureWords[trouble.reason], { detail: trouble.detail }),
          say(raceWords.restart),
        ];
    }
  })();
  if (sentences.length === 0) return null;
  return (
    <>
      <p class="lane-trouble">{sentences.join(" ")}</p>
      {trouble?.kind === "exploded" && (
        <LazyReport explosion={trouble.explosion} config={run.info.value?.config ?? config} />
      )}
    </>
  );
}

function Changed() {
  if (!changed.value || phase.value === "ready" || phase.value === "opening") return null;
  return (
    <div class="message">
      <div class="message-words">
        <p>{say(raceWords.changed)}</p>
      </div>
      <div class="message-ways">
        <button type="button" class="action" onClick={startAnew}>
          {say(raceWords.anew)}
        </button>
      </div>
    </div>
  );
}

function Row({ placed: { run, name, look, config, differs } }: { placed: Placed }) {
  void raceState.value?.beat.value;
  const readouts = run.readouts.peek();
  const info = run.info.peek();
  return (
    <tr>
      <th scope="row">
        <Named look={look} name={name} differs={differs} config={config} />
      </th>
      <td>{loss(readouts.loss, 3, squared.value)}</td>
      <td data-lane-figure="validation">{loss(readouts.validationLoss, 3, squared.value)}</td>
      {!text.value && <td data-lane-figure="score">{score(readouts.score, squared.value)}</td>}
      <td data-lane-figure="half-life">{span(readouts.halfLife)}</td>
      <td data-lane-figure="updates">{whole(readouts.updates)}</td>
      <td>{whole(config.hidden)}</td>
      <td data-lane-figure="parameters">{whole(info?.parameters ?? null)}</td>
    </tr>
  );
}

/** Every network in numbers. */
function Standings() {
  const placed = raceState.value?.race.placed.value ?? [];
  const heads = [
    raceWords.network,
    raceWords.loss,
    raceWords.validation,
    ...(text.value ? [] : [squared.value ? transportWords.testError : transportWords.score]),
    raceWords.halfLife,
    raceWords.updates,
    raceWords.units,
    raceWords.parameters,
  ];
  return (
    <section class="standings" aria-label={say(raceWords.standings)}>
      <div class="scroller" tabIndex={0} role="group" aria-label={say(raceWords.standings)}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head.en} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {placed.map((each) => (
              <Row key={each.name} placed={each} />
            ))}
          </tbody>
        </table>
      </div>
      <div aria-live="polite">
        {placed.map((each) => (
          <Trouble key={each.name} {...each} />
        ))}
      </div>
    </section>
  );
}

/** A figure with its number. */
function Stand({ id }: { id: RaceFigure }) {
  const { Show } = figures[id];
  return <Show number={RACE.indexOf(id) + 1} />;
}

export function Race() {
  useEffect(() => {
    const stops = [direct(figures), markStops(), listenToKeys(actions)];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return (
    <>
      <div class="top">
        <Transport />
        <Changed />
        <Messages />
      </div>
      <Standings />
      <main class="page">
        <section class="side" aria-label={say(raceWords.set)}>
          <PresetsPanel />
          <TaskChooser />
          {store.settings.value.task === "text" ? <TextPanel /> : <TaskSettings />}
          <RunsPanel />
        </section>
        <section id="pictures" class="race-pictures" aria-label={say(raceWords.pictures)} tabIndex={-1}>
          <div class="race-column">
            <Stand id="history" />
            <Stand id="loss" />
            <Stand id="norm" />
          </div>
          <div class="race-column">
            <Stand id="lag" />
            <Stand id="connect" />
          </div>
          {text.value && <Stand id="writing" />}
          <SeedsPanel />
        </section>
      </main>
    </>
  );
}
