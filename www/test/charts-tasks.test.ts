import { afterEach, describe, expect, it } from "vitest";
import { alignmentTrend } from "../src/charts/alignment";
import { confusionTrend, right } from "../src/charts/confusion";
import { delayTrend } from "../src/charts/delays";
import { errorRange } from "../src/charts/forecast";
import { standing } from "../src/charts/states";
import { cells, edges, verdictTrend } from "../src/charts/verdict";
import { language } from "../src/words/phrase";

afterEach(() => {
  language.value = "en";
});

/** The sentence in both languages. */
function both(tell: () => string): [string, string] {
  language.value = "en";
  const en = tell();
  language.value = "zh";
  return [en, tell()];
}

describe("a sentence read word by word", () => {
  const data = {
    tokens: ["not", "a", "good", "film"],
    known: [true, true, true, false],
    labels: ["negative", "positive"],
    probabilities: [
      [0.6, 0.4],
      [0.6, 0.4],
      [0.97, 0.03],
      [0.98, 0.02],
    ],
    gradient: [0.8, 0.1, 1.2, 0],
    drawn: [1],
    cell: "gru" as const,
  };

  it("gives every word a column of its own width", () => {
    expect(cells("good")).toBe(4);
    expect(cells("不好")).toBe(4);
    expect(edges(data.tokens)).toEqual([0, 4, 6, 11, 16]);
    expect(edges([])).toEqual([0]);
  });

  it("says what the verdict is, where it turned and what it hangs on", () => {
    expect(both(() => verdictTrend(data))).toEqual([
      "After the last of 4 it says negative, with 98 %. The probability moved most at “good”. The gradient is largest at “good”. 1 of them are unknown to the network and stand with a dotted line.",
      "读完 4 个后判断为negative，概率 98 %。概率变化最大处是 “good”，梯度最大处是 “good”。其中 1 个网络不认识，下方标虚线。",
    ]);
    language.value = "en";
    expect(verdictTrend({ ...data, tokens: [], probabilities: [] })).toBe("Nothing to show yet.");
  });
});

describe("the confusion matrix", () => {
  const data = {
    labels: ["negative", "positive"],
    counts: [
      [48, 2],
      [1, 49],
    ],
  };

  it("counts what is right and names the most frequent mistake", () => {
    expect(right(data)).toEqual({ right: 97, all: 100 });
    expect(both(() => confusionTrend(data))).toEqual([
      "97 of 100 sentences that were set aside are judged right: 97 %. The most frequent mistake: 2 that are negative are called positive.",
      "留出的 100 个句子中判对 97 个：97 %。最常见的错误：2 个negative的句子被判为positive。",
    ]);
    language.value = "en";
    expect(confusionTrend({ ...data, counts: [[50, 0], [0, 50]] })).toBe("100 of 100 sentences that were set aside are judged right: 100 %.");
  });
});

describe("the alignment", () => {
  it("says how much of the attention has one place", () => {
    const data = { read: ["三", "本", "书"], written: ["three", "books"], weights: [[0.8, 0.1, 0.1], [0.1, 0.3, 0.6]] };
    expect(both(() => alignmentTrend(data))).toEqual([
      "2 written from 3 read; on average 70 % of the attention goes to the one it looks at most.",
      "读入 3 个，写出 2 个；平均有 70 % 的注意力落在看得最多的那一个上。",
    ]);
  });
});

describe("score and gradient against delay", () => {
  it("are compared at the shortest and the longest delay", () => {
    const rows = [
      { delay: 1, score: 1, ratio: 0.9 },
      { delay: 60, score: 0.26, ratio: 3e-11 },
    ];
    const data = { rows, chance: 0.25, trained: 60, metric: "accuracy", share: true, cell: "rnn" as const };
    language.value = "en";
    expect(delayTrend(data)).toBe("At the shortest delay, 1, accuracy is 100 % with 0.900 of the gradient left; at 60, 26 % with 3.0 × 10⁻¹¹.");
    expect(delayTrend({ ...data, rows: [] })).toBe("Nothing to show yet.");
  });
});

describe("what was read stands under its columns", () => {
  it("as characters do, where every token is one", () => {
    expect(standing(["a", "b"], 100)).toEqual({ rows: 1, width: 16, below: 0, turned: false });
    expect(standing(["三", "本", "书"], 30)).toEqual({ rows: 2, width: 24, below: 15, turned: false });
  });

  it("side by side where there is room for words, and upright where there is not", () => {
    expect(standing(["three", "red"], 100)).toEqual({ rows: 1, width: 96, below: 0, turned: false });
    expect(standing(["three", "red"], 60)).toEqual({ rows: 1, width: 28, below: 40, turned: true });
  });
});

describe("the axis of a forecast's errors", () => {
  // Adding 0 makes a 0 of −0.
  const range = (ys: readonly number[], shown: [number, number]) => errorRange(missed(ys), shown).map((end) => end + 0);
  const missed = (ys: readonly number[]) => [{ points: { xs: ys.map((_, i) => i), ys, length: ys.length } }];

  it("spans the decades of what is shown, at most eight of them", () => {
    expect(range([9, 0.02, 0.3, 0], [1, 3])).toEqual([-2, 0]);
    expect(range([1e-15, 0.5], [0, 1])).toEqual([-8, 0]);
    expect(range([0, 0], [0, 1])).toEqual([-2, 0]);
  });

  it("takes a series as long as the data may be", () => {
    expect(range(Array.from({ length: 500_000 }, (_, i) => 1 / (i + 1)), [0, 500_000])).toEqual([-6, 0]);
  });
});
