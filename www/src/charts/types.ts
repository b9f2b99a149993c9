/** What a picture takes and gives. A chart is a function of data: it knows neither worker, nor protocol, nor state. */
import type { Signal } from "@preact/signals";
import type { Phrase } from "../i18n";
import type { TimeAxis } from "./cursor";
import type { Columns } from "./history";

/** A mounted picture. */
export interface Chart<Data> {
  /** Shows `data`, at most once a frame; the arrays are read until the next call. */
  draw(data: Data): void;
  /** Removes the picture, its listeners and its subscriptions. */
  destroy(): void;
}

/** A series over updates (or steps): the first `length` entries of `xs` (ascending) and `ys`; NaN is a gap. A `History` is one. */
export interface Points {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly length: number;
  /** Where points stand for several values each: the mean of those values, and how many they are. */
  readonly means?: ArrayLike<number>;
  readonly counts?: ArrayLike<number>;
}

/** A position shared between pictures; null while nobody points at anything. */
export type Cursor = Signal<number | null>;

/** The recurrent cell a curve belongs to; it decides hue and dash everywhere. */
export type Cell = "rnn" | "lstm" | "gru";

/** What tells one of several networks apart: its cell, and how many before it have the same. */
export interface Look {
  readonly cell: Cell;
  readonly nth: number;
}

/** What every picture can be told. */
export interface PictureOptions {
  /** Height of the picture in CSS pixels, axes included; every picture has a default that fits its place. */
  height?: number;
  /** The accessible name, where the default one does not fit. */
  name?: Phrase;
}

/** A picture whose x axis is the update. */
export interface TimeOptions extends PictureOptions {
  /** The axis it shares: range, zoom and cursor. */
  time: TimeAxis;
}

/** Loss in nats per character. */
export interface LossData {
  train: Points;
  validation: Points;
  /** The loss of a uniform guess, ln V; null draws no line. */
  uniform: number | null;
  /** The entropy of the text's characters; null draws no line. */
  unigram: number | null;
  /** The cell that is training: hue of the training line. */
  cell: Cell;
}

/** Global gradient norm of every update. */
export interface GradientNormData {
  before: Points;
  after: Points;
  /** 1 where the update was clipped, else 0. */
  clipped: Points;
  /** The limit of clipping by norm; null where nothing is clipped by norm. */
  limit: number | null;
  cell: Cell;
}

/** One network's gradient through time, measured once. */
export interface LagCurve {
  cell: Cell;
  /** What it is called and how it looks where there are several; its cell says both unless told. */
  name?: string;
  look?: Look;
  /** Rows of four numbers (norm over the batch, then 10 %, median and 90 % over the lanes) of ∂L_T/∂h_{T−k}, one per lag k from 0. */
  hidden: ArrayLike<number>;
  /** The same rows for ∂L_T/∂c_{T−k}, or null where the cell has no c. */
  cells: ArrayLike<number> | null;
  /** Characters in which the median halves, of ∂L/∂c where there is a c; Infinity where it does not shrink, null where unknown. */
  halfLife: number | null;
  /** The gain the recurrent matrix started with, where gainᵏ says something: every singular value, or the spectral radius. */
  gain: number | null;
  /** γ·s₁ of the recurrent matrix as it is: no curve lies above its k-th power. Null where it bounds nothing. */
  bound: number | null;
}

/** Gradient through time, one curve per network. */
export interface LagCurveData {
  curves: readonly LagCurve[];
  /** Characters the gradient may walk back, T: where truncated BPTT cuts. */
  window: number;
  /** Divide by the value at lag 0. */
  relative: boolean;
  /** Whether lags are steps of a task rather than characters of a text. */
  steps?: boolean;
}

export interface LagCurveOptions extends PictureOptions {
  /** The lag pointed at, in characters. */
  lag: Cursor;
}

/** Gradient through time over training: `columns` hold the norm for every lag from 0, one column per measurement. */
export interface LagHistoryData {
  columns: Columns;
  /** Characters the gradient may walk back, T. */
  window: number;
  /** Whether lags are steps of a task rather than characters of a text. */
  steps?: boolean;
}

export interface LagHistoryOptions extends TimeOptions {
  /** Writes nothing under it: another picture on the same axis stands right below. */
  bare?: boolean;
  /** The lag pointed at, in characters. */
  lag: Cursor;
}

/** How numbers become colours: fixed −1…1 (tanh states), 0…1 (gates), or symmetric about zero and stated (cell states, ReLU). */
export type StateRange = "signed" | "gate" | "own";

/** Hidden state, cell state or a gate while the network reads. */
export interface StatesData {
  /** What was read, one character each; of a task, one token or number each. */
  characters: readonly string[];
  /** Whether they are the steps of a task rather than characters of a text. */
  steps?: boolean;
  units: number;
  /** The value of unit u at character t is `matrix[t * units + u]`. */
  matrix: ArrayLike<number>;
  /** The unit drawn in each row, from the top; rows beyond its end show the unit of their own number. */
  order: ArrayLike<number>;
  /** The name of what is shown, such as h, c or a gate's letter. */
  channel: string;
  range: StateRange;
}

export interface StatesOptions extends PictureOptions {
  /** The step pointed at: an index into `characters`, from 0. */
  step: Cursor;
}

/** One network's curve among several. */
export interface NamedPoints {
  name: string;
  look: Look;
  points: Points;
}

/** Loss of several networks, nats per character. */
export interface LaneLossData {
  lanes: readonly NamedPoints[];
  /** Whether each point was measured by itself and is worth a dot, as on text set aside. */
  dotted: boolean;
  /** The loss of a uniform guess, ln V; null draws no line. */
  uniform: number | null;
  /** The entropy of the text's characters; null draws no line. */
  unigram: number | null;
  /** What else has to be beaten, by name: a task's baselines. */
  baselines?: readonly { readonly name: string; readonly value: number }[];
}

export interface LaneLossOptions extends TimeOptions {
  /** What the loss is counted in; nats per character, with bits on the right, unless told. */
  unit?: () => string;
  /** Whether it falls over decades. */
  logarithmic?: boolean;
}

/** Gradient norms before clipping of several networks. */
export interface LaneNormData {
  lanes: readonly NamedPoints[];
  /** The limit of clipping by norm; null where nothing is clipped by norm. */
  limit: number | null;
}

/** ‖∂L/∂h_t‖ for every step of the window. */
export interface StepNormsData {
  /** Norms for t = 1…T. */
  norms: ArrayLike<number>;
  cell: Cell;
}

export interface StepNormsOptions extends PictureOptions {
  /** The step pointed at, from 0. */
  step: Cursor;
}

/** Text the network wrote. */
export interface SampleTextData {
  /** What it was given to read first. */
  prime: string;
  /** What it wrote, one character each. */
  characters: readonly string[];
  /** The probability the network gave each of them, 0 to 1. */
  probabilities: ArrayLike<number>;
}
