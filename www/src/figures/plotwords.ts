/** Gives the drawing its words in the reader's language. */
import { effect } from "@preact/signals";
import { say } from "../i18n";
import { setPlotWords } from "../plot/words";
import { chartWords } from "../words/charts";

/** Hands the words to `plot/` now and at every change of language; called once, before the first picture is mounted. */
export function handWordsToPlots(): void {
  effect(() =>
    setPlotWords({
      data: say(chartWords.data),
      dataOf: (name) => say(chartWords.dataOf, { name }),
      nothing: say(chartWords.nothing),
      newRange: (axis, from, to) => say(chartWords.newRange, { axis, from, to }),
      newRangeHere: (from, to) => say(chartWords.newRangeHere, { from, to }),
      whole: say(chartWords.whole),
      comma: say(chartWords.comma),
      semicolon: say(chartWords.semicolon),
      update: say(chartWords.update),
      value: (name, value) => say(chartWords.value, { name, value }),
      atUpdate: (at, values) => say(chartWords.atUpdate, { at, values }),
      atStep: (at, values) => say(chartWords.atStep, { at, values }),
      meanOf: (name) => say(chartWords.meanOf, { name }),
    }),
  );
}
