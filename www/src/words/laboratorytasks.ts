/** What the laboratory's pictures say of a network that reads the steps of a task, where they say it otherwise of a text. */
import type { Phrase } from "../i18n";
import type { FigureWords } from "../figures/figure";

/** The laboratory's pictures that speak of characters where a text is learnt. */
export type TaskLabPicture = "check" | "connect" | "spectrum" | "product" | "saturation" | "weight" | "truncation";

export const taskLabWords: Readonly<Record<TaskLabPicture, Partial<FigureWords>>> = {
  check: {
    means: {
      en: "A gradient says how the loss changes when a weight changes. So change it: each weight is moved up and down by 10⁻⁵, the loss of one sequence of the task is computed both times, and the difference divided by 2 × 10⁻⁵ must be the gradient; doing the same at twice the distance takes the bend of the loss out. Your network is copied into double precision first, because in single precision the difference of two such losses is mostly rounding. The error is the largest difference in a block, relative to the largest gradient in it. With ReLU, a nudge across the corner at zero can make an honest difference. The blocks of an encoder and of attention are checked like all others. Where Ω is switched on, its own gradient is checked too, with states and blame held still, as its authors define it.",
      zh: "梯度说的是权重改变时损失怎样改变，那就真的改变它：把单个权重上下各移动 10⁻⁵，分别计算任务中一个序列的损失，两者之差除以 2 × 10⁻⁵ 应当等于梯度；在两倍的距离上再做一遍，以消去损失曲线弯曲的影响。检查前先把你的网络复制成双精度，因为在单精度下，这样两个损失之差几乎全是舍入误差。误差是参数块内最大的差，相对于块内最大的梯度。使用 ReLU 时，如果微调跨过零点的拐角，出现差异并不是算错。编码器和注意力的参数块也一样检查。打开 Ω 时，也检查 Ω 自己的梯度，其间状态和回传的梯度保持不变，这是它的作者的定义。",
    },
  },
  connect: {
    title: { en: "What an answer hangs on", zh: "一个回答取决于什么" },
    shows: {
      en: "Choose a step at which the network is asked: everything it had read by then is tinted by ‖∂ log p(right answer)/∂x_{t−k}‖, or by ‖∂y/∂x_{t−k}‖ where the answer is a number y. That is how much the answer would change if that input were nudged.",
      zh: "选一个网络被提问的步：此前读到的每一步按 ‖∂ log p(正确答案)/∂x_{t−k}‖ 着色；答案是数 y 时，按 ‖∂y/∂x_{t−k}‖ 着色。也就是微调那个输入时，回答会改变多少。",
    },
    means: {
      en: "This is connectivity (Madsen, “Visualizing memorization in RNNs”, Distill 2019): the gradient of one answer with respect to every input before it. A network that has learnt the task lights up where the answer lies: at the marked numbers, at the symbols to be repeated, at the word that decides. One whose gradient vanishes lights up only near its question. Sensitive is not the same as right, and a small gradient may also mean that the input mattered so much that a unit is saturated. The scale is fixed, so pictures can be compared while the network learns.",
      zh: "这就是连接度（Madsen，“Visualizing memorization in RNNs”，Distill 2019）：一个回答对它之前每个输入的梯度。学会了任务的网络，亮处就是答案所在：带标记的数、要复述的符号、起决定作用的词。梯度消失的网络，只在提问附近发亮。敏感不等于正确；梯度小也可能是因为那个输入影响太大，使单元饱和。标度是固定的，训练过程中的图可以互相比较。",
    },
  },
  spectrum: {
    shows: {
      en: "Left: eigenvalues in the complex plane with the unit circle. Right: singular values, the largest first. Of a block of U, or of the true Jacobian ∂state_{t}/∂state_{t−1} at one step.",
      zh: "左：复平面上的特征值与单位圆。右：从大到小的奇异值。对象是 U 的一个分块，或某一步真正的雅可比矩阵 ∂state_{t}/∂state_{t−1}。",
    },
    means: {
      en: "Eigenvalues say what many equal steps do: inside the circle everything fades in the end. Singular values say what one step can do at most: with s₁ above 1 a gradient may grow for a while even if ρ is below 1. U alone is half the story: a step back multiplies by φ′, or by gates, as well. The Jacobian holds all of it and differs at every step, so no single one decides the product of many. That s₁ stays below 1 at every step is enough for vanishing; an s₁ above 1 is necessary for exploding, and not enough.",
      zh: "特征值说明许多相同的步会怎样：都在圆内，最终一切都会衰减。奇异值说明一步最多能怎样：s₁ 大于 1 时，即使 ρ 小于 1，梯度也可能先增长一阵。单看 U 只是一半：往回一步还要乘 φ′ 或各个门。雅可比矩阵包含全部，而且每一步都不同，所以单独一个决定不了许多个的乘积。每一步 s₁ 都小于 1，足以使梯度消失；s₁ 大于 1 只是爆炸的必要条件，并不充分。",
    },
  },
  product: {
    shows: {
      en: "What the product J_{T}·J_{T−1} ··· J_{T−k+1} of true Jacobians makes of its best, its middle and its worst direction after k steps back from one answer, and what the gradient of that answer really keeps. After the steps of a decoder come those of its encoder.",
      zh: "从一个回答往回 k 步，真正的雅可比矩阵之积 J_{T}·J_{T−1} ··· J_{T−k+1} 对最好、居中和最差的方向各保留多少，以及那个回答的梯度实际保留多少。解码器的步走完之后，接着是编码器的步。",
    },
  },
  saturation: {
    shows: {
      en: "What every step back is multiplied by besides U, on one sequence of the task: the slope of φ where the pre-activations really lie, or for gates how often each unit is shut, open or in between.",
      zh: "在任务的一个序列上，往回每一步除了 U 还要乘上什么：预激活值实际所在之处 φ 的斜率；对于门，则是每个单元的门有多常关闭、打开或介于两者之间。",
    },
  },
  weight: {
    shows: {
      en: "Left: the size of the gradient of every weight of a matrix on one sequence of the task. Right: the gradient of one of them, split into the time steps at which it was used.",
      zh: "左：在任务的一个序列上，矩阵中每个权重的梯度大小。右：其中一个权重的梯度，按使用它的各个时间步拆开。",
    },
    means: {
      en: "There is only one U, used again at every step, so its gradient is a sum over steps: ∂L/∂U = Σ δ_t·h_{t−1}. Each bar is the term of one step; the solid line adds them up and ends on the dashed one, the gradient that back-propagation computed by itself. Where the only question comes at the end, bars that shrink to the left are the vanishing gradient, seen from a weight: what was read early moves it least. Terms of both signs cancel, so a small gradient need not mean that nothing happened.",
      zh: "U 只有一个，每一步都重复使用，所以它的梯度是对各步求和：∂L/∂U = Σ δ_t·h_{t−1}。每根条是一步的项；实线把它们累加起来，终点落在虚线上，虚线是反向传播自己算出的梯度。如果只在最后提问，越往左越短的条就是从权重看到的梯度消失：越早读到的，推动它越少。正负项会相互抵消，所以梯度小不代表什么都没发生。",
    },
  },
  truncation: {
    shows: {
      en: "The gradient over one sequence of the task, cut into windows of T steps that end with it, against the whole one: the cosine of the angle between them, with the state carried over the cut or reset to zero.",
      zh: "任务的一个序列上的梯度，从末尾起截成长 T 步的窗口来算，与完整的梯度相比：两者夹角的余弦；状态在截断处延续，或重置为零。",
    },
    means: {
      en: "1 is the same direction, 0 has nothing to do with it. Tasks are learnt from whole sequences; this shows what would be lost if the way back were cut after T steps. With the state carried, the network still remembers what came before the window; it is only never told, by this loss, to keep it. Where the only question comes at the end, everything before the last window teaches nothing. A short window may agree well with the whole gradient simply because the gradient vanishes before the cut. A longer window need not agree better.",
      zh: "1 表示方向相同，0 表示毫不相干。任务总是用完整的序列来学；这里显示的是，如果往回走 T 步就截断，会丢掉什么。状态延续时，网络仍记得窗口之前的内容；只是这个损失从不要求它记住那些内容。如果只在最后提问，最后一个窗口之前的一切就什么也教不了。短窗口与完整梯度很一致，可能只是因为梯度在截断之前就已消失。窗口更长，也不一定更一致。",
    },
  },
};

export const taskLabLabels = {
  atStep: { en: "at step", zh: "位于步" },
  of: { en: "Of", zh: "属于" },
  encoder: { en: "encoder", zh: "编码器" },
  decoder: { en: "decoder", zh: "解码器" },
  checkPassed: {
    en: "The gradient is right: over {nudged} nudged weights and a sequence of {window} {window|step|steps}, the worst relative error is {worst}.",
    zh: "梯度是对的：微调了 {nudged} 个权重，序列长 {window} 步，最大相对误差为 {worst}。",
  },
  checkOff: {
    en: "The worst relative error over {nudged} nudged weights and a sequence of {window} {window|step|steps} is {worst}, more than rounding explains. With ReLU, a nudge across its corner can do this.",
    zh: "微调了 {nudged} 个权重，序列长 {window} 步，最大相对误差为 {worst}，超出了舍入误差。使用 ReLU 时，微调跨过拐角会造成这种情况。",
  },
  pastAttention: {
    en: "With attention, a second way leads from every answer straight to each state of the encoder. This picture follows the recurrent way alone.",
    zh: "有注意力时，每个回答还有第二条路，直接通到编码器的每个状态。这里只沿循环的那条路走。",
  },
  attentionHasNoSteps: {
    en: "Attention's own weights are not among these matrices: they work between two steps and not at one, so no single step moves them.",
    zh: "这些矩阵里没有注意力自己的权重：它们作用于两步之间，而不是某一步，所以不能归到哪一步。",
  },
  cutWhole: { en: "Over {characters} {characters|step|steps}; the network trains on whole sequences.", zh: "取 {characters} 步；网络训练时用的是完整序列。" },
  nothingToCut: {
    en: "Not measured for translation: a sentence is read and written as one, and nothing in its training is ever cut. Choose another task, or a text, to see what truncation costs.",
    zh: "翻译任务不测量这一项：一个句子整体读入、整体写出，训练中从不截断。要看截断的代价，请选别的任务或文本。",
  },
} as const satisfies Record<string, Phrase>;
