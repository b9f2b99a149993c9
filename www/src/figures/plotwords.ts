/** Gives the drawing its words in the reader's language. */
import { effect } from "@preact/signals";
import { say, type Phrase } from "../i18n";
import { setPlotWords } from "../plot/words";
import { chartWords } from "./words";

export const words = {
  data: { en: "Data table", zh: "数据表" },
  dataOf: { en: "Data: {name}", zh: "数据：{name}" },
  newRange: { en: "{axis}: now {from} to {to}", zh: "{axis}：现为 {from} 到 {to}" },
  newRangeHere: { en: "now {from} to {to}", zh: "现为 {from} 到 {to}" },
  atUpdate: { en: "Update {at}: {values}", zh: "第 {at} 次更新：{values}" },
  atStep: { en: "Step {at}: {values}", zh: "第 {at} 步：{values}" },
  meanOf: { en: "{name}, mean", zh: "{name}（均值）" },
} as const satisfies Record<string, Phrase>;

/** Hands the words to `plot/` now and at every change of language; called once, before the first figure is mounted. */
export function handWordsToPlots(): void {
  effect(() =>
    setPlotWords({
      data: say(words.data),
      dataOf: (name) => say(words.dataOf, { name }),
      nothing: say(chartWords.nothing),
      newRange: (axis, from, to) => say(words.newRange, { axis, from, to }),
      newRangeHere: (from, to) => say(words.newRangeHere, { from, to }),
      whole: say(chartWords.whole),
      comma: say(chartWords.comma),
      semicolon: say(chartWords.semicolon),
      update: say(chartWords.update),
      value: (name, value) => say(chartWords.value, { name, value }),
      atUpdate: (at, values) => say(words.atUpdate, { at, values }),
      atStep: (at, values) => say(words.atStep, { at, values }),
      meanOf: (name) => say(words.meanOf, { name }),
    }),
  );
}
