/** The canvas of a picture: its size in CSS pixels, as sharp as the screen, with an element over the plot area that takes the pointer. */
import { element } from "./dom";

/** A rectangle in CSS pixels, from the top left of the canvas. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One canvas; `fit` sets its size, whenever that changes. */
export class Canvas {
  readonly root = element("div", "chart-canvas");
  /** Lies over the plot area. */
  readonly over = element("div", "chart-over");
  readonly context: CanvasRenderingContext2D;
  /** Size in CSS pixels. */
  width = 0;
  height = 0;
  /** Canvas pixels per CSS pixel. */
  ratio = 0;
  /** The plot area. */
  area: Box = { left: 0, top: 0, width: 0, height: 0 };
  private readonly canvas = element("canvas", "");

  constructor() {
    const context = this.canvas.getContext("2d");
    if (!context) throw new Error("this browser gives no 2d context to draw with");
    this.context = context;
    this.root.append(this.canvas, this.over);
  }

  /** Takes a size and a plot area in CSS pixels, and clears the canvas. */
  fit(width: number, height: number, area: Box): void {
    if (width !== this.width || height !== this.height || devicePixelRatio !== this.ratio) {
      this.width = width;
      this.height = height;
      this.ratio = devicePixelRatio;
      place(this.root, { width, height });
      this.canvas.width = Math.round(width * this.ratio);
      this.canvas.height = Math.round(height * this.ratio);
    }
    if (SIDES.some((side) => area[side] !== this.area[side])) {
      this.area = area;
      place(this.over, area);
    }
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  /** The plot area in canvas pixels, on whole or half ones. */
  get pixels(): Box {
    const at = (side: keyof Box): number => Math.round(this.area[side] * this.ratio * 2) / 2;
    return { left: at("left"), top: at("top"), width: at("width"), height: at("height") };
  }
}

const SIDES = ["left", "top", "width", "height"] as const;

function place(target: HTMLElement, box: Partial<Box>): void {
  for (const side of SIDES) if (box[side] !== undefined) target.style[side] = `${box[side]}px`;
}

/** Calls `changed` when the number of screen pixels per CSS pixel changes: the page was zoomed, or its window moved to another screen. Returns a function that stops it. */
export function watchRatio(changed: () => void): () => void {
  let query: MediaQueryList;
  let ratio = 0;
  const watch = (): void => {
    ratio = devicePixelRatio;
    // A ratio is seldom a round number: a difference within a thousandth is none.
    query = matchMedia(`(min-resolution: ${ratio - 0.001}dppx) and (max-resolution: ${ratio + 0.001}dppx)`);
    query.addEventListener("change", follow);
  };
  const follow = (): void => {
    // Printing reports a change although there is none.
    if (devicePixelRatio === ratio) return;
    query.removeEventListener("change", follow);
    watch();
    changed();
  };
  watch();
  return () => query.removeEventListener("change", follow);
}
