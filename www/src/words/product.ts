/** What the picture of the product of Jacobians says, and what it means. */
import type { Phrase } from "../i18n";
import type { FigureWords } from "../figures/figure";

export const productPicture: FigureWords = {
  title: { en: "Many steps back", zh: "往回走很多步" },
  shows: {
    en: "What the product J_{T}·J_{T−1} ··· J_{T−k+1} of true Jacobians makes of its best, its middle and its worst direction after k steps back from one character, and what the gradient of that character's loss really keeps.",
    zh: "从某个字符往回 k 步，真正的雅可比矩阵之积 J_{T}·J_{T−1} ··· J_{T−k+1} 对最好、居中和最差的方向各保留多少，以及那个字符的损失的梯度实际保留多少。",
  },
  means: {
    en: "A single step tells little: directions that one step stretches, the next may shrink. The product tells what remains. A gradient can keep no more than the best direction and no less than the worst; where the black line lies between them depends on where it points. The lines fan out by many powers of ten, so a product that is simply multiplied out would hold only its largest singular value: in single precision, everything below the thin dotted line would be rounding. Here it is taken apart by a QR decomposition at every step, and the sizes are kept as logarithms.",
    zh: "单独一步说明不了多少：这一步拉长的方向，下一步可能缩短。乘积才说明还剩什么。梯度保留的不会多于最好的方向，也不会少于最差的方向；黑线在两者之间的位置，取决于梯度指向哪里。几条线相差许多个数量级，直接相乘只会剩下最大奇异值：在单精度下，细点线以下全是舍入误差。这里每一步都用 QR 分解把乘积拆开，大小以对数保存。",
  },
};

export const productWords = {
  name: { en: "Singular values of the product of Jacobians", zh: "雅可比矩阵之积的奇异值" },
  steps: { en: "steps back k", zh: "往回的步数 k" },
  factor: { en: "factor kept", zh: "保留的倍数" },
  largest: { en: "best, s₁", zh: "最好，s₁" },
  median: { en: "median", zh: "中位数" },
  smallest: { en: "worst", zh: "最差" },
  kept: { en: "gradient", zh: "梯度" },
  single: { en: "lost in single precision", zh: "单精度下丢失" },
  trend: {
    en: "After {lag} {lag|step|steps} back the best direction keeps {largest}, the median {median}, the worst {smallest}; the gradient keeps {kept}.",
    zh: "往回 {lag} 步后，最好的方向保留 {largest}，中位数 {median}，最差的方向 {smallest}；梯度保留 {kept}。",
  },
  tooLarge: {
    en: "The Jacobian has {size} rows here; beyond {limit} its product would take minutes, so it is not taken. A smaller network shows it.",
    zh: "这里的雅可比矩阵有 {size} 行；超过 {limit} 行，求乘积要几分钟，所以不求。换小一些的网络就能看到。",
  },
} as const satisfies Record<string, Phrase>;
