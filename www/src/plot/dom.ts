/** Elements, made without markup strings. */

/** A new element with a class and, if wanted, text. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== "") made.textContent = text;
  return made;
}

/** Changes an element's text only where it differs, so that assistive technology announces no empty change. */
export function write(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** A table as rows of text; the first cell of every row names it. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The update of each row, where rows are updates. */
  readonly updates?: readonly number[];
}

/** Most rows of a data table. */
export const MOST_ROWS = 25;

/** At most `MOST_ROWS` indices out of `length`, evenly spread, first and last among them. */
export function spread(length: number): number[] {
  if (length <= MOST_ROWS) return Array.from({ length }, (_, i) => i);
  return Array.from({ length: MOST_ROWS }, (_, i) => Math.round((i * (length - 1)) / (MOST_ROWS - 1)));
}

/** Replaces what is in `target` by the table. */
export function writeTable(target: HTMLTableElement, table: Table): void {
  const head = document.createElement("thead");
  const names = document.createElement("tr");
  for (const name of table.head) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    names.append(cell);
  }
  head.append(names);
  const body = document.createElement("tbody");
  for (const row of table.rows) {
    const line = document.createElement("tr");
    row.forEach((text, i) => {
      const cell = document.createElement(i === 0 ? "th" : "td");
      if (i === 0) cell.setAttribute("scope", "row");
      cell.textContent = text;
      line.append(cell);
    });
    body.append(line);
  }
  target.replaceChildren(head, body);
}
