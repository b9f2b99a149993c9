/** What a post-mortem finds, in words. Pure: data in, sentences out. */
import type { Config, Explosion } from "../../wire";
import { significant, whole } from "../../words/numbers";
import { say, type Phrase } from "../../i18n";
import { causeWords, postMortemWords, stackWords, suspectWords, whyWords } from "../../words/postmortem";
import { choiceWords } from "../../words/settings";

/** What is known for certain: a name and a value each. */
export function factsOf(explosion: Explosion): { name: Phrase; value: string }[] {
  const { quantity, update, largestNorm, norms } = explosion;
  return [
    { name: postMortemWords.first, value: say(suspectWords[quantity]) },
    { name: postMortemWords.where, value: placeOf(explosion) },
    {
      name: postMortemWords.refused,
      value: say(update === 1 ? postMortemWords.keptFirst : postMortemWords.kept, { update: whole(update), before: whole(update - 1) }),
    },
    ...(norms.length === 0 ? [] : [{ name: postMortemWords.largest, value: significant(largestNorm) }]),
  ];
}

/** Whose step it was: of a window, or of the sequence that one half of a translation reads. */
const STEPS = { encoder: postMortemWords.stepRead, decoder: postMortemWords.stepWritten } as const;

function placeOf({ stack, layer, step, block }: Explosion): string {
  const places = [
    ...(block === null ? [] : [say(postMortemWords.block, { block })]),
    ...(stack === null ? [] : [say(stackWords[stack])]),
    ...(layer === null ? [] : [say(postMortemWords.layer, { layer })]),
    ...(step === null ? [] : [say(stack === null ? postMortemWords.step : STEPS[stack], { step })]),
  ];
  return places.length === 0 ? say(postMortemWords.everywhere) : places.join(say(postMortemWords.and));
}

/** How it can have come to that, in two or three sentences. */
export function causesOf({ quantity, cause }: Explosion, { cell, activation, clip }: Config): string {
  const unbounded = cell === "rnn" && (activation === "relu" || activation === "identity");
  return [
    say(whyWords[quantity]),
    ...(unbounded && quantity === "state" ? [say(postMortemWords.noCeiling, { activation: say(choiceWords.activation[activation].name) })] : []),
    cause !== "step" ? say(causeWords[cause]) : say(clip === "off" ? postMortemWords.unclipped : postMortemWords.clipped),
  ].join(say(postMortemWords.end));
}
