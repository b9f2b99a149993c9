/** The configuration of every run of a race, from its draft. */
import type { Look } from "../plot/colours";
import { LANE_FIELDS, type LaneField, type RunDraft, type RaceDraft } from "../link/lanes";
import { DEFAULTS, type CellKind, type Config } from "../wire";
import { countParameters, matchHidden, type Ends } from "./parameters";

/**
 * The configurations of a race: the page's settings, and over them each run's own. With equal parameters, every run
 * after the first gets the size whose number of parameters is nearest to the first's, given `ends`; null while those
 * are unknown.
 */
export function configsOf(settings: Config, { sizes, lanes }: RaceDraft, ends: Ends | null): Config[] | null {
  const [first, ...others] = lanes.map((run): Config => ({ ...settings, ...run }));
  if (first === undefined) return [];
  if (sizes === "own") return [first, ...others];
  if (sizes === "units") return [first, ...others.map((config) => ({ ...config, hidden: first.hidden }))];
  if (ends === null) return null;
  const budget = countParameters(first, ends);
  return [first, ...others.map((config) => ({ ...config, hidden: matchHidden(config, ends, budget) }))];
}

/** The looks of runs of these cells: hue and dash of the cell, with variants where a cell runs more than once. */
export function looksOf(runs: readonly Pick<RunDraft, "cell">[]): Look[] {
  return runs.map(({ cell }, i) => ({ cell, nth: runs.slice(0, i).filter((other) => other.cell === cell).length }));
}

/** A run's name: its place and its cell, as `2 LSTM`. */
export function runName(index: number, cell: CellKind): string {
  return `${index + 1} ${cell.toUpperCase()}`;
}

/** Whether a network of these settings has any use for a field. */
export function concerns(field: LaneField, { cell, clip }: Config): boolean {
  switch (field) {
    case "activation":
    case "omega":
      return cell === "rnn";
    case "forgetBias":
      return cell === "lstm";
    case "updateBias":
      return cell === "gru";
    case "clipLimit":
      return clip !== "off";
    default:
      return true;
  }
}

/**
 * What distinguishes each network besides cell and size: the fields in which it differs from another network and from
 * the default; all differing fields where a network of the same cell would otherwise look the same.
 */
export function differences(configs: readonly Config[]): (readonly LaneField[])[] {
  return configs.map((config) => {
    const others = configs.filter((other) => other !== config);
    const differ = LANE_FIELDS.filter((field) => {
      if (field === "hidden" || !concerns(field, config)) return false;
      const having = others.filter((other) => concerns(field, other));
      return having.length === 0 || having.some((other) => other[field] !== config[field]);
    });
    const unusual = differ.filter((field) => config[field] !== DEFAULTS[field]);
    return unusual.length === 0 && others.some(({ cell }) => cell === config.cell) ? differ : unusual;
  });
}
