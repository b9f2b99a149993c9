/** The transport: the four buttons, their keys, and the figures beside them. */
import type { Phrase } from "../i18n";

export const transportWords = {
  name: { en: "Training", zh: "训练" },
  train: { en: "Train", zh: "训练" },
  pause: { en: "Pause", zh: "暂停" },
  step: { en: "Step", zh: "单步" },
  reset: { en: "Reset", zh: "重置" },
  trainNote: { en: "Learn until you pause. Key: Space.", zh: "持续学习，直到暂停。按键：空格。" },
  pauseNote: { en: "Hold everything where it is. Key: Space.", zh: "停在当前状态。按键：空格。" },
  stepNote: { en: "Make exactly one update of the weights. Key: →.", zh: "只更新一次权重。按键：→。" },
  resetNote: { en: "Fresh weights, same settings and data. Key: R.", zh: "重新初始化权重，设置和数据不变。按键：R。" },
  updates: { en: "Updates", zh: "更新次数" },
  loss: { en: "Loss", zh: "损失" },
  lossUnit: { en: "nats per character", zh: "纳特/字符" },
  validation: { en: "Validation", zh: "验证损失" },
  norm: { en: "Gradient norm", zh: "梯度范数" },
  halfLife: { en: "Half-life", zh: "半衰期" },
  speed: { en: "Characters/s", zh: "字符/秒" },
  speedSteps: { en: "Steps/s", zh: "步/秒" },
  score: { en: "Score", zh: "成绩" },
  testError: { en: "Test error", zh: "测试误差" },
  elapsed: { en: "Training time", zh: "训练用时" },
  wasmMemory: { en: "Memory", zh: "内存" },
  hash: { en: "Weights", zh: "权重哈希" },
  hashNote: {
    en: "A fingerprint of the weights: the same data, settings, seed and updates give the same one on every machine.",
    zh: "权重的指纹：数据、设置、种子和更新次数相同，任何机器上得到的指纹都相同。",
  },
  seed: { en: "Seed", zh: "种子" },
  run: { en: "This run", zh: "本次训练" },
  opening: { en: "Opening", zh: "正在打开" },
  noNetwork: { en: "No network", zh: "没有网络" },
  ready: { en: "Ready", zh: "就绪" },
  training: { en: "Training", zh: "训练中" },
  paused: { en: "Paused", zh: "已暂停" },
  failed: { en: "Stopped", zh: "已停止" },
  announceTraining: {
    en: "Training. Update {update}, loss {loss} {unit}.",
    zh: "训练中。第 {update} 次更新，损失 {loss} {unit}。",
  },
  announcePaused: {
    en: "Paused at update {update}, loss {loss} {unit}.",
    zh: "已暂停在第 {update} 次更新，损失 {loss} {unit}。",
  },
} as const satisfies Record<string, Phrase>;

/** What the loss of a task other than text is counted in. */
export const taskUnits = {
  nats: { en: "nats per answer", zh: "纳特/答案" },
  squared: { en: "squared error", zh: "平方误差" },
} as const satisfies Record<string, Phrase>;
