/** The page's state: joins draft, text, tasks, network, messages and address. */
import { batch, computed, signal } from "@preact/signals";
import type { View } from "../link";
import type { RaceDraft } from "../link/lanes";
import type { Watched } from "../protocol";
import type { ReadOnly } from "../run/readonly";
import type { RunView } from "../run/run";
import type { ModuleFor } from "../run/trainer";
import { Address } from "./address";
import { newDraft } from "./draft";
import type { EngineState, PendingField, TextState, Theme, TaskStart } from "./shapes";
import { differing, liveOf } from "../run/settings";
import { DEFAULTS, type Config, type Sampling, type TaskKind, type TextStatistics } from "../wire";
import { language, type Language } from "../i18n";
import { TextStore } from "./text";
import { WRITING_LENGTH } from "../limits";
import { Messages } from "./messages";
import { NetworkStore } from "./network";
import { isSample } from "../tasks/samples";
import { learnsFrom, TaskStore } from "./tasks";
import type { World } from "./world";

/** Changes of the draft that come in quick succession become one new network. */
const REOPEN_MS = 150;
/** Builds the state over a world; nothing happens before `start()`. */
export function createStore(world: World) {
  const engine = signal<EngineState>({ kind: "loading" });
  const draft = newDraft();
  const { settings, sampling, writingLength, stopAt, theme, view, race, chosenLanguage } = draft;
  const statistics = signal<TextStatistics | null>(null);
  /** The current draft was refused; Train asks for it again rather than training something else. */
  const rejected = signal(false);
  const messages = new Messages();
  const tasks = new TaskStore(world);
  const texts = new TextStore(load, messages, () => {
    // The column was chosen for the data before; in other data the same number is another column or none.
    settings.value = { ...settings.value, column: DEFAULTS.column };
    draftChanged();
  });
  const network = new NetworkStore(world, messages, (news) => {
    if (news.kind === "stands" && news.another) replaced();
    if (news.kind === "notOpened") {
      rejected.value = run.readouts.value.updates === 0;
      inspect();
    }
    // The draft follows, unless it already says something else.
    if (news.kind === "activation" && settings.value.activation === news.from) settings.value = { ...settings.value, activation: news.to };
  });
  const { run } = network;
  const address = new Address({ world, draft, tasks, texts, messages, draftText, set, setSampling, setView, setLanguage });

  let watching: readonly Watched[] = [];
  let renewing = false;
  let reopening: (() => void) | null = null;
  /** What the reader asked for while the drafted network was being opened. */
  let afterwards: "train" | "step" | null = null;
  let inspections = 0;
  /** Counts the requested tasks, so that a slow one does not replace a later choice. */
  let turns = 0;
  /** Tasks being fetched. */
  let coming = 0;
  /** Passes over the data after which the drafted task pauses; updates are known once the engine has counted the data. */
  let epochs: number | null = null;
  let stopInspecting: (() => void) | null = null;

  const pending = computed<readonly PendingField[]>(() => {
    const now = run.config.value;
    const standing = run.standing.value;
    // Before the first update a changed draft is a new network at once; nothing is pending.
    if (now === null || standing === null || run.readouts.value.updates === 0) return [];
    const fields: PendingField[] = differing(settings.value, now).lasting;
    return draftText().content === standing.text ? fields : [...fields, "text"];
  });
  const dataset = computed(() => {
    const text = draftText();
    return text.loading && text.content === "" ? null : text;
  });
  const undoable = computed(() => {
    const past = network.past.value;
    return past === null ? null : { updates: past.network.readouts.updates, cause: past.cause };
  });

  /** Another network is open. */
  function replaced(): void {
    rejected.value = false;
    if (epochs !== null) stopAt.value = epochs * (run.info.value?.task?.updatesPerEpoch ?? 0) || null;
    epochs = null;
    if (run.standing.value?.text === draftText().content) statistics.value = run.info.value?.text?.statistics ?? null;
    else inspect();
  }

  /** A built-in text, or a task's built-in data as text. */
  function load(id: string): Promise<string> {
    if (isSample(id)) return tasks.sample(id);
    const text = world.texts.find((candidate) => candidate.id === id);
    return text === undefined ? Promise.reject(new RangeError(`no text is called ${id}`)) : text.load();
  }

  /** What the drafted task is to learn from. */
  function draftText(): TextState {
    return learnsFrom(settings.value.task, texts.current.value);
  }

  /** The draft changed: before the first update a new network, later a pending change. */
  function draftChanged(): void {
    rejected.value = false;
    if (run.readouts.value.updates > 0 || !network.begun) return inspect();
    reopening?.();
    reopening = world.after(REOPEN_MS, openDraft);
  }

  function openDraft(): void {
    reopening?.();
    reopening = null;
    const text = dataset.value;
    if (!network.begun || text === null) return;
    messages.clear("refused");
    network.open(settings.value, text);
    if (afterwards === "train") network.train(stopAt.value);
    if (afterwards === "step") network.step();
    afterwards = null;
  }

  /** Measures the drafted text's statistics, unless the session already has them. */
  function inspect(): void {
    const { content } = texts.current.value;
    const { vocabulary } = settings.value;
    inspections += 1;
    const inspection = inspections;
    stopInspecting?.();
    if (settings.value.task !== "text") {
      statistics.value = null;
      return;
    }
    const info = run.info.value;
    if (info !== null && run.standing.value?.text === content && info.config.vocabulary === vocabulary) {
      statistics.value = info.text?.statistics ?? null;
      return;
    }
    stopInspecting = world.after(REOPEN_MS, () => {
      void run.inspect(content, vocabulary).then((counted) => {
        if (inspection === inspections) statistics.value = counted;
      });
    });
  }

  function set(change: Partial<Config>): void {
    const before = settings.value;
    const after = { ...before, ...change };
    const { live, lasting } = differing(before, after);
    if (!live && lasting.length === 0) return;
    settings.value = after;
    if (run.readouts.value.updates === 0) return draftChanged();
    if (live) run.tune(liveOf(after));
    if (lasting.includes("vocabulary")) inspect();
  }

  /** What a task needs is fetched first, so that nothing is lost where that fails. */
  async function begin(task: TaskKind, start: TaskStart): Promise<void> {
    turns += 1;
    const turn = turns;
    coming += 1;
    try {
      await change(turn, task, start);
    } finally {
      coming -= 1;
    }
    const next = afterwards;
    // While another task or network is still to come, the request waits, too.
    if (coming > 0 || reopening !== null || next === null) return;
    afterwards = null;
    if (next === "train") network.train(stopAt.value);
    else network.step();
  }

  /** Replaces the draft by that of another task, or of other settings of the same task. */
  async function change(turn: number, task: TaskKind, { settings: own, sample, epochs: passes }: TaskStart): Promise<void> {
    if (!(await tasks.ready(task))) return messages.add({ kind: "taskMissing" });
    const left = settings.value;
    const before = left.task === task ? null : tasks.before(task);
    const id = left.task === task ? sample : before === null ? (sample ?? address.usualText(task)) : null;
    const text = before?.text ?? (id === null ? texts.current.value : await texts.fetch(id));
    if (text === null || turn !== turns) return;
    batch(() => {
      messages.clear("refused", "notTaken", "intake", "taskMissing");
      tasks.keep(left, texts.current.value);
      epochs = before === null ? passes : null;
      stopAt.value = null;
      settings.value = before?.settings ?? { ...DEFAULTS, seed: left.seed, ...own, task };
      texts.putBack(text);
      if (run.readouts.value.updates === 0) draftChanged();
    });
    if (run.readouts.value.updates > 0) await network.replace(settings.value, draftText(), "startNew");
  }

  function sendWatch(): void {
    const writing = renewing ? { sampling: sampling.value, characters: writingLength.value } : null;
    run.watch({ questions: watching, writing });
  }

  function setSampling(change: Partial<Sampling>): void {
    sampling.value = { ...sampling.value, ...change };
    if (renewing) sendWatch();
  }

  function setView(next: View): void {
    view.value = next;
    // A machine may have only two cores; they are for the runs of the race.
    if (next === "race") pause();
  }

  function setLanguage(next: Language): void {
    chosenLanguage.value = next;
    language.value = next;
  }

  async function start(): Promise<void> {
    const loading = world.loadEngine();
    await address.read();
    address.follow();
    const loaded = await loading;
    if ("trouble" in loaded) {
      engine.value = { kind: "trouble", trouble: loaded.trouble };
      return;
    }
    const moduleFor: ModuleFor = ({ task }) => (task === "text" ? loaded.module : (tasks.engine ?? loaded.module));
    engine.value = { kind: "ready", moduleFor };
    network.begin(moduleFor);
    openDraft();
  }

  /** Trains the drafted network; where it is still being opened, as soon as it is open. */
  function train(): void {
    if (!wait("train")) network.train(stopAt.value);
  }

  /** Where the drafted network is not open yet, opens it and remembers what to do then; returns whether it waits. */
  function wait(next: "train" | "step"): boolean {
    const stands = !rejected.value && reopening === null && coming === 0 && network.begun;
    if (stands) return false;
    afterwards = next;
    if (network.begun && coming === 0) openDraft();
    return true;
  }

  function pause(): void {
    afterwards = null;
    run.pause();
  }

  return {
    engine,
    /** The page's network: its readouts, curves, events, answers and text. */
    run: run as RunView,
    /** The settings as drafted: what the controls show. */
    settings,
    /** Whether the engine has refused the drafted network before the first update. */
    rejected,
    /** Parts of the draft that need a new network; empty before the first update, when the draft is applied at once. */
    pending,
    /** The network that `undo()` would bring back, if any. */
    undoable,
    /** The text of the draft, and how it is taken in. */
    texts: texts as Pick<TextStore, "current" | "choose" | "take" | "open" | "useFirstPart">,
    /** What the drafted task is to learn from: the text, its data, or no content at all where every update has fresh examples; null while that is not there. */
    dataset,
    /** Statistics of the drafted text; null while they are being counted. */
    statistics,
    sampling,
    /** Characters per rendering of text. */
    writingLength,
    /** Training pauses by itself at this update; null is never. */
    stopAt,
    theme,
    view,
    /** The runs of the race as drafted. */
    race,
    messages: messages as Pick<Messages, "all" | "dismiss">,
    /** Once, when the page has loaded: reads the link, fetches text and engine, opens a session. Never trains. */
    start: () => void start(),
    /** Trains until paused, or until `stopAt`. Nothing happens unless ready or paused. */
    train,
    pause,
    /** Train or pause, whichever applies: the button and the space key. */
    toggle: () => (run.phase.value === "training" ? pause() : train()),
    /** Makes exactly one update; pauses first when training. */
    step() {
      if (!wait("step")) network.step();
    },
    /** The same running settings and text, fresh weights; `undo()` brings the old ones back. */
    reset() {
      const standing = run.standing.value;
      const now = run.config.value;
      if (standing !== null && now !== null) void network.replace(now, standing.textState, "reset");
    },
    /** Makes the same network again, trained to the end of the epoch with the lowest mean loss: the same weights as then, to the last bit. */
    toBestEpoch() {
      const best = run.histories.value.bestEpoch;
      if (best !== null) void network.replay(best.update);
    },
    /** Changes the draft. Live settings reach the running network with its next update; others become `pending`. */
    set,
    /** Another task, as it was left, or from `start` where it is new: a new network at once, and `undo()` brings the old one back. */
    setTask: (task: TaskKind, start: TaskStart) => void begin(task, start),
    /** Other settings of the same task: a new network at once, as for another task. */
    setPreset: (start: TaskStart) => void begin(settings.value.task, start),
    /** A new network from the draft as it stands; `undo()` brings the old one back. */
    startNew: () => void network.replace(settings.value, draftText(), "startNew"),
    /** The same with every setting as in `config`; the one before keeps its own, live ones too. */
    startWith(config: Config) {
      // Before the first update a changed draft is a new network anyway.
      if (run.readouts.value.updates === 0) return set(config);
      settings.value = { ...config };
      void network.replace(config, draftText(), "startNew");
    },
    /** Drops what is pending: settings and text as they are running. */
    dropPending() {
      const now = run.config.value;
      const standing = run.standing.value;
      // Before the first network only the defaults can be restored; they are within their limits.
      if (now === null || standing === null) return set(DEFAULTS);
      batch(() => {
        settings.value = { ...now };
        texts.putBack(standing.textState);
        messages.clear("refused", "intake", "notTaken");
        rejected.value = false;
        inspect();
      });
    },
    /** Brings back the network before the last `startNew()` or `reset()`: weights, text, settings, curves. One level deep. */
    undo() {
      const past = network.undo();
      if (past === null) return;
      batch(() => {
        settings.value = { ...past.network.config };
        texts.putBack(past.network.textState);
      });
    },
    /** After an explosion: goes 25–50 updates back, and on with the changes of the explosion's `remedy`. */
    rewindAndMend() {
      const exploded = messages.all.value.find((message) => message.kind === "exploded");
      if (exploded === undefined) return;
      const { remedy } = exploded.explosion;
      settings.value = { ...settings.value, ...remedy.live };
      network.rewind(remedy);
    },
    /** After a failure: a new worker from the last checkpoint. */
    restart: () => network.restart(),
    setSampling,
    setWritingLength(characters: number) {
      writingLength.value = Math.min(WRITING_LENGTH.high, Math.max(WRITING_LENGTH.low, Math.round(characters)));
      if (renewing) sendWatch();
    },
    setStopAt(update: number | null) {
      stopAt.value = update;
      network.stopAt(update);
    },
    setLanguage,
    setTheme(next: Theme) {
      theme.value = next;
    },
    /** One network or the race; going to the race pauses the one network. */
    setView,
    setRace(next: RaceDraft) {
      race.value = next;
    },
    /** Sets what is on screen; parts left out stay as they are. `writing: true` refreshes text about once a second. */
    watch({ writing, questions }: { questions?: readonly Watched[]; writing?: boolean }) {
      watching = questions ?? watching;
      renewing = writing ?? renewing;
      sendWatch();
    },
    /** Writes text now, streamed into the run's `writing`. */
    write: () => network.write(sampling.value, writingLength.value),
    /** The address of this page with everything in it, own text too where it fits; `textLeftOut` where it does not. */
    link: () => address.link(),
  };
}

/**
 * The page's one state: the reader's draft, the running network, its measurements, and the messages. Signals are
 * read-only; every change goes through an action. No action throws; what goes wrong becomes a message.
 */
export type Store = ReadOnly<ReturnType<typeof createStore>>;
