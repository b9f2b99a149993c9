/** Messages as whole sentences, in both languages. */
import { beforeEach, describe, expect, it } from "vitest";
import { pendingNames, tell, tellRemedy } from "../src/messages/messagetext";
import type { Message } from "../src/page/shapes";
import { language } from "../src/i18n";

beforeEach(() => {
  language.value = "en";
});

const exploded = {
  id: 1,
  kind: "exploded",
  explosion: {
    update: 31,
    quantity: "gradient",
    block: "w_h.1",
    stack: null,
    layer: null,
    step: null,
    largestNorm: 3.2e8,
    normsFrom: 30,
    norms: [3.2e8, "Infinity"],
    cause: "step",
    remedy: { live: { learningRate: 0.1, clip: "norm", clipLimit: 1, omega: 0, window: 50 }, operation: null },
  },
} satisfies Message;

describe("a message", () => {
  it("names what the way out of an explosion changes", () => {
    const { remedy } = exploded.explosion;
    expect(tellRemedy(remedy, { learningRate: 0.1 })).toBe("Rewind and clip at 1");
    expect(tellRemedy(remedy, { learningRate: 1 })).toBe("Rewind, clip at 1 and lower the learning rate to 0.1");
    const operation = { operation: "rescale", measure: "radius", target: 1 } as const;
    expect(tellRemedy({ ...remedy, operation }, { learningRate: 0.1 })).toBe("Rewind and rescale U to spectral radius 1");
    expect(tell({ id: 2, kind: "rewound", update: 25, remedy })).toEqual([
      "Back at update 25, with clipping by norm at 1 and a learning rate of 0.1. Press Train to go on.",
    ]);
  });

  it("says in a sentence that training stopped, and leaves the rest to the post-mortem", () => {
    expect(tell(exploded)).toEqual(["Training stopped at update 31: the gradient of the weights was no longer a finite number."]);
    language.value = "zh";
    expect(tell(exploded)).toEqual(["训练停在第 31 次更新：权重的梯度不再是有限的数。"]);
  });

  it("names the setting, the value and the limits", () => {
    const refusal = { code: "outOfRange", field: "hidden", value: 9000, low: 1, high: 512 } as const;
    expect(tell({ id: 1, kind: "refused", refusal })).toEqual([
      "Hidden units is 9,000, but must lie between 1 and 512. Choose a value in that range.",
    ]);
  });

  it("counts rare characters as a share of the text", () => {
    const notice = { code: "rareCharacters", kinds: 312, characters: 900, share: 0.014 } as const;
    expect(tell({ id: 1, kind: "notice", notice })).toEqual([
      "312 rare characters (1.4% of the text) share one symbol, □, because the vocabulary is limited.",
    ]);
  });

  it("gives the browser's own words in brackets, and no empty brackets", () => {
    const failed = { id: 1, kind: "failed", reason: "notStarted" } as const;
    expect(tell({ ...failed, detail: "no" })[0]).toMatch(/^The background worker in which the network trains did not get ready \(no\)\. /);
    expect(tell({ ...failed, detail: "" })[0]).toMatch(/^The background worker in which the network trains did not get ready\. /);
    language.value = "zh";
    expect(tell({ ...failed, detail: "no" })[0]).toMatch(/^训练网络的后台 Worker 没能就绪（no）。/);
  });

  it("gives every amount its unit once, with the right form for one and for many", () => {
    const refused = { id: 1, kind: "refused" } as const;
    const sentences = () => [
      ...tell({ ...refused, refusal: { code: "outOfMemory", bytes: 2_274_885_632 } }),
      ...tell({ ...refused, refusal: { code: "textTooLong", bytes: 3_000_000, limit: 2_097_152 } }),
      ...tell({ ...refused, refusal: { code: "textTooShort", characters: 1, needed: 2 } }),
      ...tell({ id: 1, kind: "notice", notice: { code: "windowShortened", asked: 50, used: 1 } }),
      ...tell({ id: 1, kind: "notice", notice: { code: "batchReduced", asked: 16, used: 1 } }),
      ...tell({ id: 1, kind: "link", notice: { code: "more", count: 1 } }),
    ];
    expect(sentences().filter((sentence) => /B bytes|\b1 (characters|lanes|networks|more|are)/.test(sentence))).toEqual([]);
    expect(sentences()[0]).toMatch(/^This needs 2,169\.5 MB of memory,/);
    language.value = "zh";
    expect(sentences().filter((sentence) => /B 字节/.test(sentence))).toEqual([]);
  });

  it("fills every placeholder", () => {
    const all = [
      exploded,
      { id: 2, kind: "notTaken", name: null, refusal: { code: "tooLong", bytes: 1e8, limit: 2_097_152 } },
      { id: 3, kind: "recovered", update: 12, cause: "silence" },
      { id: 4, kind: "failed", reason: "crashes", detail: "unreachable" },
      { id: 5, kind: "intake", name: null, remarks: [{ code: "encoding", encoding: "gb18030" }, { code: "surrogates", count: 2 }] },
      { id: 6, kind: "link", notice: { code: "outOfRange", field: "learningRate", value: "9e9", low: 0, high: 1e6, used: 0.01 } },
      { id: 7, kind: "link", notice: { code: "notAChoice", field: "cell", value: "x", choices: ["rnn", "gru"], used: "rnn" } },
    ] as const;
    for (const name of ["en", "zh"] as const) {
      language.value = name;
      expect(all.flatMap((message) => tell(message)).filter((sentence) => /[{}]|undefined/.test(sentence))).toEqual([]);
    }
  });

  it("lists what is pending by name", () => {
    expect(pendingNames(["cell", "text"], "text")).toBe("Cell, text");
    expect(pendingNames(["text"], "series")).toBe("data");
    language.value = "zh";
    expect(pendingNames(["cell", "text"], "text")).toBe("循环单元、文本");
  });
});
