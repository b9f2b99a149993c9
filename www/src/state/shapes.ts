/**
 * The shapes of the page's one state: what the reader has drafted, what is running, what it measured, and what there is to say
 * about it.
 *
 * Signals are read-only; every change goes through an action. The state knows no words and no pixels: messages are
 * data, and the page says them.
 */
import type { ReadonlySignal } from "@preact/signals";
import type { Trouble } from "../engine";
import type { Language } from "../i18n";
import type { IntakeRefusal, IntakeRemark } from "../intake";
import type { LinkNotice, View } from "../link";
import type { RaceDraft } from "../link/lanes";
import type { Watched } from "../protocol";
import type { Question } from "../questions";
import type { Answers } from "../run/answers";
import type { ModuleFor } from "../trainer/bounds";
import type { Phase } from "../trainer/phase";
import type { Answered } from "../trainer/questions";
import type {
  Config, Explosion, Info, Notice, Operation, Refusal, Remedy, Sample, Sampling, TaskKind, TextStatistics,
} from "../wire";
import type { RunEvent } from "./events";
import type { Histories } from "./histories";

/** Where the text comes from. */
export type TextSource =
  /** One of the texts of `texts/index.ts`, unchanged. */
  | { kind: "built-in"; id: string }
  /** The reader's own: typed, pasted, dropped, opened (`name` is the file's) or out of a link. */
  | { kind: "own"; name: string | null };

/** The text of the draft. */
export interface TextState {
  source: TextSource;
  /** All of it. Do not put it into a text box when `editable` is false. */
  content: string;
  /** Its length as UTF-8. */
  bytes: number;
  /** Whether it may go into a text box; else show `preview`. */
  editable: boolean;
  /** Its first 2,000 characters. */
  preview: string;
  /** A built-in text is on its way, or a file is being read; `content` is still the one before. */
  loading: boolean;
}

/** The engine: compiled wasm modules. */
export type EngineState =
  | { kind: "loading" }
  | { kind: "ready"; moduleFor: ModuleFor }
  /** This browser, or this copy of the page, cannot train; the rest of the page still works. */
  | { kind: "trouble"; trouble: Trouble };

/** The numbers of `<output data-figure>`; null where there is none yet. */
export interface Figures {
  /** Updates made. */
  updates: number;
  /** Training loss of the last update, nats per character; NaN or infinite is possible. */
  loss: number | null;
  /** Last measured loss on the held-out text, nats per character. */
  validationLoss: number | null;
  /** Last measured score of a task on what it never learns from: a share, or a mean squared error. */
  score: number | null;
  /** Global gradient norm of the last update, before clipping. */
  gradientNorm: number | null;
  /** The lag, in characters, over which ‖∂L/∂h‖ (‖∂L/∂c‖ where the cell has a c) halves; Infinity where it does not fade. */
  halfLife: number | null;
  /** Characters learnt from per second of training, over the last second. */
  charactersPerSecond: number | null;
  /** The first 16 hex digits of the weights' SHA-256. */
  hash: string | null;
  /** Milliseconds spent training. */
  trainingMs: number;
  /** Bytes of wasm memory. */
  memory: number | null;
}

/** Text the network writes, growing while `done` is false. */
export interface Writing {
  /** Updates the network had made when it wrote this. */
  update: number;
  /** What it had read before. */
  prime: string;
  characters: readonly string[];
  /** The probability it gave each character, 0 to 1. */
  probabilities: Float32Array;
  done: boolean;
}

/** A network as it stood after `update` updates, and its text. The bytes belong to the state: copy, never transfer. */
export interface Snapshot {
  /** The number of the network. */
  readonly network: number;
  readonly update: number;
  readonly bytes: ArrayBuffer;
  readonly text: string;
  readonly task: TaskKind;
}

/** A part of the draft that differs from what is running and needs a new network. */
export type PendingField = keyof Config | "text";

/** Why a failed worker will not be started again. */
export type FailureReason =
  /** Three crashes within a minute. */
  | "crashes"
  /** The worker never came to life. */
  | "notStarted"
  /** The browser cannot start workers from modules. */
  | "noModuleWorker";

/** Something to tell the reader. At most one of each `kind` (and `topic`, for notices) stands at a time; newest last. */
export type Message = { readonly id: number } & (
  /** The engine changed or could not do something asked for. */
  | { kind: "notice"; notice: Notice }
  /** The link the page was opened with holds something it could not use. */
  | { kind: "link"; notice: LinkNotice }
  /** What was done to a text on its way in (encoding, line ends, lone surrogates). */
  | { kind: "intake"; name: string | null; remarks: readonly IntakeRemark[] }
  /** A text was not taken; the one before still stands. Way out of `tooLong`: `useFirstPart()`. */
  | { kind: "notTaken"; name: string | null; refusal: IntakeRefusal }
  /** A built-in text could not be fetched. Way out: `chooseText(id)` again. */
  | { kind: "textMissing"; textId: string }
  /** The engine of a task could not be fetched; the task before goes on. */
  | { kind: "taskMissing" }
  /** The engine said no. What ran before, if anything, still stands. */
  | { kind: "refused"; refusal: Refusal }
  /** The worker was lost; training went on from the checkpoint of `update`. */
  | { kind: "recovered"; update: number; cause: "crash" | "silence" }
  /** Training stopped because a number was not finite. Way out: `rewindAndMend()`. */
  | { kind: "exploded"; explosion: Explosion }
  /** The network went back to `update`, and goes on as `remedy` says. */
  | { kind: "rewound"; update: number; remedy: Remedy | null }
  /** The worker is given up; settings, text and the last checkpoint are kept. Way out: `restart()`. */
  | { kind: "failed"; reason: FailureReason; detail: string }
);

/** Settings that a task begins with, its data, and after how many passes over them training pauses; null keeps what there is, or never. */
export interface TaskStart {
  readonly settings: Partial<Config>;
  readonly sample: Sample | null;
  readonly epochs: number | null;
}

/** The signals. Reading `.value` in a component or an effect subscribes to it. */
export interface Signals {
  readonly engine: ReadonlySignal<EngineState>;
  /** The worker's life: idle, opening, ready (update 0), training, paused, failed. */
  readonly phase: ReadonlySignal<Phase>;
  /** The settings as drafted: what the controls show. */
  readonly settings: ReadonlySignal<Config>;
  /** The settings of the network that is running, live changes included; null before the first one. */
  readonly running: ReadonlySignal<Config | null>;
  /** What the engine says about the running session; null before the first one. */
  readonly info: ReadonlySignal<Info | null>;
  /** The number of the network that stands, counted from 1, anew whenever it goes back; 0 before the first. */
  readonly network: ReadonlySignal<number>;
  /** Whether the engine has refused the drafted network before the first update. */
  readonly rejected: ReadonlySignal<boolean>;
  /** Parts of the draft that need a new network; empty before the first update, when the draft is applied at once. */
  readonly pending: ReadonlySignal<readonly PendingField[]>;
  /** The network that `undo()` would bring back, if any. */
  readonly undoable: ReadonlySignal<{ updates: number; cause: "startNew" | "reset" } | null>;
  /** The text of the draft. */
  readonly text: ReadonlySignal<TextState>;
  /** What the drafted task is to learn from: the text, its data, or no content at all where every update has fresh examples; null while that is not there. */
  readonly dataset: ReadonlySignal<TextState | null>;
  /** Statistics of the drafted text; null while they are being counted. */
  readonly statistics: ReadonlySignal<TextStatistics | null>;
  readonly sampling: ReadonlySignal<Sampling>;
  /** Characters per rendering of `writing`. */
  readonly writingLength: ReadonlySignal<number>;
  /** Training pauses by itself at this update; null is never. */
  readonly stopAt: ReadonlySignal<number | null>;
  readonly theme: ReadonlySignal<Theme>;
  readonly view: ReadonlySignal<View>;
  /** The runs of the race as drafted. */
  readonly race: ReadonlySignal<RaceDraft>;
  readonly figures: ReadonlySignal<Figures>;
  readonly messages: ReadonlySignal<readonly Message[]>;
  /** Mutable series, the same objects until the network is replaced; redraw when `revision` changes. */
  readonly histories: ReadonlySignal<Histories>;
  /** What was done to the running network, or befell it, oldest first; the same from its first update on. */
  readonly events: ReadonlySignal<readonly RunEvent[]>;
  /** Counts the reports that changed `histories`; at most one a frame. */
  readonly revision: ReadonlySignal<number>;
  /** The newest answers to what is watched. */
  readonly answers: Answers;
  readonly writing: ReadonlySignal<Writing | null>;
}

/** Colours of the page; `auto` follows the system. */
export type Theme = "auto" | "light" | "dark";

/** The actions. None throws; what goes wrong becomes a message. */
export interface Actions {
  /** Once, when the page has loaded: reads the link, fetches text and engine, opens a session. Never trains. */
  start(): void;
  /** Trains until paused, or until `stopAt`. Nothing happens unless ready or paused. */
  train(): void;
  pause(): void;
  /** Train or pause, whichever applies: the button and the space key. */
  toggle(): void;
  /** Exactly one update; pauses first when training. */
  step(): void;
  /** The same running settings and text, fresh weights; `undo()` brings the old ones back. */
  reset(): void;
  /** Makes the same network again, trained to the end of the epoch with the lowest mean loss: the same weights as then, to the last bit. */
  toBestEpoch(): void;
  /** Changes the draft. Live settings reach the running network with its next update; others become `pending`. */
  set(change: Partial<Config>): void;
  /** Another task, as it was left, or from `start` where it is new: a new network at once, and `undo()` brings the old one back. */
  setTask(task: TaskKind, start: TaskStart): void;
  /** Other settings of the same task: a new network at once, as for another task. */
  setPreset(start: TaskStart): void;
  /** Asks the running network of a task; null where it is lost or replaced before it answers. */
  ask(question: Question): Promise<Answered | null>;
  /** A new network from the draft as it stands; `undo()` brings the old one back. */
  startNew(): void;
  /** The same with every setting as in `config`; the one before keeps its own, live ones too. */
  startWith(config: Config): void;
  /** Drops what is pending: settings and text as they are running. */
  dropPending(): void;
  /** Brings back the network before the last `startNew()` or `reset()`: weights, text, settings, curves. One level. */
  undo(): void;
  /** Changes the running network itself, before its next update; `events` says what came of it, a message why not. */
  operate(operation: Operation): void;
  /** After an explosion: 25–50 updates back, and on with what the explosion's `remedy` changes. */
  rewindAndMend(): void;
  /** After a failure: a new worker from the last checkpoint. */
  restart(): void;
  /** Takes a built-in text; while `loading`, the text before stays. */
  chooseText(id: string): void;
  /** The text box changed. */
  typeText(content: string): void;
  /** A whole text was pasted or dropped as a string. */
  pasteText(content: string): void;
  /** A file was opened or dropped. */
  openFile(file: File): void;
  /** After `notTaken` with `tooLong`: takes the first 2 MB instead. */
  useFirstPart(): void;
  setSampling(change: Partial<Sampling>): void;
  setWritingLength(characters: number): void;
  setStopAt(update: number | null): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  /** One network or the race; going to the race pauses the one network. */
  setView(view: View): void;
  setRace(race: RaceDraft): void;
  /** Says what is on screen; parts left out stay as they are. `writing: true` refreshes text about once a second. */
  watch(change: { questions?: readonly Watched[]; writing?: boolean }): void;
  /** Writes text now, streamed into `writing`. */
  write(): void;
  /** A copy of the network to be examined, at most two seconds old while it trains; null where there is none. */
  snapshot(): Promise<Snapshot | null>;
  /** Takes a message away. */
  dismiss(id: number): void;
  /** The address of this page with everything in it, own text too where it fits; `textLeftOut` where it does not. */
  link(): Promise<{ href: string; textLeftOut: boolean }>;
  /** Breaks the worker on purpose; does nothing outside the build for the crash tests. */
  provoke(fault: "panic" | "hang" | "memory"): void;
}

export type Store = Signals & Actions;
