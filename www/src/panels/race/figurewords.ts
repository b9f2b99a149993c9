/** What the figures of a race say: of networks that learn a text, and of networks that learn a task and read steps. */
import type { FigureWords } from "../../figures/figure";
import type { FigureId } from "../../figures/ids";

/** The figures of a race. */
export type RaceFigure = Extract<FigureId, "history" | "loss" | "norm" | "lag" | "connect" | "writing">;

export const raceFigureWords: Readonly<Record<RaceFigure, FigureWords>> = {
  loss: {
    title: { en: "Loss", zh: "损失" },
    shows: {
      en: "How surprised each network is by the next character. All read the same pieces of text in the same order. The axis ends not far above a uniform guess; worse runs off the top.",
      zh: "每个网络对下一个字符有多意外。各网络按同样的顺序读同样的文本片段。纵轴到均匀猜测上方不远处为止，更差的超出图外。",
    },
    means: {
      en: "The horizontal axis counts updates, not seconds: a network that computes more in an update gets no head start and no handicap. Which curve is lower here depends on the text, the learning rate and the initialisation as much as on the cell, and on the seed. One race shows what can happen; the section over seeds shows how often.",
      zh: "横轴数的是更新次数，不是秒：一次更新中计算更多的网络既不占便宜也不吃亏。哪条曲线更低，取决于循环单元，同样也取决于文本、学习率、初始化和种子。一次对比说明可能发生什么；下面的多种子实验说明它有多常发生。",
    },
  },
  lag: {
    title: { en: "Gradient through time, now", zh: "此刻穿过时间的梯度" },
    shows: {
      en: "The gradient norm ‖∂L_{T}/∂h_{T−k}‖ of every network for every lag k; the bands hold the middle 80% of the batch. LSTM: ∂L/∂c thick, ∂L/∂h thin.",
      zh: "每个网络在每个滞后 k 处的梯度范数 ‖∂L_{T}/∂h_{T−k}‖；色带包含批次中间的 80%。LSTM：粗线为 ∂L/∂c，细线为 ∂L/∂h。",
    },
    means: {
      en: "On the logarithmic axis a straight fall means the same factor at every step back. At the start a gated network may well fall faster than a simple one with orthogonal weights: its gates are still half open, and learn to open. Compare the slopes again after a few hundred updates.",
      zh: "在对数轴上，直线下降表示每往回一步都缩小同样的倍数。开始时，带门控的网络可能比正交初始化的简单网络降得更快：门还半开着，要学会打开。几百次更新之后再比较斜率。",
    },
  },
  norm: {
    title: { en: "Gradient norm", zh: "梯度范数" },
    shows: {
      en: "The length of each network's whole gradient at each update, before clipping.",
      zh: "每次更新时各网络整个梯度的长度（裁剪前）。",
    },
    means: {
      en: "All parameters are taken together, so a large norm says nothing about what was read long ago: short lags dominate the sum. A norm that leaps by several powers of ten is the sign of an explosion.",
      zh: "所有参数合在一起计算，所以范数大并不说明很久以前读到的起作用：和主要来自短滞后。范数一下跃升几个数量级，是梯度爆炸的迹象。",
    },
  },
  history: {
    title: { en: "Gradient through time, over the training", zh: "训练过程中穿过时间的梯度" },
    shows: {
      en: "One strip per network, one column per measurement: how strongly the last loss depends on the state k characters earlier, relative to k = 0. Same colours for all, and the time axis of the loss below.",
      zh: "每个网络一条，每次测量一列：最后一个损失有多依赖 k 个字符之前的状态，以 k = 0 为基准。颜色相同，时间轴与下面的损失图一致。",
    },
    means: {
      en: "Look for the moment when the lower rows of a strip light up: the gates have been learnt open. A strip that stays dark need not lose the race, since most of what there is to predict in a text depends on the last few characters.",
      zh: "留意某一条的下方各行何时亮起来：门已学会打开。始终发暗的网络不一定输，因为文本中要预测的内容大多取决于最近几个字符。",
    },
  },
  connect: {
    title: { en: "What a prediction hangs on", zh: "一次预测取决于什么" },
    shows: {
      en: "One block per network, all on the same text. Click a character: the stronger the tint of an earlier one, the more that network's prediction of the chosen one hangs on it. Measured anew while they train.",
      zh: "每个网络一段，文本相同。点击一个字符：前面的字符颜色越深，网络对所选字符的预测就越取决于它。训练时不断重新测量。",
    },
    means: {
      en: "The tint is ‖∂ log p(character)/∂x_{t−k}‖ (connectivity; Madsen, “Visualizing memorization in RNNs”, Distill 2019), on one fixed scale for all networks. A long tail says that the prediction is sensitive to distant characters, which is not the same as right. Compare the networks at the start and after a few hundred updates: what the gradient through time says on average, this says of one character.",
      zh: "颜色表示 ‖∂ log p(字符)/∂x_{t−k}‖（连接度；Madsen，“Visualizing memorization in RNNs”，Distill 2019），所有网络用同一个固定的标度。尾巴长说明预测对远处的字符敏感，但敏感不等于正确。把开始时与几百次更新之后的各网络比一比：穿过时间的梯度讲的是平均，这里讲的是其中一个字符。",
    },
  },
  writing: {
    title: { en: "What they write", zh: "它们写的文字" },
    shows: {
      en: "The same beginning, the same draws: text by each network as it is now; the tint is the probability each character was given.",
      zh: "同样的开头、同样的随机数：各网络此刻写出的文字；底色表示每个字符得到的概率。",
    },
    means: {
      en: "A better loss shows in the text late: from spaces to syllables is a large step in loss, from words to sense a small one. Do not judge a network by one sample.",
      zh: "损失的改善在文字里显现得很晚：从空格到音节，损失差很多；从词语到意思，只差一点。不要凭一段样本评判网络。",
    },
  },
};

export const taskRaceFigureWords: Readonly<Record<RaceFigure, FigureWords>> = {
  ...raceFigureWords,
  loss: {
    title: raceFigureWords.loss.title,
    shows: {
      en: "The loss of each network on the same examples in the same order, with what simple predictors reach. The axis ends not far above the worst of them.",
      zh: "各网络在同样顺序的同样例子上的损失，以及简单预测器能达到的水平。纵轴到其中最差者上方不远处为止。",
    },
    means: {
      en: "The horizontal axis counts updates, not seconds: a network that computes more in an update gets no head start and no handicap. A curve that stays on a dashed line has learnt only that rule. Which curve is lower depends on the data, the learning rate and the initialisation as much as on the cell, and on the seed. One race shows what can happen; the section over seeds shows how often.",
      zh: "横轴数的是更新次数，不是秒：一次更新中计算更多的网络既不占便宜也不吃亏。停在虚线上的曲线，只学会了那条规则。哪条曲线更低，取决于循环单元，同样也取决于数据、学习率、初始化和种子。一次对比说明可能发生什么；下面的多种子实验说明它有多常发生。",
    },
  },
  connect: {
    title: { en: "What an answer hangs on", zh: "一个回答取决于什么" },
    shows: {
      en: "One block per network, all on the same example. Click a step at which the networks are asked: everything read by then is tinted by how much that network's answer hangs on it. Measured anew while they train.",
      zh: "每个网络一段，例子相同。点击网络被提问的一步：此前读到的每一步颜色越深，这个网络的回答就越取决于它。训练时不断重新测量。",
    },
    means: {
      en: "The tint is ‖∂ log p(right answer)/∂x_{t−k}‖, or ‖∂y/∂x_{t−k}‖ where the answer is a number y (connectivity; Madsen, “Visualizing memorization in RNNs”, Distill 2019), on one fixed scale for all networks. A network that has learnt the task lights up where the answer lies: at the marked numbers, at the symbols to be repeated, at the word that decides. One whose gradient vanishes lights up only near its question, and then there is nothing to learn the task from. Sensitive is not the same as right. Compare the networks at the start and when one of them has solved the task.",
      zh: "颜色表示 ‖∂ log p(正确答案)/∂x_{t−k}‖；答案是数 y 时表示 ‖∂y/∂x_{t−k}‖（连接度；Madsen，“Visualizing memorization in RNNs”，Distill 2019），所有网络用同一个固定的标度。学会了任务的网络，亮处就是答案所在：带标记的数、要复述的符号、起决定作用的词。梯度消失的网络只在提问附近发亮，也就无从学会这个任务。敏感不等于正确。把开始时与其中一个网络解出任务之后的各网络比一比。",
    },
  },
  history: {
    title: raceFigureWords.history.title,
    shows: {
      en: "One strip per network, one column per measurement: how strongly the last loss depends on the state k steps earlier, relative to k = 0. Same colours for all, and the time axis of the loss below.",
      zh: "每个网络一条，每次测量一列：最后一个损失有多依赖 k 步之前的状态，以 k = 0 为基准。颜色相同，时间轴与下面的损失图一致。",
    },
    means: {
      en: "Look for the moment when the lower rows of a strip light up, and whether that network's loss falls there. A strip that stays dark need not lose the race where the answer lies a few steps back; where it lies further, there is nothing to learn it from.",
      zh: "留意某一条的下方各行何时亮起来，以及那个网络的损失是否也在那时下降。答案就在几步之前时，始终发暗的网络不一定输；答案更远时，它就无从学起。",
    },
  },
};
