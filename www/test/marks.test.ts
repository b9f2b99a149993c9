import { describe, expect, it } from "vitest";
import { marksOf, type Mark } from "../src/figures/marks";
import { rings } from "../src/plot/rings";
import { language } from "../src/i18n";

const mark = (at: number, number: number, stop = false): Mark => ({ at, number, stop, text: () => `change ${number}` });
const widthOf = (text: string): number => 6 * text.length;

describe("marks", () => {
  it("have one ring each where there is space", () => {
    const made = rings([mark(10, 1), mark(50, 2)], [10, 50], 1, widthOf);
    expect(made).toEqual([
      { from: 1, to: 1, x: 10, half: 7, stop: false },
      { from: 2, to: 2, x: 50, half: 7, stop: false },
    ]);
  });

  it("share a ring where they would touch, and the ring shows the range", () => {
    const made = rings([mark(10, 1), mark(18, 2), mark(26, 3, true), mark(90, 4)], [10, 18, 26, 90], 1, widthOf);
    expect(made.map(({ from, to, stop }) => [from, to, stop])).toEqual([[1, 3, true], [4, 4, false]]);
  });

  it("never overlap, however many there are", () => {
    const marks = Array.from({ length: 20 }, (_, i) => mark(i * i, i + 1));
    for (const ratio of [1, 2]) {
      const made = rings(marks, marks.map(({ at }) => at * ratio), ratio, widthOf);
      for (let i = 1; i < made.length; i += 1) {
        const [a, b] = [made[i - 1], made[i]];
        if (a && b) expect(b.x - b.half).toBeGreaterThan(a.x + a.half);
      }
      expect(made[0]?.from).toBe(1);
      expect(made.at(-1)?.to).toBe(20);
    }
  });

  it("are named near the cursor, in the table and in a sentence", () => {
    language.value = "en";
    const marks = marksOf([mark(20, 1), mark(25, 2), mark(80, 3), mark(90, 4)]);
    expect(marks.near(22, 3)).toEqual(["① change 1", "② change 2"]);
    expect(marks.near(50, 3)).toEqual([]);
    const table = marks.annotate({ head: ["update"], rows: [["0"], ["50"], ["100"]], updates: [0, 50, 100] });
    expect(table.head).toEqual(["update", "Events"]);
    expect(table.rows.map((row) => row[1])).toEqual(["", "① change 1; ② change 2", "③ change 3; ④ change 4"]);
    expect(marks.summary()).toBe("Marked: ② update 25: change 2; ③ update 80: change 3; ④ update 90: change 4; and 1 more.");
  });
});
