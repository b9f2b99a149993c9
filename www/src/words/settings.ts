/** Every setting: its name, one sentence on what it does, and the same for each of its choices. */
import type { ChoiceField, Config, Sampling } from "../wire";
import type { Phrase } from "../i18n";
import type { SettingWords } from "./setting";
import { taskChoiceWords, taskSettingWords } from "./tasks";

/** How text is written; its seed has a name of its own, since the run has one too, and its length is the page's affair. */
export type WritingSetting = Exclude<keyof Sampling, "seed"> | "samplingSeed" | "writingLength";

export const settingWords: Readonly<Record<keyof Config | WritingSetting | "stopAt", SettingWords>> = {
  seed: {
    name: { en: "Seed", zh: "随机种子" },
    explain: {
      en: "Fixes every random choice: the same seed, data and settings give the same weights to the last bit.",
      zh: "决定每一个随机选择：种子、数据和设置都相同，权重就逐位相同。",
    },
  },
  cell: {
    name: { en: "Cell", zh: "循环单元" },
    explain: {
      en: "What happens at each step: how the old hidden state and what is read make the new hidden state.",
      zh: "每一步发生什么：旧隐状态和读入的内容如何合成新隐状态。",
    },
  },
  activation: {
    name: { en: "Activation φ", zh: "激活函数 φ" },
    explain: {
      en: "The function that the simple cell applies to every unit; its slope multiplies the gradient at every step back.",
      zh: "简单循环单元作用在每个单元上的函数；往回每走一步，梯度都要乘上它的斜率。",
    },
  },
  gruReset: {
    name: { en: "Reset gate", zh: "重置门" },
    explain: {
      en: "Whether the GRU's reset gate acts after the product with the old state, or before it.",
      zh: "GRU 的重置门作用在与旧状态相乘之后，还是之前。",
    },
  },
  hidden: {
    name: { en: "Hidden units", zh: "隐藏单元数" },
    explain: {
      en: "The numbers each layer carries from one step to the next; more room, not a longer memory by itself.",
      zh: "每层从一步带到下一步的数的个数；更多意味着容量更大，本身并不让记忆更长。",
    },
  },
  layers: {
    name: { en: "Layers", zh: "层数" },
    explain: {
      en: "Recurrent layers on top of one another: each reads the hidden states of the layer below.",
      zh: "叠在一起的循环层：每一层读入下面一层的隐状态。",
    },
  },
  recurrentInit: {
    name: { en: "Recurrent weights U", zh: "循环权重 U" },
    explain: {
      en: "How the matrix from hidden state to hidden state starts, block by block where a cell has gates.",
      zh: "从隐状态到隐状态的矩阵如何初始化；有门的单元按块初始化。",
    },
  },
  gain: {
    name: { en: "Gain", zh: "增益" },
    explain: {
      en: "Scales U at the start; with orthogonal weights every singular value of U equals it.",
      zh: "初始时 U 的缩放倍数；正交初始化时，U 的每个奇异值都等于它。",
    },
  },
  inputInit: {
    name: { en: "Input weights W", zh: "输入权重 W" },
    explain: {
      en: "How the weights from the input, and to the output, start.",
      zh: "从输入到网络、以及到输出层的权重如何初始化。",
    },
  },
  inputScale: {
    name: { en: "Input scale", zh: "输入缩放" },
    explain: {
      en: "A factor on those weights at the start.",
      zh: "这些权重初始时乘上的倍数。",
    },
  },
  forgetBias: {
    name: { en: "Forget-gate bias", zh: "遗忘门偏置" },
    explain: {
      en: "How open the LSTM's forget gate starts: at 1 about 73% of the cell state survives each step.",
      zh: "LSTM 的遗忘门一开始开多大：取 1 时，单元状态每步约保留 73%。",
    },
  },
  updateBias: {
    name: { en: "Update-gate bias", zh: "更新门偏置" },
    explain: {
      en: "The GRU's update gate z keeps the old state, so a larger bias starts with a longer memory.",
      zh: "GRU 的更新门 z 保留旧状态，偏置越大，开始时记忆越长。",
    },
  },
  optimiser: {
    name: { en: "Optimiser", zh: "优化器" },
    explain: {
      en: "The rule that turns a gradient into a change of the weights.",
      zh: "把梯度变成权重改变量的规则。",
    },
  },
  learningRate: {
    name: { en: "Learning rate", zh: "学习率" },
    explain: {
      en: "How far each update moves the weights: too small is slow, too large overshoots.",
      zh: "每次更新把权重移动多远：太小则慢，太大则冲过头。",
    },
  },
  momentum: {
    name: { en: "Momentum μ", zh: "动量 μ" },
    explain: {
      en: "The share of the last step that is carried into the next one.",
      zh: "上一步中带入下一步的比例。",
    },
  },
  weightDecay: {
    name: { en: "Weight decay", zh: "权重衰减" },
    explain: {
      en: "Pulls every weight towards zero at each update, in proportion to the learning rate.",
      zh: "每次更新都把权重往零拉一点，幅度与学习率成正比。",
    },
  },
  clip: {
    name: { en: "Gradient clipping", zh: "梯度裁剪" },
    explain: {
      en: "What is done to a gradient that is too long, before it moves the weights.",
      zh: "梯度过长时，在更新权重之前如何处理（clipping）。",
    },
  },
  clipLimit: {
    name: { en: "Clip limit", zh: "裁剪阈值" },
    explain: {
      en: "The largest norm, or the largest entry, that a gradient may keep.",
      zh: "梯度允许保留的最大范数，或最大分量。",
    },
  },
  omega: {
    name: { en: "Ω weight", zh: "Ω 正则权重" },
    explain: {
      en: "How strongly every step back through time is asked to keep the gradient's length (Pascanu's regulariser); 0 is off.",
      zh: "多强地要求沿时间往回的每一步保持梯度长度；0 为关闭。",
    },
  },
  batching: {
    name: { en: "Reading", zh: "读取方式" },
    explain: {
      en: "How pieces of the text are chosen for each update.",
      zh: "每次更新如何选取文本片段。",
    },
  },
  window: {
    name: { en: "Window T", zh: "窗口 T" },
    explain: {
      en: "Steps that the gradient walks back through, one a character of a text; the state itself can remember for longer.",
      zh: "梯度往回走过的步数（文本中每个字符一步）；状态本身可以记得更久。",
    },
  },
  batch: {
    name: { en: "Batch size B", zh: "批大小 B" },
    explain: {
      en: "Sequences learnt from at once; their gradients are averaged.",
      zh: "同时学习的序列数；它们的梯度取平均。",
    },
  },
  vocabulary: {
    name: { en: "Vocabulary limit", zh: "词表上限" },
    explain: {
      en: "The most symbols the network tells apart; the rarest characters beyond it share one symbol.",
      zh: "网络最多区分多少个符号；超出的最罕见字符共用一个符号。",
    },
  },
  ...taskSettingWords,
  temperature: {
    name: { en: "Temperature", zh: "温度" },
    explain: {
      en: "Divides the logits before a character is drawn: below 1 safer, above 1 wilder, 0 always the likeliest.",
      zh: "抽取字符前用它去除 logit：小于 1 更稳，大于 1 更放开，0 总取最可能的字符。",
    },
  },
  topK: {
    name: { en: "Only the k likeliest", zh: "只取前 k 个" },
    explain: {
      en: "Draws among the k likeliest characters only; 0 draws among all.",
      zh: "只在最可能的 k 个字符中抽取；0 表示不限。",
    },
  },
  prime: {
    name: { en: "Beginning", zh: "开头" },
    explain: {
      en: "What the network reads before it writes on.",
      zh: "网络先读完这段开头，再接着写。",
    },
  },
  samplingSeed: {
    name: { en: "Writing seed", zh: "写作种子" },
    explain: {
      en: "Fixes the draws: the same network writes the same text again.",
      zh: "固定抽取的随机数：同一个网络会写出同样的文字。",
    },
  },
  writingLength: {
    name: { en: "Length", zh: "长度" },
    explain: {
      en: "How many characters it writes each time.",
      zh: "每次写多少个字符。",
    },
  },
  stopAt: {
    name: { en: "Stop at update", zh: "停在第几次更新" },
    explain: {
      en: "Training pauses by itself when this many updates have been made; empty means never.",
      zh: "更新达到这个次数时自动暂停；留空则不停。",
    },
  },
};

/** The choices of every setting that is one; the tasks are named in `taskNames`. */
export const choiceWords: { readonly [Field in Exclude<ChoiceField, "task">]: Readonly<Record<Config[Field], SettingWords>> } = {
  ...taskChoiceWords,
  cell: {
    rnn: {
      name: { en: "RNN", zh: "RNN" },
      explain: {
        en: "Simple recurrent network: hₜ = φ(W xₜ + U hₜ₋₁ + b).",
        zh: "简单循环网络：hₜ = φ(W xₜ + U hₜ₋₁ + b)。",
      },
    },
    lstm: {
      name: { en: "LSTM", zh: "LSTM" },
      explain: {
        en: "Long short-term memory: a cell state that gates write to, keep and read out.",
        zh: "长短期记忆网络：由门来写入、保留和读出单元状态。",
      },
    },
    gru: {
      name: { en: "GRU", zh: "GRU" },
      explain: {
        en: "Gated recurrent unit: one gate mixes old state and new, another resets the old.",
        zh: "门控循环单元：一个门混合新旧状态，另一个门重置旧状态。",
      },
    },
  },
  activation: {
    tanh: {
      name: { en: "tanh", zh: "tanh" },
      explain: { en: "Values in (−1, 1); slope at most 1, near 0 when saturated.", zh: "取值 (−1, 1)；斜率至多为 1，饱和时接近 0。" },
    },
    sigmoid: {
      name: { en: "sigmoid", zh: "sigmoid" },
      explain: { en: "Values in (0, 1); slope at most ¼, so gradients shrink quickly.", zh: "取值 (0, 1)；斜率至多 ¼，梯度缩小得快。" },
    },
    relu: {
      name: { en: "ReLU", zh: "ReLU" },
      explain: { en: "Zero below 0, unchanged above: slope 0 or 1, and no ceiling.", zh: "小于 0 取 0，大于 0 不变：斜率为 0 或 1，没有上限。" },
    },
    identity: {
      name: { en: "identity", zh: "恒等" },
      explain: { en: "A linear recurrence: U alone decides whether the gradient grows or fades.", zh: "线性递推：梯度增长还是消退，只由 U 决定。" },
    },
  },
  gruReset: {
    after: {
      name: { en: "after product", zh: "乘积之后" },
      explain: { en: "r ∘ (U h): the form PyTorch computes.", zh: "r ∘ (U h)：PyTorch 采用的形式。" },
    },
    before: {
      name: { en: "before product", zh: "乘积之前" },
      explain: { en: "U (r ∘ h): the original form of 2014.", zh: "U (r ∘ h)：2014 年的原始形式。" },
    },
  },
  recurrentInit: {
    orthogonal: {
      name: { en: "orthogonal", zh: "正交" },
      explain: { en: "A random rotation × gain: every direction is kept at the same strength.", zh: "随机正交矩阵 × 增益：每个方向保持同样的强度。" },
    },
    glorot: {
      name: { en: "Glorot", zh: "Glorot" },
      explain: { en: "Uniform entries, their width set by the numbers of inputs and outputs, × gain.", zh: "均匀分布，宽度由输入数和输出数决定，再乘增益。" },
    },
    normal: {
      name: { en: "normal", zh: "正态" },
      explain: { en: "Independent normal entries with standard deviation gain/√H.", zh: "独立正态分布，标准差为 增益/√H。" },
    },
    spectral: {
      name: { en: "spectral", zh: "谱半径" },
      explain: { en: "Normal entries, rescaled so that the largest eigenvalue has exactly this size.", zh: "正态分布，再缩放到最大特征值的模恰好等于增益。" },
    },
    identity: {
      name: { en: "identity", zh: "单位矩阵" },
      explain: { en: "The identity × gain: with ReLU, the IRNN.", zh: "单位矩阵 × 增益：配合 ReLU 就是 IRNN。" },
    },
  },
  inputInit: {
    glorot: {
      name: { en: "Glorot", zh: "Glorot" },
      explain: { en: "Uniform entries, their width set by the numbers of inputs and outputs.", zh: "均匀分布，宽度由输入数和输出数决定。" },
    },
    normal: {
      name: { en: "normal", zh: "正态" },
      explain: { en: "Normal entries with standard deviation 0.01.", zh: "正态分布，标准差 0.01。" },
    },
  },
  optimiser: {
    sgd: { name: { en: "SGD", zh: "SGD" }, explain: { en: "A step straight down the gradient.", zh: "沿负梯度方向走一步。" } },
    momentum: {
      name: { en: "momentum", zh: "动量" },
      explain: { en: "Steps add up along directions that persist.", zh: "方向一致的步子会累加。" },
    },
    rmsprop: {
      name: { en: "RMSprop", zh: "RMSprop" },
      explain: { en: "Each weight's step is divided by the recent size of its gradient.", zh: "每个权重的步长除以其梯度近期的大小。" },
    },
    adagrad: {
      name: { en: "Adagrad", zh: "Adagrad" },
      explain: { en: "Each weight's step is divided by all its gradients so far, so steps shrink.", zh: "每个权重的步长除以至今累积的梯度，因此步子越来越小。" },
    },
    adam: {
      name: { en: "Adam", zh: "Adam" },
      explain: { en: "Momentum and RMSprop together, corrected for their start from zero.", zh: "动量与 RMSprop 结合，并修正从零起步的偏差。" },
    },
    adamw: {
      name: { en: "AdamW", zh: "AdamW" },
      explain: { en: "Adam, with weight decay kept apart from the gradient.", zh: "Adam，权重衰减与梯度分开计算。" },
    },
  },
  clip: {
    off: { name: { en: "off", zh: "关闭" }, explain: { en: "Gradients of any length are used as they are.", zh: "任何长度的梯度都照原样使用。" } },
    norm: {
      name: { en: "by norm", zh: "按范数" },
      explain: { en: "The whole gradient is scaled down to the limit; its direction stays.", zh: "整个梯度缩到阈值，方向不变。" },
    },
    value: {
      name: { en: "by value", zh: "按值" },
      explain: { en: "Every entry is cut to ± the limit; the direction turns.", zh: "每个分量截到 ± 阈值，方向会改变。" },
    },
  },
  batching: {
    windows: {
      name: { en: "random windows", zh: "随机窗口" },
      explain: { en: "Each sequence is a window at a random place, read from a zero state.", zh: "每个序列是随机位置的一个窗口，从零状态读起。" },
    },
    streams: {
      name: { en: "streams", zh: "连续流" },
      explain: {
        en: "Each sequence reads on where it stopped and keeps its state, but not its gradient: truncated back-propagation through time.",
        zh: "每个序列从上次停下处接着读，保留状态但不保留梯度：截断的随时间反向传播。",
      },
    },
  },
};

export const networkWords = {
  title: { en: "Network", zh: "网络" },
  more: { en: "More settings", zh: "更多设置" },
  structure: { en: "Structure", zh: "结构" },
  initialisation: { en: "Initialisation", zh: "初始化" },
  training: { en: "Training", zh: "训练" },
  batches: { en: "Batches", zh: "批次" },
  writing: { en: "Writing", zh: "写作" },
  structureNote: {
    en: "What the network is made of.",
    zh: "网络由什么组成。",
  },
  initialisationNote: {
    en: "The weights before the first update; for long memories this matters as much as the cell.",
    zh: "第一次更新之前的权重；对长记忆来说，它和循环单元同样要紧。",
  },
  trainingNote: {
    en: "How a gradient becomes a change of the weights.",
    zh: "梯度如何变成权重的改变。",
  },
  batchesNote: {
    en: "What one update learns from.",
    zh: "一次更新学习什么。",
  },
  writingNote: {
    en: "How text is written; the training does not notice.",
    zh: "如何写出文字；对训练没有影响。",
  },
  live: { en: "live", zh: "即时" },
  bounds: { en: "From {low} to {high}.", zh: "范围 {low} 到 {high}。" },
  appliesAtOnce: { en: "Takes effect at once.", zh: "立即生效。" },
  appliesAnew: { en: "Takes effect with a new network.", zh: "启用新网络后生效。" },
  rest: {
    en: "Point at a setting, or focus it, to read what it does.",
    zh: "指向或聚焦某项设置，即可看到它的作用。",
  },
  parameters: { en: "Parameters", zh: "参数" },
  memory: { en: "Memory", zh: "内存" },
  defaults: { en: "Back to the defaults", zh: "恢复默认设置" },
} as const satisfies Record<string, Phrase>;
