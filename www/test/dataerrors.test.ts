/** What is wrong with data, as whole sentences in both languages. */
import { beforeEach, describe, expect, it } from "vitest";
import { tellDataError, tellLeftOut } from "../src/messages/dataerrors";
import { tell } from "../src/messages/messagetext";
import type { DataError } from "../src/wire";
import * as flaws from "../src/words/dataerrors";
import { language, type Phrase } from "../src/i18n";
import { sampleWords } from "../src/words/samples";

beforeEach(() => {
  language.value = "en";
});

/** One of every kind. */
const every: { readonly [Code in DataError["code"]]: Extract<DataError, { code: Code }> } = {
  empty: { code: "empty", layout: "sentiment" },
  tooLong: { code: "tooLong", bytes: 3_000_000, limit: 2_097_152 },
  notText: { code: "notText", line: 3, character: 0 },
  tooManyLines: { code: "tooManyLines", line: 100_001, limit: 100_000 },
  tooManyColumns: { code: "tooManyColumns", line: 4, columns: 300, limit: 256 },
  lineTooLong: { code: "lineTooLong", line: 4, characters: 20_000, limit: 10_000 },
  quoteNotClosed: { code: "quoteNotClosed", line: 4, column: 2 },
  textAfterQuote: { code: "textAfterQuote", line: 4, column: 2, found: "she said" },
  ragged: { code: "ragged", line: 4, columns: 3, expected: 2, found: "a b c", layout: "translation" },
  missing: { code: "missing", line: 4, column: 2, part: "target" },
  notANumber: { code: "notANumber", line: 4, column: 2, found: "abc" },
  outOfReach: { code: "outOfReach", line: 4, column: 2, found: "1e308", limit: 1e30 },
  ambiguous: { code: "ambiguous", line: 4, column: 2, found: "1,234" },
  noSuchColumn: { code: "noSuchColumn", asked: 7, columns: ["day", "rain"] },
  noNumbers: { code: "noNumbers", found: "the cat" },
  constant: { code: "constant", column: "level", value: 3.5 },
  tooFewValues: { code: "tooFewValues", values: 12, needed: 42 },
  oneClass: { code: "oneClass", label: "good", lines: 40 },
  tooManyClasses: { code: "tooManyClasses", classes: 30, limit: 20 },
  sequenceTooLong: { code: "sequenceTooLong", line: 4, part: "text", tokens: 300, limit: 256 },
  repeated: { code: "repeated", line: 9, first: 4 },
  contradicted: { code: "contradicted", line: 9, first: 4, found: "two", part: "target" },
  tooFewExamples: { code: "tooFewExamples", examples: 1, needed: 4 },
  noneUsable: { code: "noneUsable", lines: 12, first: { code: "missing", line: 1, column: 1, part: "label" } },
  tooFewLeft: {
    code: "tooFewLeft",
    rest: { code: "oneClass", label: "good", lines: 40 },
    leftOut: 2,
    lines: 42,
    first: { code: "missing", line: 7, column: 1, part: "label" },
  },
};

describe("what is wrong with data", () => {
  it("says where, what was expected, what was found, and a way out", () => {
    expect(tellDataError(every.ragged)).toBe(
      "Line 4 (“a b c”) has the wrong number of columns: 3 instead of 2. What is expected: a source, a tab or comma, and its target.",
    );
    expect(tellDataError(every.outOfReach)).toBe(
      "Line 4, column 2 holds “1e308”, but a number must be finite and lie between −1.00×10³⁰ and 1.00×10³⁰. Correct it or leave the line out.",
    );
    expect(tellDataError(every.noneUsable)).toBe(
      "None of the 12 lines can be used. The first of them: Line 1 has nothing in column 1, where its label is expected. Fill it in or leave the line out.",
    );
    expect(tellDataError(every.tooFewLeft)).toBe(
      "Every text has the label “good” (40 in all), so there is nothing to tell apart. Add lines with another label. " +
        "Lines left out: 2 of 42. The first of these: Line 7 has nothing in column 1, where its label is expected. Fill it in or leave the line out.",
    );
    expect(tellDataError(every.notText)).toMatch(/^Line 3 holds the control character U\+0000,/);
    language.value = "zh";
    expect(tellDataError(every.ragged)).toBe("第 4 行（“a b c”）的列数不对：有 3 列，应有 2 列。要求：原文、制表符或逗号，再接译文。");
    expect(tellDataError(every.contradicted)).toBe("第 9 行给“two”的译文与第 4 行不同。请确定用哪一个。");
  });

  it("counts the lines left out and gives the reason for the first", () => {
    const notice = { code: "data", leftOut: 3, lines: 120, flaw: every.notANumber } as const;
    expect(tellLeftOut(notice)).toBe(
      "Lines used: 117 of 120; left out: 3. The first of these: Line 4, column 2 holds “abc”, where a number is expected, such as 3.14 or -2e5. Correct it or leave the line out.",
    );
    language.value = "zh";
    expect(tellLeftOut(notice)).toBe(
      "120 行中采用 117 行，未采用 3 行。其中第一处：第 4 行第 2 列是“abc”，这里应是一个数，例如 3.14 或 -2e5。请改正，或删去这一行。",
    );
  });

  it("has a short message until its words are loaded", async () => {
    const refused = { id: 1, kind: "refused", refusal: { code: "data", flaw: every.oneClass } } as const;
    expect(tell(refused)).toEqual(["The data cannot be used."]);
    await import("../src/messages/dataerrors");
    await Promise.resolve();
    expect(tell(refused)).toEqual([
      "Every text has the label “good” (40 in all), so there is nothing to tell apart. Add lines with another label.",
    ]);
  });

  it("fills every placeholder, and has both languages", () => {
    for (const name of ["en", "zh"] as const) {
      language.value = name;
      const sentences = Object.values(every).map(tellDataError);
      expect(sentences.filter((sentence) => /[{}]|undefined|NaN/.test(sentence))).toEqual([]);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });
});

describe("the words about data", () => {
  const phrases = [flaws, sampleWords].flatMap(function phrasesOf(value: object): Phrase[] {
    return "en" in value && typeof value.en === "string" ? [value as Phrase] : Object.values(value).flatMap(phrasesOf);
  });

  it("have the same placeholders in both languages", () => {
    const placeholders = (sentence: string): string => (sentence.match(/\{\w+\}/g) ?? []).sort().join();
    expect(phrases.filter(({ en, zh }) => placeholders(en) !== placeholders(zh))).toEqual([]);
    expect(phrases.length).toBeGreaterThan(50);
  });

  it("have Chinese punctuation in their Chinese", () => {
    expect(phrases.filter(({ zh }) => /[一-鿿][,;:?!](?!\d)/.test(zh))).toEqual([]);
  });
});
