/**
 * The built-in texts: what a reader can train on without pasting anything.
 *
 * All of them were written or are generated for this project. Each is its own chunk, fetched only when it is chosen;
 * the generated ones are made at that moment, from a fixed seed, and come out the same in every browser.
 */
import type { Language, Phrase } from "../i18n";

/** The ids of the texts, which never change: links and tests use them. */
export type TextId =
  | "prose-en"
  | "prose-zh"
  | "verse-en"
  | "verse-zh"
  | "pangrams"
  | "code"
  | "brackets"
  | "quotes"
  | "arithmetic"
  | "numerals"
  | "recall";

/** A text to train on. */
export interface BuiltInText {
  readonly id: TextId;
  readonly title: Phrase;
  /** One line: what a network learns from it, or what it shows. */
  readonly teaches: Phrase;
  /** Fetches or generates the text: NFC, LF line ends, no byte-order mark. Rejects when the chunk cannot be fetched. */
  readonly load: () => Promise<string>;
}

/** An arbitrary number, fixed so that everybody trains on the same characters. */
const SEED = 1997;

const proseEn: BuiltInText = {
  id: "prose-en",
  title: { en: "The Tide-Clock: a story in English", zh: "《潮钟》：英文故事" },
  teaches: {
    en: "Spelling first, then words, then phrases that come back: watch the three arrive in that order.",
    zh: "先学会拼写，再学会单词，最后学会反复出现的句子：看三者依次出现。",
  },
  load: async () => (await import("./prose-en")).text,
};

const proseZh: BuiltInText = {
  id: "prose-zh",
  title: { en: "The Tide-Clock: the same story in Chinese", zh: "《潮钟》：中文故事" },
  teaches: {
    en: "One character is often a whole word: more symbols to choose from, but a shorter text that says as much.",
    zh: "一个汉字往往就是一个词：可选的符号更多，讲同一个故事用的字却更少。",
  },
  load: async () => (await import("./prose-zh")).text,
};

/** Every built-in text, in the order in which they are offered. */
export const texts: readonly BuiltInText[] = [
  proseEn,
  proseZh,
  {
    id: "verse-en",
    title: { en: "A ballad in English", zh: "英文叙事歌谣" },
    teaches: {
      en: "Line length and stanza come quickly, the refrain soon after; rhyme needs memory across a whole line.",
      zh: "行长与分节很快学会，叠句随后；押韵则要记住隔了一整行的声音。",
    },
    load: async () => (await import("./verse-en")).text,
  },
  {
    id: "verse-zh",
    title: { en: "Quatrains in Chinese", zh: "五言与七言小诗" },
    teaches: {
      en: "Five or seven characters, then a mark: the network has to count. Few lines, many characters: it soon overfits.",
      zh: "五字一顿，七字一顿：网络必须学会数数。字多而诗少，很快就会过拟合。",
    },
    load: async () => (await import("./verse-zh")).text,
  },
  {
    id: "pangrams",
    title: { en: "Seven pangrams: a tiny text", zh: "全字母句：极短的文本" },
    teaches: {
      en: "Small enough to learn by heart: training loss falls towards zero, and the held-out text shows that nothing general was learnt.",
      zh: "短得可以背下来：训练损失趋近于零，而留出的文本表明它并没有学到一般规律。",
    },
    load: async () => (await import("./pangrams")).text,
  },
  {
    id: "code",
    title: { en: "Code in a made-up language", zh: "虚构语言的代码" },
    teaches: {
      en: "Keywords, brackets and indentation: how deep a line stands depends on every block still open above it.",
      zh: "关键字、括号与缩进：一行缩进多深，取决于上面还有多少代码块没有结束。",
    },
    load: async () => (await import("./code")).generate(SEED),
  },
  {
    id: "brackets",
    title: { en: "Nested brackets and quotes", zh: "嵌套的括号与引号" },
    teaches: {
      en: "To close the right bracket, the state must remember all that are open: a stack, kept in numbers.",
      zh: "要合上正确的括号，隐状态必须记住所有尚未合上的括号：用数值保存的一个栈。",
    },
    load: async () => (await import("./brackets")).generate(SEED),
  },
  {
    id: "quotes",
    title: { en: "Inside and outside quotation marks", zh: "引号内与引号外" },
    teaches: {
      en: "“.” stands only outside quotation marks, “!” only inside: look for the unit that knows which side it is on.",
      zh: "句点只在引号外，叹号只在引号内：找一找哪个单元知道自己在哪一边。",
    },
    load: async () => (await import("./quotes")).generate(SEED),
  },
  {
    id: "arithmetic",
    title: { en: "Sums", zh: "加法算式" },
    teaches: {
      en: "Only the digits after “=” can be foreseen, and no sum occurs twice: does it add, or has it learnt by heart?",
      zh: "只有等号后面的数字可以预测，而且没有一道题重复：它是在计算，还是在背诵？",
    },
    load: async () => (await import("./arithmetic")).generate(SEED),
  },
  {
    id: "numerals",
    title: { en: "Numbers in digits, English and Chinese", zh: "数字、英文与中文的数目" },
    teaches: {
      en: "The same number three times in three scripts: to foresee the second and third, the network has to translate.",
      zh: "同一个数用三种写法各写一遍：要预测后两种，网络就得学会翻译。",
    },
    load: async () => (await import("./numerals")).generate(SEED),
  },
  {
    id: "recall",
    title: { en: "First and last: recall at a distance", zh: "首尾相同：隔一段距离的回忆" },
    teaches: {
      en: "Each line ends with the character it began with: a dependency whose length is known exactly.",
      zh: "每行的最后一个字符与第一个相同：长度已知的一个长期依赖。",
    },
    load: async () => (await import("./recall")).generate(SEED),
  },
];

/** The text a page opens with for readers of `language`. */
export function defaultText(language: Language): BuiltInText {
  return language === "zh" ? proseZh : proseEn;
}

/** The text named `id`, or undefined when there is none, as in a link made by another version. */
export function textById(id: string): BuiltInText | undefined {
  return texts.find((text) => text.id === id);
}
