/** A network's line, as every figure draws it: the race's only key. */
import { colourOf, dashOf, paletteOf, type Look } from "../plot/colours";
import type { LaneField } from "../link/lanes";
import type { Config } from "../wire";
import { tellDifference } from "../words/runs";

interface NamedProps {
  readonly look: Look;
  readonly name: string;
  /** What tells it from the others, where there is room to say so. */
  readonly differs?: readonly LaneField[];
  readonly config?: Config;
}

/** The line and the name of a network. */
export function Named({ look, name, differs = [], config }: NamedProps) {
  const difference = config ? tellDifference(differs, config) : "";
  return (
    <span class="lane-name">
      <svg class="lane-line" viewBox="0 0 32 4" aria-hidden="true">
        <line x1="0" y1="2" x2="32" y2="2" stroke={colourOf(paletteOf(), look)} stroke-width="3" stroke-dasharray={dashOf(look).join(" ")} />
      </svg>
      {name}
      {difference !== "" && <span class="lane-differs">{difference}</span>}
    </span>
  );
}
