import type { Chart, LossData, TimeOptions } from "./types";

/** Loss by update: training, validation and the baselines, in nats per character with bits on the side. */
export function mountLoss(host: HTMLElement, options: TimeOptions): Chart<LossData> {
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
