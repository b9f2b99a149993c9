/** Questions to a network, and their answers: a head of a few named values, and rows of numbers. */
import type { Heads, Question } from "./wire";

export type { Heads, Question } from "./wire";

/** The name of a question. */
export type Ask = Question["ask"];

/** The question of a name, with what it is about. */
export type QuestionOf<A extends Ask> = Extract<Question, { ask: A }>;

/** What is answered to a question of a name: names and counts, and rows of numbers. */
export interface Answered<A extends Ask = Ask> {
  readonly head: Heads[A];
  readonly rows: Float64Array;
}

/** An answer of the network as it stood after `update` updates. */
export interface AnswerTo<A extends Ask> extends Answered<A> {
  readonly question: QuestionOf<A>;
  readonly update: number;
}

export type Answer = { [A in Ask]: AnswerTo<A> }[Ask];

/** Whether `answer` is one to a question of this name. */
export function answers<A extends Ask>(ask: A, answer: Answer): answer is Extract<Answer, AnswerTo<A>> {
  return answer.question.ask === ask;
}

/** A key that is different for every question. */
export function keyOf(question: { readonly ask: string }): string {
  return JSON.stringify(question);
}
