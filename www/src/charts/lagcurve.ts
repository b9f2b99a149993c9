import type { Chart, LagCurveData, LagCurveOptions } from "./types";

/** Gradient through time: ‖∂L_T/∂h_{T−k}‖ by lag k, on a log axis fixed at 1e-12…1e4. */
export function mountLagCurve(host: HTMLElement, options: LagCurveOptions): Chart<LagCurveData> {
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
