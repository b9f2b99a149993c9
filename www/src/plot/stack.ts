/** Pictures below each other on one horizontal axis, as one chart. */
import { element } from "./dom";
import { Frame, type FrameSpec } from "./frame";
import type { Chart } from "./chart";

/** Mounts a column of pictures in `host`; `keep` stores the data that their specs read when they are drawn. */
export function stacked<Data>(host: HTMLElement, specs: readonly FrameSpec[], keep: (data: Data) => void): Chart<Data> {
  const stack = element("div", "chart-stack");
  host.append(stack);
  const frames = specs.map((spec) => new Frame(stack, spec));
  return {
    draw(data) {
      keep(data);
      for (const frame of frames) frame.redraw();
    },
    destroy() {
      for (const frame of frames) frame.destroy();
      stack.remove();
    },
  };
}
