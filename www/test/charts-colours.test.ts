import { interpolateCividis, interpolateRdBu, interpolateViridis } from "d3-scale-chromatic";
import { describe, expect, it } from "vitest";
import { CIVIDIS, RED_BLUE, VIRIDIS } from "../src/plot/colourmaps";
import { colourAt, contrast, css, luminance, paletteFor, parseColour, pixel, signedColour, surprise, type Rgb, type Theme } from "../src/plot/colours";
import { shade } from "../src/figures/history";

const themes: readonly Theme[] = ["light", "dark"];

const colour = (text: string): Rgb => parseColour(text) ?? [Number.NaN, Number.NaN, Number.NaN];

describe("colour maps", () => {
  it.each([
    ["viridis", VIRIDIS, interpolateViridis],
    ["cividis", CIVIDIS, interpolateCividis],
    ["RdBu", RED_BLUE, interpolateRdBu],
  ] as const)("%s equals d3's", (_, table, interpolate) => {
    expect(table.length).toBe(256 * 6);
    for (let i = 0; i < 256; i += 1) expect(colourAt(table, i), `entry ${i}`).toEqual(colour(interpolate(i / 255)));
  });
});

describe.each(themes)("the signed map in the %s theme", (shade) => {
  const paper = colour(paletteFor(shade, undefined).paper);

  it("is paper at zero", () => {
    expect(signedColour(0, paper, shade)).toEqual(paper);
    const palette = paletteFor(shade, undefined);
    for (const middle of [127, 128]) {
      const value = palette.diverging[middle] ?? 0;
      const near = [value & 255, (value >> 8) & 255, (value >> 16) & 255];
      near.forEach((channel, i) => expect(Math.abs(channel - (paper[i] ?? 0))).toBeLessThanOrEqual(4));
    }
  });

  it("moves away from paper on both sides, warm above and cold below", () => {
    const distance = (value: number): number => Math.abs(luminance(signedColour(value, paper, shade)) - luminance(paper));
    for (const sign of [-1, 1]) {
      for (let size = 0.05; size <= 1; size += 0.05) expect(distance(sign * size)).toBeGreaterThan(distance(sign * (size - 0.05)));
    }
    const [red, , blue] = signedColour(0.8, paper, shade);
    expect(red).toBeGreaterThan(blue);
    const [coldRed, , coldBlue] = signedColour(-0.8, paper, shade);
    expect(coldBlue).toBeGreaterThan(coldRed);
  });

  it("clips beyond ±1", () => {
    expect(signedColour(9, paper, shade)).toEqual(signedColour(1, paper, shade));
    expect(signedColour(-9, paper, shade)).toEqual(signedColour(-1, paper, shade));
  });
});

describe.each(themes)("contrast in the %s theme", (shade) => {
  const palette = paletteFor(shade, undefined);
  const paper = colour(palette.paper);

  it("is at least 4.5:1 for ink on every tint of written text, and for the quiet ink on paper", () => {
    for (const tint of palette.tint) expect(contrast(colour(palette.ink), colour(tint))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(palette.quiet), paper)).toBeGreaterThanOrEqual(4.5);
  });

  it("is at least 3:1 for every cell's line on paper", () => {
    for (const line of Object.values(palette.cells)) expect(contrast(colour(line), paper), line).toBeGreaterThanOrEqual(3);
  });
});

describe("helpers", () => {
  it("parses colours as the browser gives them", () => {
    expect(parseColour(" #FFF ")).toEqual([255, 255, 255]);
    expect(parseColour("#141518")).toEqual([20, 21, 24]);
    expect(parseColour("rgb(1, 2, 3)")).toEqual([1, 2, 3]);
    expect(parseColour("")).toBeUndefined();
    expect(css([1, 2, 3])).toBe("rgb(1, 2, 3)");
    expect(pixel([1, 2, 3])).toBe(0xff030201);
  });

  it("tints surprise: nothing for certainty, everything at 1 % and below", () => {
    expect(surprise(1)).toBe(0);
    expect(surprise(0.1)).toBe(128);
    expect(surprise(0.01)).toBe(255);
    expect(surprise(0)).toBe(255);
    expect(surprise(Number.NaN)).toBe(255);
  });

  it("shades ratios from 10⁻⁸ to 10, with a floor for zero", () => {
    expect(shade(0)).toBe(0);
    expect(shade(1e-20)).toBe(1);
    expect(shade(1e-8)).toBe(1);
    expect(shade(10)).toBe(255);
    expect(shade(1e9)).toBe(255);
    expect(shade(1)).toBe(Math.round(1 + (8 / 9) * 254));
  });
});
