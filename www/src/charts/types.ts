/** What pictures have in common; the data that a picture takes is described beside it. A chart is a function of data: it knows neither worker, nor protocol, nor state. */
import type { Signal } from "@preact/signals";
import type { Phrase } from "../i18n";

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
