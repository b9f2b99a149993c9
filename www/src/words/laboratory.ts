/** What the laboratory's pictures show, and what they mean. */
import type { Phrase } from "../i18n";
import type { FigureWords } from "../figures/figure";

/** The laboratory's pictures, in reading order. */
export type LabPicture = "check" | "cliff" | "connect" | "spectrum" | "saturation";

export const labWords: Readonly<Record<LabPicture, FigureWords>> = {
  check: {
    title: { en: "Is the gradient right?", zh: "梯度算对了吗？" },
    shows: {
      en: "The gradient of back-propagation through time beside what nudging single weights says, for every parameter block of your network.",
      zh: "你的网络的每个参数块：随时间反向传播得出的梯度，与逐个微调权重测出的结果对照。",
    },
    means: {
      en: "A gradient says how the loss changes when a weight changes. So change it: each weight is moved up and down by 10⁻⁵, the loss of one window of the text is computed both times, and the difference divided by 2 × 10⁻⁵ must be the gradient; doing the same at twice the distance takes the bend of the loss out. Your network is copied into double precision first, because in single precision the difference of two such losses is mostly rounding. The error is the largest difference in a block, relative to the largest gradient in it. With ReLU, a nudge across the corner at zero can make an honest difference. Where Ω is switched on, its own gradient is checked too, with states and blame held still, as its authors define it.",
      zh: "梯度说的是权重改变时损失怎样改变，那就真的改变它：把单个权重上下各移动 10⁻⁵，分别计算文本中一个窗口的损失，两者之差除以 2 × 10⁻⁵ 应当等于梯度；在两倍的距离上再做一遍，以消去损失曲线弯曲的影响。检查前先把你的网络复制成双精度，因为在单精度下，这样两个损失之差几乎全是舍入误差。误差是参数块内最大的差，相对于块内最大的梯度。使用 ReLU 时，如果微调跨过零点的拐角，出现差异并不是算错。打开 Ω 时，也检查 Ω 自己的梯度，其间状态和回传的梯度保持不变，这是它的作者的定义。",
    },
  },
  cliff: {
    title: { en: "The cliff", zh: "悬崖" },
    shows: {
      en: "One unit without input, x_{t} = w·σ(x_{t−1}) + b, should end with σ(x_{T}) = 0.7: its error for every w and b, and gradient descent from one start, unclipped (solid) and clipped (dashed).",
      zh: "一个没有输入的单元 x_{t} = w·σ(x_{t−1}) + b，目标是最后 σ(x_{T}) = 0.7：每一对 w、b 的误差，以及从同一起点出发的梯度下降，不裁剪（实线）与裁剪（虚线）。",
    },
    means: {
      en: "The error is flat almost everywhere and leaps at the wall, where the unit changes from one resting state to another. A step that meets the wall sees an enormous gradient and is thrown far off, to where σ is saturated and the gradient is nothing: an explosion that ends in vanishing. Clipping (Pascanu, Mikolov & Bengio 2013) shortens that one step and keeps its direction. Right of w = 4 the unit can have two resting states, since the slope of σ is at most ¼; the wall runs just below b = −w/2. It is found by halving intervals, because for a large T it is thinner than any grid. This is a toy with one unit and no input; real networks have such walls in many dimensions.",
      zh: "误差几乎处处平坦，在陡壁处突变：那里单元从一个静止状态换到另一个。遇到陡壁的一步会得到极大的梯度，被抛得很远，落在 σ 饱和、梯度几乎为零的地方：爆炸以消失收场。裁剪（Pascanu、Mikolov 与 Bengio，2013）只缩短这一步，方向不变。σ 的斜率最大为 ¼，所以在 w = 4 右侧，单元可以有两个静止状态；陡壁就在 b = −w/2 的稍下方。T 大时陡壁比任何网格都薄，所以这里用二分法找到它。这只是没有输入的单个单元；真实的网络在许多维度上都有这样的陡壁。",
    },
  },
  connect: {
    title: { en: "What a prediction hangs on", zh: "一次预测取决于什么" },
    shows: {
      en: "Choose a character: every earlier one is tinted by ‖∂ log p(chosen)/∂x_{t−k}‖, how much the prediction would change if that input were nudged.",
      zh: "选一个字符：它之前的每个字符按 ‖∂ log p(所选字符)/∂x_{t−k}‖ 着色，即微调那个输入时这次预测会改变多少。",
    },
    means: {
      en: "This is connectivity (Madsen, “Visualizing memorization in RNNs”, Distill 2019): the gradient of one log-probability with respect to every input before it. A long tail says that the network's answer is sensitive to distant characters; a short one, that it is not. Sensitive is not the same as right, and a small gradient may also mean that the input mattered so much that a unit is saturated. The scale is fixed, so pictures can be compared while the network learns.",
      zh: "这就是连接度（Madsen，“Visualizing memorization in RNNs”，Distill 2019）：一个对数概率对它之前每个输入的梯度。拖尾长，说明网络的回答对远处的字符敏感；拖尾短，则不敏感。敏感不等于正确；梯度小也可能是因为那个输入影响太大，使单元饱和。标度是固定的，训练过程中的图可以互相比较。",
    },
  },
  spectrum: {
    title: { en: "Recurrent spectrum", zh: "循环矩阵的谱" },
    shows: {
      en: "Left: eigenvalues in the complex plane with the unit circle. Right: singular values, the largest first. Of a block of U, or of the true Jacobian ∂state_{t}/∂state_{t−1} at one character.",
      zh: "左：复平面上的特征值与单位圆。右：从大到小的奇异值。对象是 U 的一个分块，或某个字符处真正的雅可比矩阵 ∂state_{t}/∂state_{t−1}。",
    },
    means: {
      en: "Eigenvalues say what many equal steps do: inside the circle everything fades in the end. Singular values say what one step can do at most: with s₁ above 1 a gradient may grow for a while even if ρ is below 1. U alone is half the story: a step back multiplies by φ′, or by gates, as well. The Jacobian holds all of it and differs at every character, so no single one decides the product of many. That s₁ stays below 1 at every step is enough for vanishing; an s₁ above 1 is necessary for exploding, and not enough.",
      zh: "特征值说明许多相同的步会怎样：都在圆内，最终一切都会衰减。奇异值说明一步最多能怎样：s₁ 大于 1 时，即使 ρ 小于 1，梯度也可能先增长一阵。单看 U 只是一半：往回一步还要乘 φ′ 或各个门。雅可比矩阵包含全部，而且每个字符处都不同，所以单独一个决定不了许多个的乘积。每一步 s₁ 都小于 1，足以使梯度消失；s₁ 大于 1 只是爆炸的必要条件，并不充分。",
    },
  },
  saturation: {
    title: { en: "Saturation of activations and gates", zh: "激活函数与门的饱和" },
    shows: {
      en: "What every step back is multiplied by besides U, on the probe text: the slope of φ where the pre-activations really lie, or for gates how often each unit is shut, open or in between.",
      zh: "在探测文本上，往回每一步除了 U 还要乘上什么：预激活值实际所在之处 φ 的斜率；对于门，则是每个单元的门有多常关闭、打开或介于两者之间。",
    },
    means: {
      en: "φ′ is at most 1 for tanh and ¼ for sigmoid, and less wherever the histogram leaves the middle. The break-even s₁ is 1 ÷ mean φ′: what U would have to bring so that a step back neither shrinks nor grows on average. The mean of a product is not the product of the means, so this is a first approximation. A gate near 0 or 1 is saturated; below 0.1 and above 0.9 are conventions. The half-life follows the direct path alone, the product of what the gate keeps, and so is a lower bound on what the network can remember.",
      zh: "φ′ 对 tanh 最大为 1，对 sigmoid 最大为 ¼，直方图离开中间就更小。收支平衡的 s₁ 是 1 ÷ φ′ 的平均值：U 要补上这么多，往回一步平均才不缩不涨。乘积的平均不等于平均的乘积，所以这只是初步近似。接近 0 或 1 的门就是饱和；低于 0.1、高于 0.9 是惯例。半衰期只算直接通路，即门所保留的部分连乘，因此是网络所能记住时间的下限。",
    },
  },
};

export const labLabels = {
  trouble: { en: "This could not be measured: {detail}", zh: "无法测量：{detail}" },
  wait: { en: "Measuring …", zh: "正在测量……" },
  check: { en: "Check my gradients", zh: "检查我的梯度" },
  checkWaits: {
    en: "Press the button: it takes a few seconds, and training may go on meanwhile.",
    zh: "按下按钮：需要几秒钟，其间训练可以继续。",
  },
  checking: { en: "Checking: {blocks} of {all} blocks", zh: "正在检查：{blocks} / {all} 个参数块" },
  checkPassed: {
    en: "The gradient is right: over {nudged} nudged weights and a window of {window} {window|character|characters}, the worst relative error is {worst}.",
    zh: "梯度是对的：微调了 {nudged} 个权重，窗口长 {window} 个字符，最大相对误差为 {worst}。",
  },
  checkOff: {
    en: "The worst relative error over {nudged} nudged weights and a window of {window} {window|character|characters} is {worst}, more than rounding explains. With ReLU, a nudge across its corner can do this.",
    zh: "微调了 {nudged} 个权重，窗口长 {window} 个字符，最大相对误差为 {worst}，超出了舍入误差。使用 ReLU 时，微调跨过拐角会造成这种情况。",
  },
  checkRounded: {
    en: "Where that is above 10⁻⁶, the gradient is so nearly gone that the last bits of the loss explain it.",
    zh: "超过 10⁻⁶ 之处，梯度几乎已经消失，损失最后几位的舍入就足以造成这样的误差。",
  },
  checkTable: { en: "Errors by parameter block", zh: "各参数块的误差" },
  block: { en: "Block", zh: "参数块" },
  weights: { en: "Weights", zh: "权重数" },
  nudged: { en: "Nudged", zh: "微调数" },
  worst: { en: "Worst relative error", zh: "最大相对误差" },
  ours: { en: "BPTT says there", zh: "该处 BPTT 的梯度" },
  nudgedSays: { en: "Nudging says", zh: "微调测得" },

  matrix: { en: "Matrix", zh: "矩阵" },
  gateBlock: { en: "U of {gate}", zh: "{gate} 的 U" },
  jacobian: { en: "true Jacobian of h", zh: "h 的真正雅可比矩阵" },
  jacobianCell: { en: "true Jacobian of (h, c)", zh: "(h, c) 的真正雅可比矩阵" },
  jacobianOfC: { en: "∂c_t/∂c_{t−1} alone", zh: "仅 ∂c_t/∂c_{t−1}" },
  atCharacter: { en: "at character", zh: "位于字符" },
  tooLarge: {
    en: "This matrix has {size} rows; beyond {limit} its spectrum would take minutes, so it is not taken. A smaller network shows it.",
    zh: "这个矩阵有 {size} 行；超过 {limit} 行，求谱要几分钟，所以不求。换小一些的网络就能看到。",
  },

  gate: { en: "Gate", zh: "门" },
  preset: { en: "Start again from", zh: "重新开始于" },
  short: { en: "T = 20, rate 0.2", zh: "T = 20，学习率 0.2" },
  paper: { en: "T = 50, rate 1 (as in the paper)", zh: "T = 50，学习率 1（与论文相同）" },
  steps: { en: "Steps T", zh: "步数 T" },
  stepsNote: { en: "How often the unit is applied to itself: the wall grows steeper with every step.", zh: "单元作用于自身的次数：每多一步，陡壁更陡。" },
  rate: { en: "Learning rate", zh: "学习率" },
  rateNote: { en: "How far a step of descent goes, times the gradient.", zh: "下降的一步走多远：乘在梯度上。" },
  limit: { en: "Clip at", zh: "裁剪上限" },
  limitNote: { en: "The dashed path shortens every gradient that is longer than this.", zh: "虚线路径把长于它的梯度缩短到这个长度。" },
  drag: {
    en: "Drag the ring, click into the picture, or focus the ring and use the arrow keys.",
    zh: "拖动圆环，或点击图中任意处，或聚焦圆环后用方向键。",
  },
} as const satisfies Record<string, Phrase>;
