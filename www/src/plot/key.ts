/** The key of a colour map: a ramp between its ends, and swatches for what is not on it. */
import { element, write } from "./dom";

/** One colour with what it stands for. */
export interface Swatch {
  /** A canvas pixel, 0xAABBGGRR. */
  colour: number;
  text: string;
}

/** A colour key; it is for the eye only, since read-out and table say the numbers. */
export class ColourKey {
  readonly root = element("div", "chart-key");
  private readonly low = element("span", "");
  private readonly ramp = element("canvas", "chart-key-ramp");
  private readonly high = element("span", "");
  private readonly note = element("span", "chart-key-note");
  private shown: Uint32Array | null = null;
  private readonly swatches: { box: HTMLCanvasElement; text: HTMLSpanElement }[] = [];

  constructor() {
    this.root.setAttribute("aria-hidden", "true");
    this.ramp.height = 1;
    this.root.append(this.low, this.ramp, this.high, this.note);
  }

  /** Shows the ramp from `low` to `high`, a remark, and swatches. */
  show(ramp: Uint32Array, low: string, high: string, note: string, swatches: readonly Swatch[] = []): void {
    write(this.low, low);
    write(this.high, high);
    write(this.note, note);
    if (this.shown === ramp) return;
    this.shown = ramp;
    fill(this.ramp, ramp);
    for (const { box, text } of this.swatches.splice(0)) {
      box.remove();
      text.remove();
    }
    for (const swatch of swatches) {
      const box = element("canvas", "chart-key-swatch");
      box.height = 1;
      const text = element("span", "", swatch.text);
      fill(box, Uint32Array.of(swatch.colour));
      this.root.insertBefore(box, this.low);
      this.root.insertBefore(text, this.low);
      this.swatches.push({ box, text });
    }
  }
}

function fill(canvas: HTMLCanvasElement, colours: Uint32Array): void {
  canvas.width = colours.length;
  const image = new ImageData(colours.length, 1);
  new Uint32Array(image.data.buffer).set(colours);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
}
