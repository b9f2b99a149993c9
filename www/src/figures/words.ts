/** What several figures say; what one says alone is in its own file. */
import type { Phrase } from "../i18n";

/** Around a figure, and in place of its drawing. */
export const figureWords = {
  number: { en: "Figure {number}", zh: "图 {number}" },
  meaning: { en: "What does this mean?", zh: "这说明什么？" },
  footer: { en: "seed {seed} · update {update}", zh: "种子 {seed} · 第 {update} 次更新" },
  waitLoss: { en: "Press Train: the first update draws the first point.", zh: "按“训练”：第一次更新画出第一个点。" },
  waitMeasure: { en: "Not measured yet.", zh: "尚未测量。" },
} as const satisfies Record<string, Phrase>;

/** Axes, tables, read-outs and trends. */
export const chartWords = {
  nothing: { en: "Nothing to show yet.", zh: "还没有数据。" },
  value: { en: "{name} {value}", zh: "{name} {value}" },
  comma: { en: ", ", zh: "，" },
  semicolon: { en: "; ", zh: "；" },
  end: { en: ".", zh: "。" },

  whole: { en: "Whole run", zh: "显示全部" },
  update: { en: "update", zh: "更新次数" },
  step: { en: "step t of the window", zh: "窗口中的时间步 t" },
  lag: { en: "lag k, characters back", zh: "滞后 k（往回的字符数）" },
  lagSteps: { en: "lag k, steps back", zh: "滞后 k（往回的步数）" },
  lagShort: { en: "lag k", zh: "滞后 k" },
  unit: { en: "unit", zh: "单元" },
  norm: { en: "norm", zh: "范数" },
  relativeNorm: { en: "norm ÷ norm at lag 0", zh: "范数 ÷ 滞后 0 处的范数" },
  train: { en: "training", zh: "训练" },
  limit: { en: "clip limit", zh: "裁剪上限" },
  halfLife: { en: "half-life {value}", zh: "半衰期 {value}" },
  probability: { en: "probability", zh: "概率" },
  character: { en: "character", zh: "字符" },
  stepRead: { en: "step", zh: "步" },
  mean: { en: "mean", zh: "平均" },
} as const satisfies Record<string, Phrase>;
