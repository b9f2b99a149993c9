/**
 * The lanes of a race in a link: `lanes=rnn*gain-0.7_lstm*forgetBias-3_gru`. A lane names its cell and the settings
 * that differ from the page's; the separators are characters that an address does not escape.
 */
import type { CellKind, Config } from "../wire";

/** The settings that a lane may set besides its cell. */
export const LANE_FIELDS = [
  "hidden",
  "layers",
  "activation",
  "recurrentInit",
  "gain",
  "forgetBias",
  "updateBias",
  "optimiser",
  "learningRate",
  "clip",
  "clipLimit",
  "omega",
] as const satisfies readonly (keyof Config)[];

export type LaneField = (typeof LANE_FIELDS)[number];

/** The draft of one lane: its cell and its own settings; the rest are the page's. */
export type RunDraft = { readonly cell: CellKind } & Readonly<Partial<Pick<Config, LaneField>>>;

/** How large the lanes' networks are: as many units as the first, as many parameters as the first, or each its own. */
export type Sizes = "units" | "parameters" | "own";

/** The draft of a race. */
export interface RaceDraft {
  readonly sizes: Sizes;
  readonly lanes: readonly RunDraft[];
}

export const FEWEST_LANES = 2;
export const MOST_LANES = 4;

/** The race of a link that does not say which. */
export const USUAL_RACE: RaceDraft = {
  sizes: "units",
  lanes: [{ cell: "rnn" }, { cell: "lstm" }, { cell: "gru" }],
};

const BETWEEN_LANES = "_";
const BETWEEN_FIELDS = "*";
const BETWEEN_NAME_AND_VALUE = "-";

/** The lanes as a link carries them. */
export function formatLanes(lanes: readonly RunDraft[]): string {
  const one = (lane: RunDraft): string =>
    [
      lane.cell,
      ...LANE_FIELDS.flatMap((field) => (lane[field] === undefined ? [] : [`${field}${BETWEEN_NAME_AND_VALUE}${lane[field]}`])),
    ].join(BETWEEN_FIELDS);
  return lanes.map(one).join(BETWEEN_LANES);
}

/** The parts of a lane: its cell, and the names and values of its fields, all unchecked. */
export interface RawLane {
  readonly cell: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Splits a link's lanes into parts; never throws, and returns at most `MOST_LANES` lanes. */
export function splitLanes(value: string): RawLane[] {
  return value.split(BETWEEN_LANES, MOST_LANES).map((lane) => {
    const [cell = "", ...rest] = lane.split(BETWEEN_FIELDS, LANE_FIELDS.length + 1);
    const fields = rest.map((field) => {
      const at = field.indexOf(BETWEEN_NAME_AND_VALUE);
      return at < 0 ? ([field, ""] as const) : ([field.slice(0, at), field.slice(at + 1)] as const);
    });
    return { cell, fields };
  });
}
