/** Text as it arrives from a worker, piece by piece. */
import type { ToPage } from "../protocol";

/** Text the network writes, growing while `done` is false. */
export interface Writing {
  /** Updates the network had made when it wrote this. */
  readonly update: number;
  /** What it had read before. */
  readonly prime: string;
  readonly characters: readonly string[];
  /** The probability it gave each character, 0 to 1. */
  readonly probabilities: Float32Array;
  readonly done: boolean;
}

/** `draft` with the next piece; a piece from 0 begins another text. */
export function grown(draft: Writing | null, { update, prime, from, written, done }: Extract<ToPage, { verb: "written" }>): Writing {
  const before = from === 0 ? null : draft;
  const had = before?.probabilities.length ?? 0;
  const probabilities = new Float32Array(had + written.probabilities.length);
  if (before !== null) probabilities.set(before.probabilities);
  probabilities.set(written.probabilities, had);
  return { update, prime, characters: [...(before?.characters ?? []), ...written.characters], probabilities, done };
}
