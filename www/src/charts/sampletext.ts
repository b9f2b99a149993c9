import type { Chart, SampleTextData, PictureOptions } from "./types";

/** Text the network wrote, tinted by the probability it gave each character. */
export function mountSampleText(host: HTMLElement, options: PictureOptions): Chart<SampleTextData> {
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
