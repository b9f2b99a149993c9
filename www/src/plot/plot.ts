/** What a picture is painted with: the plot area of a canvas, its scales and its colours. */
import type { Palette } from "./colours";

/** The plot area in canvas pixels, and what to draw with. */
export interface Plot {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** Canvas pixels per CSS pixel. */
  readonly ratio: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Canvas position of a value of x. */
  x(value: number): number;
  /** Canvas position of a value of y. */
  y(value: number): number;
  /** A canvas font of so many CSS pixels. */
  font(size: number): string;
}
