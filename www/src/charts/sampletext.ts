/** Text the network wrote, tinted by the probability it gave each character: paper where it was sure, ochre where it was surprised. */
import { effect, untracked } from "@preact/signals";
import "../plot/plot.css";
import { chartWords, trendWords } from "../words/charts";
import { language, say } from "../i18n";
import { Caption } from "../plot/caption";
import { LEAST_PROBABILITY, paletteFor, parseColour, surprise, theme } from "../plot/colours";
import { element, write, type Table } from "../plot/dom";
import { count, named, percent, printed, visible } from "../plot/format";
import { listenToKeys, type Moves } from "../plot/pointing";
import type { Chart } from "../plot/chart";
import type { PictureOptions } from "../figures/types";
import { sentence } from "../figures/trends";

/** Text the network wrote. */
export interface SampleTextData {
  /** What it was given to read first. */
  prime: string;
  /** What it wrote, one character each. */
  characters: readonly string[];
  /** The probability the network gave each of them, 0 to 1. */
  probabilities: ArrayLike<number>;
}

/** Probabilities shown in the key. */
const SHOWN = [1, 0.5, 0.1, LEAST_PROBABILITY] as const;

/** Upper ends of the table's classes of probability. */
const CLASSES = [1, 0.9, 0.5, 0.2, 0.1, 0.05, 0.01] as const;

const NOTHING: SampleTextData = { prime: "", characters: [], probabilities: [] };

/** Mounts the written text in `host`. */
export function mountSampleText(host: HTMLElement, options: PictureOptions = {}): Chart<SampleTextData> {
  let data = NOTHING;
  let cursor: number | null = null;
  const root = element("div", "chart chart-writing");
  const picture = element("div", "chart-picture");
  const shown = element("p", "chart-text");
  const spoken = element("p", "chart-voice");
  const key = element("p", "chart-key");
  const prime = element("span", "chart-text-prime");
  const spans: HTMLSpanElement[] = [];
  const places = new Map<EventTarget, number>();
  picture.tabIndex = 0;
  picture.setAttribute("role", "group");
  shown.setAttribute("aria-hidden", "true");
  key.setAttribute("aria-hidden", "true");
  shown.append(prime);
  picture.append(shown, spoken);
  root.append(picture, key);
  host.append(root);

  const readout = (): string | null => {
    const character = cursor === null ? undefined : data.characters[cursor];
    if (cursor === null || character === undefined) return null;
    return say(chartWords.textAt, {
      at: count(cursor + 1),
      character: named(character),
      probability: percent(data.probabilities[cursor] ?? Number.NaN),
    });
  };
  const caption = new Caption(root, picture, {
    name: () => say(options.name ?? chartWords.nameText),
    trend: () => textTrend(data),
    table: () => classes(data),
    readout,
  });

  const point = (at: number | null): void => {
    if (cursor !== null) spans[cursor]?.classList.remove("chart-text-at");
    cursor = at === null || data.characters.length === 0 ? null : Math.max(0, Math.min(data.characters.length - 1, at));
    if (cursor !== null) spans[cursor]?.classList.add("chart-text-at");
    caption.point();
  };

  const render = (): void => {
    const palette = paletteFor(theme.value, parseColour(getComputedStyle(root).getPropertyValue("--paper")));
    write(prime, readable(data.prime));
    while (spans.length < data.characters.length) {
      const span = document.createElement("span");
      places.set(span, spans.length);
      spans.push(span);
      shown.append(span);
    }
    spans.forEach((span, i) => {
      const character = data.characters[i];
      span.hidden = character === undefined;
      if (character === undefined) return;
      write(span, printed(character));
      const colour = palette.tint[surprise(data.probabilities[i] ?? Number.NaN)] ?? "";
      if (span.style.backgroundColor !== colour) span.style.backgroundColor = colour;
    });
    write(spoken, readable(data.prime) + data.characters.map(printed).join(""));
    key.replaceChildren(
      element("span", "", say(chartWords.probability)),
      ...SHOWN.map((probability) => {
        const text = percent(probability);
        const last = probability === LEAST_PROBABILITY;
        const swatch = element("span", "chart-key-tint", last ? say(chartWords.orLess, { value: text }) : text);
        swatch.style.backgroundColor = palette.tint[surprise(probability)] ?? "";
        return swatch;
      }),
    );
  };

  const moves: Moves = {
    move: (right) => {
      point((cursor ?? -1) + right);
      caption.speak();
    },
    jump: (end) => {
      point(end === "first" ? 0 : data.characters.length - 1);
      caption.speak();
    },
    away: () => point(null),
  };
  const stopKeys = listenToKeys(picture, moves);
  const over = (event: PointerEvent): void => {
    const at = event.target ? places.get(event.target) : undefined;
    if (at !== undefined) point(at);
  };
  shown.addEventListener("pointerover", over);
  shown.addEventListener("pointerleave", () => point(null));
  const stopEffect = effect(() => {
    void language.value;
    root.dataset.theme = theme.value;
    untracked(() => {
      render();
      caption.refresh();
      caption.reflow();
    });
  });

  return {
    draw(next) {
      data = next;
      untracked(() => {
        render();
        if (cursor !== null) point(cursor);
        caption.update();
      });
    },
    destroy() {
      stopKeys();
      stopEffect();
      caption.destroy();
      root.remove();
    },
  };
}

/** A text with nothing in it that cannot be seen. */
function readable(text: string): string {
  return Array.from(text, printed).join("");
}

/** How many characters fell into each class of probability. */
function classes({ characters, probabilities }: SampleTextData): Table {
  const rows = CLASSES.map((to, i) => {
    const from = CLASSES[i + 1] ?? 0;
    let n = 0;
    const examples = new Set<string>();
    for (let k = 0; k < characters.length; k += 1) {
      const p = probabilities[k] ?? Number.NaN;
      if (!(p > from && p <= to) && !(from === 0 && p <= to)) continue;
      n += 1;
      if (examples.size < 8) examples.add(visible(characters[k] ?? ""));
    }
    const range = say(chartWords.probabilityRange, { from: percent(from), to: percent(to) });
    return [range, count(n), [...examples].join(" ")];
  });
  return { head: [say(chartWords.probability), say(chartWords.characters), say(chartWords.examples)], rows };
}

/** Written text: how sure the network was on the whole, and where it was least so. */
export function textTrend({ characters, probabilities }: SampleTextData): string {
  if (characters.length === 0) return sentence([]);
  let least = 0;
  let logs = 0;
  for (let i = 0; i < characters.length; i += 1) {
    const p = probabilities[i] ?? Number.NaN;
    logs += Math.log(p);
    if (p < (probabilities[least] ?? 0)) least = i;
  }
  return sentence([
    say(trendWords.text, {
      characters: count(characters.length),
      mean: percent(Math.exp(logs / characters.length)),
      character: named(characters[least] ?? ""),
      least: percent(probabilities[least] ?? Number.NaN),
    }),
  ]);
}
