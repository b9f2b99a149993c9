/** What a network answers as it stands, as the page has it. */
import type { Answered, Ask, Heads, Question } from "../questions";
import type { EngineSession } from "./bindings";

/** Digits of a hash that cross to the page. */
const HASH_DIGITS = 16;

/** The hash of the weights, shortened. */
export function hashOf(session: EngineSession): string {
  return session.hash().slice(0, HASH_DIGITS);
}

/** Answers `question`; throws the engine's refusal. The rows are the caller's. */
export function answerOf(network: Pick<EngineSession, "ask">, question: Question): Answered {
  const { head, rows } = network.ask(JSON.stringify(question));
  return { head: JSON.parse(head) as Heads[Ask], rows };
}
