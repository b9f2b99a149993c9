/**
 * The verbs between page and worker, once, typed on both ends.
 *
 * The page owns the draft (settings, text, what is on screen); the worker owns the session and answers with numbers. Whatever is
 * measured is a question: asked once, or watched, which asks it again and again as the network changes.
 * Every message names the `run` it belongs to, so that an answer from a network that has been replaced is dropped.
 */
import type { Answer, Question } from "./questions";
import type { Config, Explosion, Info, Live, Operated, Operation, Refusal, Sample, Sampling, TextStatistics } from "./wire";

/** A question that is asked again while the network changes. */
export interface Watched {
  readonly question: Question;
  /** Shortest time between two answers while training, in milliseconds. */
  readonly every: number;
}

/** What the page has on screen; the worker computes nothing else. */
export interface Watch {
  readonly questions: readonly Watched[];
  /** Text written while training, refreshed about once a second, or null. */
  readonly writing: { readonly sampling: Sampling; readonly characters: number } | null;
}

/** Nothing on screen: the worker only trains. */
export const NOTHING_WATCHED: Watch = { questions: [], writing: null };

/** From the page to the worker. */
export type ToWorker =
  /**
   * Build a session: anew, or from a checkpoint of one with the same text. `text` is at most 2 MB as UTF-8: the text, or a
   * task's data, or nothing where the task makes its own. A worker keeps the module of its first message.
   */
  | { verb: "open"; run: number; module: WebAssembly.Module; config: Config; text: string; checkpoint: ArrayBuffer | null }
  /**
   * Train until paused, or until `until` updates have been made in all. With `hold`, more will be requested: at
   * `until` the worker sends `paused` and waits, without the measurements and the checkpoint of a real stop.
   */
  | { verb: "train"; run: number; until: number | null; hold: boolean }
  | { verb: "pause"; run: number }
  /** Make exactly one update. */
  | { verb: "step"; run: number }
  /** Change live settings; the next update uses them. */
  | { verb: "tune"; run: number; live: Live }
  /** Say what is on screen. */
  | { verb: "watch"; run: number; watch: Watch }
  /** Write `characters` characters now, streamed as `written` messages; a later `write` replaces an unfinished one. */
  | { verb: "write"; run: number; sampling: Sampling; characters: number }
  /** Change the network itself before the next update. */
  | { verb: "operate"; run: number; operation: Operation }
  /** Go back at least 25 and at most 50 updates, to finite weights, and take these live settings. */
  | { verb: "rewind"; run: number; live: Live }
  /** Ask for a checkpoint now. */
  | { verb: "save"; run: number }
  /** Ask once; answered between two slices, in the order asked. */
  | { verb: "ask"; run: number; id: number; question: Question }
  /** Built-in data of a task, as text; needs no session. */
  | { verb: "sample"; run: number; module: WebAssembly.Module; sample: Sample; seed: number }
  /** Statistics of a text that no session has been opened on. */
  | { verb: "inspect"; run: number; text: string; vocabulary: number }
  /** Break on purpose; only the build for the crash tests does. */
  | { verb: "provoke"; run: number; fault: "panic" | "hang" | "memory" };

/** One rendering of text written by the network, character by character. */
export interface Written {
  /** The characters, prime excluded. */
  characters: string[];
  /** The probability the network gave each of them among all symbols, before temperature and top-k, 0 to 1. */
  probabilities: Float32Array;
}

/** At most one a frame while training. Arrays are transferred. */
export interface Report {
  /** Updates made so far. */
  update: number;
  /** Characters trained on per second, over the last second; null before there is one. */
  charactersPerSecond: number | null;
  /** Milliseconds spent training since the session opened. */
  trainingMs: number;
  /** Rows of `UPDATE_FIELDS`, one per update since the last report. */
  updates: Float64Array;
  /** Bytes of wasm memory. */
  memory: number;
  /** Hex SHA-256 of the weights, shortened to 16 digits: about twice a second, at every pause and every step. */
  hash: string | null;
  /** Answers to what is watched since the last report, at most one to a question. */
  answers: readonly Answer[];
}

/** Why a worker stopped training. */
export type PauseReason = "asked" | "until" | "stepped" | "exploded";

/** From the worker to the page. */
export type ToPage =
  | { verb: "ready"; run: number; info: Info; update: number; hash: string }
  | { verb: "report"; run: number; report: Report }
  /** `commands` counts the `train` and `step` received in this run; if the page has sent more, this message is out of date. */
  | { verb: "paused"; run: number; commands: number; reason: PauseReason; explosion: Explosion | null }
  /** The live settings were taken after this update; `info` has the window in use. */
  | { verb: "tuned"; run: number; update: number; info: Info }
  /** The network was changed, and the checkpoint sent just before has it as it is now; everything watched is measured anew. */
  | { verb: "operated"; run: number; operated: Operated; info: Info }
  /** Characters `from` and on of the text being written; 0 starts a new text. */
  | { verb: "written"; run: number; update: number; prime: string; from: number; written: Written; done: boolean }
  | { verb: "checkpoint"; run: number; update: number; bytes: ArrayBuffer }
  /** The session went back and is at rest; `commands` as in `paused`. */
  | { verb: "rewound"; run: number; commands: number; update: number; info: Info; hash: string }
  | { verb: "inspected"; run: number; statistics: TextStatistics }
  /** To the `ask` with this id. */
  | { verb: "answered"; run: number; id: number; reply: { answer: Answer } | { refusal: Refusal } }
  | { verb: "sampled"; run: number; content: string }
  | { verb: "refused"; run: number; refusal: Refusal }
  /** Still alive; sent at least every second, but for calls that take longer: `slowestMs` is the longest so far. */
  | { verb: "heartbeat"; run: number; slowestMs: number }
  /** The instance is lost: the page terminates the worker and starts another from the last checkpoint. */
  | { verb: "fatal"; run: number; message: string };
