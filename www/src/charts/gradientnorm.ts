import type { Chart, GradientNormData, TimeOptions } from "./types";

/** Global gradient norm by update, before and after clipping, on a log axis. */
export function mountGradientNorm(host: HTMLElement, options: TimeOptions): Chart<GradientNormData> {
  const picture = document.createElement("div");
  picture.style.minHeight = `${options.height ?? 200}px`;
  host.append(picture);
  return {
    draw() {},
    destroy() {
      picture.remove();
    },
  };
}
