/** The page around the pictures: header, landmarks, footer, theme, and the page shown where nothing can run. */
import type { Phrase } from "../i18n";

export const pageWords = {
  title: { en: "Unrolled: watch a recurrent network learn your text", zh: "Unrolled：看循环神经网络学习你的文本" },
  titleTraining: { en: "Training, update {update} · Unrolled", zh: "训练中，第 {update} 次更新 · Unrolled" },
  tagline: {
    en: "A recurrent network learns your text while you watch.",
    zh: "看循环神经网络学习你的文本。",
  },
  skip: { en: "Skip to the pictures", zh: "跳到图" },
  header: { en: "Page settings", zh: "页面设置" },
  share: { en: "Copy link", zh: "复制链接" },
  shared: { en: "Link copied", zh: "链接已复制" },
  sharedWithoutText: {
    en: "Link copied; your text is too long to fit in it",
    zh: "链接已复制；文本太长，没有放进链接",
  },
  shareFailed: { en: "Copy it from the address bar", zh: "请从地址栏复制" },
  shareNote: {
    en: "The link holds every setting; weights are not in it.",
    zh: "链接包含全部设置，不包含权重。",
  },
  view: { en: "View", zh: "视图" },
  viewOne: { en: "One network", zh: "单个网络" },
  viewRace: { en: "Race", zh: "对比" },
  raceLoading: { en: "Opening the race…", zh: "正在打开对比…" },
  raceMissing: {
    en: "The race could not be fetched. Check the connection.",
    zh: "对比部分没有下载成功，请检查网络连接。",
  },
  raceAgain: { en: "Try again", zh: "重试" },
  otherLanguage: { en: "中文", zh: "English" },
  theme: { en: "Theme", zh: "配色" },
  themeAuto: { en: "Auto", zh: "自动" },
  themeLight: { en: "Light", zh: "浅色" },
  themeDark: { en: "Dark", zh: "深色" },
  set: { en: "Task and network", zh: "任务与网络" },
  pictures: { en: "Pictures of the training", zh: "训练图" },
  messages: { en: "Messages", zh: "消息" },
  privacy: {
    en: "Nothing leaves this device: no account, no cookies, no request to anyone else.",
    zh: "任何内容都不会离开这台设备：没有账号，没有 cookie，不向任何第三方发出请求。",
  },
  engine: {
    en: "Every number here is computed on this device, by a network written in Rust.",
    zh: "这里的每个数都在本机算出，网络用 Rust 写成。",
  },
  laboratory: { en: "Gradient laboratory", zh: "梯度实验室" },
  laboratoryLead: {
    en: "Experiments on the gradient itself. They examine a copy, so the network that trains is left alone.",
    zh: "对梯度本身做实验。这里检查的是副本，正在训练的网络不受影响。",
  },
  laboratoryMissing: { en: "The laboratory could not be fetched.", zh: "实验室没有下载成功。" },
  breaking: { en: "Break it, mend it", zh: "弄坏它，再修好它" },
  breakingLead: {
    en: "Make the gradient explode or vanish on purpose, and try every remedy.",
    zh: "有意让梯度爆炸或消失，再逐一试试补救办法。",
  },
  postMortem: { en: "Why training stopped", zh: "训练为什么停下" },
  breakingMissing: { en: "This part could not be fetched.", zh: "这一部分没有下载成功。" },
  again: { en: "Try again", zh: "再试一次" },
  troubleTitle: { en: "The network cannot run here", zh: "网络无法在这里运行" },
} as const satisfies Record<string, Phrase>;
