/** What the pictures of a race say where the networks learn a task, and read steps rather than characters. */
import { racePictureWords, type RacePicture } from "./race";
import type { PictureWords } from "./pictures";

export const taskRacePictureWords: Readonly<Record<RacePicture, PictureWords>> = {
  ...racePictureWords,
  loss: {
    title: racePictureWords.loss.title,
    shows: {
      en: "The loss of each network on the same examples in the same order, with what simple predictors reach. The axis ends not far above the worst of them.",
      zh: "各网络在同样顺序的同样例子上的损失，以及简单预测器能达到的水平。纵轴到其中最差者上方不远处为止。",
    },
    means: {
      en: "The horizontal axis counts updates, not seconds: a network that computes more in an update gets no head start and no handicap. A curve that stays on a dashed line has learnt only that rule. Which curve is lower depends on the data, the learning rate and the initialisation as much as on the cell, and on the seed. One race shows what can happen; the section over seeds shows how often.",
      zh: "横轴数的是更新次数，不是秒：一次更新中计算更多的网络既不占便宜也不吃亏。停在虚线上的曲线，只学会了那条规则。哪条曲线更低，取决于循环单元，同样也取决于数据、学习率、初始化和种子。一次对比说明可能发生什么；下面的多种子实验说明它有多常发生。",
    },
  },
  history: {
    title: racePictureWords.history.title,
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
