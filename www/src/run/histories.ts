/** The curves of one network, from its first update on. */
import { Columns, History } from "../plot/history";
import { answers, type Answer } from "../questions";
import { halfLifeOf, lagRows } from "./answers";
import { LAG_FIELDS, UPDATE_FIELDS } from "../wire";

/** Bounded series over updates; mutable, so that a new point costs no copy. */
export interface Histories {
  /** Training loss of every update, nats per character; a gap where it is not finite. */
  readonly loss: History;
  /** Loss on the held-out text, nats per character, when it was measured. */
  readonly validation: History;
  /** Score on held-out data, when it was measured. */
  readonly score: History;
  /** Global gradient norm of every update, before clipping and after. */
  readonly normBefore: History;
  readonly normAfter: History;
  /** 1 where the update was clipped, else 0. */
  readonly clipped: History;
  /** The cosine between the gradient before clipping and after. */
  readonly cosine: History;
  /** Ω of every update; a gap where it is switched off. */
  readonly omega: History;
  /** ‖∂L_T/∂h_{T−k}‖ for every lag k from 0, a column per measurement, all of layer `lagLayer`. */
  readonly lags: Columns;
  /** The half-life that goes with each column of `lags`, in characters. */
  readonly halfLife: History;
  /** The layer `lags` belongs to; another one starts the columns anew. */
  lagLayer: number;
  /** The mean loss below which a task counts as solved; null where nothing does. */
  goal: number | null;
  /** The first update at which the mean of the last `GOAL_UPDATES` losses was below `goal`; null while it was not. */
  solvedAt: number | null;
  /** The last losses, oldest first, at most `GOAL_UPDATES` of them. */
  recent: number[];
  /** Updates of an epoch, a pass over the data; null where every update has fresh examples. */
  perEpoch: number | null;
  /** The sum of the losses of the current epoch; NaN where part of it is unknown. */
  epochLoss: number;
  /** The epoch with the lowest mean loss of all that have ended. */
  bestEpoch: BestEpoch | null;
  /** The newest update recorded. */
  newest: number;
}

/** An epoch, from 1, the update that it ended with, and the mean loss of its updates. */
export interface BestEpoch {
  readonly epoch: number;
  readonly update: number;
  readonly loss: number;
}

/** Curves without a point. */
export function emptyHistories(): Histories {
  return {
    loss: new History(),
    validation: new History(),
    score: new History(),
    normBefore: new History(),
    normAfter: new History(),
    clipped: new History(),
    cosine: new History(),
    omega: new History(),
    lags: new Columns(),
    halfLife: new History(),
    lagLayer: 0,
    goal: null,
    solvedAt: null,
    recent: [],
    perEpoch: null,
    epochLoss: 0,
    bestEpoch: null,
    newest: 0,
  };
}

/** Losses that a task's running mean is taken over. */
export const GOAL_UPDATES = 25;

const WIDTH = UPDATE_FIELDS.length;
const UPDATE = UPDATE_FIELDS.indexOf("update");
const LOSS = UPDATE_FIELDS.indexOf("loss");
const BEFORE = UPDATE_FIELDS.indexOf("normBefore");
const AFTER = UPDATE_FIELDS.indexOf("normAfter");
const CLIPPED = UPDATE_FIELDS.indexOf("clipped");
const COSINE = UPDATE_FIELDS.indexOf("cosine");
const OMEGA = UPDATE_FIELDS.indexOf("omega");

const finite = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) ? value : Number.NaN;

/**
 * Appends rows of `UPDATE_FIELDS` and returns the loss and norm of the last one, or null where there was none.
 * Updates already recorded are skipped: after a crash they are repeated, with the same bits.
 */
export function recordUpdates(into: Histories, rows: Float64Array): { loss: number; norm: number } | null {
  for (let at = 0; at + WIDTH <= rows.length; at += WIDTH) {
    const update = rows[at + UPDATE] ?? 0;
    if (update <= into.newest) continue;
    into.newest = update;
    into.loss.push(update, finite(rows[at + LOSS]));
    checkGoal(into, update, finite(rows[at + LOSS]));
    compareEpochs(into, update, finite(rows[at + LOSS]));
    into.normBefore.push(update, finite(rows[at + BEFORE]));
    into.normAfter.push(update, finite(rows[at + AFTER]));
    into.clipped.push(update, rows[at + CLIPPED] ?? 0);
    into.cosine.push(update, finite(rows[at + COSINE]));
    into.omega.push(update, finite(rows[at + OMEGA]));
  }
  const last = rows.length - WIDTH;
  return last < 0 ? null : { loss: rows[last + LOSS] ?? Number.NaN, norm: rows[last + BEFORE] ?? Number.NaN };
}

/** Notes whether the running mean has reached the goal. */
function checkGoal(into: Histories, update: number, loss: number): void {
  if (into.goal === null) return;
  into.recent.push(loss);
  if (into.recent.length > GOAL_UPDATES) into.recent.shift();
  const mean = into.recent.reduce((sum, value) => sum + value, 0) / GOAL_UPDATES;
  if (into.solvedAt === null && into.recent.length === GOAL_UPDATES && mean < into.goal) into.solvedAt = update;
}

/** Adds a loss to its epoch's, and keeps the epoch that ends with it if none was lower. */
function compareEpochs(into: Histories, update: number, loss: number): void {
  const { perEpoch, bestEpoch } = into;
  if (perEpoch === null) return;
  into.epochLoss += loss;
  if (update % perEpoch !== 0) return;
  const mean = into.epochLoss / perEpoch;
  into.epochLoss = 0;
  // An epoch of which a part is unknown has no mean: NaN is never the lowest.
  if (mean < (bestEpoch?.loss ?? Infinity)) into.bestEpoch = { epoch: update / perEpoch, update, loss: mean };
}

/** Another window can change the number of updates per epoch; part of the current epoch is then unknown. */
export function resizeEpochs(histories: Histories, perEpoch: number | null): void {
  if (histories.perEpoch === perEpoch) return;
  histories.perEpoch = perEpoch;
  histories.epochLoss = Number.NaN;
}

/** Appends a score, unless that update or a later one has one. */
function recordScore(into: Histories, update: number, score: number): void {
  if (update > lastOf(into.score)) into.score.push(update, finite(score));
}

/** Appends a validation loss in nats per character, unless that update or a later one has one. */
function recordValidation(into: Histories, update: number, loss: number): void {
  if (update > lastOf(into.validation)) into.validation.push(update, finite(loss));
}

/** Appends a lag curve (rows of `LAG_FIELDS`) of `layer` and its half-life in characters. */
function recordLags(into: Histories, update: number, layer: number, rows: Float64Array, halfLife: number): void {
  if (layer !== into.lagLayer) {
    into.lags.clear();
    into.halfLife.clear();
    into.lagLayer = layer;
  }
  if (update <= (into.lags.xs[into.lags.length - 1] ?? -1)) return;
  const width = LAG_FIELDS.length;
  const norm = LAG_FIELDS.indexOf("norm");
  into.lags.push(update, Float32Array.from({ length: Math.floor(rows.length / width) }, (_, lag) => rows[lag * width + norm] ?? 0));
  into.halfLife.push(update, finite(halfLife));
}

/** The single numbers in the answers of a report; null where there is none. */
export interface AnsweredNumbers {
  readonly validationLoss: number | null;
  readonly score: number | null;
  readonly halfLife: number | null;
}

/** Appends the answers, and returns their numbers. */
export function recordAnswers(into: Histories, answered: readonly Answer[]): AnsweredNumbers {
  let numbers: AnsweredNumbers = { validationLoss: null, score: null, halfLife: null };
  for (const answer of answered) {
    if (answers("validation", answer)) {
      const [loss] = answer.rows;
      if (loss === undefined) continue;
      recordValidation(into, answer.update, loss);
      numbers = { ...numbers, validationLoss: loss };
    } else if (answers("score", answer)) {
      recordScore(into, answer.update, answer.head.value);
      numbers = { ...numbers, score: answer.head.value };
    } else if (answers("lag", answer)) {
      const halfLife = halfLifeOf(answer);
      recordLags(into, answer.update, answer.head.layer, lagRows(answer, "h") ?? new Float64Array(), halfLife);
      numbers = { ...numbers, halfLife };
    }
  }
  return numbers;
}

/** Forgets what was recorded after `update`. */
export function rewindHistories(histories: Histories, update: number): void {
  const { loss, validation, score, normBefore, normAfter, clipped, cosine, omega, lags, halfLife } = histories;
  for (const series of [loss, validation, score, normBefore, normAfter, clipped, cosine, omega, lags, halfLife]) series.rewind(update);
  histories.recent = histories.recent.slice(0, Math.max(0, histories.recent.length - (histories.newest - update)));
  if (histories.solvedAt !== null && histories.solvedAt > update) histories.solvedAt = null;
  if (histories.bestEpoch !== null && histories.bestEpoch.update > update) histories.bestEpoch = null;
  histories.epochLoss = histories.perEpoch !== null && update % histories.perEpoch === 0 ? 0 : Number.NaN;
  histories.newest = Math.min(histories.newest, update);
}

function lastOf(series: History): number {
  return series.length === 0 ? -1 : (series.xs[series.length - 1] ?? -1);
}
