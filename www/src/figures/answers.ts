/** Where the sequence that the figures show asks the network for something: of a text, everywhere; of a task, where it asks. */
import { ANSWER, NUMBER, type ConnectData } from "./connectdrawing";
import type { Info } from "../wire";

/** An answer: the place it is about, from 0, and how many steps have been read before it is given. */
export interface AnswerPlace {
  readonly at: number;
  readonly read: number;
}

/** The places that can be asked about: a character of a text, which is not read then; a step of a task, which is. */
export function placesAsked(info: Info | null): readonly number[] {
  if (info === null) return [];
  return info.config.task === "text" ? info.asked : info.asked.map((read) => read - 1);
}

/** The answer at `place`; at the last there is, where nothing is asked there. */
export function answerAt(info: Info | null, place: number | null): AnswerPlace {
  const places = placesAsked(info);
  const at = place !== null && places.includes(place) ? place : (places.at(-1) ?? 0);
  return { at, read: info?.config.task === "text" ? at : at + 1 };
}

/** What the answer at `at` hangs on, as it is drawn; `norms` is empty while that is being measured. */
export function connectData(info: Info, { at }: AnswerPlace, norms: ArrayLike<number>): ConnectData {
  const of = { characters: info.probe, chosen: at, norms };
  if (info.config.task === "text") return of;
  return { ...of, steps: { asked: placesAsked(info), measure: info.task?.loss === "squared" ? NUMBER : ANSWER } };
}
