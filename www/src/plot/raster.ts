/** A heatmap's pixels: painted once into a small canvas, then stretched onto the plot. */
import type { Plot } from "./plot";

/** An image of one pixel per cell. */
export class Raster {
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d");
  private image = new ImageData(1, 1);

  /** Its pixels (0xAABBGGRR), row by row, for painting; call `done` afterwards. */
  pixels(width: number, height: number): Uint32Array {
    if (this.image.width !== width || this.image.height !== height) {
      this.image = new ImageData(width, height);
      this.canvas.width = width;
      this.canvas.height = height;
    }
    return new Uint32Array(this.image.data.buffer);
  }

  /** Takes what was painted. */
  done(): void {
    this.context?.putImageData(this.image, 0, 0);
  }

  /** Stretches the image over the whole plot: hard edges where cells grow, averages where several share a pixel. */
  draw({ context, left, top, width, height }: Plot): void {
    context.imageSmoothingEnabled = this.image.width > width || this.image.height > height;
    context.drawImage(this.canvas, left, top, width, height);
  }
}
