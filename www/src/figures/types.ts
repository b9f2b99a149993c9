/** What pictures have in common; the data that a picture takes is described beside it. A chart is a function of data: it knows neither worker, nor protocol, nor state. */
import type { Phrase } from "../i18n";
import type { TimeAxis } from "../plot/cursor";

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
