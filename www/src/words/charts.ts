/** What pictures say: axis titles, labels beside lines, read-outs; the sentences about trends are in charts/trends.ts. */
import type { Phrase } from "./phrase";

export const chartWords = {
  data: { en: "Data table", zh: "数据表" },
  dataOf: { en: "Data: {name}", zh: "数据：{name}" },
  nothing: { en: "Nothing to show yet.", zh: "还没有数据。" },
  newRange: { en: "{axis}: now {from} to {to}", zh: "{axis}：现为 {from} 到 {to}" },
  whole: { en: "Whole run", zh: "显示全部" },
  value: { en: "{name} {value}", zh: "{name} {value}" },
  comma: { en: ", ", zh: "，" },
  semicolon: { en: "; ", zh: "；" },
  atUpdate: { en: "Update {at}: {values}", zh: "第 {at} 次更新：{values}" },
  atStep: { en: "Step {at}: {values}", zh: "第 {at} 步：{values}" },

  update: { en: "update", zh: "更新次数" },
  step: { en: "step t of the window", zh: "窗口中的时间步 t" },
  lag: { en: "lag k, characters back", zh: "滞后 k（往回的字符数）" },
  lagShort: { en: "lag k", zh: "滞后 k" },
  unit: { en: "unit", zh: "单元" },
  read: { en: "characters read", zh: "读入的字符" },
  nats: { en: "nats per character", zh: "纳特/字符" },
  bits: { en: "bits", zh: "比特" },
  norm: { en: "norm", zh: "范数" },
  relativeNorm: { en: "norm ÷ norm at lag 0", zh: "范数 ÷ 滞后 0 处的范数" },

  train: { en: "training", zh: "训练" },
  validation: { en: "validation", zh: "验证" },
  uniform: { en: "uniform guess", zh: "均匀猜测" },
  unigram: { en: "character frequencies", zh: "只知字符频率" },
  before: { en: "before clipping", zh: "裁剪前" },
  after: { en: "after clipping", zh: "裁剪后" },
  meanOf: { en: "{name}, mean", zh: "{name}（均值）" },
  limit: { en: "clip limit", zh: "裁剪上限" },
  clipped: { en: "clipped", zh: "已裁剪" },
  halfLife: { en: "half-life {value}", zh: "半衰期 {value}" },
  cut: { en: "T = {window}: cut here", zh: "T = {window}：在此截断" },

  nameLoss: { en: "Loss by update", zh: "损失随更新的变化" },
  nameNorm: { en: "Gradient norm by update", zh: "梯度范数随更新的变化" },
  nameSteps: { en: "Gradient norm by step of the window", zh: "窗口中各时间步的梯度范数" },
  nameLag: { en: "Gradient through time", zh: "穿过时间的梯度" },
  nameHistory: { en: "Gradient through time over the training", zh: "训练过程中穿过时间的梯度" },
  nameStates: { en: "Units by characters: {channel}", zh: "单元与字符：{channel}" },
  nameText: { en: "Text written by the network", zh: "网络写出的文字" },

  lagAt: { en: "Lag {lag}: {values}", zh: "滞后 {lag}：{values}" },
  lagValue: { en: "{name} {median} (10–90 %: {low} to {high})", zh: "{name} {median}（10–90 %：{low} 到 {high}）" },
  historyAt: { en: "Update {update}, lag {lag}: {ratio} of the norm at lag 0", zh: "第 {update} 次更新，滞后 {lag}：为滞后 0 处范数的 {ratio}" },
  historyColumn: { en: "Update {update}: {ratio} of the norm at lag 0 is left at lag {lag}", zh: "第 {update} 次更新：到滞后 {lag} 还剩滞后 0 处范数的 {ratio}" },
  zero: { en: "exactly 0", zh: "恰为 0" },
  stateAt: { en: "Character {step}, {character}: unit {unit} is {value}", zh: "第 {step} 个字符 {character}：单元 {unit} 为 {value}" },
  stateColumn: { en: "Character {step}, {character}: from {low} to {high}", zh: "第 {step} 个字符 {character}：从 {low} 到 {high}" },
  ownScale: { en: "own scale, ±{limit}", zh: "自有标度，±{limit}" },
  fixedScale: { en: "fixed scale", zh: "固定标度" },
  character: { en: "character", zh: "字符" },
  least: { en: "lowest", zh: "最低" },
  most: { en: "highest", zh: "最高" },
  mean: { en: "mean", zh: "平均" },
  probability: { en: "probability", zh: "概率" },
  probabilityRange: { en: "{from} to {to}", zh: "{from} 到 {to}" },
  orLess: { en: "{value} or less", zh: "{value} 或更低" },
  characters: { en: "characters", zh: "字符数" },
  examples: { en: "such as", zh: "例如" },
  textAt: { en: "Character {at}, {character}: the network gave it {probability}", zh: "第 {at} 个字符 {character}：网络给它的概率是 {probability}" },
} as const satisfies Record<string, Phrase>;

/** One sentence about a picture's data as a whole. */
export const trendWords = {
  lossFell: {
    en: "Training loss fell from {first} to about {last} nats per character in {updates} updates",
    zh: "训练损失在 {updates} 次更新中从 {first} 降到约 {last} 纳特/字符",
  },
  lossRose: {
    en: "Training loss rose from {first} to about {last} nats per character in {updates} updates",
    zh: "训练损失在 {updates} 次更新中从 {first} 升到约 {last} 纳特/字符",
  },
  lossLevel: {
    en: "Training loss is about {last} nats per character after {updates} updates, where it began",
    zh: "{updates} 次更新后训练损失约为 {last} 纳特/字符，与开始时相当",
  },
  lossValidation: { en: "validation loss is {validation}", zh: "验证损失为 {validation}" },
  lossUnigram: { en: "knowing only the character frequencies gives {unigram}", zh: "只知字符频率时为 {unigram}" },
  norm: {
    en: "The gradient norm is about {last} before clipping; over {updates} updates it lay between {low} and {high}",
    zh: "裁剪前的梯度范数约为 {last}；{updates} 次更新中在 {low} 与 {high} 之间",
  },
  normOver: { en: "the limit of {limit} is being exceeded", zh: "正超过上限 {limit}" },
  normUnder: { en: "it is below the limit of {limit}", zh: "低于上限 {limit}" },
  laneNow: { en: "{name}: about {value} at update {update}", zh: "{name}：第 {update} 次更新时约为 {value}" },
  steps: {
    en: "The norm is {first} at the first step and {last} at the last; it is largest at step {at}, {high}",
    zh: "第一步的范数为 {first}，最后一步为 {last}；第 {at} 步最大，为 {high}",
  },
  lag: {
    en: "{cell}: {ratio} of the gradient at lag 0 is left at lag {lag}; half-life {halfLife}",
    zh: "{cell}：到滞后 {lag} 还剩滞后 0 处梯度的 {ratio}；半衰期 {halfLife}",
  },
  lagZero: {
    en: "{cell}: nothing of the gradient is left at lag {lag}; half-life {halfLife}",
    zh: "{cell}：到滞后 {lag} 梯度已为 0；半衰期 {halfLife}",
  },
  halfLife: { en: "{value} characters", zh: "{value} 个字符" },
  halfLifeNone: { en: "not reached", zh: "未达到" },
  halfLifeUnknown: { en: "unknown", zh: "未知" },
  history: {
    en: "At lag {lag} the gradient went from {first} of its size at lag 0 (update {from}) to {last} (update {to})",
    zh: "滞后 {lag} 处的梯度从滞后 0 处的 {first}（第 {from} 次更新）变为 {last}（第 {to} 次更新）",
  },
  historyOne: {
    en: "At lag {lag} the gradient is {last} of its size at lag 0 (update {to})",
    zh: "滞后 {lag} 处的梯度为滞后 0 处的 {last}（第 {to} 次更新）",
  },
  states: {
    en: "{units} units over {characters} characters, from {low} to {high}; {share} of the values lie beyond ±0.9",
    zh: "{units} 个单元、{characters} 个字符，取值从 {low} 到 {high}；{share} 的值超出 ±0.9",
  },
  statesOwn: {
    en: "{units} units over {characters} characters, from {low} to {high}",
    zh: "{units} 个单元、{characters} 个字符，取值从 {low} 到 {high}",
  },
  statesGate: {
    en: "{units} units over {characters} characters: the gate is {mean} on average, above 0.9 in {open} and below 0.1 in {shut}",
    zh: "{units} 个单元、{characters} 个字符：门的平均值为 {mean}，{open} 高于 0.9，{shut} 低于 0.1",
  },
  text: {
    en: "{characters} characters, each given {mean} (geometric mean); the least expected, {character}, was given {least}",
    zh: "{characters} 个字符，概率的几何平均为 {mean}；最出乎意料的是 {character}，概率 {least}",
  },
  end: { en: ".", zh: "。" },
} as const satisfies Record<string, Phrase>;
