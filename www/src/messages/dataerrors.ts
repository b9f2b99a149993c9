/** What is wrong with a task's data as sentences in the reader's language. Fetched when there is something to say. */
import type { DataError, Notice } from "../wire";
import { firstLineWords, dataErrorWords, layoutWords, leftOutWords, partWords } from "../words/dataerrors";
import { bytes, significant, whole } from "../words/numbers";
import { language, say } from "../i18n";

/** A control character by its code point: U+0000. */
const codePoint = (character: number): string => `U+${character.toString(16).toUpperCase().padStart(4, "0")}`;

/** A data error in a sentence or two. */
export function tellDataError(error: DataError): string {
  const phrase = dataErrorWords[error.code];
  // Lines and columns are names of places, as an editor shows them: without separators.
  switch (error.code) {
    case "empty":
      return say(phrase, { layout: say(firstLineWords[error.layout]) });
    case "tooLong":
      return say(phrase, { bytes: bytes(error.bytes), limit: bytes(error.limit) });
    case "notText":
      return say(phrase, { line: error.line, character: codePoint(error.character) });
    case "tooManyLines":
      return say(phrase, { line: error.line, limit: whole(error.limit) });
    case "tooManyColumns":
      return say(phrase, { line: error.line, columns: whole(error.columns), limit: whole(error.limit) });
    case "lineTooLong":
      return say(phrase, { line: error.line, characters: whole(error.characters), limit: whole(error.limit) });
    case "quoteNotClosed":
      return say(phrase, { line: error.line, column: error.column });
    case "textAfterQuote":
    case "notANumber":
    case "ambiguous":
      return say(phrase, { line: error.line, column: error.column, found: error.found });
    case "outOfReach":
      return say(phrase, { line: error.line, column: error.column, found: error.found, limit: significant(error.limit) });
    case "ragged":
      return say(phrase, {
        line: error.line,
        found: error.found,
        columns: error.columns,
        expected: error.expected,
        layout: say(layoutWords[error.layout]),
      });
    case "missing":
      return say(phrase, { line: error.line, column: error.column, part: say(partWords[error.part]) });
    case "noSuchColumn":
      return say(phrase, { asked: error.asked, columns: error.columns.join(language.value === "zh" ? "、" : ", ") });
    case "noNumbers":
      return say(phrase, { found: error.found });
    case "constant":
      return say(phrase, { column: error.column, value: significant(error.value) });
    case "tooFewValues":
      return say(phrase, { values: whole(error.values), needed: whole(error.needed) });
    case "oneClass":
      return say(phrase, { label: error.label, lines: whole(error.lines) });
    case "tooManyClasses":
      return say(phrase, { classes: whole(error.classes), limit: whole(error.limit) });
    case "sequenceTooLong":
      return say(phrase, {
        line: error.line,
        part: say(partWords[error.part]),
        tokens: whole(error.tokens),
        limit: whole(error.limit),
      });
    case "repeated":
      return say(phrase, { line: error.line, first: error.first });
    case "contradicted":
      return say(phrase, { line: error.line, first: error.first, found: error.found, part: say(partWords[error.part]) });
    case "tooFewExamples":
      return say(phrase, { examples: whole(error.examples), needed: whole(error.needed) });
    case "noneUsable":
      return say(phrase, { lines: whole(error.lines), first: tellDataError(error.first) });
    case "tooFewLeft":
      return say(phrase, { rest: tellDataError(error.rest), leftOut: whole(error.leftOut), lines: whole(error.lines), first: tellDataError(error.first) });
  }
}

/** How many lines were used, how many left out, and why the first of these was. */
export function tellLeftOut({ leftOut, lines, flaw }: Extract<Notice, { code: "data" }>): string {
  return say(leftOutWords.some, { used: whole(lines - leftOut), leftOut: whole(leftOut), lines: whole(lines), first: tellDataError(flaw) });
}
