/** Race presets, in the order in which a lesson would use them; text, seed and every setting that lanes do not set stay the reader's. */
import type { RunDraft, RaceDraft } from "../../link/lanes";
import type { Race } from "../scenario";
import { activations } from "./activations";
import { alive } from "./alive";
import { cells, parameters } from "./cells";
import { clipping } from "./clipping";
import { defaults } from "./defaults";
import { omega } from "./omega";

export const races: readonly Race[] = [cells, parameters, defaults, alive, omega, activations, clipping];

const same = (a: RunDraft, b: RunDraft | undefined): boolean => {
  const [of, other] = [Object.entries(a), new Map<string, unknown>(Object.entries(b ?? {}))];
  return of.length === other.size && of.every(([field, value]) => other.get(field) === value);
};

/** The scenario that a race is, untouched; undefined for a race of the reader's own. */
export function raceOf({ sizes, lanes }: RaceDraft): Race | undefined {
  return races.find((race) => race.sizes === sizes && race.lanes.length === lanes.length && race.lanes.every((lane, i) => same(lane, lanes[i])));
}
