/** An answer of the session as it stands, made from what its methods return. */
import { LAG_FIELDS, type Answer as TaskAnswer, type Info, type Score } from "../wire";
import type { Heads, Question } from "../questions";
import { questionJson, type EngineSession } from "./bindings";

/** Digits of a hash that cross to the page. */
const HASH_DIGITS = 16;

/** The hash of the weights, shortened. */
export function hashOf(session: EngineSession): string {
  return session.hash().slice(0, HASH_DIGITS);
}

/** A head and the rows that go with it. */
interface Answered {
  readonly head: Heads[keyof Heads];
  readonly rows: Float64Array;
}

/** Answers `question`; throws the engine's refusal. The rows are the caller's. */
export function answerOf(session: EngineSession, question: Question): Answered {
  switch (question.ask) {
    case "states": {
      const { layer, channel } = question;
      const rows = Float64Array.from(session.states(layer, channel));
      const { config } = JSON.parse(session.info()) as Info;
      return { head: { layer, channel, units: config.hidden }, rows };
    }
    case "lag": {
      const { layer } = question;
      const hidden = session.lags(layer);
      const cells = session.cellLags();
      const [halfLife, bound] = [session.halfLife(), session.bound(layer)];
      const series = [{ state: "h", lags: hidden.length / LAG_FIELDS.length }];
      if (cells.length > 0) series.push({ state: "c", lags: cells.length / LAG_FIELDS.length });
      const head = { layer, series, halfLife: Number.isFinite(halfLife) ? halfLife : null, bound: Number.isNaN(bound) ? null : bound };
      return { head, rows: Float64Array.of(...hidden, ...cells) };
    }
    case "stepNorms":
      return { head: { layer: question.layer }, rows: session.stepNorms(question.layer) };
    case "blockNorms":
      return { head: null, rows: session.blockNorms() };
    case "connectivity":
      return { head: { place: question.place }, rows: session.connectivity(question.place) };
    case "validation":
      return { head: null, rows: Float64Array.of(session.validation()) };
    case "score":
      return { head: JSON.parse(session.score?.() ?? "null") as Score, rows: new Float64Array() };
    default:
      return { head: JSON.parse(session.ask?.(questionJson(question)) ?? "null") as TaskAnswer, rows: new Float64Array() };
  }
}
