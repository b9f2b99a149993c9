/** Text the network wrote, tinted by the probability it gave each character: paper where it was sure, ochre where it was surprised. */
import { computed, effect, signal, untracked } from "@preact/signals";
import "../plot/plot.css";
import { language, say, type Phrase } from "../i18n";
import { Caption } from "../plot/caption";
import type { Chart } from "../plot/chart";
import { LEAST_PROBABILITY, paletteFor, parseColour, surprise, theme } from "../plot/colours";
import { element, write, type Table } from "../plot/dom";
import { count, named, percent, printed, visible } from "../plot/format";
import { listenToKeys, type Moves } from "../plot/pointing";
import { store } from "../page";
import { figure, type Words } from "./figure";
import { sentence } from "./trends";
import { chartWords } from "./words";

export const words = {
  title: { en: "What it writes", zh: "它写的文字" },
  shows: {
    en: "Text written by the network as it is now; the tint of each character is the probability it was given.",
    zh: "网络此刻写出的文字；每个字符的底色表示网络给它的概率。",
  },
  means: {
    en: "The network gives every character of its vocabulary a probability, one is drawn, and the network reads it as its next input. It knows characters only: words appear because their characters follow one another, and no word is stored anywhere. A small training loss can mean that it recites the text, so compare it with the validation loss before calling it a good writer. A higher temperature makes it more varied, not more able.",
    zh: "网络给词表里的每个字符一个概率，按概率抽出一个，再把它作为下一步的输入。它只认识字符：词语的出现是因为字符前后相连，没有哪个词存放在某处。训练损失很小可能只是在背诵原文，评价它之前先看验证损失。温度越高，写得越多变，而不是越高明。",
  },
  wait: { en: "Nothing written yet.", zh: "还没有写出文字。" },
  writeAgain: { en: "Write now", zh: "现在写一段" },
  name: { en: "Text written by the network", zh: "网络写出的文字" },
  at: { en: "Character {at}, {character}: the network gave it {probability}", zh: "第 {at} 个字符{character}：网络给它的概率是 {probability}" },
  orLess: { en: "{value} or less", zh: "{value} 或更低" },
  range: { en: "{from} to {to}", zh: "{from} 到 {to}" },
  characters: { en: "characters", zh: "字符数" },
  examples: { en: "such as", zh: "例如" },
  trend: {
    en: "{characters} {characters|character|characters}, each given {mean} (geometric mean); the least expected, {character}, was given {least}",
    zh: "{characters} 个字符，概率的几何平均为 {mean}；最出乎意料的是{character}，概率 {least}",
  },
} as const satisfies Words;

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

/** Mounts the written text in `host`; `name` tells it from others. */
export function mountWriting(host: HTMLElement, name: Phrase = words.name): Chart<SampleTextData> {
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
    return say(words.at, {
      at: count(cursor + 1),
      character: named(character),
      probability: percent(data.probabilities[cursor] ?? Number.NaN),
    });
  };
  const caption = new Caption(root, picture, {
    name: () => say(name),
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
        const swatch = element("span", "chart-key-tint", last ? say(words.orLess, { value: text }) : text);
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
    const range = say(words.range, { from: percent(from), to: percent(to) });
    return [range, count(n), [...examples].join(" ")];
  });
  return { head: [say(chartWords.probability), say(words.characters), say(words.examples)], rows };
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
    say(words.trend, {
      characters: count(characters.length),
      mean: percent(Math.exp(logs / characters.length)),
      character: named(characters[least] ?? ""),
      least: percent(probabilities[least] ?? Number.NaN),
    }),
  ]);
}

function WriteAgain() {
  return (
    <button type="button" class="plain" onClick={() => store.write()}>
      {say(words.writeAgain)}
    </button>
  );
}

export const writing = figure<SampleTextData>({
  id: "writing",
  words,
  source: {
    visible: signal(false),
    filled: computed(() => store.run.writing.value !== null),
    update: computed(() => store.run.writing.value?.update ?? null),
  },
  wait: words.wait,
  mount: mountWriting,
  read: () => store.run.writing.value,
  Beside: WriteAgain,
});
