/** What the picture of a prediction's sources says. */
import type { Phrase } from "../i18n";

/** What is measured of a symbol's answer, and of a number's. */
export const ANSWER = "‖∂ log p/∂x‖";
export const NUMBER = "‖∂y/∂x‖";

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
  nameSteps: { en: "What the answer at one step hangs on", zh: "某一步的回答取决于哪些步" },
  atStep: { en: "Step {at}, {character}, {lag} back: {norm}", zh: "第 {at} 步 {character}，往回 {lag} 步：{norm}" },
  trendSteps: {
    en: "The answer at step {at} hangs most on step {most}, {character}, {lag} back: {norm}, {share} of the sum. The last {half} steps hold half of the sum.",
    zh: "第 {at} 步的回答最取决于往回 {lag} 步的第 {most} 步 {character}：{norm}，占总和的 {share}。总和的一半在最后 {half} 步里。",
  },
  noneSteps: { en: "The answer at step {at} hangs on nothing that was read: every gradient is 0.", zh: "第 {at} 步的回答不取决于读到的任何内容：梯度全为 0。" },
  orLess: { en: "{value} or less", zh: "{value} 或更小" },
  orMore: { en: "{value} or more", zh: "{value} 或更大" },
} as const satisfies Record<string, Phrase>;
