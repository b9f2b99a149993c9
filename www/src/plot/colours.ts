/** Every colour a picture uses, in both themes. */
import { signal } from "@preact/signals";
import { CIVIDIS, RED_BLUE, VIRIDIS } from "./colourmaps";

/** The recurrent cell a curve belongs to; it decides hue and dash everywhere. */
export type Cell = "rnn" | "lstm" | "gru";

/** The look of one of several networks: its cell, and how many networks before it have the same cell. */
export interface Look {
  readonly cell: Cell;
  readonly nth: number;
}

export type Theme = "light" | "dark";

/** The theme pictures are drawn in; the page sets it. */
export const theme = signal<Theme>("light");

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** What a picture draws with. Tables hold 256 canvas pixels (0xAABBGGRR). */
export interface Palette {
  readonly theme: Theme;
  readonly paper: string;
  readonly ink: string;
  /** Tick labels, axis titles, guide labels: 4.5:1 on paper. */
  readonly quiet: string;
  readonly axis: string;
  readonly grid: string;
  /** Hue of a cell: Okabe–Ito vermilion, blue and bluish green; lighter in the dark. */
  readonly cells: Readonly<Record<Cell, string>>;
  /** −1…1, zero = paper, warm = positive. */
  readonly diverging: Uint32Array;
  /** Magnitudes: viridis. */
  readonly magnitude: Uint32Array;
  /** Fractions 0…1: cividis. */
  readonly fraction: Uint32Array;
  /** What is exactly zero on a logarithmic map. */
  readonly floor: number;
  /** Background of a written character, by surprise: 0 = paper, 255 = a probability of 1 % or less. */
  readonly tint: readonly string[];
}

/** Dashes of a cell, in CSS pixels, wherever more than one is drawn. */
export const DASHES: Readonly<Record<Cell, readonly number[]>> = { rnn: [], lstm: [9, 3], gru: [2.5, 2.5] };

/** Dashes of the second, third and fourth network of one cell. */
const MORE_DASHES: readonly (readonly number[])[] = [
  [14, 4],
  [9, 3, 2, 3],
  [1.5, 4.5],
];

/** How far the hue of the second, third and fourth network of one cell goes towards ink. */
const SHADES = [0, 0.55, 0.3, 0.8] as const;

/** The dash of one of several networks. */
export function dashOf({ cell, nth }: Look): readonly number[] {
  return nth === 0 ? DASHES[cell] : (MORE_DASHES[nth - 1] ?? []);
}

/** The colour of one of several networks, as `#rrggbb` or `rgb(…)`. */
export function colourOf(palette: Pick<Palette, "cells" | "ink">, { cell, nth }: Look): string {
  const [hue, ink] = [parseColour(palette.cells[cell]), parseColour(palette.ink)];
  return nth === 0 || !hue || !ink ? palette.cells[cell] : css(mix(hue, ink, SHADES[nth] ?? 0));
}

/** The lowest probability that still changes a character's tint. */
export const LEAST_PROBABILITY = 0.01;

const PAPER: Readonly<Record<Theme, Rgb>> = { light: [255, 255, 255], dark: [20, 21, 24] };

/** Poles of the diverging map on dark paper, where red and blue must grow lighter away from zero: half way and far end. */
const DARK_POLES = {
  negative: [[36, 99, 173], [122, 192, 255]],
  positive: [[178, 50, 34], [255, 146, 108]],
} as const satisfies Record<string, readonly [Rgb, Rgb]>;

/** Where the half-way colour of a dark pole stands. */
const HALF_WAY = 0.55;

/** The full tint of an improbable character: ochre that ink stays readable on. */
const TINT: Readonly<Record<Theme, Rgb>> = { light: [244, 186, 84], dark: [118, 78, 8] };

/** `#rrggbb` or `rgb(r, g, b)` as numbers; undefined where it is something else. */
export function parseColour(text: string): Rgb | undefined {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text.trim());
  if (hex) return [Number.parseInt(hex[1] ?? "", 16), Number.parseInt(hex[2] ?? "", 16), Number.parseInt(hex[3] ?? "", 16)];
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text.trim());
  if (short) return [1, 2, 3].map((i) => Number.parseInt(short[i] ?? "", 16) * 17) as unknown as Rgb;
  const rgb = /^rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)$/.exec(text.trim());
  return rgb ? [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])] : undefined;
}

/** Colour `i` of 0…255 in a table of colourmaps.ts. */
export function colourAt(table: string, i: number): Rgb {
  const at = (channel: number): number => Number.parseInt(table.slice(i * 6 + channel * 2, i * 6 + channel * 2 + 2), 16);
  return [at(0), at(1), at(2)];
}

/** A mixture of two colours: `a` where `share` is 0, `b` where it is 1. */
export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const at = (i: 0 | 1 | 2): number => Math.round(a[i] + (b[i] - a[i]) * share);
  return [at(0), at(1), at(2)];
}

/** `rgb(r, g, b)`. */
export function css([r, g, b]: Rgb): string {
  return `rgb(${r}, ${g}, ${b})`;
}

/** An opaque canvas pixel. */
export function pixel([r, g, b]: Rgb): number {
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

/** The signed map at `value` of −1…1: paper at zero, warm above, cold below. */
export function signedColour(value: number, paper: Rgb, shade: Theme): Rgb {
  const size = Math.min(1, Math.abs(value));
  if (shade === "light") {
    // d3's middle is an off-white; shifting it to the page's paper makes zero vanish.
    const colour = colourAt(RED_BLUE, Math.round((1 - (Math.max(-1, Math.min(1, value)) + 1) / 2) * 255));
    const middle = mix(colourAt(RED_BLUE, 127), colourAt(RED_BLUE, 128), 0.5);
    const shifted = (i: 0 | 1 | 2): number => Math.max(0, Math.min(255, Math.round(colour[i] + (paper[i] - middle[i]) * (1 - size))));
    return size === 0 ? paper : [shifted(0), shifted(1), shifted(2)];
  }
  const [half, far] = value < 0 ? DARK_POLES.negative : DARK_POLES.positive;
  return size < HALF_WAY ? mix(paper, half, size / HALF_WAY) : mix(half, far, (size - HALF_WAY) / (1 - HALF_WAY));
}

/** How surprising a probability is, as an index into `Palette.tint`. */
export function surprise(probability: number): number {
  if (!(probability > LEAST_PROBABILITY)) return 255;
  if (probability >= 1) return 0;
  return Math.round((Math.log(probability) / Math.log(LEAST_PROBABILITY)) * 255);
}

function pixels(colour: (i: number) => Rgb): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, i) => pixel(colour(i)));
}

const made = new Map<string, Palette>();

/** The palette of a theme on the page's paper (its own where the page names none). */
export function paletteFor(shade: Theme, page: Rgb | undefined): Palette {
  const paper = page ?? PAPER[shade];
  const key = `${shade} ${css(paper)}`;
  const known = made.get(key);
  if (known) return known;
  const light = shade === "light";
  const palette: Palette = {
    theme: shade,
    paper: css(paper),
    ink: light ? "#1b1c1f" : "#ececea",
    quiet: light ? "#5c5f66" : "#a3a6ad",
    axis: light ? "#8d9097" : "#6d7078",
    grid: light ? "#e4e5e8" : "#2c2e33",
    cells: light
      ? { rnn: "#d55e00", lstm: "#0072b2", gru: "#009e73" }
      : { rnn: "#f0803c", lstm: "#4ba6de", gru: "#2fbd94" },
    diverging: pixels((i) => signedColour(i / 127.5 - 1, paper, shade)),
    magnitude: pixels((i) => colourAt(VIRIDIS, i)),
    fraction: pixels((i) => colourAt(CIVIDIS, i)),
    floor: pixel(light ? [48, 48, 52] : [74, 76, 82]),
    tint: Array.from({ length: 256 }, (_, i) => css(mix(paper, TINT[shade], i / 255))),
  };
  made.set(key, palette);
  return palette;
}

/** The palette of the theme in force, on its own paper; reading it in a component subscribes to the theme. */
export function paletteOf(): Palette {
  return paletteFor(theme.value, undefined);
}

/** Relative luminance, 0 to 1 (WCAG 2). */
export function luminance([r, g, b]: Rgb): number {
  const linear = (v: number): number => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast of two colours, 1 to 21 (WCAG 2). */
export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}
