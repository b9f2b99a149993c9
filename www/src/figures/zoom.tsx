/** The zoom of the shared time axis for fingers; a mouse drags, and keys are + and −. */
import { say } from "../i18n";
import { pictureLabels } from "../words/pictures";
import { time } from "./view";

const FACTOR = 2;

export function Zoom() {
  const whole = time.zoom.value === null;
  return (
    <div class="zoom" role="group" aria-label={say(pictureLabels.zoom)}>
      <button type="button" class="plain" aria-label={say(pictureLabels.zoomIn)} onClick={() => time.scale(FACTOR)}>
        +
      </button>
      <button
        type="button"
        class="plain"
        aria-label={say(pictureLabels.zoomOut)}
        aria-disabled={whole}
        onClick={() => time.scale(1 / FACTOR)}
      >
        −
      </button>
      <button type="button" class="plain" aria-disabled={whole} onClick={() => time.zoomTo(null)}>
        {say(pictureLabels.wholeRun)}
      </button>
    </div>
  );
}
