import { afterEach, describe, expect, it } from "vitest";
import { alignmentTrend } from "../src/figures/alignment";
import { confusionTrend, right } from "../src/figures/confusion";
import { delayTrend } from "../src/figures/delays";
import { errorRange } from "../src/figures/forecast";
import { percent } from "../src/plot/format";
import { standing } from "../src/figures/states";
import { scoreTrend } from "../src/figures/score";
import { cells, edges, verdictTrend, wrapped } from "../src/figures/verdict";
import { language } from "../src/i18n";

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

  it("is broken into as few rows as hold it, none much longer than the others", () => {
    expect(wrapped(data.tokens, 16)).toEqual([[0, 4]]);
    expect(wrapped(data.tokens, 15)).toEqual([[0, 2], [2, 4]]);
    expect(wrapped(["a", "b", "c", "d", "e", "f"], 11)).toEqual([[0, 3], [3, 6]]);
    expect(wrapped(["unutterable", "a"], 5)).toEqual([[0, 1], [1, 2]]);
    expect(wrapped([], 16)).toEqual([]);
  });

  it("says what the verdict is, where it changed and which words decide it", () => {
    expect(both(() => verdictTrend(data))).toEqual([
      "The verdict is “negative”, with a probability of 0.980 (tokens read: 4). The probability moved most at “good”; the gradient is largest at “good”. Tokens unknown to the network, with a dotted line: 1.",
      "读完 4 个词元，判断为“negative”，概率 0.980。概率变化最大处是“good”，梯度最大处是“good”。有 1 个词元网络不认识，下方标有虚线。",
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
      "Judged right: 97 of 100 sentences that were held out, 97%. The most frequent mistake: “negative” taken for “positive”, 2 in number.",
      "留出的 100 句中判对 97 句，占 97%。最常见的错误是把“negative”判为“positive”，共 2 句。",
    ]);
    language.value = "en";
    expect(confusionTrend({ ...data, counts: [[50, 0], [0, 50]] })).toBe("Judged right: 100 of 100 sentences that were held out, 100%.");
  });
});

describe("the alignment", () => {
  it("says how much of the attention has one place", () => {
    const data = { read: ["三", "本", "书"], written: ["three", "books"], weights: [[0.8, 0.1, 0.1], [0.1, 0.3, 0.6]] };
    expect(both(() => alignmentTrend(data))).toEqual([
      "Tokens read: 3; written: 2. On average 70% of the attention goes to the token that is looked at most.",
      "读入 3 个词元，写出 2 个；平均有 70% 的注意力落在最受关注的那个词元上。",
    ]);
  });
});

describe("the score", () => {
  it("says how many answers it is taken from", () => {
    const data = { score: { xs: [0, 40], ys: [0.5, 0.996], length: 2 }, metric: "accuracy", judged: 240, chance: null, cell: "rnn" as const };
    expect(scoreTrend(data, percent)).toBe("At update 40 the accuracy is 99.6% (answers judged: 240).");
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
    expect(delayTrend(data)).toBe("At a delay of 1 the accuracy is 100% and the gradient 0.900 times that at lag 0; at 60, 26% and 3.0 × 10⁻¹¹ times.");
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
