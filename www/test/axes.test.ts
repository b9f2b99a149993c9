// The space that axes take around a plot, and what is drawn there.
import { describe, expect, it } from "vitest";
import { drawAxes, plotArea, type FrameAxes } from "../src/plot/axes";
import type { Plot } from "../src/plot/plot";

const axis = { range: () => [0, 1] as const, ticks: () => [{ at: 0, text: "0" }, { at: 1, text: "1" }], title: () => "" };
const plain: FrameAxes = { x: axis, y: axis, grid: true };

describe("the plot area", () => {
  it("is the same with and without a right axis over updates, so that equal updates are aligned", () => {
    const { left, width } = plotArea(plain, true, 600, 200);
    const other = plotArea({ ...plain, right: axis }, true, 600, 200);
    expect([other.left, other.width]).toEqual([left, width]);
  });

  it("takes no space below where nothing is written, and as much extra space as asked for", () => {
    const { height } = plotArea(plain, false, 600, 200);
    expect(plotArea({ ...plain, bare: true }, false, 600, 200).height).toBe(height + 32);
    expect(plotArea({ ...plain, x: { ...axis, below: () => 14.5 } }, false, 600, 200).height).toBe(height - 15);
  });

  it("never has a negative size", () => {
    expect(plotArea(plain, false, 1, 20)).toMatchObject({ width: 0, height: 0 });
  });
});

/** What is drawn on a plot of 100 × 50 canvas pixels from 46, 24, where both axes run from 0 to 1. */
function drawn(axes: FrameAxes, ratio: number): { lines: number[][]; texts: (string | number)[][] } {
  const lines: number[][] = [];
  const texts: (string | number)[][] = [];
  let pen: number[] = [];
  const known = {
    moveTo: (x: number, y: number) => (pen = [x, y]),
    lineTo: (x: number, y: number) => lines.push([...pen, x, y]),
    fillText: (text: string, x: number, y: number) => texts.push([text, x, y]),
    save: () => undefined,
    restore: () => undefined,
    beginPath: () => undefined,
    stroke: () => undefined,
  };
  const plot = {
    context: known as Partial<CanvasRenderingContext2D> as CanvasRenderingContext2D,
    palette: { quiet: "#555", axis: "#888", grid: "#eee" } as Plot["palette"],
    ratio,
    left: 46,
    top: 24,
    width: 100,
    height: 50,
    x: (value: number) => 46 + value * 100,
    y: (value: number) => 74 - value * 50,
    font: (size: number) => `${size}px sans-serif`,
  };
  drawAxes(plot, axes, [0, 1], [0, 1]);
  return { lines, texts };
}

describe("axes", () => {
  it("draw ticks below, grid lines across, each on whole pixels, and a label at every tick", () => {
    const { lines, texts } = drawn(plain, 1);
    expect(lines).toEqual([
      [46.5, 74.5, 46.5, 78.5],
      [146.5, 74.5, 146.5, 78.5],
      [46.5, 74.5, 146.5, 74.5],
      [46.5, 24.5, 146.5, 24.5],
    ]);
    expect(texts).toEqual([["0", 46, 82], ["1", 146, 82], ["0", 40, 74], ["1", 40, 24]]);
  });

  it("need no half pixel where a line is two wide", () => {
    expect(drawn(plain, 2).lines[0]).toEqual([46, 74, 46, 82]);
  });

  it("keep their ticks where the picture right below has the labels", () => {
    const { lines, texts } = drawn({ ...plain, grid: false, bare: true }, 1);
    expect(lines).toHaveLength(2);
    expect(texts.map(([text]) => text)).toEqual(["0", "1"]);
  });

  it("label the right end of y where there is a second scale", () => {
    const { texts } = drawn({ ...plain, right: { ticks: () => [{ at: 0.5, text: "half" }], title: () => "" } }, 1);
    expect(texts.at(-1)).toEqual(["half", 152, 49]);
  });
});
