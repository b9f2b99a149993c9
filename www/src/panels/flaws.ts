/** What is wrong with a task's data as sentences in the reader's language. Fetched when there is something to say. */
import type { Flaw, Notice } from "../wire";
import { firstLineWords, flawWords, layoutWords, leftOutWords, partWords } from "../words/flaws";
import { bytes, significant, whole } from "../words/numbers";
import { language, say } from "../i18n";

/** A control character by its code point: U+0000. */
const codePoint = (character: number): string => `U+${character.toString(16).toUpperCase().padStart(4, "0")}`;

/** A flaw in a sentence or two. */
export function tellFlaw(flaw: Flaw): string {
  const phrase = flawWords[flaw.code];
  // Lines and columns are names of places, as an editor shows them: without separators.
  switch (flaw.code) {
    case "empty":
      return say(phrase, { layout: say(firstLineWords[flaw.layout]) });
    case "tooLong":
      return say(phrase, { bytes: bytes(flaw.bytes), limit: bytes(flaw.limit) });
    case "notText":
      return say(phrase, { line: flaw.line, character: codePoint(flaw.character) });
    case "tooManyLines":
      return say(phrase, { line: flaw.line, limit: whole(flaw.limit) });
    case "tooManyColumns":
      return say(phrase, { line: flaw.line, columns: whole(flaw.columns), limit: whole(flaw.limit) });
    case "lineTooLong":
      return say(phrase, { line: flaw.line, characters: whole(flaw.characters), limit: whole(flaw.limit) });
    case "quoteNotClosed":
      return say(phrase, { line: flaw.line, column: flaw.column });
    case "textAfterQuote":
    case "notANumber":
    case "ambiguous":
      return say(phrase, { line: flaw.line, column: flaw.column, found: flaw.found });
    case "outOfReach":
      return say(phrase, { line: flaw.line, column: flaw.column, found: flaw.found, limit: significant(flaw.limit) });
    case "ragged":
      return say(phrase, {
        line: flaw.line,
        found: flaw.found,
        columns: flaw.columns,
        expected: flaw.expected,
        layout: say(layoutWords[flaw.layout]),
      });
    case "missing":
      return say(phrase, { line: flaw.line, column: flaw.column, part: say(partWords[flaw.part]) });
    case "noSuchColumn":
      return say(phrase, { asked: flaw.asked, columns: flaw.columns.join(language.value === "zh" ? "、" : ", ") });
    case "noNumbers":
      return say(phrase, { found: flaw.found });
    case "constant":
      return say(phrase, { column: flaw.column, value: significant(flaw.value) });
    case "tooFewValues":
      return say(phrase, { values: whole(flaw.values), needed: whole(flaw.needed) });
    case "oneClass":
      return say(phrase, { label: flaw.label, lines: whole(flaw.lines) });
    case "tooManyClasses":
      return say(phrase, { classes: whole(flaw.classes), limit: whole(flaw.limit) });
    case "sequenceTooLong":
      return say(phrase, {
        line: flaw.line,
        part: say(partWords[flaw.part]),
        tokens: whole(flaw.tokens),
        limit: whole(flaw.limit),
      });
    case "repeated":
      return say(phrase, { line: flaw.line, first: flaw.first });
    case "contradicted":
      return say(phrase, { line: flaw.line, first: flaw.first, found: flaw.found, part: say(partWords[flaw.part]) });
    case "tooFewExamples":
      return say(phrase, { examples: whole(flaw.examples), needed: whole(flaw.needed) });
    case "noneUsable":
      return say(phrase, { lines: whole(flaw.lines), first: tellFlaw(flaw.first) });
    case "tooFewLeft":
      return say(phrase, { rest: tellFlaw(flaw.rest), leftOut: whole(flaw.leftOut), lines: whole(flaw.lines), first: tellFlaw(flaw.first) });
  }
}

/** How many lines were used, how many left out, and why the first of these was. */
export function tellLeftOut({ leftOut, lines, flaw }: Extract<Notice, { code: "data" }>): string {
  return say(leftOutWords.some, { used: whole(lines - leftOut), leftOut: whole(leftOut), lines: whole(lines), first: tellFlaw(flaw) });
}
