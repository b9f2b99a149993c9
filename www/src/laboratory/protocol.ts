/**
 * What the page asks the laboratory's worker, and what it answers: one question, one answer, in order.
 *
 * The worker has an engine of its own and receives copies of the network as checkpoints; the worker that trains does
 * not know of it.
 */
import type { Answered, Question } from "../questions";

/** A range of numbers, low first. */
export type Span = readonly [number, number];

/** Everything that the worker can be asked for, with its answer. */
export interface Questions {
  /** Use this engine; before anything else. */
  engine: { ask: { module: WebAssembly.Module }; answer: null };
  /** Examine this network from now on. `text` is null where it is that of the network before. */
  network: { ask: { checkpoint: ArrayBuffer; text: string | null }; answer: null };
  /** Ask it something. */
  ask: { ask: { question: Question }; answer: Answered };
  /** The cliff: the error over a part of the plane, row by row from the highest b, and its wall as pairs of w and b. */
  surface: {
    ask: { steps: number; w: Span; columns: number; b: Span; rows: number };
    answer: { errors: Float32Array; wall: Float64Array };
  };
  /** Two descents from one start, as rows of `PLACE_FIELDS`: as it is, and clipped by norm. */
  descents: {
    ask: { steps: number; w: number; b: number; rate: number; limit: number; updates: number };
    answer: { free: Float64Array; clipped: Float64Array };
  };
}

export type Verb = keyof Questions;

/** A question on its way. */
export interface Query<V extends Verb = Verb> {
  readonly id: number;
  readonly verb: V;
  readonly ask: Questions[V]["ask"];
}

/** Its answer, or why there is none. */
export type Reply = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly failed: string };
