/** One sentence about each picture's data, in the reader's language: what a glance would tell. Pure functions of the data. */
import { chartWords, trendWords } from "../words/charts";
import { span } from "../words/numbers";
import { say } from "../i18n";
import { count, fixed, magnitude, named, nats, percent } from "./format";
import { LAG_ROW, medianAt, lags, sizeAt } from "./lagrows";
import { extent } from "./scales";
import { median } from "./series";
import type { GradientNormData, LagCurveData, LagHistoryData, LossData, NamedPoints, Points, StatesData, StepNormsData, SampleTextData } from "./types";

/** The part of a series that stands for "now": its last twentieth, five points at least. */
function recent(length: number): number {
  return Math.min(length - 1, Math.max(0, length - Math.max(5, Math.ceil(length / 20))));
}

/** Where a series is now: the median of its recent part; 0 where there is none. */
export function medianNow(points: Points): number {
  const now = median(points, recent(points.length), points.length);
  return points.length === 0 || Number.isNaN(now) ? 0 : now;
}

const EVERYTHING = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

function sentence(parts: readonly string[]): string {
  return parts.length === 0 ? say(chartWords.nothing) : parts.join(say(chartWords.semicolon)) + say(trendWords.end);
}

/** Loss: from where to where, and how it compares. */
export function lossTrend({ train, validation, unigram }: LossData): string {
  if (train.length === 0) return sentence([]);
  const first = train.ys[0] ?? Number.NaN;
  const last = median(train, recent(train.length), train.length);
  const change = last - first;
  const phrase = Math.abs(change) < 0.02 * Math.abs(first) ? trendWords.lossLevel : change < 0 ? trendWords.lossFell : trendWords.lossRose;
  const parts = [say(phrase, { first: nats(first, 2), last: nats(last, 2), updates: count(train.xs[train.length - 1] ?? 0) })];
  const held = validation.ys[validation.length - 1] ?? Number.NaN;
  if (validation.length > 0 && Number.isFinite(held)) parts.push(say(trendWords.lossValidation, { validation: nats(held, 2) }));
  if (unigram !== null) parts.push(say(trendWords.lossUnigram, { unigram: fixed(unigram, 2) }));
  return sentence(parts);
}

/** Gradient norm: where it is, where it has been, and whether the limit holds it. */
export function normTrend({ before, limit }: GradientNormData): string {
  if (before.length === 0) return sentence([]);
  const last = median(before, recent(before.length), before.length);
  const [low, high] = extent(before, EVERYTHING);
  const updates = count(before.xs[before.length - 1] ?? 0);
  const parts = [say(trendWords.norm, { last: magnitude(last), low: magnitude(low), high: magnitude(high), updates })];
  if (limit !== null) parts.push(say(last > limit ? trendWords.normOver : trendWords.normUnder, { limit: magnitude(limit) }));
  return sentence(parts);
}

/** Several curves over one axis: where each of them is now. */
export function lanesTrend(lanes: readonly NamedPoints[], text: (value: number) => string): string {
  const parts = lanes
    .filter(({ points }) => points.length > 0)
    .map(({ name, points }) => {
      const now = median(points, recent(points.length), points.length);
      return say(trendWords.laneNow, { name, value: text(now), update: count(points.xs[points.length - 1] ?? 0) });
    });
  return sentence(parts);
}

/** Norms over the window: both ends and the peak. */
export function stepsTrend({ norms }: StepNormsData): string {
  if (norms.length === 0) return sentence([]);
  let at = 0;
  for (let i = 1; i < norms.length; i += 1) if ((norms[i] ?? 0) > (norms[at] ?? 0)) at = i;
  const text = (i: number): string => magnitude(norms[i] ?? Number.NaN);
  return sentence([say(trendWords.steps, { first: text(0), last: text(norms.length - 1), at: count(at + 1), high: text(at) })]);
}

/** A half-life with its unit, or that there is none. */
export function halfLifeText(halfLife: number | null, steps = false): string {
  if (halfLife === null || Number.isNaN(halfLife)) return say(trendWords.halfLifeUnknown);
  if (!Number.isFinite(halfLife)) return say(trendWords.halfLifeNone);
  return say(steps ? trendWords.halfLifeSteps : trendWords.halfLife, { value: span(halfLife) });
}

/** Gradient through time: what is left at the last lag, and the half-life, for each cell. */
export function lagTrend({ curves, steps }: Pick<LagCurveData, "curves" | "steps">): string {
  const parts = curves
    .filter(({ hidden }) => hidden.length >= LAG_ROW)
    .map(({ cell, name, hidden, cells, halfLife, bound }) => {
      // Where a cell has a c, memory runs through it; the half-life is c's as well.
      const rows = cells ?? hidden;
      const lag = lags(rows) - 1;
      const ratio = medianAt(rows, lag) / medianAt(rows, 0);
      const values = { cell: `${name ?? cell.toUpperCase()}${cells ? " ∂L/∂c" : ""}`, lag: count(lag), ratio: magnitude(ratio), halfLife: halfLifeText(halfLife, steps) };
      const left = say(ratio === 0 ? trendWords.lagZero : trendWords.lag, values);
      return bound === null || bound >= 1 ? left : say(trendWords.lagBound, { left, lag: count(lag), bound: fixed(bound, 2), most: magnitude(bound ** lag) });
    });
  return sentence(parts);
}

/** Gradient through time over training: how the longest lag fared. */
export function historyTrend({ columns }: LagHistoryData): string {
  const newest = columns.length - 1;
  if (newest < 0) return sentence([]);
  const first = columns.values[0] ?? [];
  const last = columns.values[newest] ?? [];
  const lag = Math.min(first.length, last.length) - 1;
  const phrase = newest === 0 ? trendWords.historyOne : trendWords.history;
  return sentence([
    say(phrase, {
      lag: count(lag),
      first: magnitude(sizeAt(first, lag, true)),
      last: magnitude(sizeAt(last, lag, true)),
      from: count(columns.xs[0] ?? 0),
      to: count(columns.xs[newest] ?? 0),
    }),
  ]);
}

/** States or a gate: how far they reach and how much of them is saturated (|value| > 0.9; below 0.1 or above 0.9 for a gate). */
export function statesTrend({ characters, units, matrix, range, steps }: StatesData): string {
  if (matrix.length === 0) return sentence([]);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let beyond = 0;
  let open = 0;
  let shut = 0;
  for (let i = 0; i < matrix.length; i += 1) {
    const value = matrix[i] ?? 0;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
    if (Math.abs(value) > 0.9) beyond += 1;
    if (value > 0.9) open += 1;
    if (value < 0.1) shut += 1;
  }
  const n = matrix.length;
  const phrase = { signed: trendWords.states, own: trendWords.statesOwn, gate: trendWords.statesGate }[range];
  return sentence([
    say(phrase, {
      units: count(units),
      read: say(steps ? trendWords.countSteps : trendWords.countCharacters, { count: count(characters.length) }),
      low: fixed(low, 2),
      high: fixed(high, 2),
      mean: fixed(sum / n, 2),
      share: percent(beyond / n),
      open: percent(open / n),
      shut: percent(shut / n),
    }),
  ]);
}

/** Written text: how sure the network was on the whole, and where it was least so. */
export function textTrend({ characters, probabilities }: SampleTextData): string {
  if (characters.length === 0) return sentence([]);
  let least = 0;
  let logs = 0;
  for (let i = 0; i < characters.length; i += 1) {
    const p = probabilities[i] ?? Number.NaN;
    logs += Math.log(p);
    if (p < (probabilities[least] ?? 0)) least = i;
  }
  return sentence([
    say(trendWords.text, {
      characters: count(characters.length),
      mean: percent(Math.exp(logs / characters.length)),
      character: named(characters[least] ?? ""),
      least: percent(probabilities[least] ?? Number.NaN),
    }),
  ]);
}
