/** Questions to a network, and their answers: a head of a few named values, and rows of numbers. */
import type { Answer as TaskAnswer, Question as TaskQuestion, Score } from "./wire";

/** What can be asked of any network; layers count from 0. */
type Instrument =
  /** The activations of a channel (an entry of `Info.channels`) over the probe. Rows: units × steps, one column per step. */
  | { ask: "states"; layer: number; channel: string }
  /** The gradient through time. Rows: of `LAG_FIELDS`, one per lag from 0, series after series. */
  | { ask: "lag"; layer: number }
  /** Rows: ‖∂L/∂h_t‖ for t = 1…T of the last training window. */
  | { ask: "stepNorms"; layer: number }
  /** Rows: the gradient norm of every parameter block before clipping, in the order of `Info.blocks`. */
  | { ask: "blockNorms" }
  /**
   * What the answer hangs on that is given after `place` steps of the probe (of a text: character `place`, from 0). Rows:
   * ‖∂ log p(answer)/∂x‖ of each of those steps, or ‖∂y/∂x‖ where the answer is a number.
   */
  | { ask: "connectivity"; place: number }
  /** Rows: the mean loss on what is held out, one number; of a text, nats per character. */
  | { ask: "validation" }
  /** How a task is judged on what is held out. */
  | { ask: "score" };

export type Question = Instrument | TaskQuestion;

/** One gradient, followed back from lag 0. */
interface LagSeries {
  /** What was followed: ∂L/∂h or ∂L/∂c. */
  state: string;
  /** Rows of it. */
  lags: number;
}

/** What an answer says besides its rows; null where that is nothing. */
export type Heads = {
  states: { layer: number; channel: string; units: number };
  /** `halfLife` in steps, null where the gradient does not fade; `bound` is γ·s₁, which no step back exceeds, null where it bounds nothing. */
  lag: { layer: number; series: LagSeries[]; halfLife: number | null; bound: number | null };
  stepNorms: { layer: number };
  blockNorms: null;
  connectivity: { place: number };
  validation: null;
  score: Score;
} & { [A in TaskQuestion["ask"]]: Extract<TaskAnswer, { answer: A }> };

/** The name of a question. */
export type Ask = Question["ask"];

/** The question of a name, with what it is about. */
export type QuestionOf<A extends Ask> = Extract<Question, { ask: A }>;

/** An answer of the network as it stood after `update` updates. */
export interface AnswerTo<A extends Ask> {
  readonly question: QuestionOf<A>;
  readonly update: number;
  readonly head: Heads[A];
  readonly rows: Float64Array;
}

export type Answer = { [A in Ask]: AnswerTo<A> }[Ask];

/** Whether `answer` is one to a question of this name. */
export function answers<A extends Ask>(ask: A, answer: Answer): answer is Extract<Answer, AnswerTo<A>> {
  return answer.question.ask === ask;
}

/** What tells a question from every other. */
export function keyOf(question: { readonly ask: string }): string {
  return JSON.stringify(question);
}
