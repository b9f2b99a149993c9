/** What the picture of a prediction's sources says. */
import type { Phrase } from "./phrase";

export const connectWords = {
  name: { en: "What the prediction of one character hangs on", zh: "一个字符的预测取决于哪些字符" },
  at: { en: "Character {at}, {character}, {lag} back: {norm}", zh: "第 {at} 个字符 {character}，往回 {lag} 个：{norm}" },
  trend: {
    en: "Character {at}, {character}, hangs most on {most}, {lag} back: {norm}, {share} of the sum. The {half} characters before it hold half of the sum.",
    zh: "第 {at} 个字符 {character} 最取决于往回 {lag} 个的 {most}：{norm}，占总和的 {share}。总和的一半在它前面的 {half} 个字符里。",
  },
  chosen: { en: "{told} Click or use the arrow keys for another.", zh: "{told}点击或用方向键换一个。" },
  none: {
    en: "Character {at}, {character}, hangs on no earlier character: every gradient is 0.",
    zh: "第 {at} 个字符 {character} 不取决于之前的任何字符：梯度全为 0。",
  },
  orLess: { en: "{value} or less", zh: "{value} 或更小" },
  orMore: { en: "{value} or more", zh: "{value} 或更大" },
} as const satisfies Record<string, Phrase>;
