/** The shapes of the page's state: its text, its engine, its messages. The state knows no words: messages are data, which the page turns into sentences. */
import type { Trouble } from "../engine/load";
import type { IntakeRefusal, IntakeRemark } from "../intake";
import type { LinkNotice } from "../link";
import type { GivenUp, ModuleFor } from "../run/trainer/bounds";
import type { Config, Explosion, Notice, Refusal, Remedy, Sample } from "../wire";

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
  /** The first 2,000 characters. */
  preview: string;
  /** A built-in text is being fetched, or a file is being read; `content` is still the text before. */
  loading: boolean;
}

/** The engine: compiled wasm modules. */
export type EngineState =
  | { kind: "loading" }
  | { kind: "ready"; moduleFor: ModuleFor }
  /** This browser, or this copy of the page, cannot train; the rest of the page works. */
  | { kind: "trouble"; trouble: Trouble };

/** A part of the draft that differs from what is running and needs a new network. */
export type PendingField = keyof Config | "text";

/** Something to tell the reader. At most one of each `kind` (and `topic`, for notices) stands at a time; newest last. */
export type Message = { readonly id: number } & (
  /** The engine changed a requested setting, or could not do what was requested. */
  | { kind: "notice"; notice: Notice }
  /** The link the page was opened with holds something it could not use. */
  | { kind: "link"; notice: LinkNotice }
  /** What was changed in a text when it was taken in (encoding, line ends, lone surrogates). */
  | { kind: "intake"; name: string | null; remarks: readonly IntakeRemark[] }
  /** A text was not taken; the one before stays. Way out of `tooLong`: `texts.useFirstPart()`. */
  | { kind: "notTaken"; name: string | null; refusal: IntakeRefusal }
  /** A built-in text could not be fetched. Way out: `texts.choose(id)` again. */
  | { kind: "textMissing"; textId: string }
  /** The engine of a task could not be fetched; the task before stays. */
  | { kind: "taskMissing" }
  /** The engine refused. What ran before, if anything, stays. */
  | { kind: "refused"; refusal: Refusal }
  /** The worker was lost; training went on from the checkpoint of `update`. */
  | { kind: "recovered"; update: number; cause: "crash" | "silence" }
  /** Training stopped because a number was not finite. Way out: `rewindAndMend()`. */
  | { kind: "exploded"; explosion: Explosion }
  /** The network went back to `update`, and goes on as `remedy` says. */
  | { kind: "rewound"; update: number; remedy: Remedy | null }
  /** The worker was lost too often; settings, text and the last checkpoint are kept. Way out: `restart()`. */
  | { kind: "failed"; reason: GivenUp; detail: string }
);

/** Settings that a task begins with, its data, and after how many passes over them training pauses; null keeps what there is, or never. */
export interface TaskStart {
  readonly settings: Partial<Config>;
  readonly sample: Sample | null;
  readonly epochs: number | null;
}

/** Colours of the page; `auto` follows the system. */
export type Theme = "auto" | "light" | "dark";
