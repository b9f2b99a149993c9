/** What the pictures of one weight's gradient say, and what they mean. */
import type { Phrase } from "../i18n";
import type { FigureWords } from "../figures/figure";

export const weightPicture: FigureWords = {
  title: { en: "Which step moved this weight?", zh: "哪一步推动了这个权重？" },
  shows: {
    en: "Left: the size of the gradient of every weight of a matrix on one window of the text. Right: the gradient of one of them, split into the time steps at which it was used.",
    zh: "左：在文本的一个窗口上，矩阵中每个权重的梯度大小。右：其中一个权重的梯度，按使用它的各个时间步拆开。",
  },
  means: {
    en: "There is only one U, used again at every step, so its gradient is a sum over steps: ∂L/∂U = Σ δ_t·h_{t−1}. Each bar is the term of one step; the solid line adds them up and ends on the dashed one, the gradient that back-propagation computed by itself. Terms of both signs cancel, so a small gradient need not mean that nothing happened. A weight of W moves only at the steps that read its character.",
    zh: "U 只有一个，每一步都重复使用，所以它的梯度是对各步求和：∂L/∂U = Σ δ_t·h_{t−1}。每根条是一步的项；实线把它们累加起来，终点落在虚线上，虚线是反向传播自己算出的梯度。正负项会相互抵消，所以梯度小不代表什么都没发生。W 的权重只在读到对应字符的那些步起作用。",
  },
};

export const weightWords = {
  block: { en: "Matrix", zh: "矩阵" },
  gate: { en: "Gate", zh: "门" },
  row: { en: "row", zh: "行" },
  column: { en: "column", zh: "列" },
  rowNote: { en: "The unit (or symbol) that the weight leads to. Empty: the weight with the largest gradient.", zh: "权重通向的单元（或符号）。留空：梯度最大的权重。" },
  columnNote: { en: "The unit (or symbol) that the weight comes from. Empty: the weight with the largest gradient.", zh: "权重出自的单元（或符号）。留空：梯度最大的权重。" },
  rest: {
    en: "Click a cell, or focus the picture, move with the arrow keys and press Enter.",
    zh: "点击一格，或聚焦图后用方向键移动，按回车键选定。",
  },
  size: { en: "|gradient|", zh: "|梯度|" },
  mapName: { en: "Size of the gradient of every weight", zh: "每个权重的梯度大小" },
  mapTrend: { en: "The largest gradient is {gradient}, in row {row}, column {column}.", zh: "最大的梯度为 {gradient}，在第 {row} 行第 {column} 列。" },
  at: { en: "Row {row}, column {column}: gradient {gradient}. Enter takes this weight.", zh: "第 {row} 行第 {column} 列：梯度 {gradient}。回车选定。" },
  terms: { en: "term", zh: "各步的项" },
  termsIn: { en: "term, × {unit}", zh: "各步的项，× {unit}" },
  read: { en: "read", zh: "读入" },
  sum: { en: "sum so far", zh: "累计" },
  barsName: { en: "Terms of one weight's gradient by time step", zh: "一个权重的梯度按时间步拆开的各项" },
  barsTrend: {
    en: "{steps} terms add up to {sum}; the largest is {term}, at step {step}, where {character} is read.",
    zh: "{steps} 项相加得 {sum}；最大的一项为 {term}，在第 {step} 步，读入 {character}。",
  },
  termAt: { en: "Step {step}, {character}: {term}; sum so far {sum}", zh: "第 {step} 步，{character}：{term}；累计 {sum}" },
  gradientIs: { en: "gradient {gradient}", zh: "梯度 {gradient}" },
  adds: {
    en: "{name}, row {row}, column {column}: the {steps} terms add up to {sum}; back-propagation says {gradient}; the difference is {difference}.",
    zh: "{name}，第 {row} 行第 {column} 列：{steps} 项相加得 {sum}；反向传播得出 {gradient}；相差 {difference}。",
  },
} as const satisfies Record<string, Phrase>;
