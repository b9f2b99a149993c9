/** A grid of coloured cells with names along both sides: it looks like a table, and is one picture for keyboard and screen reader. */
import { effect, signal, untracked } from "@preact/signals";
import "./plot.css";
import { Caption } from "./caption";
import { paletteFor, parseColour, theme, type Palette } from "./colours";
import { element, write, type Table } from "./dom";
import { ColourKey } from "./key";
import { listenToKeys } from "./pointing";
import { plotWords } from "./words";

/** What a grid shows and says. */
export interface GridSpec {
  /** CSS class of the picture. */
  kind: string;
  /** Names along the top and down the left side, and what stands at the corner. */
  columns(): readonly string[];
  rows(): readonly string[];
  corner(): string;
  /** Whether columns may be as narrow as their names where the text of their cells does not fit. */
  narrows?: boolean;
  /** The colours of the cells from 0 to 1, and what they stand for. */
  ramp?(palette: Palette): { colours: Uint32Array; note: string };
  /** Background and text of a cell. */
  cell(row: number, column: number, palette: Palette): { colour: string; ink: string; text: string };
  name(): string;
  trend(): string;
  table(): Table;
  readout(row: number, column: number): string | null;
}

/** The width of a column with text in its cells, and about the width of the rows' names, CSS pixels. */
const CELL_PX = 33;
const ROW_NAME_PX = 40;

/** A mounted grid; `redraw` after the data changed. */
export interface Grid {
  redraw(): void;
  destroy(): void;
}

/** Mounts a grid in `host`. */
export function mountGrid(host: HTMLElement, spec: GridSpec): Grid {
  const root = element("div", `chart chart-grid chart-${spec.kind}`);
  const scroller = element("div", "chart-scroller");
  const picture = element("div", "chart-picture");
  const grid = element("table", "chart-cells");
  const at = signal<readonly [number, number] | null>(null);
  let boxes: HTMLTableCellElement[][] = [];
  /** Width of the picture's container in CSS pixels. */
  let place = Number.POSITIVE_INFINITY;
  const places = new Map<EventTarget, readonly [number, number]>();
  picture.tabIndex = 0;
  picture.setAttribute("role", "img");
  grid.setAttribute("aria-hidden", "true");
  picture.append(grid);
  scroller.append(picture);
  root.append(scroller);
  const key = new ColourKey();
  if (spec.ramp) root.append(key.root);
  host.append(root);

  const caption = new Caption(root, picture, {
    name: () => spec.name(),
    trend: () => spec.trend(),
    table: () => spec.table(),
    readout: () => (at.value === null ? null : spec.readout(...at.value)),
  });

  /** Makes as many cells as there are names. */
  const build = (rows: readonly string[], columns: readonly string[]): void => {
    places.clear();
    const head = element("tr", "");
    head.append(element("td", "chart-corner", spec.corner()), ...columns.map((name) => element("td", "chart-column", name)));
    boxes = rows.map((_, r) =>
      columns.map((_, c) => {
        const box = element("td", "chart-cell");
        places.set(box, [r, c]);
        return box;
      }),
    );
    const lines = rows.map((name, r) => {
      const line = element("tr", "");
      line.append(element("td", "chart-row", name), ...(boxes[r] ?? []));
      return line;
    });
    grid.replaceChildren(head, ...lines);
  };

  const render = (): void => {
    const palette = paletteFor(theme.value, parseColour(getComputedStyle(root).getPropertyValue("--paper")));
    const [rows, columns] = [spec.rows(), spec.columns()];
    build(rows, columns);
    const narrow = spec.narrows === true && columns.length * CELL_PX + ROW_NAME_PX > place;
    grid.classList.toggle("chart-cells-narrow", narrow);
    boxes.forEach((line, r) =>
      line.forEach((box, c) => {
        const { colour, ink, text } = spec.cell(r, c, palette);
        box.style.backgroundColor = colour;
        box.style.color = ink;
        write(box, narrow ? "" : text);
      }),
    );
    const ramp = spec.ramp?.(palette);
    if (ramp) key.show(ramp.colours, "0", "1", ramp.note);
    mark();
  };
  const mark = (): void => {
    boxes.forEach((line, r) => line.forEach((box, c) => box.classList.toggle("chart-cell-at", at.value?.[0] === r && at.value[1] === c)));
  };
  const point = (row: number, column: number): void => {
    const [rows, columns] = [boxes.length, boxes[0]?.length ?? 0];
    if (rows === 0 || columns === 0) return;
    at.value = [Math.max(0, Math.min(rows - 1, row)), Math.max(0, Math.min(columns - 1, column))];
  };

  const stop = new AbortController();
  grid.addEventListener(
    "pointerover",
    (event) => {
      at.value = (event.target && places.get(event.target)) ?? null;
    },
    { signal: stop.signal },
  );
  grid.addEventListener("pointerleave", () => (at.value = null), { signal: stop.signal });
  const stopKeys = listenToKeys(picture, {
    move: (right, down) => {
      const [row, column] = at.value ?? [0, -Math.max(0, right)];
      point(row + down, column + right);
      caption.speak();
    },
    jump: (end) => {
      point(at.value?.[0] ?? 0, end === "first" ? 0 : (boxes[0]?.length ?? 1) - 1);
      caption.speak();
    },
    away: () => {
      at.value = null;
    },
  });
  const observer = new ResizeObserver(() => {
    if (root.clientWidth === place) return;
    place = root.clientWidth;
    untracked(render);
  });
  observer.observe(root);
  const undo = [
    effect(() => {
      void plotWords();
      root.dataset.theme = theme.value;
      untracked(() => {
        render();
        caption.refresh();
        caption.reflow();
      });
    }),
    effect(() => {
      void at.value;
      untracked(() => {
        mark();
        caption.point();
      });
    }),
  ];

  return {
    redraw: () =>
      untracked(() => {
        render();
        caption.update();
      }),
    destroy() {
      observer.disconnect();
      stop.abort();
      stopKeys();
      for (const end of undo) end();
      caption.destroy();
      root.remove();
    },
  };
}
