/** What the pictures of a race say where the networks learn a task, and read steps rather than characters. */
import { raceFigureWords, type RaceFigure } from "./race";
import type { FigureWords } from "../figures/figure";

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
