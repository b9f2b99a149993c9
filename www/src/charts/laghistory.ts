import type { Chart, LagHistoryData, LagHistoryOptions } from "./types";

/** Gradient through time over training: lag by update, colour = log10 of the ratio to lag 0. */
export function mountLagHistory(host: HTMLElement, options: LagHistoryOptions): Chart<LagHistoryData> {
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
