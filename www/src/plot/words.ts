/** The sentences around a drawing. The page sets them in the reader's language, and again when that changes. */
import { signal } from "@preact/signals";

/** The sentences of one language. */
export interface PlotWords {
  /** The heading of a data table, and the name of the table of the picture `name`. */
  readonly data: string;
  dataOf(name: string): string;
  /** There are no data yet. */
  readonly nothing: string;
  /** An axis moved: the one whose title is `axis`, or the one whose title stands beside the sentence. */
  newRange(axis: string, from: string, to: string): string;
  newRangeHere(from: string, to: string): string;
  /** The button that shows the whole axis of updates again. */
  readonly whole: string;
  /** Between the values of one sentence, and between sentences. */
  readonly comma: string;
  readonly semicolon: string;
  /** The title of the axis of updates. */
  readonly update: string;
  /** A value with its name. */
  value(name: string, value: string): string;
  /** The values at an update, and at another place. */
  atUpdate(at: string, values: string): string;
  atStep(at: string, values: string): string;
  /** A line that is the mean of the line `name`. */
  meanOf(name: string): string;
}

const words = signal<PlotWords | null>(null);

/** Sets the sentences of every picture; mounted pictures show them at once. */
export function setPlotWords(next: PlotWords): void {
  words.value = next;
}

/** The sentences of pictures. Reading it subscribes to the language. Throws where the page has set none. */
export function plotWords(): PlotWords {
  if (words.value === null) throw new Error("the pictures have no words: call setPlotWords before the first is mounted");
  return words.value;
}
