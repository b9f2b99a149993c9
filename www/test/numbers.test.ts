/** Numbers as a reader meets them. */
import { beforeEach, expect, it } from "vitest";
import { bytes, clock, exact, fixed, loss, percent, score, significant, span, superscript, whole } from "../src/words/numbers";
import { language } from "../src/i18n";

beforeEach(() => {
  language.value = "en";
});

it("keeps the width of a loss, and says what is not finite", () => {
  expect(fixed(1.83, 3)).toBe("1.830");
  expect(fixed(null, 3)).toBe("–");
  expect(fixed(Number.NaN, 3)).toBe("NaN");
  expect(fixed(Number.POSITIVE_INFINITY, 1)).toBe("∞");
  expect(fixed(2_968_599_628_527, 3)).toBe("2.97×10¹²");
});

it("gives three digits and powers of ten where they are needed", () => {
  expect(significant(0.02134)).toBe("0.0213");
  expect(significant(3.2e-8)).toBe("3.20×10⁻⁸");
  expect(significant(-1.5)).toBe("−1.5");
  expect(significant(0)).toBe("0");
  expect(superscript(-12)).toBe("⁻¹²");
});

it("says a loss or an error in digits where decimals would be zeros, and a share as a percentage", () => {
  expect(loss(1.83, 3, false)).toBe("1.830");
  expect(loss(0.00032, 3, false)).toBe("3.20×10⁻⁴");
  expect(loss(1.83, 3, true)).toBe("1.83");
  expect(score(5.9e-7, true)).toBe("5.90×10⁻⁷");
  expect(score(0.982, false)).toBe("98.2%");
  expect(score(null, true)).toBe("–");
});

it("rounds a length", () => {
  expect([2.14, 16.9, Number.POSITIVE_INFINITY, null].map(span)).toEqual(["2.1", "17", "∞", "–"]);
});

it("groups, counts bytes and time, and keeps every digit of a bound", () => {
  expect(whole(1204)).toBe("1,204");
  expect(bytes(2_097_152)).toBe("2 MB");
  expect(bytes(11_766)).toBe("11 KB");
  expect(clock(760_000)).toBe("12:40");
  expect(exact(0.000001)).toBe("0.000001");
  expect(exact(-10)).toBe("−10");
  expect(exact(4_294_967_295)).toBe("4,294,967,295");
  expect(percent(0.014)).toBe("1.4%");
  expect([percent(0.9999), percent(1)]).toEqual(["99.9%", "100%"]);
});
