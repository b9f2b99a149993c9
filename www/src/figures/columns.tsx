/** The table that a series comes from: how it is read, and which of its columns is learnt. */
import { useSignalEffect, type ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { say, type Phrase } from "../i18n";
import { store } from "../page";
import type { Delimiter } from "../wire";
import { Select } from "./choose";
import { query } from "./query";

export const words = {
  column: { en: "Column", zh: "列" },
  readAs: { en: "Columns are separated by {delimiter}; decimals by {mark}.", zh: "各列以{delimiter}分隔，小数用{mark}。" },
  comma: { en: "a comma", zh: "逗号" },
  point: { en: "a point", zh: "小数点" },
} as const satisfies Record<string, Phrase>;

export const delimiterWords: Readonly<Record<Delimiter, Phrase>> = {
  tab: { en: "tabs", zh: "制表符" },
  semicolon: { en: "semicolons", zh: "分号" },
  comma: { en: "commas", zh: "逗号" },
};

const table = query("columns", () => ({ ask: "columns" }));

/** Asks for the columns while `visible`. */
export function useColumns(visible: ReadonlySignal<boolean>): void {
  useEffect(() => table.start(), []);
  useSignalEffect(() => {
    table.visible.value = visible.value;
  });
}

/** Which column of a table is learnt; nothing where there is only one. */
export function Columns() {
  const answer = table.answer.value;
  if (answer === null || answer.columns.length < 2) return null;
  return (
    <Select
      name={say(words.column)}
      value={String(answer.chosen)}
      options={answer.columns.map(({ number, name }) => [String(number), name === "" ? String(number) : name] as const)}
      onChange={(value) => store.set({ column: Number(value) })}
    />
  );
}

/** How the table was read; nothing where it has one column. */
export function ReadAs() {
  const answer = table.answer.value;
  if (answer === null || answer.columns.length < 2) return null;
  return <p class="quiet">{say(words.readAs, { delimiter: say(delimiterWords[answer.delimiter]), mark: say(answer.decimalComma ? words.comma : words.point) })}</p>;
}
