/** Text being written by the network, a few characters at a time. */
import type { Written } from "../protocol";
import type { Sampling } from "../wire";
import type { EngineSession } from "./bindings";

/** Characters written in one call: a wide network takes about a millisecond for them. */
const CHARACTERS_AT_ONCE = 8;

/** One rendering: `characters` characters after the prime of `sampling`. */
export class Writer {
  /** Characters written so far. */
  written = 0;
  /** Updates that the network which writes has made. */
  readonly update: number;

  /** Reads the prime; throws the engine's refusal of `sampling`. */
  constructor(
    private readonly session: EngineSession,
    readonly sampling: Sampling,
    private readonly characters: number,
  ) {
    this.update = session.updates;
    session.beginWriting(sampling.temperature, sampling.topK, sampling.prime, sampling.seed);
  }

  get done(): boolean {
    return this.written >= this.characters;
  }

  /** Goes on writing until `until` returns true or all is written; at least a few characters. */
  advance(until: () => boolean): Written {
    const characters: string[] = [];
    const probabilities: number[] = [];
    do {
      const next = this.session.write(Math.min(CHARACTERS_AT_ONCE, this.characters - this.written));
      characters.push(...next);
      probabilities.push(...this.session.writtenProbabilities());
      // Without this, a network that writes nothing would loop for ever.
      this.written = next.length === 0 ? this.characters : this.written + next.length;
    } while (!this.done && !until());
    return { characters, probabilities: Float32Array.from(probabilities) };
  }
}
