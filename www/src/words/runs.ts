/** What tells one network of a race from the others, in a few words: “ReLU, U identity”, “forget bias 3”. */
import type { LaneField } from "../link/lanes";
import type { Config } from "../wire";
import { exact } from "./numbers";
import { language, say, type Phrase } from "../i18n";
import { choiceWords } from "./settings";

const differenceWords: Readonly<Record<Exclude<LaneField, "hidden">, Phrase>> = {
  layers: { en: "{value} {value|layer|layers}", zh: "{value} 层" },
  activation: { en: "{value}", zh: "{value}" },
  recurrentInit: { en: "U {value}", zh: "U {value}" },
  gain: { en: "gain {value}", zh: "增益 {value}" },
  forgetBias: { en: "forget bias {value}", zh: "遗忘门偏置 {value}" },
  updateBias: { en: "update bias {value}", zh: "更新门偏置 {value}" },
  optimiser: { en: "{value}", zh: "{value}" },
  learningRate: { en: "rate {value}", zh: "学习率 {value}" },
  clip: { en: "clipping {value}", zh: "裁剪：{value}" },
  omega: { en: "Ω {value}", zh: "Ω {value}" },
  clipLimit: { en: "clip limit {value}", zh: "裁剪阈值 {value}" },
};

function valueOf(field: keyof Config, config: Config): string {
  switch (field) {
    case "activation":
      return say(choiceWords.activation[config.activation].name);
    case "recurrentInit":
      return say(choiceWords.recurrentInit[config.recurrentInit].name);
    case "optimiser":
      return say(choiceWords.optimiser[config.optimiser].name);
    case "clip":
      return say(choiceWords.clip[config.clip].name);
    default:
      return exact(Number(config[field]));
  }
}

/** The settings `fields` of a network, in the reader's language; empty where there are none. */
export function tellDifference(fields: readonly LaneField[], config: Config): string {
  const told = fields.flatMap((field) => (field === "hidden" ? [] : [say(differenceWords[field], { value: valueOf(field, config) })]));
  return told.join(language.value === "zh" ? "，" : ", ");
}
