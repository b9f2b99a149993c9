/** What each picture shows, in one sentence, and what it means, in a few. */
import type { Phrase } from "../i18n";

/** The pictures of the page, in reading order. */
export type Picture = "loss" | "writing" | "history" | "lag" | "norm" | "hidden";

export interface PictureWords {
  readonly title: Phrase;
  /** One sentence: what is drawn. */
  readonly shows: Phrase;
  /** Two to four sentences: how to read it, and how not to. */
  readonly means: Phrase;
}

export const pictureWords: Readonly<Record<Picture, PictureWords>> = {
  loss: {
    title: { en: "Loss", zh: "损失" },
    shows: {
      en: "How surprised the network is by the next character: the mean cross-entropy of each update.",
      zh: "网络对下一个字符有多意外：每次更新的平均交叉熵。",
    },
    means: {
      en: "The upper dashed line is the loss of guessing every character equally often; the lower one, of knowing only how common each character is. What the curve gains below the lower line comes from context. Every update sees other text, so single losses rise and fall: a rise is not a fault. When the validation line turns up while the training line falls, the network has begun to learn this text by heart.",
      zh: "上方虚线是把每个字符猜成同样可能时的损失，下方虚线是只知道各字符频率时的损失；曲线比下方虚线低出的部分，来自上下文。每次更新看到的文本不同，损失有升有降，某一次上升并不是出错。训练损失还在下降而验证损失转为上升，说明网络开始死记这段文本。",
    },
  },
  writing: {
    title: { en: "What it writes", zh: "它写的文字" },
    shows: {
      en: "Text written by the network as it is now; the tint of each character is the probability it was given.",
      zh: "网络此刻写出的文字；每个字符的底色表示网络给它的概率。",
    },
    means: {
      en: "The network gives every character of its vocabulary a probability, one is drawn, and the network reads it as its next input. It knows characters only: words appear because their characters follow one another, and no word is stored anywhere. A small training loss can mean that it recites the text, so compare it with the validation loss before calling it a good writer. A higher temperature makes it more varied, not more able.",
      zh: "网络给词表里的每个字符一个概率，按概率抽出一个，再把它作为下一步的输入。它只认识字符：词语的出现是因为字符前后相连，没有哪个词存放在某处。训练损失很小可能只是在背诵原文，评价它之前先看验证损失。温度越高，写得越多变，而不是越高明。",
    },
  },
  hidden: {
    title: { en: "Hidden state", zh: "隐状态" },
    shows: {
      en: "What the network carries from character to character: one row for each unit, one column for each character read.",
      zh: "网络从一个字符带到下一个字符的内容：每行一个单元，每列一个读入的字符。",
    },
    means: {
      en: "The piece of text and the colour scale stay the same while the network learns, so a picture that changes has really changed. The rows are sorted once, units that act alike together, and stay. Follow one: a unit that switches at every space or quotation mark is in step with it. That is a correlation and not yet a cause: another seed finds other units, and several usually share the work.",
      zh: "训练过程中这段文本和颜色标度始终不变，所以图变了，就是状态真的变了。各行只排序一次，行为相近的单元排在一起，此后不再移动。沿一行看：如果某个单元在每个空格或引号处翻转，它就与之同步。这是相关，还不是因果：换一个种子会是别的单元，而且通常由几个单元分担。",
    },
  },
  history: {
    title: { en: "Gradient through time", zh: "穿过时间的梯度" },
    shows: {
      en: "Each column, at one update: how strongly the loss at the last character depends on the hidden state k characters earlier, relative to k = 0. The time axis is that of the loss.",
      zh: "每一列对应一次更新：最后一个字符的损失有多依赖 k 个字符之前的隐状态，以 k = 0 为基准。时间轴与损失图相同。",
    },
    means: {
      en: "Dark below means that distant characters hardly reach the network. A gated network may well start darker than a simple one, because its gates are learnt; look for the moment when the lower rows light up, and whether the loss falls there. One dark run does not prove that a cell cannot learn: the seed, the initialisation and the learning rate matter as much.",
      zh: "下方发暗，说明远处的字符几乎影响不到网络。带门控的网络一开始可能比简单网络更暗，因为门要靠学习才打开；留意下方各行何时亮起来，以及损失是否也在那时下降。一次训练发暗，不能证明这种单元学不会：种子、初始化和学习率同样要紧。",
    },
  },
  lag: {
    title: { en: "The same, now", zh: "同一梯度，此刻" },
    shows: {
      en: "The newest column in numbers: the gradient norm ‖∂L_{T}/∂h_{T−k}‖ for every lag k; the band holds the middle 80% of the batch's sequences.",
      zh: "最新一列的数值：每个滞后 k 的梯度范数 ‖∂L_{T}/∂h_{T−k}‖；色带包含批内各序列中间的 80%。",
    },
    means: {
      en: "Only one loss is followed back, the last, so that lags do not mix. On the logarithmic axis a straight fall means that the gradient shrinks by the same factor at every step back. When it vanishes, the gradient of the weights need not be small: recent characters still teach the network, and only the distant ones go unheard. The half-life is the number of characters after which half of it is left. Training cuts the walk back at T; the picture looks beyond. For a simple cell no curve lies above (γ·s₁)ᵏ: s₁ is the largest singular value of U, γ the steepest slope of φ.",
      zh: "这里只让最后一个字符的损失往回走，不同的滞后才不会混在一起。在对数轴上，直线下降表示每往回一步，梯度都缩小同样的倍数。梯度消失时，权重的总梯度不一定小：近处的字符仍在教网络，只是远处的字符教不到它。半衰期是梯度减到一半时往回走过的字符数。训练时往回走到 T 就截断，这张图看得更远。简单单元的曲线不会高于 (γ·s₁)ᵏ：s₁ 是 U 的最大奇异值，γ 是 φ 的最大斜率。",
    },
  },
  norm: {
    title: { en: "Gradient norm", zh: "梯度范数" },
    shows: {
      en: "The length of the whole gradient at each update, before and after clipping.",
      zh: "每次更新时整个梯度的长度，裁剪前与裁剪后。",
    },
    means: {
      en: "All parameters are taken together. Clipping by norm shortens a long gradient and keeps its direction; clipping by value turns it. It guards against explosion only: a gradient that has vanished is not made longer. A norm that leaps up and then stays near zero is an explosion too: the units are saturated.",
      zh: "所有参数合在一起计算。按范数裁剪（clipping）只缩短过长的梯度，方向不变；按值裁剪会改变方向。裁剪只防爆炸：已经消失的梯度不会因此变长。范数突然冲高、随后一直接近零，也是爆炸：单元已经饱和。",
    },
  },
};

export const pictureLabels = {
  number: { en: "Figure {number}", zh: "图 {number}" },
  meaning: { en: "What does this mean?", zh: "这说明什么？" },
  footer: { en: "seed {seed} · update {update}", zh: "种子 {seed} · 第 {update} 次更新" },
  waitLoss: { en: "Press Train: the first update draws the first point.", zh: "按“训练”：第一次更新画出第一个点。" },
  waitWriting: { en: "Nothing written yet.", zh: "还没有写出文字。" },
  waitMeasure: { en: "Not measured yet.", zh: "尚未测量。" },
  layer: { en: "Layer", zh: "层" },
  channel: { en: "Show", zh: "显示" },
  relative: { en: "Relative to lag 0", zh: "相对滞后 0" },
  absolute: { en: "Absolute", zh: "绝对值" },
  scale: { en: "Vertical axis", zh: "纵轴" },
  scaleNote: {
    en: "Relative shows how fast the gradient fades; absolute shows how large it is.",
    zh: "相对值看梯度消退多快，绝对值看梯度有多大。",
  },
  thisCell: { en: "This {cell}", zh: "这个 {cell}" },
  feels: { en: "{name} feels {value} characters back", zh: "{name} 往回能感受到 {value} 个字符" },
  feelsAll: { en: "{name} feels all {value} characters measured", zh: "{name} 能感受到测量到的全部 {value} 个字符" },
  feelsSteps: { en: "{name} feels {value} steps back", zh: "{name} 往回能感受到 {value} 步" },
  feelsAllSteps: { en: "{name} feels all {value} steps measured", zh: "{name} 能感受到测量到的全部 {value} 步" },
  feelsSentence: { en: "{feels} (half-life of the gradient).", zh: "{feels}（梯度的半衰期）。" },
  zoom: { en: "Zoom of the time axis", zh: "时间轴缩放" },
  zoomIn: { en: "Zoom in", zh: "放大" },
  zoomOut: { en: "Zoom out", zh: "缩小" },
  wholeRun: { en: "Whole run", zh: "显示全部" },
  sort: { en: "Sort the units again", zh: "重新排序单元" },
  sortNote: {
    en: "Units that act alike stand together: sorted by the first principal component of what is shown now.",
    zh: "让行为相近的单元排在一起：按当前所示内容的第一主成分排序。",
  },
  steps: { en: "By time step", zh: "按时间步查看" },
  stepsShow: {
    en: "‖∂L/∂h_{t}‖ at every step t of the last training window, where L is the mean loss over all its steps: each point sums what the losses at t and at every later step send back, so it mixes lags, unlike Figure {lag}.",
    zh: "最近一个训练窗口中每一步 t 的 ‖∂L/∂h_{t}‖，这里的 L 是窗口内所有时间步的平均损失：每个点都汇合了第 t 步及其后各步的损失传回的梯度，不同的滞后混在一起，这与图 {lag} 不同。",
  },
  blocks: { en: "By parameter block", zh: "按参数块查看" },
  block: { en: "Block", zh: "参数块" },
  shape: { en: "Shape", zh: "形状" },
  blockNorm: { en: "Gradient norm", zh: "梯度范数" },
  writeAgain: { en: "Write now", zh: "现在写一段" },
} as const satisfies Record<string, Phrase>;

/** What a channel of the hidden-state picture is; the engine names them by letter, the same in both languages. */
export const channelWords: Readonly<Record<string, Phrase>> = {
  h: { en: "h, hidden state", zh: "h，隐状态" },
  a: { en: "a, before the activation", zh: "a，激活之前" },
  c: { en: "c, cell state", zh: "c，单元状态" },
  i: { en: "i, input gate", zh: "i，输入门" },
  f: { en: "f, forget gate", zh: "f，遗忘门" },
  g: { en: "g, candidate", zh: "g，候选记忆元" },
  o: { en: "o, output gate", zh: "o，输出门" },
  r: { en: "r, reset gate", zh: "r，重置门" },
  z: { en: "z, update gate (keeps the old state)", zh: "z，更新门（保留旧状态）" },
  n: { en: "n, candidate", zh: "n，候选状态" },
};
