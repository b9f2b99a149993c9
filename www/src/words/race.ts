/** The race: several networks side by side, and the same over seeds. */
import type { FigureWords } from "../figures/figure";
import type { RACE } from "../figures/ids";
import type { Phrase } from "../i18n";

/** The figures of a race. */
export type RaceFigure = (typeof RACE)[number];

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

export const raceWords = {
  /** Beside a mark on the axis of updates. */
  stopped: { en: "{name} {change}", zh: "{name} {change}" },
  transport: { en: "Race", zh: "对比" },
  presets: { en: "What to compare", zh: "比较什么" },
  ownRace: { en: "A race of your own", zh: "自定义对比" },
  ownRaceNote: {
    en: "Networks and settings as you chose them below; pick another entry to start from a prepared race.",
    zh: "网络和设置按你在下面的选择；也可以从准备好的对比中选一个。",
  },
  networks: { en: "Networks", zh: "网络" },
  networksNote: {
    en: "Each network has a worker of its own. They share data, seed, batches and everything under “Shared settings”.",
    zh: "每个网络有自己的工作线程；数据、种子、批次以及“共同设置”中的各项都相同。",
  },
  sizes: { en: "Kept equal", zh: "保持相同" },
  sizesNote: {
    en: "Equal units give a gated network several times as many parameters; equal parameters give it fewer units.",
    zh: "单元数相同，带门控的网络参数是几倍；参数量相同，它的单元就少一些。",
  },
  sizeUnits: { en: "units", zh: "单元数" },
  sizeParameters: { en: "parameters", zh: "参数量" },
  sizeOwn: { en: "neither", zh: "都不" },
  followsFirst: { en: "{hidden} hidden units, as network 1", zh: "{hidden} 个隐藏单元，与网络 1 相同" },
  matchesFirst: {
    en: "{hidden} hidden units: nearest to the parameters of network 1",
    zh: "{hidden} 个隐藏单元：参数量最接近网络 1",
  },
  counting: { en: "counting the text's characters", zh: "正在统计文本字符" },
  add: { en: "Add a network", zh: "添加网络" },
  removeNamed: { en: "Remove {name}", zh: "移除 {name}" },
  shared: { en: "Shared settings", zh: "共同设置" },
  sharedNote: {
    en: "The same for every network, and for the page's one network.",
    zh: "对每个网络都相同，也用于单个网络的页面。",
  },
  changed: {
    en: "Data or settings have changed; the networks still train with the old ones.",
    zh: "数据或设置已更改，各网络仍按原来的训练。",
  },
  anew: { en: "Start a new race", zh: "重新开始" },
  pictures: { en: "Pictures of the race", zh: "对比图" },
  set: { en: "Task and networks", zh: "任务与网络" },

  network: { en: "Network", zh: "网络" },
  units: { en: "Units", zh: "单元" },
  parameters: { en: "Parameters", zh: "参数" },
  updates: { en: "Updates", zh: "更新次数" },
  loss: { en: "Training loss", zh: "训练损失" },
  validation: { en: "Validation loss", zh: "验证损失" },
  halfLife: { en: "Half-life", zh: "半衰期" },
  standings: { en: "Where they stand", zh: "当前状态" },
  recovered: {
    en: "{name}: its worker was lost; it went on from update {update}, and the others waited.",
    zh: "{name}：工作线程丢失，已从第 {update} 次更新继续，其他网络在等待。",
  },
  out: { en: "{name} is out of the race at update {update}.", zh: "{name} 在第 {update} 次更新退出对比。" },
  restart: { en: "Start again to take it back in.", zh: "重新开始即可让它再参加。" },

  opening: { en: "Opening", zh: "正在打开" },
  ready: { en: "Ready", zh: "就绪" },
  training: { en: "Training together", zh: "同步训练中" },
  gathering: { en: "Stopping at the same update", zh: "正在停到同一次更新" },
  paused: { en: "Paused, all at the same update", zh: "已暂停，全部停在同一次更新" },
  over: { en: "No network is left", zh: "没有剩下的网络" },

  lossOf: { en: "Loss on", zh: "损失" },
  lossOfNote: {
    en: "Training loss is of every update; validation loss is of what is held out.",
    zh: "训练损失来自每次更新；验证损失来自留出的数据。",
  },
  lossTraining: { en: "what is learnt", zh: "训练数据" },
  lossValidation: { en: "what is held out", zh: "留出数据" },
  pointHistory: {
    en: "Point at a strip to read all networks at once.",
    zh: "指向任一色带，可同时读出各网络的数值。",
  },
  historyAt: { en: "Update {update}, lag {lag}, relative to lag 0: {values}.", zh: "第 {update} 次更新，滞后 {lag}，相对滞后 0：{values}。" },
  historyValue: { en: "{name} {ratio}", zh: "{name} {ratio}" },
  nameHistory: { en: "{name}: gradient through time over the training", zh: "{name}：训练过程中穿过时间的梯度" },
  nameConnect: { en: "{name}: what the prediction of one character hangs on", zh: "{name}：一个字符的预测取决于哪些字符" },
  nameConnectSteps: { en: "{name}: what the answer at one step hangs on", zh: "{name}：某一步的回答取决于哪些步" },
  nameText: { en: "{name}: text written", zh: "{name}：写出的文字" },

  announceTraining: { en: "Training. All at update {update}.", zh: "训练中。全部到第 {update} 次更新。" },
  announcePaused: { en: "Paused. All at update {update}.", zh: "已暂停。全部停在第 {update} 次更新。" },
} as const satisfies Record<string, Phrase>;

export const seedsWords = {
  title: { en: "Over seeds", zh: "多种子实验" },
  shows: {
    en: "Does this network succeed, or was it luck? Every network is trained afresh from several seeds, two at a time in the background, and counted.",
    zh: "是网络真的能行，还是运气？每个网络从多个种子重新训练，在后台每次两个，然后统计。",
  },
  means: {
    en: "Each run starts from other weights and learns from other batches. The interval is Wilson's at 95%: with few seeds it is wide, and two intervals that overlap do not tell the networks apart. Validation loss is looked at every {every} updates; the running mean of the training loss is over {over} updates. The median counts successful runs only, so read it together with the rate.",
    zh: "每次训练的初始权重不同，批次也不同。区间是 95% 的威尔逊区间：种子少时它很宽，两个区间重叠就不能区分两个网络。验证损失每 {every} 次更新看一次；训练损失的滑动平均取 {over} 次更新。中位数只计成功的训练，应与成功率一起看。",
  },
  seeds: { en: "Seeds", zh: "种子数" },
  seedsNote: { en: "Runs of each network, from the page's seed on.", zh: "每个网络训练几次，从页面的种子起依次递增。" },
  measure: { en: "Success by", zh: "成功标准" },
  measureNote: {
    en: "What must reach the threshold: a loss or an error from above, a share of right answers from below.",
    zh: "要达到阈值的量：损失或误差降到阈值，正确率升到阈值。",
  },
  validation: { en: "validation loss", zh: "验证损失" },
  training: { en: "training loss", zh: "训练损失均值" },
  score: { en: "score", zh: "成绩" },
  testError: { en: "test error", zh: "测试误差" },
  threshold: { en: "Threshold", zh: "阈值" },
  thresholdNote: {
    en: "In the measure's own unit: nats per character for a text, a share from 0 to 1 for right answers. A run that reaches it has succeeded.",
    zh: "以所选标准的单位计：文本为纳特/字符，正确率为 0 到 1 的比例。达到它即为成功。",
  },
  cap: { en: "Most updates", zh: "更新上限" },
  capNote: { en: "A run that has not succeeded by then has failed.", zh: "到此仍未成功即为失败。" },
  run: { en: "Run", zh: "开始" },
  cancel: { en: "Cancel", zh: "取消" },
  progress: { en: "{ended} of {all} runs ended", zh: "{all} 次训练中已结束 {ended} 次" },
  left: { en: "about {time} left", zh: "约剩 {time}" },
  cancelled: { en: "Cancelled; {ended} of {all} runs had ended.", zh: "已取消；{all} 次训练中已结束 {ended} 次。" },
  asked: {
    en: "Success is to reach {threshold} ({measure}) within {cap} updates.",
    zh: "成功指 {cap} 次更新内{measure}达到 {threshold}。",
  },
  rate: { en: "Success", zh: "成功" },
  interval: { en: "95% interval", zh: "95% 区间" },
  median: { en: "Median updates to success", zh: "成功所需更新次数（中位数）" },
  of: { en: "{successes} of {finished}", zh: "{successes}/{finished}" },
  range: { en: "{low} to {high}", zh: "{low} 到 {high}" },
  when: { en: "When", zh: "何时" },
  whenShows: {
    en: "One dot for each run that succeeded, at its update; a cross at the end for each that did not.",
    zh: "每个成功的训练在其更新次数处一个点；失败的在末端一个叉。",
  },
  every: { en: "Every run", zh: "每次训练" },
  seed: { en: "Seed", zh: "种子" },
  success: { en: "update {update}", zh: "第 {update} 次更新" },
  failure: { en: "not by {update}", zh: "到 {update} 未成功" },
  exploded: { en: "exploded at {update}", zh: "第 {update} 次爆炸" },
  lost: { en: "could not run", zh: "无法运行" },
  waiting: { en: "not run", zh: "未运行" },
  running: { en: "at {update}", zh: "到 {update}" },
} as const satisfies Record<string, Phrase>;
