/** What stands beside the figures of a task. */
import type { Phrase } from "../i18n";

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
  steps: { en: "{count} {count|step|steps}", zh: "{count} 步" },
  epoch: { en: "Updates an epoch", zh: "每轮更新次数" },
  refused: { en: "What ran before is still here.", zh: "先前的网络仍然保留。" },
} as const satisfies Record<string, Phrase>;
