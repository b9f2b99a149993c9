/**
 * What the page asks the laboratory's worker, and what it answers: one question, one answer, in order.
 *
 * The worker has an engine of its own and is handed copies of the network as checkpoints; the worker that trains knows
 * nothing of it. Layers, gates and blocks count from 0.
 */
import type { BlockCheck, Operation } from "../wire";

/** A range of numbers, low first. */
export type Span = readonly [number, number];

/** Every question with its answer. */
export interface Questions {
  /** Use this engine; before anything else. */
  engine: { ask: { module: WebAssembly.Module }; answer: null };
  /** Examine this network from now on. `text` is null where it is that of the network before. */
  network: { ask: { checkpoint: ArrayBuffer; text: string | null }; answer: null };
  /** The gradient of a parameter block against finite differences; null where there is no such block. */
  check: { ask: { block: number }; answer: BlockCheck | null };
  /** ‖∂ log p(character)/∂x‖ of every character before the probe's character at `place`, counted from 0. */
  connectivity: { ask: { place: number }; answer: Float64Array };
  /** Rows of `SPECTRUM_FIELDS` of a gate's block of U. */
  recurrent: { ask: { layer: number; gate: number }; answer: Float64Array };
  /** The same of ∂state_t/∂state_{t−1} where the probe's character at `place` is read, or of its part ∂c_t/∂c_{t−1}. */
  jacobian: { ask: { layer: number; place: number; part: "state" | "cell" }; answer: Float64Array };
  /** ρ and s₁ of every gate's block of U, gate by gate. */
  radii: { ask: { layer: number }; answer: Float64Array };
  /** What this operation, whatever its number, would say it changes: in every layer, an encoder's first. */
  reading: { ask: { operation: Operation }; answer: Float64Array };
  /** Rows of `PRODUCT_FIELDS`: the Jacobians back from the probe's character at `place`, multiplied, after each of these lags. */
  product: { ask: { layer: number; place: number; lags: readonly number[] }; answer: Float64Array };
  /** Gradients on one window: of `rows` rows of a parameter block from `first` on, column by column. */
  gradient: { ask: { block: number; first: number; rows: number }; answer: Float64Array };
  /** The gradient of one weight on that window, then its terms by time step. */
  weight: { ask: { block: number; row: number; column: number }; answer: Float64Array };
  /**
   * How many characters are cut into windows; then for each window its length, and the cosines of truncated and whole
   * gradient, over all parameters and block by block, with the state carried, then with the state reset.
   */
  truncation: { ask: { windows: readonly number[] }; answer: Float64Array };
  /** `BILL_FIELDS` and histogram of a layer of a simple network, and its φ as rows of `SLOPE_FIELDS`. */
  saturation: { ask: { layer: number; points: number }; answer: { saturation: Float64Array; slopes: Float64Array } };
  /** Rows of `GATE_FIELDS`, one a unit, for each gate asked for. */
  gates: { ask: { layer: number; gates: readonly number[] }; answer: readonly Float64Array[] };
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
