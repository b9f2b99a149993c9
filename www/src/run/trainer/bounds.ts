/** The trainer's interfaces, towards the page and towards the worker. */
import type { ToPage, ToWorker } from "../../protocol";
import type { Config, Refusal } from "../../wire";

/** A network as it stood after `update` updates. */
export interface Checkpoint {
  readonly update: number;
  readonly bytes: ArrayBuffer;
}

/** Everything a session is made from; with the checkpoint of an earlier session, that session again. */
export interface Job {
  readonly config: Config;
  readonly text: string;
  readonly checkpoint: Checkpoint | null;
}

/** The engine a session of these settings runs on; another engine needs another worker. */
export type ModuleFor = (config: Config) => WebAssembly.Module;

/** What the trainer needs of a worker. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: { data: ToPage }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
  onmessageerror: (() => void) | null;
}

/** The world around a trainer. */
export interface TrainerWorld {
  /** Starts a worker; throws where the browser cannot. */
  spawn(): WorkerLike;
  /** Milliseconds from any fixed point. */
  now(): number;
  /** Calls `f` every `ms` milliseconds until the returned function is called. */
  every(ms: number, f: () => void): () => void;
}

/** What a trainer reports: the worker's messages about the current session, and what became of the worker. */
export interface Listener {
  heard(message: ToPage): void;
  /** The requested session was refused; the one before, if any, stays. */
  notOpened(refusal: Refusal): void;
  /** The worker was lost and replaced; the network is that of `update`. */
  recovered(update: number, cause: "crash" | "silence"): void;
  /** The worker cannot be started, or crashed too often; `detail` is what the browser said, if anything. */
  failed(reason: GivenUp, detail: string): void;
}

/** Why no worker is started any more: it crashed too often, never started, or workers cannot be modules here. */
export type GivenUp = "crashes" | "notStarted" | "noModuleWorker";

/** Thrown by `TrainerWorld.spawn` where workers cannot be modules. */
export class NoModuleWorker extends Error {}
