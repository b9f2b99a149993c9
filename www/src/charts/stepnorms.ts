import type { Chart, StepNormsData, StepNormsOptions } from "./types";

/** ‖∂L/∂h_t‖ for every step of the window, on a log axis. */
export function mountStepNorms(host: HTMLElement, options: StepNormsOptions): Chart<StepNormsData> {
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
