/** What the picture of ρ and s₁ over the updates shows, and what it means. */
import type { Phrase } from "../i18n";
import type { FigureWords } from "../figures/figure";

export const radiusPicture: FigureWords = {
  title: { en: "The spectrum, learning", zh: "谱在训练中的变化" },
  shows: {
    en: "Spectral radius ρ and largest singular value s₁ of a gate's block of U, measured while you look. The time axis is that of the loss.",
    zh: "一个门对应的 U 分块的谱半径 ρ 与最大奇异值 s₁，在你看着的时候测量。时间轴与损失图相同。",
  },
  means: {
    en: "Learning changes U, and with it what a step back does. ρ never exceeds s₁; where they part, U stretches some direction for a while even if it shrinks everything in the end. A start with an orthogonal matrix has ρ = s₁ = gain, and usually drifts apart from there. The dotted line is 1: with tanh, an s₁ below it means that the gradient must vanish.",
    zh: "学习会改变 U，也就改变往回一步的作用。ρ 永远不超过 s₁；两者分开，说明 U 即使最终使一切缩小，也会先把某个方向拉长一阵。正交矩阵开始时 ρ = s₁ = 增益，之后通常逐渐分开。点线是 1：使用 tanh 时，s₁ 低于它，梯度必然消失。",
  },
};

export const radiusLabels = {
  tooLarge: {
    en: "A block of U has {size} rows here; beyond {limit}, taking its spectrum again and again would take too long. A smaller network shows it.",
    zh: "这里 U 的一个分块有 {size} 行；超过 {limit} 行，反复求谱太慢。换小一些的网络就能看到。",
  },
} as const satisfies Record<string, Phrase>;
