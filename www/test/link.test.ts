import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defaultLinked, format, formatWithText, LARGEST_TEXT, LONGEST_MADE, LONGEST_READ, parse, readText, type Linked,
} from "../src/link";
import { LANE_FIELDS, type RunDraft } from "../src/link/lanes";
import { pack, unpack } from "../src/link/packed";
import { DEFAULTS, FIELDS, LIMITS, SETTINGS, type Config, type NumberField } from "../src/wire";

const IDS = ["prose-en", "prose-zh", "code"];
const RUNS = { numRuns: 10_000 };

describe("a link", () => {
  it("is empty when everything is the default", () => {
    expect(format(defaultLinked())).toBe("");
    expect(parse("", IDS)).toEqual({ linked: defaultLinked(), packed: null, notices: [] });
    expect(parse("#", IDS)).toEqual({ linked: defaultLinked(), packed: null, notices: [] });
  });

  it("can be read and written by people", () => {
    const linked = {
      ...defaultLinked(),
      settings: { ...DEFAULTS, cell: "lstm", hidden: 128, seed: 42, learningRate: 0.003 },
      textId: "prose-en",
      stopAt: 500,
    } satisfies Linked;
    expect(format(linked)).toBe("text=prose-en&seed=42&cell=lstm&hidden=128&learningRate=0.003&stop=500");
    expect(parse("#cell=lstm&hidden=128&seed=42&text=prose-en&learningRate=3e-3&stop=500", IDS)).toEqual({ linked, packed: null, notices: [] });
  });

  it("carries a task and its built-in data", () => {
    const linked: Linked = { ...defaultLinked(), settings: { ...DEFAULTS, task: "sentiment", cell: "gru" }, textId: "zh" };
    expect(format(linked)).toBe("data=zh&cell=gru&task=sentiment");
    expect(parse("#task=sentiment&data=zh&cell=gru", IDS)).toEqual({ linked, packed: null, notices: [] });
    expect(parse("#task=chess&data=moves", IDS).notices).toMatchObject([{ code: "notAChoice", field: "task" }, { code: "notAChoice", field: "data" }]);
  });

  it("carries how much the network writes", () => {
    expect(format({ ...defaultLinked(), writingLength: 800 })).toBe("writingLength=800");
    expect(parse("#writingLength=800", IDS).linked.writingLength).toBe(800);
    expect(parse("#writingLength=5000", IDS).notices).toEqual([
      { code: "outOfRange", field: "writingLength", value: "5000", low: 1, high: 2_000, used: 300 },
    ]);
  });

  it("names the field, the value and the limits of a value it cannot use", () => {
    const { linked, notices } = parse("#hidden=9999&layers=two&seed=1.5&cell=transformer&colour=red&gain=&temperature=-1&text=bible", IDS);
    expect(linked).toEqual(defaultLinked());
    expect(notices).toEqual([
      { code: "outOfRange", field: "hidden", value: "9999", low: 1, high: 512, used: 64 },
      { code: "notANumber", field: "layers", value: "two", low: 1, high: 4, whole: true, used: 1 },
      { code: "notANumber", field: "seed", value: "1.5", low: 0, high: 4294967295, whole: true, used: 1 },
      { code: "notAChoice", field: "cell", value: "transformer", choices: ["rnn", "lstm", "gru"], used: "rnn" },
      { code: "unknownField", field: "colour" },
      { code: "notANumber", field: "gain", value: "", low: 0, high: 10, whole: false, used: 1 },
      { code: "outOfRange", field: "temperature", value: "-1", low: 0, high: 10, used: 1 },
      { code: "notAChoice", field: "text", value: "bible", choices: IDS, used: "auto" },
    ]);
  });

  it("carries a race, and names what in it cannot be used", () => {
    const race = { sizes: "parameters", lanes: [{ cell: "rnn", gain: 0.7 }, { cell: "lstm", forgetBias: -3, learningRate: 0.002 }] } as const;
    const linked: Linked = { ...defaultLinked(), view: "race", race };
    expect(format(linked)).toBe("view=race&lanes=rnn*gain-0.7_lstm*forgetBias--3*learningRate-0.002&sizes=parameters");
    expect(parse(`#${format(linked)}`, IDS)).toEqual({ linked, packed: null, notices: [] });
    const wrong = (lanes: string) => parse(`#lanes=${lanes}`, IDS);
    expect(wrong("rnn_ltsm_gru").linked.race.lanes).toEqual([{ cell: "rnn" }, { cell: "gru" }]);
    expect(wrong("rnn_ltsm_gru").notices).toMatchObject([{ code: "notAChoice", field: "cell", value: "ltsm" }]);
    expect(wrong("rnn").notices).toEqual([{ code: "tooFewLanes", used: "rnn_lstm_gru" }]);
    expect(wrong("rnn").linked.race).toEqual(defaultLinked().race);
    expect(wrong("rnn*window-3_gru").notices).toEqual([{ code: "unknownField", field: "window" }]);
    expect(wrong("rnn*hidden-9999_gru").notices).toMatchObject([{ code: "outOfRange", field: "hidden", used: 64 }]);
    expect(wrong("rnn_rnn_rnn_rnn_rnn_rnn").linked.race.lanes).toHaveLength(4);
  });

  it("lists a dozen notices and counts the rest", () => {
    const { notices } = parse(Array.from({ length: 40 }, (_, i) => `x${i}=1`).join("&"), IDS);
    expect(notices).toHaveLength(13);
    expect(notices.at(-1)).toEqual({ code: "more", count: 28 });
  });

  it("is not read when it is too long", () => {
    const hash = "a".repeat(LONGEST_READ + 1);
    expect(parse(hash, IDS).notices).toEqual([{ code: "linkTooLong", length: LONGEST_READ + 1, limit: LONGEST_READ }]);
  });

  it("does not accept the names of JavaScript's own properties", () => {
    const { linked, notices } = parse("#__proto__=1&constructor=2&toString=3&settings=4&hasOwnProperty=5", IDS);
    expect(notices.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => "unknownField"));
    expect(Object.getPrototypeOf(linked)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(linked.settings)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["1"]).toBeUndefined();
  });

  it("repeats at most 60 characters of its input, and never half a character", () => {
    const { notices } = parse(`#${"😀".repeat(500)}=1&hidden=${"9".repeat(5000)}`, IDS);
    for (const notice of notices) expect(JSON.stringify(notice).length).toBeLessThan(300);
    expect(notices[0]).toEqual({ code: "unknownField", field: "😀".repeat(60) });
  });
});

const bounded = (field: NumberField | keyof typeof LIMITS): fc.Arbitrary<number> => {
  const { low, high, whole } = { ...SETTINGS, ...LIMITS }[field];
  return whole ? fc.integer({ min: low, max: high }) : fc.double({ min: low, max: high, noNaN: true }).map((x) => x + 0);
};

/** Any value that a setting may have. */
const anyOf = (field: keyof Config): fc.Arbitrary<string | number> => {
  const known = SETTINGS[field];
  return known.kind === "choice" ? fc.constantFrom<string>(...known.choices) : bounded(field as NumberField);
};

const valuesOf = (fields: readonly (keyof Config)[]) => Object.fromEntries(fields.map((field) => [field, anyOf(field)]));

const configs = fc.record(valuesOf(FIELDS)) as unknown as fc.Arbitrary<Config>;

const lanes: fc.Arbitrary<RunDraft[]> = fc.array(
  fc.record(valuesOf(["cell", ...LANE_FIELDS]), { requiredKeys: ["cell"] }) as unknown as fc.Arbitrary<RunDraft>,
  { minLength: 2, maxLength: 4 },
);

const links: fc.Arbitrary<Linked> = fc.record({
  settings: configs,
  sampling: fc.record({
    temperature: bounded("temperature"),
    topK: bounded("topK"),
    prime: fc.string({ unit: "grapheme", maxLength: 100 }),
    seed: fc.constant(1),
  }),
  writingLength: fc.integer({ min: 1, max: 2_000 }),
  textId: fc.constantFrom(null, ...IDS),
  stopAt: fc.option(fc.integer({ min: 1, max: 4_294_967_295 })),
  language: fc.constantFrom(null, "en", "zh"),
  theme: fc.constantFrom("auto", "light", "dark"),
  view: fc.constantFrom("one", "race"),
  race: fc.record({ sizes: fc.constantFrom("units", "parameters", "own"), lanes }),
});

/** Something that looks like a link, or does not. */
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 500 }),
  fc.string({ unit: "binary-ascii", maxLength: 500 }),
  fc.webFragments(),
  fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...Object.keys(DEFAULTS), "text", "own", "stop", "lang", "theme", "prime", "lanes", "sizes", "view", "__proto__"), fc.string()),
        fc.oneof(fc.double().map(String), fc.string({ unit: "binary" }), fc.constantFrom("NaN", "Infinity", "-0", "1e999", "0x10", "%", "%ff", "lstm", "rnn_", "rnn_gru*gain", "rnn*__proto__-1_gru", "_*-", "rnn*hidden-1e9_lstm_gru_rnn_rnn")),
      ),
      { maxLength: 30 },
    )
    .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join("&")),
);

describe("any link", () => {
  it("comes back as it was written", () => {
    fc.assert(
      fc.property(links, (linked) => {
        expect(parse(`#${format(linked)}`, IDS)).toEqual({ linked, packed: null, notices: [] });
      }),
      RUNS,
    );
  }, 60_000);

  it("never throws, and its values are within the limits", () => {
    fc.assert(
      fc.property(hostile, (hash) => {
        const { linked, notices } = parse(hash, IDS);
        expect(notices.length).toBeLessThanOrEqual(13);
        expect(Object.keys(linked.settings)).toEqual(Object.keys(DEFAULTS));
        for (const [field, value] of Object.entries(linked.settings)) {
          if (typeof value !== "number") continue;
          const { low, high, whole } = SETTINGS[field as NumberField];
          expect(value >= low && value <= high && (!whole || Number.isInteger(value))).toBe(true);
        }
      }),
      RUNS,
    );
  }, 60_000);

  it("of 64 KB is read quickly whatever it repeats", () => {
    const shapes = ["a&", "a=b&", "hidden=9&", "hidden=x&", "=", "%", "%zz", "own=A&", "&", "+", "😀"];
    for (const shape of shapes) {
      const hash = shape.repeat(Math.floor(LONGEST_READ / shape.length));
      expect(parse(hash, IDS).notices.length, shape).toBeLessThan(50);
    }
  });
});

describe("a text in a link", () => {
  it("comes back as it was packed, whatever is in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (text) => {
        expect(await unpack(await pack(text), LARGEST_TEXT)).toEqual({ text });
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  it("is in the link with its settings, and left out where the link would be too long", async () => {
    const text = "她说：「潮水会回来的。」\n".repeat(60);
    const hash = await formatWithText({ ...defaultLinked(), settings: { ...DEFAULTS, cell: "gru" } }, text);
    const { linked, packed, notices } = parse(`#${hash}`, IDS);
    expect(hash?.length).toBeLessThanOrEqual(LONGEST_MADE);
    expect(linked.settings.cell).toBe("gru");
    expect(notices).toEqual([]);
    expect(await readText(packed ?? "")).toEqual({ text });
    let state = 1;
    const noise = Array.from({ length: 20_000 }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return String.fromCharCode(33 + (state % 90));
    }).join("");
    expect(await formatWithText(defaultLinked(), noise)).toBeNull();
    expect(await formatWithText(defaultLinked(), "a".repeat(LARGEST_TEXT + 1))).toBeNull();
  });

  it("that unpacks to megabytes is dropped after 64 KB", async () => {
    const bomb = await pack("a".repeat(40_000_000));
    expect(bomb.length).toBeLessThan(LONGEST_READ);
    expect(await readText(bomb)).toEqual({ notice: { code: "textTooLong", limit: LARGEST_TEXT } });
  });

  it("that is damaged says so", async () => {
    const packed = await pack("a text of some length, so that there is something to damage");
    for (const damaged of ["*", "A", "AAAA", packed.slice(0, -6), `${packed.slice(0, 20)}___${packed.slice(23)}`, "中文"]) {
      expect(await readText(damaged), damaged).toEqual({ notice: { code: "textUnreadable" } });
    }
  });

  it("never throws, whatever its characters are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.base64String(), fc.string({ unit: "binary" })), async (packed) => {
        const read = await unpack(packed, 1000);
        expect(typeof read === "string" || typeof read.text === "string").toBe(true);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});
