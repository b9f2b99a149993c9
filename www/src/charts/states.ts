import type { Chart, StatesData, StatesOptions } from "./types";

/** Units by characters: hidden state, cell state or a gate while the network reads. */
export function mountStates(host: HTMLElement, options: StatesOptions): Chart<StatesData> {
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
