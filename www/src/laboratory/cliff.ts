/** The cliff's constants, and descents whose ends are known. */
import type { Span } from "./protocol";

/** The network of Pascanu, Mikolov & Bengio (2013), section 2.3, and the part of the plane that is drawn. */
export const CLIFF = {
  /** x₀ and what σ(x_T) should be. */
  start: 0.5,
  target: 0.7,
  /** An error that jumps by more than this from one cell to the next is a wall. */
  jump: 0.1,
  w: [3, 8] as Span,
  b: [-4.5, 1.5] as Span,
  columns: 200,
  rows: 200,
  /** The largest error there is here, (target − 0)². */
  most: 0.49,
  /** Updates each descent makes. */
  updates: 400,
} as const;

/** A descent: T, its start, its learning rate, and the clipping limit. */
export interface Descent {
  readonly steps: number;
  readonly w: number;
  readonly b: number;
  readonly rate: number;
  readonly limit: number;
}

/** Presets whose ends are known; a test checks them. */
export const PRESETS = {
  short: { steps: 20, w: 5.5, b: -2.4, rate: 0.2, limit: 0.5 },
  paper: { steps: 50, w: 5, b: -1.6, rate: 1, limit: 0.2 },
} as const satisfies Record<string, Descent>;

export type Preset = keyof typeof PRESETS;

/** The bounds of what the reader may change. */
export const BOUNDS = {
  steps: { low: 1, high: 100, whole: true },
  rate: { low: 0.001, high: 10, whole: false },
  limit: { low: 0.001, high: 100, whole: false },
} as const;
