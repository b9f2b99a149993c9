/** The zoom of the shared time axis for fingers; a mouse drags, and keys are + and −. */
import { say, type Phrase } from "../i18n";
import { time } from "./view";
import { chartWords } from "./words";

export const words = {
  zoom: { en: "Zoom of the time axis", zh: "时间轴缩放" },
  zoomIn: { en: "Zoom in", zh: "放大" },
  zoomOut: { en: "Zoom out", zh: "缩小" },
} as const satisfies Record<string, Phrase>;

const FACTOR = 2;

export function Zoom() {
  const whole = time.zoom.value === null;
  return (
    <div class="zoom" role="group" aria-label={say(words.zoom)}>
      <button type="button" class="plain" aria-label={say(words.zoomIn)} onClick={() => time.scale(FACTOR)}>
        +
      </button>
      <button
        type="button"
        class="plain"
        aria-label={say(words.zoomOut)}
        aria-disabled={whole}
        onClick={() => time.scale(1 / FACTOR)}
      >
        −
      </button>
      <button type="button" class="plain" aria-disabled={whole} onClick={() => time.zoomTo(null)}>
        {say(chartWords.whole)}
      </button>
    </div>
  );
}
