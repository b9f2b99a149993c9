/** Text that the network writes between slices of training: asked for once, or watched and renewed. */
import type { Watch, Written } from "../protocol";
import type { Sampling } from "../wire";
import type { EngineSession } from "./bindings";
import { Writer } from "./writer";

/** Text that is written while training is renewed this often. */
const RENEW_MS = 1_000;
/** Longest spell of writing before commands are heard again. */
const SLICE_MS = 12;

/** The text watched that was begun last. */
interface Begun {
  /** What was wanted, as a string. */
  readonly wanted: string;
  readonly update: number;
  /** When, in milliseconds. */
  readonly at: number;
  /** The engine said no; the same is not tried again. */
  refused: boolean;
}

const NEVER: Begun = { wanted: "", update: -1, at: -Infinity, refused: false };

/** A piece of text, from character `from` on. */
export interface Piece {
  readonly update: number;
  readonly prime: string;
  readonly from: number;
  readonly written: Written;
  readonly done: boolean;
}

export class Writing {
  private writer: { by: Writer; asked: boolean } | null = null;
  private begun = NEVER;

  constructor(private readonly session: EngineSession) {}

  /** Whether a text is not finished; the network must not change until it is, so that one network writes all of it. */
  get unfinished(): boolean {
    return this.writer !== null;
  }

  /** Whether the unfinished text was asked for: then it is no part of looking. */
  get asked(): boolean {
    return this.writer?.asked ?? false;
  }

  /** Begins a text that was asked for; it replaces an unfinished one. */
  begin(sampling: Sampling, characters: number): void {
    this.writer = { by: new Writer(this.session, sampling, characters), asked: true };
  }

  /** Whether the text that is watched may be renewed while training. */
  isDue(now: number): boolean {
    return now - this.begun.at >= RENEW_MS;
  }

  /** Begins the text that is watched anew if it is out of date; whether it has. */
  renew(writing: Watch["writing"], now: number): boolean {
    if (writing === null) return false;
    const wanted = JSON.stringify(writing);
    const { updates } = this.session;
    const last = this.begun;
    if (last.wanted === wanted && (last.update === updates || last.refused)) return false;
    this.begun = { wanted, update: updates, at: now, refused: true };
    this.writer = { by: new Writer(this.session, writing.sampling, writing.characters), asked: false };
    this.begun.refused = false;
    return true;
  }

  /** Writes on for a slice. */
  advance(now: () => number): Piece | null {
    const { writer } = this;
    if (writer === null) return null;
    const { by } = writer;
    const started = now();
    const from = by.written;
    // Put back when it has written: one that the engine refuses half way is not asked again.
    this.writer = null;
    const written = by.advance(() => now() - started >= SLICE_MS);
    if (!by.done) this.writer = writer;
    return { update: by.update, prime: by.sampling.prime, from, written, done: by.done };
  }

  /** What was written so far was another network's. */
  forget(): void {
    this.begun = { ...this.begun, update: -1 };
    this.writer = null;
  }
}
