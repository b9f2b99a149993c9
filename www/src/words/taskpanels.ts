/** What the tasks' panels and pictures say on the page. */
import type { BaselineKind, Delimiter, Metric } from "../wire";
import type { Phrase } from "../i18n";
import { pictureWords, type Picture, type PictureWords } from "./pictures";

export const metricWords: Readonly<Record<Metric, Phrase>> = {
  accuracy: { en: "accuracy", zh: "准确率" },
  exactMatch: { en: "exact match", zh: "完全匹配率" },
  mse: { en: "mean squared error", zh: "均方误差" },
};

export const baselineWords: Readonly<Record<BaselineKind, Phrase>> = {
  uniform: { en: "uniform guess", zh: "均匀猜测" },
  frequencies: { en: "knowing only frequencies", zh: "只知频率" },
  memoryless: { en: "without memory", zh: "没有记忆" },
  mean: { en: "always the mean", zh: "总答平均值" },
  persistence: { en: "the last value again", zh: "重复上一个值" },
};

export const delimiterWords: Readonly<Record<Delimiter, Phrase>> = {
  tab: { en: "tabs", zh: "制表符" },
  semicolon: { en: "semicolons", zh: "分号" },
  comma: { en: "commas", zh: "逗号" },
};

/** The panel that stands where the text stands for text. */
export const taskPanelWords = {
  preset: { en: "Experiment", zh: "实验" },
  ownPreset: { en: "Settings of your own", zh: "自定设置" },
  presetNote: { en: "Settings that are known to work, or known to fail.", zh: "已知能学会，或已知学不会的设置。" },
  dialsNote: { en: "Hover, focus or tap a control for its meaning.", zh: "把指针移到控件上、聚焦或点按，可看到它的含义。" },
  data: { en: "Data", zh: "数据" },
  chooseData: { en: "Built-in data", zh: "内置数据" },
  own: { en: "Your own data", zh: "自己的数据" },
  placeholder: { en: "Paste or type your data here.", zh: "在这里粘贴或输入数据。" },
  windowNote: {
    en: "Values that are read, one a step, before the next is said.",
    zh: "预测下一个值之前读入多少个值，每步一个。",
  },
  fresh: { en: "No data to bring: every update has fresh examples, made from the seed.", zh: "不需要准备数据：每次更新的例子都由种子重新生成。" },
  examples: { en: "Learnt from", zh: "用于学习" },
  heldOut: { en: "Set aside", zh: "留出" },
  longest: { en: "Longest", zh: "最长" },
  steps: { en: "{count} steps", zh: "{count} 步" },
  epoch: { en: "Updates an epoch", zh: "每轮更新次数" },
  refused: { en: "What ran before is still here.", zh: "先前的网络仍然保留。" },
} as const satisfies Record<string, Phrase>;

/** The pictures that only tasks have. */
export type TaskPicture = "loss" | "score" | "forecast" | "verdict" | "confusion" | "translate" | "alignment" | "bottleneck" | "exam" | "example" | "delays";

export const taskPictureWords: Readonly<Record<TaskPicture, PictureWords>> = {
  loss: {
    title: { en: "Loss", zh: "损失" },
    shows: {
      en: "The mean loss of each update, and what simple rules reach that remember nothing.",
      zh: "每次更新的平均损失，以及什么都不记的简单规则能达到的水平。",
    },
    means: {
      en: "A dashed line is the loss of a rule that needs no memory. A curve that stays on it has learnt only that rule, whatever the gradient's length; once it falls below, something is being remembered. On memory tasks the fall often comes late and all at once. Every update sees other examples, so single losses rise and fall. Solved means that the mean of 25 losses in a row has fallen so low that only remembering explains it.",
      zh: "虚线是不需要记忆的规则的损失。曲线停在虚线上，说明只学会了那条规则，不管梯度有多长；降到虚线之下，才说明记住了什么。在记忆任务上，下降往往来得晚而突然。每次更新的例子不同，单次损失有升有降。“学会”是指连续 25 次更新的平均损失低到只有靠记忆才能达到。",
    },
  },
  score: {
    title: { en: "Score", zh: "成绩" },
    shows: { en: "How well the network does on examples that it never learns from.", zh: "网络在从未学过的例子上表现如何。" },
    means: {
      en: "The loss says how sure the network is; the score says how often it is right. A network may be right long before it is sure, and a falling loss with a score that stands still means that it learns its examples by heart.",
      zh: "损失反映网络有多大把握，成绩反映它答对的比例。网络可能早已答对，很久以后才有把握；如果损失在降而成绩不动，说明它在死记学过的例子。",
    },
  },
  forecast: {
    title: { en: "The series and its future", zh: "序列与它的将来" },
    shows: {
      en: "The data, the prediction of every next value, and, where the test data begin, the network running on by itself.",
      zh: "数据、逐步预测的下一个值，以及从测试数据开始处起由网络自由运行的结果。",
    },
    means: {
      en: "One step ahead the network always sees the true values before: even repeating the last value looks good there. Left alone, it reads its own predictions, and every error is carried on. So judge by the free run, and by the errors of the two simple rules. A network may fit the training part and still drift away where the values leave the range it has learnt.",
      zh: "预测一步时，网络读到的总是此前的真实值：哪怕只是重复上一个值，看起来也不错。自由运行时，它读的是自己的预测，每个误差都会传下去。所以要看自由运行，并与两条简单规则的误差比较。训练部分拟合得再好，数值一旦超出学过的范围，仍可能走偏。",
    },
  },
  verdict: {
    title: { en: "A sentence, word by word", zh: "逐词读一句话" },
    shows: {
      en: "The probability after every word; the tint behind a word is how strongly the final verdict hangs on it. The dotted line is chance.",
      zh: "读完每个词后的概率；词的底色越深，最后的判断越取决于它。点线是随机水平。",
    },
    means: {
      en: "The network is asked only at the end; the steps before show what its state would answer if the sentence ended there. Look where the line jumps, and whether a “not” early in the sentence still turns a word that comes much later. The tint is the norm of the gradient of the verdict's log-probability: it says where a small change would matter, not what the word means.",
      zh: "网络只在句末被提问；之前各步显示的是，如果句子到此为止，它的状态会怎样回答。看曲线在哪里跳变，看前面的“不”能否翻转很久之后的词。底色是最后判断的对数概率的梯度范数：它说明哪里的微小变化影响大，不说明词的意思。",
    },
  },
  confusion: {
    title: { en: "What is taken for what", zh: "什么被判成了什么" },
    shows: { en: "Held-out sentences: rows are what they are, columns what the network takes them for.", zh: "留出的句子：行是实际类别，列是网络的判断。" },
    means: {
      en: "Right answers stand on the diagonal. A rule that ignores “not” is right about every plain sentence and wrong about every negated one, so the accuracy on negated sentences tells memory from vocabulary.",
      zh: "对角线上是判对的句子。忽略“不”的规则会判对所有普通句子、判错所有否定句，所以否定句上的准确率能区分：网络是记住了否定，还是只认得词。",
    },
  },
  translate: {
    title: { en: "A translation", zh: "翻译一句" },
    shows: {
      en: "How the network translates your source: by the likeliest word at every step (greedy), and by the best of several candidates that are kept open (beam).",
      zh: "网络怎样翻译你的源句：贪心法每步只取最可能的词，束搜索同时保留几个候选，最后取最好的一个。",
    },
    means: {
      en: "The decoder reads its own words here, as it must when nobody knows the answer. Greedy search never takes a step back; a beam keeps several beginnings and ranks whole sentences by their log-probability per token, the end included, since a sum would favour short ones. Characters or words that the network has never met are named: it reads one symbol for all of them.",
      zh: "这里解码器读的是自己写出的词：没有人知道答案时只能如此。贪心法从不回头；束搜索保留几个开头，按每个词元（含结束符）的平均对数概率给整句排序，因为求和会偏向短句。网络没见过的字或词会列出来：在网络看来它们都是同一个符号。",
    },
  },
  alignment: {
    title: { en: "Alignment", zh: "对齐" },
    shows: { en: "How much attention every written token (row) pays to every token read (column); each row adds up to 1.", zh: "写出的每个词元（行）对读入的每个词元（列）的注意力；每行之和为 1。" },
    means: {
      en: "Where a row has one bright cell, the decoder looks at one place. A diagonal means that order is kept; a bright cell off it means that words change places. Nobody told the network what belongs to what. Attention shows where it looks, not why it writes what it writes.",
      zh: "一行里只有一格亮，说明解码器只看一处。亮格沿对角线，说明词序不变；偏离对角线，说明词换了位置。没有人告诉网络哪个词对应哪个词。注意力说明它看哪里，不说明它为什么这样写。",
    },
  },
  bottleneck: {
    title: { en: "The bottleneck", zh: "瓶颈" },
    shows: {
      en: "The encoder's hidden state after every token of the source; the decoder starts from the last column.",
      zh: "编码器读完源句每个词元后的隐状态；解码器从最后一列出发。",
    },
    means: {
      en: "However long the source, it has to fit into that one column. With attention the decoder may also look back at the columns before.",
      zh: "源句再长，也要装进这一列。有注意力时，解码器还可以回看前面各列。",
    },
  },
  exam: {
    title: { en: "Exam", zh: "考试" },
    shows: {
      en: "How the network translates sources that were held out, without help; the first of them are listed.",
      zh: "没有任何提示时，网络怎样翻译留出的源句；下面列出前几句。",
    },
    means: {
      en: "Teacher-forced, every token is judged with the right ones before it given; free running, one mistake is read on by the decoder itself. So the teacher-forced number can look perfect while whole answers are wrong: judge by whole answers. A source of a single word is always learnt from, unless most are such, because no rule tells what a word means that was never met: numbers are examined on those put together from several words.",
      zh: "教师强制时，每写一个词元之前都给出正确的前文；自由运行时，解码器会接着读自己写错的词元。所以教师强制的准确率可以近乎完美，而整句仍然是错的：要看完全匹配率。只有一个词的源句总是用于学习（除非大多数源句都是这样），因为没有规则能说明没见过的词是什么意思：数词考的是由几个词组成的数。",
    },
  },
  example: {
    title: { en: "One example", zh: "一个例子" },
    shows: {
      en: "What is read at every step, with a thick line where the network is asked, and what it answers now.",
      zh: "每步读入的内容（粗线处要求回答），以及网络此刻的回答。",
    },
    means: {
      en: "Most of what is read does not matter; the network has to find out by itself what does, and keep it until it is asked. Train and watch the answers become right.",
      zh: "读入的内容大多无关紧要；网络要自己弄清什么重要，并一直记到要回答的时候。训练时请看回答怎样变对。",
    },
  },
  delays: {
    title: { en: "Memory and gradient", zh: "记忆与梯度" },
    shows: {
      en: "Above: how well the present network does at every delay. Below, on the same axis: how much of the gradient comes back over as many steps.",
      zh: "上图：此刻的网络在各个延迟下的表现。下图（同一横轴）：往回走同样多步之后的梯度。",
    },
    means: {
      en: "What is needed from that far back can only be learnt if the error finds its way there. Where the lower curve has vanished, the upper one is at chance; when it rises during training, the score follows. The network was trained at one delay: scores at the others say whether it has learnt the rule or the distance.",
      zh: "要学会利用那么远的信息，误差必须能传回那里。下方曲线趋近于零之处，上方的成绩就停在随机水平；训练中它抬升之后，成绩才跟上。网络只在一个延迟上训练：其他延迟上的成绩说明它学会的是规则，还是只是这个距离。",
    },
  },
};

/** The score where it is an error: of tasks that answer in numbers. */
export const scoreOfErrorWords: PictureWords = {
  title: { en: "Test error", zh: "测试误差" },
  shows: {
    en: "The mean squared error on examples that the network never learns from: the lower, the better.",
    zh: "网络在从未学过的例子上的均方误差，越低越好。",
  },
  means: {
    en: "The loss is the same error on what the network learns from. Where the two curves part, and only the loss goes on falling, it learns its examples by heart. A dotted line is what always answering with the mean would cost: an error near it means that nothing of the input is used yet.",
    zh: "损失是同一种误差，但算在学习用的例子上。两条曲线若分开，只有损失继续下降，说明网络在死记例子。点线是总答平均值的误差：测试误差停在它附近，说明还没有用上输入中的任何信息。",
  },
};

/** The pictures that every network has, of a network that reads steps rather than characters. */
export const sharedPictureWords = {
  history: {
    title: pictureWords.history.title,
    shows: {
      en: "Each column, at one update: how strongly the loss at the last step depends on the hidden state k steps earlier, relative to k = 0. The time axis is that of the loss.",
      zh: "每一列对应一次更新：最后一步的损失有多依赖 k 步之前的隐状态，以 k = 0 为基准。时间轴与损失图相同。",
    },
    means: {
      en: "Dark below means that what was read long ago hardly reaches the network. A gated network may well start darker than a simple one, because its gates are learnt; look for the moment when the lower rows light up, and whether the loss falls there. One dark run does not prove that a cell cannot learn: the seed, the initialisation and the learning rate matter as much.",
      zh: "下方发暗，说明很久以前读到的几乎影响不到网络。带门控的网络一开始可能比简单网络更暗，因为门要靠学习才打开；留意下方各行何时亮起来，以及损失是否也在那时下降。一次训练发暗，不能证明这种单元学不会：种子、初始化和学习率同样要紧。",
    },
  },
  lag: {
    title: pictureWords.lag.title,
    shows: pictureWords.lag.shows,
    means: {
      en: "Only one loss is followed back, the last, so that lags do not mix. On the logarithmic axis a straight fall means that the gradient shrinks by the same factor at every step back. When it vanishes, the gradient of the weights need not be small: what was read just now still teaches the network, and only what was read long ago goes unheard. The half-life is the number of steps after which half of it is left. For a simple cell no curve lies above (γ·s₁)ᵏ: s₁ is the largest singular value of U, γ the steepest slope of φ.",
      zh: "这里只让最后一步的损失往回走，不同的滞后才不会混在一起。在对数轴上，直线下降表示每往回一步，梯度都缩小同样的倍数。梯度消失时，权重的总梯度不一定小：刚读到的仍在教网络，只是很久以前读到的教不到它。半衰期是梯度减到一半时往回走过的步数。简单单元的曲线不会高于 (γ·s₁)ᵏ：s₁ 是 U 的最大奇异值，γ 是 φ 的最大斜率。",
    },
  },
  hidden: {
    title: pictureWords.hidden.title,
    shows: {
      en: "What the network carries from step to step of one example: one row for each unit, one column for each step.",
      zh: "网络在一个例子中从一步带到下一步的内容：每行一个单元，每列一步。",
    },
    means: {
      en: "The example and the colour scale stay the same while the network learns, so a picture that changes has really changed. The rows are sorted once, units that act alike together, and stay. Look for a band that begins where something important is read and lasts until it is asked for: that is memory. It is a correlation and not yet a cause: another seed finds other units, and several usually share the work.",
      zh: "训练过程中这个例子和颜色标度始终不变，所以图变了，就是状态真的变了。各行只排序一次，行为相近的单元排在一起，此后不再移动。留意从读到要紧内容处开始、一直延续到被提问为止的色带：那就是记忆。这是相关，还不是因果：换一个种子会是别的单元，而且通常由几个单元分担。",
    },
  },
} as const satisfies Partial<Record<Picture, PictureWords>>;

export const taskPictureLabels = {
  waitAnswer: { en: "The network has not been asked yet.", zh: "还没有向网络提问。" },
  trouble: { en: "No answer: {detail}", zh: "没有回答：{detail}" },
  solvedAt: { en: "solved at update {update}", zh: "第 {update} 次更新时学会" },

  steps: { en: "Steps to run on", zh: "自由运行的步数" },
  range: { en: "Shown", zh: "显示" },
  rangeNote: { en: "The place where the test data begin, or everything.", zh: "测试数据开始处，或全部。" },
  around: { en: "The border", zh: "分界处" },
  all: { en: "Everything", zh: "全部" },
  column: { en: "Column", zh: "列" },
  readAs: { en: "Columns are separated by {delimiter}; decimals by {mark}.", zh: "各列以{delimiter}分隔，小数用{mark}。" },
  comma: { en: "a comma", zh: "逗号" },
  point: { en: "a point", zh: "小数点" },
  prediction: { en: "Prediction", zh: "预测方式" },
  errors: { en: "Mean squared error", zh: "均方误差" },
  oneStepTraining: { en: "one step ahead, on the training data", zh: "预测一步，训练数据" },
  oneStepTest: { en: "one step ahead, on the test data", zh: "预测一步，测试数据" },
  freeRun: { en: "free-running, {steps} test steps", zh: "自由运行，测试数据的前 {steps} 步" },
  persistence: { en: "the last value again", zh: "重复上一个值" },
  mean: { en: "always the mean", zh: "总答平均值" },
  scaling: {
    en: "The network reads (x {centre}) ÷ {spread} in place of x. The pictures are in the data's own units, these errors in the network's.",
    zh: "网络读入的是 (x {centre}) ÷ {spread}，而不是 x。图用数据本身的单位，这些均方误差用网络的单位。",
  },
  exportKeras: { en: "Export as Keras", zh: "导出 Keras 脚本" },
  exportCsv: { en: "Export as CSV", zh: "导出 CSV" },
  copyKeras: { en: "Copy the script", zh: "复制脚本" },
  copyCsv: { en: "Copy the CSV", zh: "复制 CSV" },
  copiedKeras: { en: "Script copied", zh: "脚本已复制" },
  copiedCsv: { en: "CSV copied", zh: "CSV 已复制" },
  copyFailed: { en: "The browser does not allow copying; export it instead", zh: "浏览器不允许复制，请改用导出" },

  sentence: { en: "Your sentence", zh: "你的句子" },
  negated: { en: "Of these, with a word that negates: {count}; judged right, {share}.", zh: "其中带否定词的有 {count} 句，判对 {share}。" },

  source: { en: "Source", zh: "源句" },
  beam: { en: "Beam", zh: "束宽" },
  greedy: { en: "Greedy", zh: "贪心" },
  beamOf: { en: "Beam of {width}", zh: "束宽 {width}" },
  logProbability: { en: "log p = {value} ({each} per token)", zh: "log p = {value}（每词元 {each}）" },
  unknownSource: { en: "Unknown to the network: {tokens}", zh: "网络不认识：{tokens}" },
  empty: { en: "(nothing)", zh: "（空）" },
  freeRunning: { en: "Whole answers right, free-running", zh: "整句正确（自由运行）" },
  teacherForced: { en: "Tokens right, teacher-forced", zh: "词元正确（教师强制）" },
  target: { en: "Should be", zh: "应为" },
  said: { en: "Says", zh: "译为" },
  right: { en: "right", zh: "对" },
  wrong: { en: "wrong", zh: "错" },

  another: { en: "Another example", zh: "换一个例子" },
  step: { en: "Step", zh: "第几步" },
  reads: { en: "What is read", zh: "读入的内容" },
  asked: { en: "Should say", zh: "正确答案" },
  answers: { en: "Says", zh: "网络回答" },
  sure: { en: "Probability", zh: "概率" },
} as const satisfies Record<string, Phrase>;
