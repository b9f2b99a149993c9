import { afterEach, describe, expect, it } from "vitest";
import { Columns, History } from "../src/plot/history";
import { byPrincipalComponent } from "../src/figures/principal";
import { ownLimit, textRows, statesTrend } from "../src/figures/states";
import { historyTrend } from "../src/figures/history";
import { lagTrend } from "../src/figures/lag";
import { lossTrend } from "../src/figures/loss";
import { normTrend } from "../src/figures/norm";
import { stepsTrend } from "../src/figures/stepnorms";
import { textTrend } from "../src/figures/writing";
import { language } from "../src/i18n";

const history = (value: (x: number) => number, n = 400): History => {
  const made = new History();
  for (let x = 1; x <= n; x += 1) made.push(x, value(x));
  return made;
};

const look = { cell: "rnn", nth: 0 } as const;

const rows = (rate: number, lags: number): number[] =>
  Array.from({ length: lags }, (_, k) => rate ** k).flatMap((value) => [2 * value, value / 2, value, value * 2]);

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

describe("a trend says in one sentence", () => {
  it("where the loss came from and went", () => {
    const validation = new History();
    validation.push(400, 1.234);
    const guides = [
      { name: "uniform", value: 4.1 },
      { name: "unigram", value: 2.9 },
    ];
    const data = (train: History) => ({ runs: [{ name: null, look, train, validation }], guides });
    language.value = "en";
    expect(both(() => lossTrend(data(history((x) => 4 - (x - 1) / 200))))).toEqual([
      "Training loss fell from 4.00 to about 2.05 nats per character in 400 updates; validation loss is 1.23; knowing only the character frequencies gives 2.90.",
      "训练损失在 400 次更新中从 4.00 降到约 2.05 纳特/字符；验证损失为 1.23；只知字符频率时为 2.90。",
    ]);
    language.value = "en";
    expect(lossTrend(data(history((x) => x)))).toMatch(/^Training loss rose from 1\.00/);
    expect(lossTrend(data(history(() => 3)))).toMatch(/where it began/);
  });

  it("whether the gradient norm exceeds the limit", () => {
    const before = history((x) => (x === 7 ? 40 : 0.5));
    const data = { runs: [{ name: null, look, before, after: before, clipped: history(() => 0) }], limit: 1 };
    language.value = "en";
    expect(normTrend(data)).toBe(
      "The gradient norm is about 0.500 before clipping; over 400 updates it lay between 0.500 and 40.0; it is below the limit of 1.00.",
    );
    expect(normTrend({ ...data, limit: 0.1 })).toMatch(/the limit of 0\.100 is being exceeded\.$/);
    expect(normTrend({ ...data, limit: null })).not.toMatch(/limit/);
  });

  it("what is left of the gradient at the last lag", () => {
    const curve = { cell: "rnn" as const, hidden: rows(0.1, 9), cells: null, halfLife: 0.301, gain: null, bound: null };
    language.value = "en";
    expect(lagTrend({ curves: [curve] })).toBe("RNN: at lag 8 the gradient is 1.0 × 10⁻⁸ times that at lag 0; half-life 0.3 characters.");
    expect(lagTrend({ curves: [{ ...curve, hidden: [1, 1, 1, 1, 0, 0, 0, 0], halfLife: Number.POSITIVE_INFINITY }] })).toBe(
      "RNN: nothing of the gradient is left at lag 1; half-life not reached.",
    );
    expect(lagTrend({ curves: [{ ...curve, bound: 0.5 }] })).toBe(
      "RNN: at lag 8 the gradient is 1.0 × 10⁻⁸ times that at lag 0; half-life 0.3 characters (at most 0.50 to the power 8, 0.00391).",
    );
  });

  it("what is left of the gradient by c, where the cell has one", () => {
    const curve = { cell: "lstm" as const, hidden: rows(0.1, 5), cells: rows(0.9, 5), halfLife: 1234.5, gain: null, bound: null };
    expect(both(() => lagTrend({ curves: [curve] }))).toEqual([
      "LSTM ∂L/∂c: at lag 4 the gradient is 0.656 times that at lag 0; half-life 1,235 characters.",
      "LSTM ∂L/∂c：滞后 4 处的梯度是滞后 0 处的 0.656 倍；半衰期：1,235 个字符。",
    ]);
  });

  it("how the gradient at the longest lag changed during training", () => {
    const columns = new Columns();
    columns.push(1, [2, 0.2]);
    columns.push(100, [4, 2]);
    language.value = "en";
    expect(historyTrend({ columns, window: 2 })).toBe(
      "At lag 1 the gradient went from 0.100 times its size at lag 0 (update 1) to 0.500 times (update 100).",
    );
  });

  it("how far states reach and how saturated they are", () => {
    const data = { characters: ["a", "b"], units: 2, matrix: [-1, 0.5, 0.95, 0], channel: "h", range: "signed" as const, order: [] };
    language.value = "en";
    expect(statesTrend(data)).toBe("2 units over 2 characters, from −1.00 to 0.95; 50% of the values lie beyond ±0.9.");
    expect(statesTrend({ ...data, matrix: [0.05, 0.5, 0.95, 1], range: "gate" })).toBe(
      "2 units over 2 characters: the gate is 0.63 on average, above 0.9 in 50% and below 0.1 in 25%.",
    );
  });

  it("where the window's norm peaks, and what surprised the network most", () => {
    language.value = "en";
    expect(stepsTrend({ norms: [0.1, 0.4, 0.2], cell: "rnn" })).toMatch(/largest at step 2, 0\.400\.$/);
    expect(textTrend({ prime: "", characters: ["a", "\n"], probabilities: [0.5, 0.02] })).toBe(
      "2 characters, each given 10% (geometric mean); the least expected, “↵” U+000A, was given 2%.",
    );
  });

  it("that there is nothing yet, for every picture without data", () => {
    const empty = new History();
    const sentences = [
      lossTrend({ runs: [{ name: null, look, train: empty, validation: empty }], guides: [] }),
      normTrend({ runs: [{ name: null, look, before: empty, after: empty, clipped: empty }], limit: null }),
      lagTrend({ curves: [] }),
      historyTrend({ columns: new Columns(), window: 50 }),
      statesTrend({ characters: [], units: 0, matrix: [], channel: "h", range: "signed", order: [] }),
      stepsTrend({ norms: [], cell: "rnn" }),
      textTrend({ prime: "", characters: [], probabilities: [] }),
    ];
    for (const sentence of sentences) expect(sentence).toBe("Nothing to show yet.");
  });
});

describe("the rows of the states picture", () => {
  it("put units that act alike together", () => {
    // Units 0 and 2 rise and fall together, 1 and 3 against them, 4 never moves.
    const matrix = Array.from({ length: 12 }, (_, t) => [1, -1, 0.9, -0.8, 0].map((part) => part * Math.sin(t) + 0.3)).flat();
    const order = [...byPrincipalComponent(matrix, 5)];
    expect(order[2]).toBe(4);
    expect([order.slice(0, 2).sort(), order.slice(3).sort()]).toEqual(
      order[0] === 0 || order[0] === 2 ? [[0, 2], [1, 3]] : [[1, 3], [0, 2]],
    );
  });

  it("stay as they are where nothing moves", () => {
    expect([...byPrincipalComponent(new Float32Array(12), 3)]).toEqual([0, 1, 2]);
  });

  it("have their text below them in one row, or alternating in two where wide characters do not fit in one", () => {
    const [latin, chinese] = [[..."abcd"], [..."海上明月"]];
    expect(textRows(latin, 20)).toEqual({ rows: 1, width: 32 });
    expect(textRows(chinese, 60)).toEqual({ rows: 1, width: 56 });
    expect(textRows(chinese, 40)).toEqual({ rows: 2, width: 32 });
    expect(textRows(chinese, 20)).toEqual({ rows: 1, width: 56 });
  });
});

describe("a scale of its own", () => {
  it("is round, symmetric, and kept until less than half is used", () => {
    expect(ownLimit([0.2, -0.4], 1)).toBe(1);
    expect(ownLimit([3.2, -8.1], 1)).toBe(10);
    expect(ownLimit([6], 10)).toBe(10);
    expect(ownLimit([2], 10)).toBeLessThan(4);
    expect(ownLimit([Number.NaN, Number.POSITIVE_INFINITY], 1)).toBe(1);
  });
});
