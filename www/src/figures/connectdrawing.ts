/**
 * A text in which one character is chosen and every earlier one is tinted by how much the chosen one hangs on it. The
 * chosen one is clicked or moved to with the arrow keys; pointing at another reads out its number.
 */
import { effect, untracked } from "@preact/signals";
import "../plot/plot.css";
import { chartWords } from "./words";
import { language, say, type Phrase } from "../i18n";
import { Caption } from "../plot/caption";
import { paletteFor, parseColour, theme } from "../plot/colours";
import { createCursor, type Cursor } from "../plot/cursor";
import { element, spread, write } from "../plot/dom";
import { count, magnitude, named, percent, power } from "../plot/format";
import { listenToKeys, type Moves } from "../plot/pointing";
import type { Chart } from "../plot/chart";

/** What is measured of a symbol's answer, and of a number's. */
export const ANSWER = "‖∂ log p/∂x‖";
export const NUMBER = "‖∂y/∂x‖";

export const words = {
  name: { en: "What the prediction of one character hangs on", zh: "一个字符的预测取决于哪些字符" },
  at: { en: "Character {at}, {character}, {lag} back: {norm}", zh: "第 {at} 个字符 {character}，往回 {lag} 个：{norm}" },
  trend: {
    en: "Character {at}, {character}, hangs most on {most}, {lag} back: {norm}, {share} of the sum. The {half} {half|character|characters} before it {half|holds|hold} half of the sum.",
    zh: "第 {at} 个字符 {character} 最取决于往回 {lag} 个的 {most}：{norm}，占总和的 {share}。总和的一半在它前面的 {half} 个字符里。",
  },
  chosen: { en: "{told} Click or use the arrow keys for another.", zh: "{told}点击或用方向键换一个。" },
  none: {
    en: "Character {at}, {character}, hangs on no earlier character: every gradient is 0.",
    zh: "第 {at} 个字符 {character} 不取决于之前的任何字符：梯度全为 0。",
  },
  nameSteps: { en: "What the answer at one step hangs on", zh: "某一步的回答取决于哪些步" },
  atStep: { en: "Step {at}, {character}, {lag} back: {norm}", zh: "第 {at} 步 {character}，往回 {lag} 步：{norm}" },
  trendSteps: {
    en: "The answer at step {at} hangs most on step {most}, {character}, {lag} back: {norm}, {share} of the sum. The last {half} {half|step|steps} {half|holds|hold} half of the sum.",
    zh: "第 {at} 步的回答最取决于往回 {lag} 步的第 {most} 步 {character}：{norm}，占总和的 {share}。总和的一半在最后 {half} 步里。",
  },
  noneSteps: { en: "The answer at step {at} hangs on nothing that was read: every gradient is 0.", zh: "第 {at} 步的回答不取决于读到的任何内容：梯度全为 0。" },
  orLess: { en: "{value} or less", zh: "{value} 或更小" },
  orMore: { en: "{value} or more", zh: "{value} 或更大" },
} as const satisfies Record<string, Phrase>;

/** What is drawn. */
export interface ConnectData {
  characters: readonly string[];
  /** The chosen character, from 0. */
  chosen: number;
  /** ‖∂ log p(chosen)/∂x‖ of the characters before it; empty while it is being measured. */
  norms: ArrayLike<number>;
  /** Where they are steps of a task: those at which it asks, one of which is chosen and among the steps its answer hangs on; and what is measured. */
  steps?: { readonly asked: readonly number[]; readonly measure: string };
}

export interface ConnectOptions {
  /** The reader chose character `place`, from 0. */
  onChoose(place: number): void;
  /** Where it is one of several on the same text: what it is called, and the character pointed at in all of them. */
  among?: { readonly name: Phrase; readonly pointed: Cursor };
}

/** The scale's ends, as decimal logarithms: fixed, so that drawings can be compared. */
const LOWEST = -4;
const HIGHEST = 1;

/** How strong the tint of a norm is, 0 to 255, on the logarithmic scale. */
export function strength(norm: number): number {
  if (!(norm > 0)) return 0;
  const share = (Math.log10(norm) - LOWEST) / (HIGHEST - LOWEST);
  return Math.round(255 * Math.max(0, Math.min(1, share)));
}

/** How many of the characters just before the chosen one hold half of the sum. */
export function halfWithin(norms: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < norms.length; i += 1) sum += norms[i] ?? 0;
  let held = 0;
  for (let back = 1; back <= norms.length; back += 1) {
    held += norms[norms.length - back] ?? 0;
    if (held >= sum / 2) return back;
  }
  return norms.length;
}

/** Where the norm is largest, from 0. */
function strongest(norms: ArrayLike<number>): number {
  let most = 0;
  for (let i = 1; i < norms.length; i += 1) if ((norms[i] ?? 0) > (norms[most] ?? 0)) most = i;
  return most;
}

/** What the chosen one hangs on most, in a sentence. */
export function connectTrend({ characters, chosen, norms, steps }: ConnectData): string {
  if (norms.length === 0) return say(chartWords.nothing);
  const most = strongest(norms);
  const character = (at: number): string => named(characters[at] ?? "");
  let sum = 0;
  for (let i = 0; i < norms.length; i += 1) sum += norms[i] ?? 0;
  const at = count(chosen + 1);
  if (sum === 0) return steps ? say(words.noneSteps, { at }) : say(words.none, { at, character: character(chosen) });
  const values = {
    at,
    lag: count(chosen - most),
    norm: magnitude(norms[most] ?? Number.NaN),
    share: percent((norms[most] ?? 0) / sum),
    half: count(halfWithin(norms)),
  };
  return steps
    ? say(words.trendSteps, { ...values, most: count(most + 1), character: character(most) })
    : say(words.trend, { ...values, most: character(most), character: character(chosen) });
}

const NOTHING: ConnectData = { characters: [], chosen: 0, norms: [] };

/** Mounts the drawing in `host`. */
export function mountConnect(host: HTMLElement, options: ConnectOptions): Chart<ConnectData> {
  let data = NOTHING;
  const pointed = options.among?.pointed ?? createCursor();
  const root = element("div", "chart chart-connect");
  const picture = element("div", "chart-picture");
  const shown = element("p", "chart-text");
  const key = element("p", "chart-key");
  const spans: HTMLSpanElement[] = [];
  const places = new Map<EventTarget, number>();
  picture.tabIndex = 0;
  picture.setAttribute("role", "group");
  shown.setAttribute("aria-hidden", "true");
  key.setAttribute("aria-hidden", "true");
  picture.append(shown);
  root.append(picture, key);
  host.append(root);

  /** How many are read before the answer. */
  const read = (): number => data.chosen + (data.steps ? 1 : 0);
  const measure = (): string => data.steps?.measure ?? ANSWER;
  const character = (at: number): string => named(data.characters[at] ?? "");
  const readout = (): string | null => {
    const at = pointed.peek();
    if (at === null || at >= read() || data.norms.length === 0) return null;
    const values = { at: count(at + 1), character: character(at), lag: count(data.chosen - at), norm: magnitude(data.norms[at] ?? Number.NaN) };
    return say(data.steps ? words.atStep : words.at, values);
  };
  const trend = (): string => {
    const told = connectTrend(data);
    // Several in one figure share its instructions too; and a task may ask once only: there is nothing else to choose.
    const alone = options.among !== undefined || data.norms.length === 0 || (data.steps !== undefined && data.steps.asked.length < 2);
    return alone ? told : say(words.chosen, { told });
  };
  const caption = new Caption(root, picture, {
    name: () => say(options.among?.name ?? (data.steps ? words.nameSteps : words.name)),
    trend,
    table: () => ({
      head: [say(data.steps ? chartWords.stepRead : chartWords.character), say(chartWords.lagShort), measure()],
      rows: spread(data.norms.length).map((at) => [`${count(at + 1)} ${character(at)}`, count(data.chosen - at), magnitude(data.norms[at] ?? Number.NaN)]),
    }),
    readout,
  });

  const choose = (at: number): void => {
    const last = data.characters.length - 1;
    if (data.steps) {
      if (data.steps.asked.includes(at)) options.onChoose(at);
    } else if (last >= 1) options.onChoose(Math.max(1, Math.min(last, at)));
  };
  /** Goes on by so many that can be chosen. */
  const walk = (by: number): void => {
    if (!data.steps) return choose(data.chosen + by);
    const { asked } = data.steps;
    const at = asked[Math.max(0, Math.min(asked.length - 1, asked.indexOf(data.chosen) + by))];
    if (at !== undefined) options.onChoose(at);
  };

  const render = (): void => {
    const palette = paletteFor(theme.value, parseColour(getComputedStyle(root).getPropertyValue("--paper")));
    while (spans.length < data.characters.length) {
      const span = document.createElement("span");
      places.set(span, spans.length);
      spans.push(span);
      shown.append(span);
    }
    root.classList.toggle("chart-steps", data.steps !== undefined);
    spans.forEach((span, i) => {
      const text = data.characters[i];
      span.hidden = text === undefined;
      if (text === undefined) return;
      write(span, text === "\n" ? "↵\n" : text);
      const colour = i < read() ? (palette.tint[strength(data.norms[i] ?? 0)] ?? "") : "";
      if (span.style.backgroundColor !== colour) span.style.backgroundColor = colour;
      span.classList.toggle("chart-text-at", i === data.chosen);
      span.classList.toggle("chart-text-later", i > data.chosen);
    });
    const swatches = [];
    for (let n = LOWEST; n <= HIGHEST; n += 1) {
      const text = n === LOWEST ? say(words.orLess, { value: power(n) }) : n === HIGHEST ? say(words.orMore, { value: power(n) }) : power(n);
      const swatch = element("span", "chart-key-tint", text);
      swatch.style.backgroundColor = palette.tint[strength(10 ** n)] ?? "";
      swatches.push(swatch);
    }
    key.replaceChildren(element("span", "", measure()), ...swatches);
  };

  const moves: Moves = {
    move: (right) => {
      walk(right);
      caption.speak();
    },
    jump: (end) => {
      walk(end === "first" ? -data.characters.length : data.characters.length);
      caption.speak();
    },
    away: () => undefined,
  };
  const stop = new AbortController();
  const { signal } = stop;
  const stopKeys = listenToKeys(picture, moves);
  const placeOf = (event: Event): number | undefined => (event.target ? places.get(event.target) : undefined);
  const point = (at: number | null): void => {
    pointed.value = at;
  };
  const stopPointing = effect(() => {
    const at = pointed.value;
    spans.forEach((span, i) => span.classList.toggle("chart-text-pointed", i === at));
    untracked(() => caption.point());
  });
  shown.addEventListener("pointerover", (event) => point(placeOf(event) ?? null), { signal });
  shown.addEventListener("pointerleave", () => point(null), { signal });
  shown.addEventListener(
    "click",
    (event) => {
      const at = placeOf(event);
      if (at !== undefined) choose(at);
    },
    { signal },
  );
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
        caption.update();
      });
    },
    destroy() {
      stop.abort();
      stopKeys();
      stopEffect();
      stopPointing();
      caption.destroy();
      root.remove();
    },
  };
}
