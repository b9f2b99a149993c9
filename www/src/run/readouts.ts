/** The numbers that stand on the page while a network trains. */

/** The numbers of `<output data-figure>`; null where there is none yet. */
export interface Readouts {
  /** Updates made. */
  readonly updates: number;
  /** Training loss of the last update, nats per character; NaN or infinite is possible. */
  readonly loss: number | null;
  /** Last measured loss on held-out data, nats per character. */
  readonly validationLoss: number | null;
  /** Last measured score of a task on held-out data: a share, or a mean squared error. */
  readonly score: number | null;
  /** Global gradient norm of the last update, before clipping. */
  readonly gradientNorm: number | null;
  /** The lag, in characters, over which ‖∂L/∂h‖ (‖∂L/∂c‖ where the cell has a c) halves; Infinity where it does not fade. */
  readonly halfLife: number | null;
  /** Characters trained on per second, over the last second. */
  readonly charactersPerSecond: number | null;
  /** The first 16 hex digits of the weights' SHA-256. */
  readonly hash: string | null;
  /** Milliseconds spent training. */
  readonly trainingMs: number;
  /** Bytes of wasm memory. */
  readonly memory: number | null;
}

/** The readouts of an untrained network. */
export const NO_READOUTS: Readouts = {
  updates: 0,
  loss: null,
  validationLoss: null,
  score: null,
  gradientNorm: null,
  halfLife: null,
  charactersPerSecond: null,
  hash: null,
  trainingMs: 0,
  memory: null,
};
