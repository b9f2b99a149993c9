import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, takeFile, takeString, TEXT_BYTES, type Source } from "../src/intake";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length + 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, !big);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 * i + 2, text.charCodeAt(i), !big);
  return bytes;
}

const file = (bytes: Uint8Array): Source => new Blob([bytes.slice()]);

/** A file of `size` bytes that records how much of it is read. */
function huge(size: number): Source & { read: number } {
  const source = {
    size,
    read: 0,
    slice(start = 0, end = size) {
      const length = Math.min(end, size) - start;
      return {
        size: length,
        arrayBuffer: () => {
          source.read += length;
          return Promise.resolve(new Uint8Array(length).fill(97).buffer);
        },
      } as Blob;
    },
    arrayBuffer: () => {
      source.read += size;
      return Promise.resolve(new ArrayBuffer(size));
    },
  };
  return source;
}

describe("a string that is taken in", () => {
  const family = "👨‍👩‍👧‍👦";
  const untouched = [
    "", "a", "aaaa", "   ", "日本語", family, "🇨🇳🇩🇪", "שלום עולם", "‮abc‬", "a\0b\u0007\u001b", "a\u2028b", "e\u0301", "\uFFFD", "tab\there",
  ];
  for (const text of untouched) {
    it(`leaves ${JSON.stringify(text)} as it is`, () => {
      expect(takeString(text)).toEqual({ content: text, bytes: utf8(text).length, remarks: [] });
    });
  }

  it("turns three kinds of line end into one, and says so", () => {
    expect(takeString("a\r\nb\rc\nd\r\r\n")).toMatchObject({ content: "a\nb\nc\nd\n\n", remarks: [{ code: "lineEnds" }] });
  });

  it("replaces and counts lone surrogates, with or without the browser's help", () => {
    const text = "a\ud800b\udc00c😀\uFFFD";
    const expected = { content: "a\uFFFDb\uFFFDc😀\uFFFD", remarks: [{ code: "surrogates", count: 2 }] };
    expect(takeString(text)).toMatchObject(expected);
    const { toWellFormed } = String.prototype;
    Reflect.deleteProperty(String.prototype, "toWellFormed");
    try {
      expect(takeString(text)).toMatchObject(expected);
    } finally {
      Object.assign(String.prototype, { toWellFormed });
    }
  });

  it("drops a byte-order mark in front, and only there", () => {
    expect(takeString("\uFEFFa\uFEFF")).toMatchObject({ content: "a\uFEFF", remarks: [] });
  });

  it("takes 2 MB and refuses a byte more, by bytes and not by characters", async () => {
    expect(takeString("a".repeat(TEXT_BYTES))).toMatchObject({ bytes: TEXT_BYTES });
    const over = takeString("中".repeat(700_000));
    expect(over).toMatchObject({ refusal: { code: "tooLong", bytes: 2_100_000, limit: TEXT_BYTES } });
    const first = "firstPart" in over ? await over.firstPart?.() : null;
    expect(first).toMatchObject({ bytes: 2_097_150, remarks: [{ code: "firstPart", bytes: 2_097_150 }] });
  });

  it("cuts between two characters", async () => {
    for (const lead of ["", "a", "ab", "abc"]) {
      const over = takeString(lead + "😀".repeat(TEXT_BYTES / 2));
      const first = "firstPart" in over ? await over.firstPart?.() : null;
      if (!first || "refusal" in first) throw new Error("no first part");
      expect(first.content.isWellFormed()).toBe(true);
      expect(first.content.endsWith("😀")).toBe(true);
      expect(first.remarks.map(({ code }) => code)).toEqual(["firstPart"]);
      expect(first.bytes).toBeGreaterThan(TEXT_BYTES - 4);
    }
  });

  it("takes 2 MB, and refuses 100 MB by its length", () => {
    const text = "一行文字\r\n".repeat(140_000);
    expect(takeString(text)).toMatchObject({ bytes: 1_820_000 });
    const long = "a".repeat(100_000_000);
    expect(takeString(long)).toMatchObject({ refusal: { code: "tooLong", bytes: 100_000_000 } });
  });

  it("whatever they are, come out well-formed, without CR, and the same the second time", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }), (units) => {
        const once = takeString(String.fromCharCode(...units));
        if ("refusal" in once) throw new Error("refused");
        expect(once.content.isWellFormed()).toBe(true);
        expect(once.content.includes("\r")).toBe(false);
        const twice = takeString(`x${once.content}`);
        expect(twice).toMatchObject({ content: `x${once.content}`, bytes: once.bytes + 1, remarks: [] });
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);
});

describe("a file that is taken in", () => {
  const text = "The tide 潮水 – 😀\n";

  it("reads UTF-8 with and without a byte-order mark", async () => {
    expect(await takeFile(file(utf8(text)))).toMatchObject({ content: text, remarks: [] });
    expect(await takeFile(file(utf8(`\uFEFF${text}`)))).toMatchObject({ content: text, remarks: [] });
  });

  for (const [encoding, big] of [["utf-16le", false], ["utf-16be", true]] as const) {
    it(`reads ${encoding} by its byte-order mark`, async () => {
      expect(await takeFile(file(utf16(text, big)))).toMatchObject({ content: text, remarks: [{ code: "encoding", encoding }] });
    });
  }

  it("reads UTF-16 without a byte-order mark too, and takes no binary file for it", async () => {
    const text = "标签\t1.5\n-2e5, 3";
    const bytes = (big: boolean): Uint8Array => Uint8Array.from(Array.from(text).flatMap((c) => (big ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])));
    expect(decode(bytes(false), false)).toEqual({ content: text, remarks: [{ code: "encoding", encoding: "utf-16le" }] });
    expect(decode(bytes(true), false)).toEqual({ content: text, remarks: [{ code: "encoding", encoding: "utf-16be" }] });
    expect(decode(Uint8Array.of(80, 75, 0, 0, 3, 0, 1), false).remarks).toEqual([]);
  });

  it("reads GB18030", async () => {
    // 潮水会回来 in GB18030, and a character that needs four bytes.
    const bytes = Uint8Array.of(0xb3, 0xb1, 0xcb, 0xae, 0xbb, 0xe1, 0xbb, 0xd8, 0xc0, 0xb4, 0x81, 0x39, 0xee, 0x39);
    const taken = await takeFile(file(bytes));
    expect(taken).toMatchObject({ remarks: [{ code: "encoding", encoding: "gb18030" }] });
    expect("content" in taken && taken.content.startsWith("潮水会回来")).toBe(true);
  });

  it("replaces and counts what is no character in any of them", async () => {
    expect(await takeFile(file(Uint8Array.of(97, 0xff, 98, 0xff, 10)))).toMatchObject({
      content: "a\uFFFDb\uFFFD\n",
      remarks: [{ code: "invalidBytes", count: 2 }],
    });
  });

  it("drops half a character where the file was cut, and only there", () => {
    const bytes = utf8("潮水").slice(0, 5);
    expect(decode(bytes, true)).toEqual({ content: "潮", remarks: [] });
    expect(decode(bytes, false).content).not.toBe("潮");
  });

  it("refuses 100 MB unread, and reads 2 MB of it when asked", async () => {
    const source = huge(100_000_000);
    const over = await takeFile(source);
    expect(over).toMatchObject({ refusal: { code: "tooLong", bytes: 100_000_000, limit: TEXT_BYTES } });
    expect(source.read).toBe(0);
    const first = "firstPart" in over ? await over.firstPart?.() : null;
    expect(first).toMatchObject({ bytes: TEXT_BYTES, remarks: [{ code: "firstPart", bytes: TEXT_BYTES }] });
    expect(source.read).toBe(TEXT_BYTES);
  });

  it("checks a file between one and two limits after decoding it", async () => {
    const letters = "a".repeat(1_500_000);
    expect(await takeFile(file(utf16(letters, false)))).toMatchObject({ bytes: 1_500_000 });
    expect(await takeFile(file(utf8(letters.repeat(2))))).toMatchObject({ refusal: { code: "tooLong", bytes: 3_000_000 } });
  });

  it("repeats the browser's message when a file cannot be read", async () => {
    const gone: Source = { size: 5, slice: () => new Blob(), arrayBuffer: () => Promise.reject(new Error("it was deleted")) };
    expect(await takeFile(gone)).toEqual({ refusal: { code: "unreadable", detail: "it was deleted" }, firstPart: null });
  });
});
