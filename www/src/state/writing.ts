/** Text as it arrives from a worker, piece by piece. */
import type { ToPage } from "../protocol";
import type { Writing } from "./shapes";

/** `draft` with the next piece; a piece from 0 begins another text. */
export function grown(draft: Writing | null, { update, prime, from, written, done }: Extract<ToPage, { verb: "written" }>): Writing {
  const before = from === 0 ? null : draft;
  const had = before?.probabilities.length ?? 0;
  const probabilities = new Float32Array(had + written.probabilities.length);
  if (before !== null) probabilities.set(before.probabilities);
  probabilities.set(written.probabilities, had);
  return { update, prime, characters: [...(before?.characters ?? []), ...written.characters], probabilities, done };
}
