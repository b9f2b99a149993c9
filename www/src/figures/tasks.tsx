/** The figures of the tasks, and what the others say where a task is learnt. */
import { alignment } from "./alignment";
import { bottleneck } from "./bottleneck";
import { confusion } from "./confusion";
import { delays } from "./delays";
import { exam } from "./exam";
import { example } from "./example";
import type { FigureWords } from "./figure";
import { forecast } from "./forecast";
import { words as hidden } from "./hidden";
import { words as history } from "./history";
import type { FigureId } from "./ids";
import { words as lag } from "./lag";
import { score } from "./score";
import { loss } from "./taskloss";
import { translation } from "./translation";
import { verdict } from "./verdict";
import { stepWords } from "./view";
import "./tasks.css";

export const figures = { loss, score, forecast, verdict, confusion, translation, exam, bottleneck, alignment, example, delays };

/** What the figures that every network has say of one that reads steps rather than characters. */
export const words = {
  history: {
    title: history.title,
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
    title: lag.title,
    shows: lag.shows,
    means: {
      en: "Only one loss is followed back, the last, so that lags do not mix. On the logarithmic axis a straight fall means that the gradient shrinks by the same factor at every step back. When it vanishes, the gradient of the weights need not be small: what was read just now still teaches the network, and only what was read long ago goes unheard. The half-life is the number of steps after which half of it is left. For a simple cell no curve lies above (γ·s₁)ᵏ: s₁ is the largest singular value of U, γ the steepest slope of φ.",
      zh: "这里只让最后一步的损失往回走，不同的滞后才不会混在一起。在对数轴上，直线下降表示每往回一步，梯度都缩小同样的倍数。梯度消失时，权重的总梯度不一定小：刚读到的仍在教网络，只是很久以前读到的教不到它。半衰期是梯度减到一半时往回走过的步数。简单单元的曲线不会高于 (γ·s₁)ᵏ：s₁ 是 U 的最大奇异值，γ 是 φ 的最大斜率。",
    },
  },
  hidden: {
    title: hidden.title,
    shows: {
      en: "What the network carries from step to step of one example: one row for each unit, one column for each step.",
      zh: "网络在一个例子中从一步带到下一步的内容：每行一个单元，每列一步。",
    },
    means: {
      en: "The example and the colour scale stay the same while the network learns, so a picture that changes has really changed. The rows are sorted once, units that act alike together, and stay. Look for a band that begins where something important is read and lasts until it is asked for: that is memory. It is a correlation and not yet a cause: another seed finds other units, and several usually share the work.",
      zh: "训练过程中这个例子和颜色标度始终不变，所以图变了，就是状态真的变了。各行只排序一次，行为相近的单元排在一起，此后不再移动。留意从读到要紧内容处开始、一直延续到被提问为止的色带：那就是记忆。这是相关，还不是因果：换一个种子会是别的单元，而且通常由几个单元分担。",
    },
  },
} as const satisfies Partial<Record<FigureId, FigureWords>>;

stepWords.value = words;
