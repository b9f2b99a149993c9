import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { defaultText, textById, texts, type TextId } from "../src/texts/index";
import { inChinese, inEnglish } from "../src/texts/numerals";
import { DISTANCE } from "../src/texts/recall";
import { Dice } from "../src/texts/random";

const loaded = new Map<TextId, string>();

function text(id: TextId): string {
  const found = loaded.get(id);
  if (found === undefined) throw new Error(`no text ${id}`);
  return found;
}

function lines(id: TextId): string[] {
  return text(id).split("\n").filter((line) => line !== "");
}

/** Where a text's brackets or quotation marks do not match, or null. */
function mismatch(line: string): string | null {
  const closers: Record<string, string> = { ")": "(", "]": "[", "}": "{" };
  const open: string[] = [];
  for (const [at, character] of [...line].entries()) {
    if (character === '"') {
      if (open.at(-1) === '"') open.pop();
      else open.push('"');
    } else if ("([{".includes(character)) {
      open.push(character);
    } else if (character in closers && open.pop() !== closers[character]) {
      return `${character} at ${at} of ${line}`;
    }
  }
  return open.length > 0 ? `${open.join("")} left open in ${line}` : null;
}

beforeAll(async () => {
  for (const each of texts) loaded.set(each.id, await each.load());
});

describe("every text", () => {
  // Characters and distinct characters: lowest and highest.
  const sizes: Record<TextId, readonly [number, number, number, number]> = {
    "prose-en": [9_000, 12_500, 40, 60],
    "prose-zh": [4_000, 6_000, 250, 700],
    "verse-en": [2_700, 3_500, 35, 60],
    "verse-zh": [1_000, 2_000, 300, 700],
    pangrams: [450, 600, 28, 50],
    code: [30_000, 31_500, 40, 50],
    brackets: [30_000, 30_050, 10, 10],
    quotes: [30_000, 30_200, 20, 30],
    arithmetic: [40_000, 40_010, 13, 13],
    numerals: [33_000, 38_000, 40, 50],
    recall: [12_000, 12_000, 18, 18],
  };

  it("has an id of its own", () => {
    expect(new Set(texts.map((each) => each.id)).size).toBe(texts.length);
    expect(Object.keys(sizes).sort()).toEqual(texts.map((each) => each.id).sort());
  });

  it("has a title and one line of purpose in both languages", () => {
    for (const { title, teaches } of texts) {
      for (const phrase of [title, teaches]) {
        expect(phrase.en).toMatch(/^[^\n]{3,160}$/);
        expect(phrase.zh).toMatch(/^[^\n]{2,80}$/);
        expect(phrase.en).not.toMatch(/\p{Script=Han}/u);
        expect(phrase.zh).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it.each(Object.entries(sizes))("%s has its length and its number of distinct characters", (id, [short, long, few, many]) => {
    const characters = [...text(id as TextId)];
    const distinct = new Set(characters).size;
    expect(characters.length).toBeGreaterThanOrEqual(short);
    expect(characters.length).toBeLessThanOrEqual(long);
    expect(distinct).toBeGreaterThanOrEqual(few);
    expect(distinct).toBeLessThanOrEqual(many);
  });

  it("is NFC, well formed, ends in one line break and holds no CR, tab, byte-order mark or trailing space", () => {
    for (const { id } of texts) {
      const whole = text(id);
      expect(whole.normalize("NFC") === whole, `${id}: NFC`).toBe(true);
      expect(/[\r\t\ufeff\u2028\u2029\ufffd\ud800-\udfff]| \n|\n\n\n/.exec(whole)?.index ?? null, `${id}: stray character`).toBe(null);
      expect(/\S\n{1,2}$/.test(whole), `${id}: last line break`).toBe(true);
    }
  });

  it("comes out the same every time", async () => {
    for (const each of texts) expect(await each.load(), each.id).toBe(text(each.id));
  });

  it("is the default for its language, and found by its name", () => {
    expect(defaultText("en").id).toBe("prose-en");
    expect(defaultText("zh").id).toBe("prose-zh");
    expect(textById("recall")?.id).toBe("recall");
    expect(textById("unheard-of")).toBeUndefined();
  });
});

describe("the generated texts", () => {
  it("consist of exactly these characters", () => {
    const generated: TextId[] = ["code", "brackets", "quotes", "arithmetic", "numerals", "recall"];
    const hashes = generated.map((id) => `${id} ${createHash("sha256").update(text(id)).digest("hex").slice(0, 16)}`);
    expect(hashes).toMatchInlineSnapshot(`
      [
        "code 8ebcab45e208ddd8",
        "brackets 6edcb07212f7ecb3",
        "quotes d83f84764d9fd6dc",
        "arithmetic 7104275367a5e5f3",
        "numerals 7ff062b602a7950d",
        "recall d8ad8255a74a8be4",
      ]
    `);
  });

  it("come from random numbers that repeat with their seed and differ between seeds", () => {
    const rolls = (seed: number): number[] => {
      const dice = new Dice(seed);
      return Array.from({ length: 20 }, () => dice.between(1, 6));
    };
    expect(rolls(1)).toEqual(rolls(1));
    expect(rolls(1)).not.toEqual(rolls(2));
    expect(rolls(1).every((roll) => roll >= 1 && roll <= 6)).toBe(true);
    expect(() => new Dice(1).pick([])).toThrow("there is nothing to pick from");
  });
});

describe("brackets", () => {
  it("close in the order they must, line by line", () => {
    for (const line of lines("brackets")) expect(mismatch(line)).toBe(null);
  });

  it("nest deeply", () => {
    let depth = 0;
    let deepest = 0;
    for (const character of text("brackets")) {
      if ("([{".includes(character)) depth += 1;
      if (")]}".includes(character)) depth -= 1;
      deepest = Math.max(deepest, depth);
    }
    expect(depth).toBe(0);
    expect(deepest).toBe(4);
  });
});

describe("quotes", () => {
  it("keep '.' outside and '!' inside, and words on both sides", () => {
    const sides = text("quotes").split('"');
    const outside = sides.filter((_, index) => index % 2 === 0).join(" ");
    const inside = sides.filter((_, index) => index % 2 === 1).join(" ");
    expect(sides.length % 2).toBe(1);
    expect(outside).not.toContain("!");
    expect(inside).not.toContain(".");
    const words = (side: string): string[] => [...new Set(side.match(/[a-z]+/g))].sort();
    expect(words(inside)).toEqual(words(outside));
  });

  it("are whole in every line", () => {
    for (const line of lines("quotes")) expect(line).toMatch(/^[^"!]+\. "[^".]+!" [^"!]+\.$/);
  });
});

describe("arithmetic", () => {
  it("is right, and never repeats a sum", () => {
    const asked = new Set<string>();
    for (const line of lines("arithmetic")) {
      const [, left, right, sum] = /^(\d{1,2})\+(\d{1,2})=(\d{1,3})$/.exec(line) ?? [];
      expect(Number(left) + Number(right), line).toBe(Number(sum));
      asked.add(`${left}+${right}`);
    }
    expect(asked.size).toBe(lines("arithmetic").length);
  });
});

describe("numerals", () => {
  it.each([
    [0, "zero", "零"],
    [7, "seven", "七"],
    [10, "ten", "十"],
    [18, "eighteen", "十八"],
    [20, "twenty", "二十"],
    [99, "ninety-nine", "九十九"],
    [100, "one hundred", "一百"],
    [110, "one hundred and ten", "一百一十"],
    [305, "three hundred and five", "三百零五"],
    [999, "nine hundred and ninety-nine", "九百九十九"],
  ])("%i is %s and %s", (number, english, chinese) => {
    expect(inEnglish(number)).toBe(english);
    expect(inChinese(number)).toBe(chinese);
  });

  it("say the same number three times, and every number below a thousand once", () => {
    const numbers = lines("numerals").map((line) => Number(line.split(" ")[0]));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 1_000 }, (_, number) => number));
    for (const [index, line] of lines("numerals").entries()) {
      const number = numbers[index] ?? -1;
      expect(line).toBe(`${number} ${inEnglish(number)} ${inChinese(number)}`);
    }
  });
});

describe("recall", () => {
  it("ends every line as it began, at the stated distance", () => {
    for (const line of lines("recall")) {
      expect(line.length - 1).toBe(DISTANCE);
      expect(line.at(-1)).toBe(line.at(0));
    }
  });

  it("uses every mark", () => {
    expect(new Set(lines("recall").map((line) => line.at(0))).size).toBe(8);
  });
});

describe("code", () => {
  it("is balanced, and indented as deep as blocks are open", () => {
    expect(mismatch(text("code"))).toBe(null);
    let open = 0;
    for (const line of lines("code")) {
      if (line.trimStart().startsWith("}")) open -= 1;
      expect(/^ */.exec(line)?.[0].length, line).toBe(2 * open);
      if (line.endsWith("{")) open += 1;
    }
    expect(open).toBe(0);
  });

  it("uses a name only after its definition", () => {
    const words = new Set(["fn", "let", "for", "in", "while", "if", "else", "return"]);
    const scopes: string[][] = [];
    for (const line of lines("code")) {
      if (line.trimStart().startsWith("}")) scopes.pop();
      const names = (line.match(/[a-z]+(?!\w*\()/g) ?? []).filter((name) => !words.has(name));
      const made = line.startsWith("fn ") ? names : (/(?:let|for) ([a-z]+)/.exec(line)?.slice(1) ?? []);
      const known = scopes.flat();
      for (const name of names) {
        expect(known.includes(name) || made.includes(name), `${name} in ${line}`).toBe(true);
      }
      if (line.endsWith("{")) scopes.push([...made]);
      else scopes.at(-1)?.push(...made);
    }
  });
});

describe("pangrams", () => {
  it("hold every letter in every line", () => {
    for (const line of lines("pangrams")) {
      expect(new Set(line.toLowerCase().match(/[a-z]/g)).size, line).toBe(26);
    }
  });
});

describe("verse", () => {
  it("in Chinese has five or seven characters to a half-line and four half-lines to a poem", () => {
    const poems = text("verse-zh").trim().split("\n\n").filter((poem) => poem.includes("，"));
    expect(poems.length).toBe(36);
    for (const poem of poems) {
      expect(poem).toMatch(/^\p{Script=Han}{1,3}\n(?:(?:\p{Script=Han}{5}，\p{Script=Han}{5}。\n?){2}|(?:\p{Script=Han}{7}，\p{Script=Han}{7}。\n?){2})$/u);
    }
  });

  it("in English consists of quatrains whose short lines are indented", () => {
    const stanzas = text("verse-en").trim().split("\n\n").slice(1);
    expect(stanzas.length).toBe(23);
    for (const stanza of stanzas) expect(stanza).toMatch(/^\S.*\n {2}\S.*\n\S.*\n {2}\S.*$/);
  });
});
