/** The tasks by name, and the settings that only they have. */
import type { ChoiceField, Config, TaskKind } from "../wire";
import type { Phrase } from "../i18n";
import type { SettingWords } from "./setting";

export const taskNames: Readonly<Record<TaskKind, Phrase>> = {
  text: { en: "Text generation", zh: "文本生成" },
  series: { en: "Numeric sequence", zh: "数值序列" },
  sentiment: { en: "Sentiment analysis", zh: "情感分析" },
  translation: { en: "Translation", zh: "机器翻译" },
  adding: { en: "Memory: adding", zh: "记忆：加法" },
  copying: { en: "Memory: copying", zh: "记忆：复制" },
  order: { en: "Memory: temporal order", zh: "记忆：时间顺序" },
  recall: { en: "Memory: delayed recall", zh: "记忆：延迟回忆" },
  parity: { en: "Memory: parity", zh: "记忆：奇偶" },
  brackets: { en: "Memory: nested brackets", zh: "记忆：嵌套括号" },
};

/** The words of the chooser, and of its panel while it is on its way. */
export const chooserWords = {
  title: { en: "Task", zh: "任务" },
  loading: { en: "Opening the task…", zh: "正在打开任务…" },
  missing: { en: "This task could not be fetched. Check the connection.", zh: "这个任务没有下载成功，请检查网络连接。" },
  again: { en: "Try again", zh: "重试" },
} as const satisfies Record<string, Phrase>;

type TaskSetting = Extract<keyof Config, "task" | "delay" | "tokens" | "attention" | "heldOut" | "column" | "optimiserForm">;

export const taskSettingWords: Readonly<Record<TaskSetting, SettingWords>> = {
  task: {
    name: { en: "Task", zh: "任务" },
    explain: { en: "What the network is to learn.", zh: "网络要学的是什么。" },
  },
  delay: {
    name: { en: "Delay", zh: "延迟" },
    explain: {
      en: "The steps over which something has to be remembered.",
      zh: "需要把信息记住多少步。",
    },
  },
  tokens: {
    name: { en: "Tokens", zh: "词元" },
    explain: {
      en: "What sentences are cut into: the network reads one token a step.",
      zh: "句子切成什么：网络每步读一个词元。",
    },
  },
  attention: {
    name: { en: "Attention", zh: "注意力" },
    explain: {
      en: "Whether the decoder may look back at every state of the encoder, or has only the last one.",
      zh: "解码器能否回看编码器的每个状态，还是只有最后一个。",
    },
  },
  heldOut: {
    name: { en: "Set aside", zh: "留出比例" },
    explain: {
      en: "The share of the data that is never learnt from and is held out for validation; of a series, its last part.",
      zh: "不用于学习、只用于考试的数据比例；数值序列留出最后一段。",
    },
  },
  column: {
    name: { en: "Column", zh: "列" },
    explain: {
      en: "Which column of the table is learnt; 0 takes the first that does more than count its lines.",
      zh: "学习表格的哪一列；0 表示第一个不只是给行编号的数列。",
    },
  },
  optimiserForm: {
    name: { en: "Form of the optimiser", zh: "优化器的形式" },
    explain: {
      en: "Whose conventions the rule follows: they differ in the small number ε and where it stands.",
      zh: "更新规则遵循谁的约定：差别在于小数 ε 的大小和位置。",
    },
  },
};

export const taskChoiceWords: { readonly [Field in Extract<TaskSetting, Exclude<ChoiceField, "task">>]: Readonly<Record<Config[Field], SettingWords>> } = {
  tokens: {
    characters: {
      name: { en: "characters", zh: "字符" },
      explain: { en: "One character a step: long sequences, a small vocabulary, nothing unknown.", zh: "每步一个字符：序列长，词表小，少有生词。" },
    },
    words: {
      name: { en: "words", zh: "词" },
      explain: { en: "One word a step; of Chinese, one character.", zh: "每步一个词；中文为每步一个字。" },
    },
  },
  attention: {
    off: {
      name: { en: "off", zh: "关闭" },
      explain: { en: "All of the source must pass through one vector.", zh: "整个源句都要挤过一个向量。" },
    },
    additive: {
      name: { en: "additive", zh: "加性" },
      explain: { en: "Every step weighs all states of the encoder (Bahdanau et al. 2015).", zh: "每一步都对编码器的全部状态加权（Bahdanau 等，2015）。" },
    },
  },
  optimiserForm: {
    torch: { name: { en: "PyTorch", zh: "PyTorch" }, explain: { en: "ε = 10⁻⁸.", zh: "ε = 10⁻⁸。" } },
    keras: { name: { en: "Keras", zh: "Keras" }, explain: { en: "ε = 10⁻⁷.", zh: "ε = 10⁻⁷。" } },
  },
};
