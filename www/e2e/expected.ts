/** Checks a scenario's expectations: trains its networks in the shipped engine, without a page. */
import { expect } from "vitest";
import type { Dataset, Expected, Limit, Race, Solo } from "../src/scenarios/scenario";
import { LAG_FIELDS, UPDATE_FIELDS, type Heads, type Info, type Question } from "../src/wire";

export type Session = InstanceType<(typeof import("../pkg/unrolled.js"))["Session"]>;

/** More than any run here takes, in milliseconds. */
const BUDGET_MS = 60_000;
const EXPLODED = 2;

/** A loss is the mean over this many updates. */
const MEAN_OVER = 20;

/** The share of seeds in which a run that is expected to stop has to stop. */
const STOPS_IN = 0.9;

const MEDIAN = LAG_FIELDS.indexOf("median");
const LOSS = UPDATE_FIELDS.indexOf("loss");

/** One column of rows with this many fields. */
const column = (rows: ArrayLike<number>, field: number, width: number): number[] =>
  Array.from({ length: rows.length / width }, (_, i) => rows[i * width + field] ?? Number.NaN);

/** What the session answers about the gradient through time. */
function lag(session: Session): { head: Heads["lag"]; rows: Float64Array } {
  const { head, rows } = session.ask(JSON.stringify({ ask: "lag", layer: 0 } satisfies Question));
  return { head: JSON.parse(head) as Heads["lag"], rows };
}

/** What is left of the median gradient between two lags, by c where there is one. */
function kept(session: Session, [near, far]: readonly [number, number]): number {
  const { head, rows } = lag(session);
  const last = head.series.at(-1)?.lags ?? 0;
  const medians = column(rows, MEDIAN, LAG_FIELDS.length).slice(-last);
  return (medians[far] ?? Number.NaN) / (medians[near] ?? Number.NaN);
}

const halfLife = (session: Session): number => lag(session).head.halfLife ?? Infinity;

/** The mean loss of the latest updates, up to and including the given one. */
function loss(session: Session): number {
  const losses = column(session.takeUpdates(), LOSS, UPDATE_FIELDS.length).slice(-MEAN_OVER);
  return losses.reduce((sum, value) => sum + value, 0) / losses.length;
}

/** Trains until the readout is due and takes it; for a stop, whether there was one. */
function read(session: Session, expected: Expected): number {
  const until = (updates: number): boolean => session.train(updates, BUDGET_MS) === EXPLODED;
  switch (expected.readout) {
    case "stops":
      return Number(until(expected.by));
    case "lives":
      return Number(!until(expected.until));
    case "slope":
      return lag(session).head.series[0]?.slope ?? Number.NaN;
    case "halfLife":
      until(expected.at);
      return halfLife(session);
    case "kept":
      until(expected.at);
      return kept(session, expected.lags);
    case "loss":
      if (!("at" in expected)) break;
      until(expected.at);
      return loss(session);
    default:
      break;
  }
  throw new Error(`${expected.readout} is held natively, in tests/presets`);
}

/** The loss of the baseline without learning. */
function baseline(session: Session): number {
  const { text, task } = JSON.parse(session.info()) as Info;
  return text?.statistics.unigramNats ?? task?.baselines[0]?.loss ?? Number.NaN;
}

/** The results of one seed: the readout of every expectation for every run, and the loss of the baseline without learning. */
interface Found {
  readonly values: readonly (readonly number[])[];
  readonly baseline: number;
}

/** The runs that an expectation needs: its own, and those that its limits name. */
function concerns({ run = 0, least, above, below }: Expected, other: number): boolean {
  return run === other || [least, above, below].some((limit) => typeof limit === "object" && limit.of === other);
}

function follow(expected: readonly Expected[], runs: readonly (() => Session)[]): Found {
  let without = Number.NaN;
  const values = runs.map((open, run) => {
    const session = open();
    without = baseline(session);
    const found = expected.map((each) => (concerns(each, run) ? read(session, each) : Number.NaN));
    session.free();
    return found;
  });
  return { values, baseline: without };
}

/** What a scenario is checked on. */
interface Case {
  readonly scenario: Solo | Race;
  /** Printed beside the numbers. */
  readonly name: string;
  readonly seeds: readonly number[];
  /** One network, or those of a race, by seed. */
  readonly runs: readonly ((seed: number) => Session)[];
  /** The data, where limits differ by data. */
  readonly dataset?: Dataset;
}

/** Runs a scenario from every seed, and checks all its expectations, in the order of their updates. */
export function hold({ scenario, name, seeds, runs, dataset }: Case): void {
  const { expected = [] } = scenario;
  const found = seeds.map((seed) => follow(expected, runs.map((open) => () => open(seed))));
  expected.forEach((each, i) => {
    const said = found.map(({ values }) => values[each.run ?? 0]?.[i] ?? Number.NaN);
    console.info(name, `run ${each.run ?? 0}`, each.readout, said.map((value) => value.toPrecision(3)).join(" "));
    if (each.readout === "stops") {
      expect(said.filter((stopped) => stopped === 1).length).toBeGreaterThanOrEqual(Math.ceil(STOPS_IN * seeds.length));
      return;
    }
    if (each.readout === "lives") {
      expect(said.filter((lived) => lived !== 1)).toEqual([]);
      return;
    }
    const [low, high] = each.readout === "slope" && dataset !== undefined ? each.between[dataset] : [each.least, undefined];
    expect([low, high, each.above, each.below].some((limit) => limit !== undefined)).toBe(true);
    said.forEach((value, nth) => {
      const limit = (of: Limit): number => {
        if (typeof of === "number") return of;
        return of.times * (typeof of.of === "number" ? (found[nth]?.values[of.of]?.[i] ?? Number.NaN) : (found[nth]?.baseline ?? Number.NaN));
      };
      if (low !== undefined) expect(value).toBeGreaterThanOrEqual(limit(low));
      if (high !== undefined) expect(value).toBeLessThanOrEqual(limit(high));
      if (each.above !== undefined) expect(value).toBeGreaterThan(limit(each.above));
      if (each.below !== undefined) expect(value).toBeLessThan(limit(each.below));
    });
  });
}
