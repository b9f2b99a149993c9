/** The text panel: where the text comes from, and what there is to know about it before a network sees it. */
import type { Phrase } from "../i18n";

export const textWords = {
  title: { en: "Text", zh: "文本" },
  choose: { en: "Built-in text", zh: "内置文本" },
  own: { en: "Your own text", zh: "你自己的文本" },
  boxNote: {
    en: "Paste or type any text in any script, or drop a file anywhere on the page.",
    zh: "粘贴或输入任何文字的文本，也可以把文件拖到页面任意位置。",
  },
  placeholder: { en: "Paste or type your text here.", zh: "在这里粘贴或输入文本。" },
  open: { en: "Open a file", zh: "打开文件" },
  drop: { en: "Drop the file to learn from it", zh: "松手即可学习这个文件" },
  preview: {
    en: "This is the beginning of a long text of {characters} {characters|character|characters}. The network learns from all of it; to replace it, paste another.",
    zh: "这是一篇长文本的开头，全文 {characters} 个字符。网络会学习全文；要替换它，粘贴另一段文本即可。",
  },
  loading: { en: "Reading the text.", zh: "正在读取文本。" },
  private: { en: "Your text never leaves this device.", zh: "你的文本不会离开这台设备。" },
  characters: { en: "Characters", zh: "字符数" },
  distinct: { en: "Distinct", zh: "不同字符" },
  entropy: { en: "Unigram entropy", zh: "一元熵" },
  uniform: { en: "Uniform guess", zh: "均匀猜测" },
  natsAndBits: { en: "{nats} nats, {bits} bits", zh: "{nats} 纳特，{bits} 比特" },
  entropyNote: {
    en: "Per character: the loss of knowing only how common each character is, and of knowing nothing.",
    zh: "按每字符计：前者是只知道各字符频率时的损失，后者是一无所知时的损失。",
  },
  split: {
    en: "The last {validation} {validation|character|characters} {validation|is|are} held out for validation.",
    zh: "最后 {validation} 个字符留作验证。",
  },
} as const satisfies Record<string, Phrase>;
