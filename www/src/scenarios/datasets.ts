/** The data that the quoted numbers of experiments come from: two stories, and five tasks with their first presets. */
import { has } from "../run/settings";
import { DEFAULTS, type Config } from "../wire";
import type { Phrase } from "../i18n";
import type { Dataset } from "./scenario";

interface Given {
  /** Its name in “our runs of ten seeds on …”. */
  readonly name: Phrase;
  readonly settings: Readonly<Partial<Config>>;
  /** Built-in texts or data that these runs were on; none where the engine makes fresh examples. */
  readonly builtIn: readonly string[];
}

export const DATASETS: Readonly<Record<Dataset, Given>> = {
  english: {
    name: { en: "the English story", zh: "英文故事" },
    settings: { task: "text" },
    builtIn: ["prose-en"],
  },
  chinese: {
    name: { en: "the Chinese story", zh: "中文故事" },
    settings: { task: "text" },
    builtIn: ["prose-zh"],
  },
  adding: {
    name: { en: "adding with T = 50", zh: " T = 50 的加法任务" },
    settings: { task: "adding", delay: 50 },
    builtIn: [],
  },
  copying: {
    name: { en: "copying with T = 30", zh: " T = 30 的复制任务" },
    settings: { task: "copying", delay: 30 },
    builtIn: [],
  },
  order: {
    name: { en: "temporal order with T = 30", zh: " T = 30 的时间顺序任务" },
    settings: { task: "order", delay: 30 },
    builtIn: [],
  },
  sine: {
    name: { en: "windows of 16 values of the sine", zh: "正弦序列（窗口 16）" },
    settings: { task: "series", window: 16, heldOut: 0.35 },
    builtIn: ["sine"],
  },
  reviews: {
    name: { en: "the built-in reviews in either language, read by words", zh: "内置的中英文评论（按词读）" },
    settings: { task: "sentiment", tokens: "words", heldOut: DEFAULTS.heldOut },
    builtIn: ["en", "zh"],
  },
};

/** The data set whose numbers are quoted for these settings on this built-in text or data (`opened`): for any text, a story; null where there is none. */
export function datasetOf(now: Config, opened: string | null): Dataset | null {
  if (now.task === "text") return opened === "prose-zh" ? "chinese" : "english";
  const found = Object.entries(DATASETS).find(([, { settings, builtIn }]) => {
    if (!has(now, settings)) return false;
    return builtIn.length === 0 || (builtIn.some((each) => each === opened) && now.column === DEFAULTS.column);
  });
  return (found?.[0] as Dataset | undefined) ?? null;
}
