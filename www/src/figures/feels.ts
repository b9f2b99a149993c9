/** How far back networks feel, in one sentence. */
import { language, say, type Phrase } from "../i18n";
import type { AnswerTo } from "../questions";
import { halfLifeOf } from "../run/answers";
import { span, whole } from "../words/numbers";
import { walked, type Place } from "./place";

export const words = {
  thisCell: { en: "This {cell}", zh: "这个 {cell}" },
  feels: { en: "{name} feels {value} {value|character|characters} back", zh: "{name} 往回能感受到 {value} 个字符" },
  feelsAll: { en: "{name} feels all {value} {value|character|characters} measured", zh: "{name} 能感受到测量到的全部 {value} 个字符" },
  feelsSteps: { en: "{name} feels {value} {value|step|steps} back", zh: "{name} 往回能感受到 {value} 步" },
  feelsAllSteps: { en: "{name} feels all {value} {value|step|steps} measured", zh: "{name} 能感受到测量到的全部 {value} 步" },
  feelsSentence: { en: "{feels} (half-life of the gradient).", zh: "{feels}（梯度的半衰期）。" },
} as const satisfies Record<string, Phrase>;

/** How far back a network feels: the half-life, or all that was measured where the gradient does not fade. */
function feels(name: string, answer: AnswerTo<"lag">, steps: boolean): string {
  const halfLife = halfLifeOf(answer);
  return Number.isFinite(halfLife)
    ? say(steps ? words.feelsSteps : words.feels, { name, value: span(halfLife) })
    : say(steps ? words.feelsAllSteps : words.feelsAll, { name, value: whole(walked(answer)) });
}

/** How far back each network feels, in one sentence. */
export function feelsSentence(place: Place): string {
  const clauses = place.runs.value.flatMap(({ run, name, config }) => {
    const answer = run.answers.to("lag").peek();
    return answer ? [feels(name ?? say(words.thisCell, { cell: config.cell.toUpperCase() }), answer, place.isTask.value)] : [];
  });
  return clauses.length === 0 ? "" : say(words.feelsSentence, { feels: clauses.join(language.value === "zh" ? "，" : ", ") });
}
