/** The built-in data of the tasks: what each is, how it was made, and what there is to learn. */
import type { Sample } from "../wire";
import type { Phrase } from "../i18n";

export interface SampleWords {
  readonly name: Phrase;
  /** How it was made, and what it asks of a network. */
  readonly about: Phrase;
}

export const sampleWords: Readonly<Record<Sample, SampleWords>> = {
  sine: {
    name: { en: "Sine", zh: "正弦" },
    about: {
      en: "340 values of sin(0.25·t + phase), the phase from the seed. One period takes 25.1 steps, so no two periods have the same values.",
      zh: "sin(0.25·t + 相位) 的 340 个值，相位由随机种子决定。一个周期是 25.1 步，所以没有两个周期的取值完全相同。",
    },
  },
  sines: {
    name: { en: "Sum of sines", zh: "正弦之和" },
    about: {
      en: "1,000 values of the sum of three sines of 0.1, 0.27 and 0.71 radians a step, with heights 1, ½ and ¼. The pattern does not come back within the series.",
      zh: "三个正弦之和的 1,000 个值：每步 0.1、0.27 和 0.71 弧度，幅度为 1、½ 和 ¼。整个序列中图样不会重复。",
    },
  },
  noise: {
    name: { en: "Noisy sine", zh: "带噪声的正弦" },
    about: {
      en: "1,000 values of sin(0.3·t + phase) plus normal noise of standard deviation 0.1. Noise cannot be foreseen: no prediction has a mean squared error below 0.01 in the long run.",
      zh: "sin(0.3·t + 相位) 的 1,000 个值，加上标准差为 0.1 的正态噪声。噪声无法预测：长期来看，任何预测的均方误差都不会低于 0.01。",
    },
  },
  sawtooth: {
    name: { en: "Sawtooth", zh: "锯齿波" },
    about: {
      en: "Up from −1 to 1 in twenty values, then down at once. The height tells when the fall comes; the network has to make the jump.",
      zh: "用二十个值从 −1 升到 1，然后一步落下。高度预示着何时下落；网络必须学会这一跳。",
    },
  },
  logistic: {
    name: { en: "Logistic map (chaos)", zh: "逻辑斯谛映射（混沌）" },
    about: {
      en: "x becomes 3.9·x·(1 − x), from a start that the seed decides (May 1976). One step is easy to foresee; left alone, every small error grows until nothing of the forecast is left.",
      zh: "x 变为 3.9·x·(1 − x)，初值由随机种子决定（May，1976）。预测一步很容易；自由运行时，任何小误差都会不断放大，直到预测完全失效。",
    },
  },
  trend: {
    name: { en: "Trend with a sine", zh: "趋势加正弦" },
    about: {
      en: "A line that rises by 0.002 a step, with a sine of height ½ on it. The held-out values lie above all that was learnt from: a network interpolates better than it extrapolates.",
      zh: "每步上升 0.002 的直线，叠加幅度 ½ 的正弦。留出的值高于学过的所有值：网络擅长内插，不擅长外推。",
    },
  },
  en: {
    name: { en: "Judgements in English", zh: "英文评价" },
    about: {
      en: "2,400 generated sentences, all different, labelled positive or negative. Three in ten are negated, with up to ten words between “not” and the adjective. Who overlooks negation gets 70% right; who only counts words, at most 85%.",
      zh: "2,400 个生成的句子，互不相同，标签为正面或负面。十句里有三句带否定，否定词与形容词之间最多隔十个词。忽略否定只能对七成；只数词的方法最多对 85%。",
    },
  },
  zh: {
    name: { en: "Judgements in Chinese", zh: "中文评价" },
    about: {
      en: "2,400 generated sentences, all different, with negation (不, 没) up to ten characters before the adjective in three of ten. Chinese has no spaces, so the network reads one character a step. Who overlooks negation gets 70% right.",
      zh: "2,400 个生成的句子，互不相同；十句里有三句带否定（不、没），与形容词之间最多隔十个字。中文没有空格，所以网络每步读一个字。忽略否定只能对七成。",
    },
  },
  numbers: {
    name: { en: "English numbers to Chinese", zh: "英文数词译成中文数字" },
    about: {
      en: "All numbers from 0 to 999, once each: “three hundred five” becomes 三百零五. Chinese marks a missing ten by 零, and says 十 for ten alone but 一十 after a hundred.",
      zh: "0 到 999 的所有数，各一次：“three hundred five”译成三百零五。中文用“零”表示缺了十位；单独的十说“十”，百以后说“一十”。",
    },
  },
  phrases: {
    name: { en: "Chinese phrases to English", zh: "中文短句译成英文" },
    about: {
      en: "All 5,400 sentences of a small grammar: 6 subjects, 5 verbs, 5 numbers, 6 colours, 6 nouns. English wants “he likes” but “we like”, and “one knife” but “two knives”; Chinese wants a measure word for every noun.",
      zh: "一个小语法的全部 5,400 句：6 个主语、5 个动词、5 个数、6 种颜色、6 个名词。英文要求“he likes”而“we like”，“one knife”而“two knives”；中文则要求每个名词用对量词。",
    },
  },
  dates: {
    name: { en: "Dates in two formats", zh: "两种写法的日期" },
    about: {
      en: "3,000 days drawn from 1950 to 2049, all different: “12 mar 2021” becomes “2021-03-12”, character by character. The year comes last and has to be written first.",
      zh: "从 1950 到 2049 年抽取的 3,000 天，互不相同：“12 mar 2021”变为“2021-03-12”，逐个字符处理。年份最后读到，却要最先写出。",
    },
  },
};
