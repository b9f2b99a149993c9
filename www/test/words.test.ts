/** Every phrase says the same in both languages, and every phrase is said somewhere. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tasks as descriptors } from "../src/tasks";
import * as messages from "../src/words/messages";
import * as page from "../src/words/page";
import { language, say, type Phrase } from "../src/i18n";
import * as race from "../src/words/race";
import * as settings from "../src/words/settings";
import * as tasks from "../src/words/tasks";
import * as taskpanels from "../src/words/taskpanels";
import * as text from "../src/words/text";
import * as transport from "../src/words/transport";

const { pageWords } = page;

/** The words of every figure, by file: each exports what it says as `words`, or under a name that ends so. */
const figures = Object.fromEntries(
  Object.entries(import.meta.glob<Record<string, unknown>>("../src/figures/*.{ts,tsx}", { eager: true })).map(([path, exported]) => [
    path.replace(/^.*\/|\.tsx?$/g, ""),
    Object.fromEntries(Object.entries(exported).filter(([name]) => /words$/i.test(name) && !/^forSteps|stepWords$/.test(name))),
  ]),
);
const topics = { descriptors, messages, page, figures, race, settings, tasks, taskpanels, text, transport };

const isPhrase = (value: object): value is Phrase => "en" in value && "zh" in value;

/** All phrases under `value`, by path. */
function phrasesOf(value: unknown, path: string): [string, Phrase][] {
  if (typeof value !== "object" || value === null) return [];
  if (isPhrase(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => phrasesOf(inner, `${path}.${key}`));
}

const phrases = phrasesOf(topics, "words");

/** The names in braces, sorted. */
const placeholders = (sentence: string): string[] => (sentence.match(/(?<!_)\{\w+\}/g) ?? []).sort();

/** Names, units and formulas that are written the same in Chinese. */
const SAME = new Set(
  "RNN LSTM GRU IRNN tanh sigmoid ReLU Glorot SGD RMSprop Adagrad Adam AdamW PyTorch Keras SimpleRNN Dense MSE CSV cos P X Y XX XY YX YY three hundred five mar logit cookie clipping WebAssembly SIMD Worker Chrome Firefox Safari Rust Unrolled English UTF LF MB KB ln nats r z h a c i f g o n k t b x U V W T H B L R E J s w p y log state QR BPTT EarlyStopping restore best weights True Pascanu Mikolov Bengio Madsen Distill Visualizing memorization in RNNs Bahdanau".split(
    " ",
  ),
);

/** What stands between phrases, or goes on after another sentence. */
const JOINS = /chartWords\.(comma|semicolon)$|confusion\.words\.worst$|verdict\.words\.unknownTrend$/;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "words" ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, "utf8")] : [];
  });
}

describe("a phrase with a count", () => {
  const updates: Phrase = { en: "after {count} {count|update|updates}", zh: "{count} 次更新后" };

  it("has the singular for 1 and the plural for every other number", () => {
    const said = ["1", "0", "2", "1,000", "1.0", 1, 21].map((count) => say(updates, { count }));
    expect(said).toEqual([
      "after 1 update",
      "after 0 updates",
      "after 2 updates",
      "after 1,000 updates",
      "after 1.0 updates",
      "after 1 update",
      "after 21 updates",
    ]);
  });

  it("agrees with the plural rules of English", () => {
    const rules = new Intl.PluralRules("en");
    for (let count = 0; count <= 200; count += 1) {
      expect(say(updates, { count })).toBe(`after ${count} ${rules.select(count) === "one" ? "update" : "updates"}`);
    }
  });

  it("is the same for every number in Chinese", () => {
    language.value = "zh";
    expect(say(updates, { count: 1 })).toBe("1 次更新后");
    language.value = "en";
  });

  it("has both forms wherever its noun follows the number", () => {
    const counted = /\{(?!line\b|step\b|lag\b|update\b)\w+\} (?:hidden |nudged |rare )?(?:updates|steps|characters|units|runs|layers|tokens|symbols|seeds|lines|bytes|parameters)\b/;
    expect(phrases.filter(([, { en }]) => counted.test(en)).map(([path]) => path)).toEqual([]);
  });
});

describe("the page's words", () => {
  it("are many", () => expect(phrases.length).toBeGreaterThan(150));

  it("are there in both languages", () => {
    const bad = phrases.filter(([path, { en, zh }]) => [en, zh].some((sentence) => sentence === "" || (sentence !== sentence.trim() && !JOINS.test(path))));
    expect(bad).toEqual([]);
  });

  it("have the same placeholders in both languages", () => {
    const bad = phrases.filter(([, { en, zh }]) => placeholders(en).join() !== placeholders(zh).join());
    expect(bad).toEqual([]);
  });

  it("have no English words in their Chinese", () => {
    const foreign = ([, { en, zh }]: [string, Phrase]): string[] =>
      en === pageWords.otherLanguage.en
        ? []
        : (zh.replace(/_?\{[^}]*\}/g, "").match(/[A-Za-z]+/g) ?? []).filter((word) => !SAME.has(word));
    expect(phrases.flatMap((phrase) => foreign(phrase).map((word) => [phrase[0], word]))).toEqual([]);
  });

  it("have Chinese punctuation in their Chinese", () => {
    // A formula is punctuated as such.
    expect(phrases.filter(([, { zh }]) => /[一-鿿][,;:?!](?!\d)/.test(zh) && !/^cos\(/.test(zh))).toEqual([]);
  });

  it("are all used somewhere", () => {
    const code = sources(join(import.meta.dirname, "../src")).join("\n");
    const flat = { ...messages.messageWords, ...pageWords, ...text.textWords };
    const named = [
      ...Object.keys(flat).map((key) => [key, "messageWords|pageWords|textWords"] as const),
      ...Object.keys(transport.transportWords).map((key) => [key, "transportWords"] as const),
      ...Object.keys(settings.networkWords).map((key) => [key, "networkWords"] as const),
      ...Object.keys(race.raceWords).map((key) => [key, "raceWords"] as const),
      ...["figureWords", "chartWords", "taskWords", "labWords"].flatMap((owner) =>
        Object.keys((figures["words"]?.[owner] ?? figures["taskwords"]?.[owner] ?? figures["laboratorywords"]?.[owner]) as object).map((key) => [key, owner] as const),
      ),
      // Title and explanations are taken whole.
      ...Object.values(figures)
        .flatMap(({ words }) => Object.keys((words as object | undefined) ?? {}))
        .filter((key) => !["title", "shows", "means", "history", "lag", "hidden"].includes(key))
        .map((key) => [key, "words"] as const),
    ];
    const unused = named.filter(([key, owner]) => !new RegExp(`(${owner})\\.${key}\\b`).test(code));
    expect(unused.map(([key]) => key)).toEqual([]);
  });
});
