/** Numbers from boxes and sliders. */
import { describe, expect, it } from "vitest";
import { nearestStop, nextStop, readQuantity } from "../src/controls/quantity";
import { STOPS } from "../src/controls/stops";
import { DEFAULTS, LIMITS, SETTINGS } from "../src/wire";

describe("a slider", () => {
  it.each(Object.entries(STOPS))("for %s stops in order, within the limits", (field, stops) => {
    const { low, high, whole } = { ...SETTINGS, ...LIMITS }[field as keyof typeof STOPS];
    expect([...stops].sort((a, b) => a - b)).toEqual(stops);
    expect(stops.every((stop) => stop >= low && stop <= high && (!whole || Number.isInteger(stop)))).toBe(true);
  });

  it("stops at every default", () => {
    const astray = Object.entries(DEFAULTS).filter(
      ([field, value]) => field in STOPS && field !== "seed" && !STOPS[field as keyof typeof STOPS].includes(value as number),
    );
    expect(astray).toEqual([]);
  });

  it("goes from stop to stop, and from between to the next", () => {
    expect(nextStop([1, 2, 5], 2, 1)).toBe(5);
    expect(nextStop([1, 2, 5], 3, -1)).toBe(2);
    expect(nextStop([1, 2, 5], 5, 1)).toBe(5);
    expect(nearestStop([1, 2, 5], 3)).toBe(1);
  });
});

describe("a box", () => {
  const bounds = { low: 1, high: 512, whole: true };

  it("takes what lies within its bounds", () => {
    expect(readQuantity("64", bounds)).toBe(64);
    expect(readQuantity(" 512 ", bounds)).toBe(512);
    expect(readQuantity("1e2", bounds)).toBe(100);
  });

  it.each(["", "0", "513", "1.5", "NaN", "Infinity", "six"])("does not take “%s”", (text) => {
    expect(readQuantity(text, bounds)).toBeNaN();
  });
});
