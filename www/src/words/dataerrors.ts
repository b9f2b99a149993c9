/** What is wrong with a task's data: where, what was expected, what was found, and a way out. */
import type { DataError, Layout, Part } from "../wire";
import type { Phrase } from "../i18n";

/** What a line of data needs, as the end of a sentence. */
export const layoutWords: Readonly<Record<Layout, Phrase>> = {
  series: { en: "the same number of columns as most lines", zh: "列数须与大多数行一致" },
  sentiment: { en: "a label, a tab or comma, and a text", zh: "标签、制表符或逗号，再接文本" },
  translation: { en: "a source, a tab or comma, and its target", zh: "原文、制表符或逗号，再接译文" },
};

/** What a line needs where there is none yet. */
export const firstLineWords: Readonly<Record<Layout, Phrase>> = {
  ...layoutWords,
  series: { en: "a number", zh: "一个数" },
};

/** What a field is for, as it stands in a sentence. */
export const partWords: Readonly<Record<Part, Phrase>> = {
  number: { en: "number", zh: "数" },
  label: { en: "label", zh: "标签" },
  text: { en: "text", zh: "文本" },
  source: { en: "source", zh: "原文" },
  target: { en: "target", zh: "译文" },
};

/** Placeholders are the fields of the data error; `{part}` and `{layout}` arrive in words. */
export const dataErrorWords: Readonly<Record<DataError["code"], Phrase>> = {
  empty: {
    en: "There are no lines of data. Every line needs {layout}.",
    zh: "没有数据行。每行需要：{layout}。",
  },
  tooLong: {
    en: "The data has {bytes}, but the limit is {limit}. Leave out some lines.",
    zh: "数据有 {bytes}，上限是 {limit}。请删去一些行。",
  },
  notText: {
    en: "Line {line} holds the control character {character}, which text does not. This looks like a binary file; save it as CSV or plain text.",
    zh: "第 {line} 行含有控制字符 {character}，文本中不会出现这种字符。这像是二进制文件，请另存为 CSV 或纯文本。",
  },
  tooManyLines: {
    en: "Line {line} lies beyond the limit of {limit} {limit|line|lines}. Leave out some lines.",
    zh: "第 {line} 行超出了 {limit} 行的上限。请删去一些行。",
  },
  tooManyColumns: {
    en: "Line {line} has {columns} columns, but the limit is {limit}. Keep the columns you need.",
    zh: "第 {line} 行有 {columns} 列，上限是 {limit} 列。请只保留需要的列。",
  },
  lineTooLong: {
    en: "Line {line} has {characters} {characters|character|characters}, but the limit is {limit}. Break it into shorter lines.",
    zh: "第 {line} 行有 {characters} 个字符，上限是 {limit} 个。请拆成较短的行。",
  },
  quoteNotClosed: {
    en: "The quotation mark that opens line {line}, column {column} is never closed. Close it, or double it where it belongs to the text.",
    zh: "第 {line} 行第 {column} 列开头的引号没有闭合。请补上引号；如果它属于文本，请写两遍。",
  },
  textAfterQuote: {
    en: "Line {line}, column {column} goes on with “{found}” after its closing quotation mark. Double the marks that belong to the text.",
    zh: "第 {line} 行第 {column} 列在引号闭合之后还有“{found}”。属于文本的引号请写两遍。",
  },
  ragged: {
    en: "Line {line} (“{found}”) has the wrong number of columns: {columns} instead of {expected}. What is expected: {layout}.",
    zh: "第 {line} 行（“{found}”）的列数不对：有 {columns} 列，应有 {expected} 列。要求：{layout}。",
  },
  missing: {
    en: "Line {line} has nothing in column {column}, where its {part} is expected. Fill it in or leave the line out.",
    zh: "第 {line} 行第 {column} 列是空的，这里应是{part}。请补上，或删去这一行。",
  },
  notANumber: {
    en: "Line {line}, column {column} holds “{found}”, where a number is expected, such as 3.14 or -2e5. Correct it or leave the line out.",
    zh: "第 {line} 行第 {column} 列是“{found}”，这里应是一个数，例如 3.14 或 -2e5。请改正，或删去这一行。",
  },
  outOfReach: {
    en: "Line {line}, column {column} holds “{found}”, but a number must be finite and lie between −{limit} and {limit}. Correct it or leave the line out.",
    zh: "第 {line} 行第 {column} 列是“{found}”，而数必须是有限的，并在 −{limit} 到 {limit} 之间。请改正，或删去这一行。",
  },
  ambiguous: {
    en: "Line {line}, column {column} holds “{found}”, which may be read in two ways. Write numbers without separators of thousands, and decimals with a point.",
    zh: "第 {line} 行第 {column} 列是“{found}”，可以有两种读法。请不要写千位分隔符，小数请用小数点。",
  },
  noSuchColumn: {
    en: "There is no column {asked}. The columns are {columns}.",
    zh: "没有第 {asked} 列。现有的列是：{columns}。",
  },
  noNumbers: {
    en: "No column holds numbers. The first line reads “{found}”, but a number is expected in every line.",
    zh: "没有一列是数。第一行是“{found}”，而每行都应有一个数。",
  },
  constant: {
    en: "All values of the column “{column}” are {value}, so there is nothing to predict. Choose another column or other data.",
    zh: "“{column}”列的值全是 {value}，没有可预测的东西。请选择另一列，或换一份数据。",
  },
  tooFewValues: {
    en: "To learn from some values and test on others, at least {needed} are needed; values in the column: {values}. Add values.",
    zh: "要用一部分值学习、另一部分值测试，至少需要 {needed} 个值，而这一列有 {values} 个。请添加数据。",
  },
  oneClass: {
    en: "Every text has the label “{label}” ({lines} in all), so there is nothing to tell apart. Add lines with another label.",
    zh: "全部文本（共 {lines} 行）的标签都是“{label}”，没有可区分的东西。请添加带有其他标签的行。",
  },
  tooManyClasses: {
    en: "There are {classes} different labels, but the limit is {limit}. Put the label first and the text second.",
    zh: "有 {classes} 种不同的标签，上限是 {limit} 种。请把标签放在第一列，文本放在第二列。",
  },
  sequenceTooLong: {
    en: "The {part} in line {line} has {tokens} {tokens|token|tokens}, but the limit is {limit}. Shorten it, or use words instead of characters.",
    zh: "第 {line} 行的{part}有 {tokens} 个词元，上限是 {limit} 个。请缩短它，或把词元由字符改为词。",
  },
  repeated: {
    en: "Line {line} repeats line {first}. Leave one of them out.",
    zh: "第 {line} 行与第 {first} 行重复。请只保留一行。",
  },
  contradicted: {
    en: "Line {line} gives “{found}” another {part} than line {first} does. Decide for one of them.",
    zh: "第 {line} 行给“{found}”的{part}与第 {first} 行不同。请确定用哪一个。",
  },
  tooFewExamples: {
    en: "To learn from some lines and test on others, at least {needed} are needed; {examples} can be used. Add lines.",
    zh: "要用一部分行学习、另一部分行测试，至少需要 {needed} 行，而可用的有 {examples} 行。请添加数据。",
  },
  noneUsable: {
    en: "None of the {lines} {lines|line|lines} can be used. The first of them: {first}",
    zh: "{lines} 行都不能使用。其中第一处：{first}",
  },
  /** `{rest}` and `{first}` are whole sentences. */
  tooFewLeft: {
    en: "{rest} Lines left out: {leftOut} of {lines}. The first of these: {first}",
    zh: "{rest}{lines} 行中未采用 {leftOut} 行，其中第一处：{first}",
  },
};

export const leftOutWords = {
  /** What was kept, and what was not; `{first}` is a whole sentence. */
  some: {
    en: "Lines used: {used} of {lines}; left out: {leftOut}. The first of these: {first}",
    zh: "{lines} 行中采用 {used} 行，未采用 {leftOut} 行。其中第一处：{first}",
  },
} as const satisfies Record<string, Phrase>;
