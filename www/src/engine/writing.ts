/** Text that the network writes between slices of training: requested once, or watched and renewed. */
import type { Watch, Written } from "../protocol";
import type { Sampling } from "../wire";
import type { EngineSession } from "./bindings";
import { Writer } from "./writer";

/** Text that is written while training is renewed this often. */
const RENEW_MS = 1_000;
/** The longest time of writing before commands are handled again. */
const SLICE_MS = 12;

/** The last watched text that was begun. */
interface Begun {
  /** The request, as JSON. */
  readonly wanted: string;
  readonly update: number;
  /** When, in milliseconds. */
  readonly at: number;
  /** The engine refused; the same request is not tried again. */
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
  private writer: { by: Writer; requested: boolean } | null = null;
  private begun = NEVER;

  constructor(private readonly session: EngineSession) {}

  /** Whether a text is not finished; the network must not change until it is, so that one network writes all of it. */
  get unfinished(): boolean {
    return this.writer !== null;
  }

  /** Whether the unfinished text was requested; then its cost does not count as a measurement. */
  get requested(): boolean {
    return this.writer?.requested ?? false;
  }

  /** Begins a requested text; it replaces an unfinished one. */
  begin(sampling: Sampling, characters: number): void {
    this.writer = { by: new Writer(this.session, sampling, characters), requested: true };
  }

  /** Whether the text that is watched may be renewed while training. */
  isDue(now: number): boolean {
    return now - this.begun.at >= RENEW_MS;
  }

  /** Begins the watched text again if it is out of date; returns whether it did. */
  renew(writing: Watch["writing"], now: number): boolean {
    if (writing === null) return false;
    const wanted = JSON.stringify(writing);
    const { updates } = this.session;
    const last = this.begun;
    if (last.wanted === wanted && (last.update === updates || last.refused)) return false;
    this.begun = { wanted, update: updates, at: now, refused: true };
    this.writer = { by: new Writer(this.session, writing.sampling, writing.characters), requested: false };
    this.begun.refused = false;
    return true;
  }

  /** Goes on writing for a slice. */
  advance(now: () => number): Piece | null {
    const { writer } = this;
    if (writer === null) return null;
    const { by } = writer;
    const started = now();
    const from = by.written;
    // Restored after writing: a text that the engine refuses half way is not continued.
    this.writer = null;
    const written = by.advance(() => now() - started >= SLICE_MS);
    if (!by.done) this.writer = writer;
    return { update: by.update, prime: by.sampling.prime, from, written, done: by.done };
  }

  /** What was written so far belongs to another network. */
  forget(): void {
    this.begun = { ...this.begun, update: -1 };
    this.writer = null;
  }
}
