/** Everything the page says when something was changed, refused or lost: what, why, the limit, and a way on. */
import type { GivenUp } from "../run/trainer/bounds";
import type { IntakeRefusal, IntakeRemark } from "../intake";
import type { LinkNotice } from "../link";
import type { Trouble } from "../engine/load";
import type { Notice, Quantity, Refusal } from "../wire";
import type { Phrase } from "../i18n";

/** Placeholders are the fields of the refusal; `{field}` arrives as the setting's name. What is wrong with data is said in dataerrors.ts. */
export const refusalWords: Readonly<Record<Refusal["code"], Phrase>> = {
  outOfRange: {
    en: "{field} is {value}, but must lie between {low} and {high}. Choose a value in that range.",
    zh: "{field}为 {value}，但必须在 {low} 到 {high} 之间。请选择该范围内的值。",
  },
  unreadableConfig: {
    en: "The settings cannot be read ({detail}). Start again from the defaults.",
    zh: "设置无法读取（{detail}）。请从默认设置重新开始。",
  },
  textTooShort: {
    en: "Learning to predict the next character needs at least {needed} {needed|character|characters}; the text has {characters}. Add some text.",
    zh: "学习预测下一个字符至少需要 {needed} 个字符，而文本有 {characters} 个。请添加文本。",
  },
  textTooLong: {
    en: "The text has {bytes}, but the limit is {limit}. Use its beginning.",
    zh: "文本有 {bytes}，上限是 {limit}。可以只用开头部分。",
  },
  tooManyParameters: {
    en: "The network would have {parameters} {parameters|parameter|parameters}, but the limit is {limit}. Use fewer units or layers.",
    zh: "这个网络会有 {parameters} 个参数，上限是 {limit} 个。请减少隐藏单元或层数。",
  },
  outOfMemory: {
    en: "This needs {bytes} of memory, which the browser does not give. Use fewer units, a smaller batch size or a shorter window.",
    zh: "这需要 {bytes} 内存，浏览器没有给。请减少隐藏单元、批大小或缩短窗口。",
  },
  notInCell: {
    en: "This network's cell ({cell}) has none of this: {part}. Start a new network with a cell that has it.",
    zh: "当前网络的单元（{cell}）没有这一项：{part}。请用有这一项的单元启用新网络。",
  },
  nothingToScale: {
    en: "{measure} of the block {block} is {value}, and no factor brings it to {target}. Start a new network with another initial U.",
    zh: "参数块 {block} 的{measure}是 {value}，乘以任何倍数都到不了 {target}。请换一种 U 的初始化，启用新网络。",
  },
  data: {
    en: "The data cannot be used.",
    zh: "数据无法使用。",
  },
  noAnswer: {
    en: "This network has no answer ({detail}). Choose the task that has.",
    zh: "这个网络答不了（{detail}）。请换到能回答的任务。",
  },
  badCheckpoint: {
    en: "The saved state cannot be used ({detail}). Train anew from these settings.",
    zh: "保存的状态无法使用（{detail}）。请用当前设置重新训练。",
  },
};

/** Placeholders are the fields of the notice; `{share}` arrives as a percentage. */
export const noticeWords: Readonly<Record<Notice["code"], Phrase>> = {
  rareCharacters: {
    en: "{kinds} rare {kinds|character|characters} ({share} of the text) {kinds|shares|share} one symbol, □, because the vocabulary is limited.",
    zh: "词表有上限，{kinds} 种罕见字符（占文本 {share}）共用一个符号 □。",
  },
  windowShortened: {
    en: "There is little to read, so the window T is {used} instead of {asked}.",
    zh: "可读的内容较少，窗口 T 由 {asked} 减为 {used}。",
  },
  batchReduced: {
    en: "The text is short, so the batch size is {used} instead of {asked}.",
    zh: "文本较短，批大小由 {asked} 减为 {used}。",
  },
  data: {
    en: "Lines of the data left out: {leftOut} of {lines}.",
    zh: "{lines} 行数据中有 {leftOut} 行没有采用。",
  },
  omegaWithoutEffect: {
    en: "Ω is defined for the simple cell only: it watches the one way back through U, and in a gated cell ({cell}) the gradient has others. The setting has no effect here.",
    zh: "Ω 只对简单单元有定义：它约束经过 U 往回的唯一通路，而门控单元（{cell}）的梯度还有别的通路。这个设置在这里不起作用。",
  },
  noValidation: {
    en: "With {characters} {characters|character|characters} the text is too short to set some aside, so there is no validation loss.",
    zh: "文本只有 {characters} 个字符，不够留出一部分，因此没有验证损失。",
  },
};

/** What was not finite, as the subject of the explosion's sentence. */
export const quantityWords: Readonly<Record<Quantity, Phrase>> = {
  state: { en: "a hidden state", zh: "某个隐状态" },
  loss: { en: "the loss", zh: "损失" },
  blame: { en: "the gradient on its way back through time", zh: "沿时间往回传的梯度" },
  gradient: { en: "the gradient of the weights", zh: "权重的梯度" },
  weight: { en: "a weight", zh: "某个权重" },
};

export const messageWords = {
  /** What the browser said, in brackets after the sentence's claim. */
  detail: { en: "({detail})", zh: "（{detail}）" },
  startNew: { en: "Start a new network", zh: "启用新网络" },
  undo: { en: "Undo", zh: "撤销" },
  dismiss: { en: "Dismiss", zh: "知道了" },
  pending: {
    en: "The changes ({changes}) need a new network. The present one goes on with its own settings.",
    zh: "这些更改（{changes}）需要新网络。当前网络继续按原来的设置运行。",
  },
  pendingText: { en: "text", zh: "文本" },
  pendingData: { en: "data", zh: "数据" },
  replaced: {
    en: "A new network has replaced the one before, which stood at update {updates}.",
    zh: "新网络已替换原来的网络（停在第 {updates} 次更新）。",
  },
  tryAgain: { en: "Try again", zh: "再试一次" },
  recovered: {
    en: "The training stopped unexpectedly and has gone on from update {update}; the result is the same.",
    zh: "训练意外中断，已从第 {update} 次更新接着进行，结果不受影响。",
  },
  recoveredSilence: {
    en: "The training gave no sign for five seconds and has gone on from update {update}; the result is the same.",
    zh: "训练五秒没有回应，已从第 {update} 次更新接着进行，结果不受影响。",
  },
  exploded: {
    en: "Training stopped at update {update}: {quantity} was no longer a finite number.",
    zh: "训练停在第 {update} 次更新：{quantity}不再是有限的数。",
  },
  textMissing: {
    en: "The built-in text could not be fetched. The text before still stands; check the connection and try again.",
    zh: "内置文本没有加载成功。原来的文本仍然保留；请检查连接后再试。",
  },
  taskMissing: {
    en: "The engine of this task could not be fetched. The task before goes on; check the connection and choose it again.",
    zh: "这个任务的引擎没有下载成功。原来的任务继续保留；请检查连接后再选一次。",
  },
  useFirstPart: { en: "Use its first 2 MB", zh: "使用前 2 MB" },
  useBuiltIn: { en: "Use the built-in text", zh: "使用内置文本" },
  undoSettings: { en: "Undo the change", zh: "撤销更改" },
} as const satisfies Record<string, Phrase>;

/** Why the network cannot run in this browser, or from this copy of the page. */
export const troubleWords: Readonly<Record<Trouble["code"], Phrase>> = {
  noWasm: {
    en: "This browser cannot run WebAssembly, which the network is compiled to. Chrome 111, Firefox 119, Safari 16.4 and later versions can. Text and explanations can be read all the same.",
    zh: "这个浏览器不能运行 WebAssembly，而网络正是编译成它的。Chrome 111、Firefox 119、Safari 16.4 及以后的版本可以。本页的文字和说明仍可阅读。",
  },
  noSimd: {
    en: "This browser’s WebAssembly has no SIMD (arithmetic on four numbers at once), which the network is compiled to use. A newer browser has it: Chrome 111, Firefox 119, Safari 16.4 or later. Text and explanations can be read all the same.",
    zh: "这个浏览器的 WebAssembly 没有 SIMD（一次计算四个数），而网络编译后要用到它。请换用较新的浏览器：Chrome 111、Firefox 119、Safari 16.4 或更高版本。本页的文字和说明仍可阅读。",
  },
  noWorker: {
    en: "This browser does not start background workers, in which the network trains. Chrome 111, Firefox 119, Safari 16.4 and later versions do. Text and explanations can be read all the same.",
    zh: "这个浏览器不能启动后台 Worker，而网络要在其中训练。Chrome 111、Firefox 119、Safari 16.4 及以后的版本可以。本页的文字和说明仍可阅读。",
  },
  noModuleWorker: {
    en: "This browser does not start workers from modules, in which the network trains. Chrome 111, Firefox 119, Safari 16.4 and later versions do. Text and explanations can be read all the same.",
    zh: "这个浏览器不能从模块启动 Worker，而网络要在其中训练。Chrome 111、Firefox 119、Safari 16.4 及以后的版本可以。本页的文字和说明仍可阅读。",
  },
  notFetched: {
    en: "The network's code did not arrive ({detail}). Check the connection, then load the page again; the link keeps your settings.",
    zh: "网络的代码没有加载成功（{detail}）。请检查连接后重新载入页面；链接里保存着你的设置。",
  },
  notCompiled: {
    en: "The network's code arrived, but the browser would not compile it ({detail}). Load the page again, or try another browser.",
    zh: "网络的代码已收到，但浏览器无法编译（{detail}）。请重新载入页面，或换一个浏览器。",
  },
};

/** Why a failed worker is not started again by itself. */
export const failureWords: Readonly<Record<GivenUp, Phrase>> = {
  crashes: {
    en: "The training stopped three times within a minute{detail}, so it was not started again. Text, settings and the last saved weights are kept; a smaller network may run.",
    zh: "一分钟内训练中断了三次{detail}，不再自动重启。文本、设置和最后保存的权重都还在；换小一点的网络也许能运行。",
  },
  notStarted: {
    en: "The background worker in which the network trains did not get ready{detail}. Text, settings and saved weights are kept. Try again, or load the page again; where memory is short, a smaller network may run.",
    zh: "训练网络的后台 Worker 没能就绪{detail}。文本、设置和已保存的权重都还在。请重试，或重新载入页面；如果内存不足，换小一点的网络也许能运行。",
  },
  noModuleWorker: troubleWords.noModuleWorker,
};

/** What was done to a text on its way in; each stands alone as a sentence. */
export const remarkWords: Readonly<Record<IntakeRemark["code"], Phrase>> = {
  encoding: { en: "The file was read as {encoding}.", zh: "文件按 {encoding} 编码读取。" },
  lineEnds: { en: "Line ends were made uniform (LF).", zh: "换行符已统一为 LF。" },
  surrogates: {
    en: "Half characters (lone surrogates), {count} in all, were replaced by �.",
    zh: "共有 {count} 个残缺字符（孤立代理项），已替换为 �。",
  },
  invalidBytes: {
    en: "Bytes that are no character, {count} in all, were replaced by �.",
    zh: "共有 {count} 处字节不成字符，已替换为 �。",
  },
  firstPart: { en: "Only the first {bytes} are used.", zh: "只使用前 {bytes}。" },
};

/** Why a text was not taken; the one before still stands. */
export const notTakenWords: Readonly<Record<IntakeRefusal["code"], Phrase>> = {
  tooLong: {
    en: "This has {bytes}, but the limit is {limit}, so that it can be learnt from in a browser. What stood here before is kept.",
    zh: "内容有 {bytes}，超出了能在浏览器中学习的上限 {limit}。原来的内容仍然保留。",
  },
  unreadable: {
    en: "The browser could not read this file ({detail}). What stood here before is kept; try another file.",
    zh: "浏览器无法读取这个文件（{detail}）。原来的内容仍然保留；请换一个文件。",
  },
};

/** What in a link could not be used as it stands; `{field}` arrives as the setting's name where it has one. */
export const linkWords: Readonly<Record<LinkNotice["code"], Phrase>> = {
  linkTooLong: {
    en: "The link has {length} {length|character|characters}, but the limit is {limit}; the defaults are used.",
    zh: "链接有 {length} 个字符，上限是 {limit} 个；已使用默认设置。",
  },
  unknownField: {
    en: "The link sets “{field}”, which this page does not know; it is ignored.",
    zh: "链接设置了“{field}”，本页没有这一项，已忽略。",
  },
  outOfRange: {
    en: "{field}: the link asks for {value}, but the limits are {low} to {high}; {used} is used.",
    zh: "{field}：链接要求 {value}，而允许范围是 {low} 到 {high}，已改用 {used}。",
  },
  notANumber: {
    en: "{field}: the link asks for “{value}”, but a number from {low} to {high} is needed; {used} is used.",
    zh: "{field}：链接要求“{value}”，而这里需要 {low} 到 {high} 的数，已改用 {used}。",
  },
  notAChoice: {
    en: "{field}: the link asks for “{value}”, but the choices are {choices}; {used} is used.",
    zh: "{field}：链接要求“{value}”，而可选的是 {choices}，已改用 {used}。",
  },
  tooFewLanes: {
    en: "The link's race has fewer than two networks that can be used; {used} is used.",
    zh: "链接中的对比可用的网络不足两个，已改用 {used}。",
  },
  textUnreadable: {
    en: "The text in the link is damaged; the built-in text is used.",
    zh: "链接中的文本已损坏，已改用内置文本。",
  },
  textTooLong: {
    en: "The text in the link unpacks to more than {limit}; the built-in text is used.",
    zh: "链接中的文本解压后超过 {limit}，已改用内置文本。",
  },
  more: { en: "Further parts of the link that could not be used: {count}.", zh: "链接中还有 {count} 处无法使用。" },
};
