/** What the picture of truncated back-propagation says, and what it means. */
import type { Phrase } from "../i18n";
import type { FigureWords } from "../figures/figure";

export const truncationPicture: FigureWords = {
  title: { en: "What truncation cuts off", zh: "截断丢掉了什么" },
  shows: {
    en: "The gradient over a stretch of the text, cut into windows of T steps, against the whole one: the cosine of the angle between them, with the state carried over the cut or reset to zero.",
    zh: "一段文本上的梯度，截成长 T 步的窗口来算，与完整的梯度相比：两者夹角的余弦；状态在截断处延续，或重置为零。",
  },
  means: {
    en: "1 is the same direction, 0 has nothing to do with it. T is how far the gradient reaches, not how far memory does: with the state carried, the network still reads what lies before the window, and can use it; it is only never told, by this loss, to keep it. Nor does the state hold everything since the start: what is not kept fades. A short window may agree well with the whole gradient simply because the gradient vanishes before the cut. A longer window need not agree better.",
    zh: "1 表示方向相同，0 表示毫不相干。T 是梯度能走多远，不是记忆能有多远：状态延续时，网络仍然读过窗口之前的内容，也能用到；只是这个损失从不要求它记住那些内容。状态也并不保存开头以来的一切：没有保持的会消退。短窗口与完整梯度很一致，可能只是因为梯度在截断之前就已消失。窗口更长，也不一定更一致。",
  },
};

export const truncationWords = {
  name: { en: "Cosine of truncated and whole gradient by window", zh: "截断梯度与完整梯度的余弦，按窗口长度" },
  window: { en: "window T, steps", zh: "窗口 T（步数）" },
  cosine: { en: "cosine with the whole gradient", zh: "与完整梯度的余弦" },
  carried: { en: "state carried", zh: "状态延续" },
  reset: { en: "state reset", zh: "状态重置" },
  at: { en: "T = {window}: cosine {carried} with the state carried, {reset} with the state reset", zh: "T = {window}：状态延续时余弦为 {carried}，重置时为 {reset}" },
  chosen: { en: "Window T", zh: "窗口 T" },
  chosenNote: { en: "Steps a loss is followed back before it is cut off. This is a measurement; training keeps its own T.", zh: "损失往回走多少步就截断。这只是测量；训练用的 T 不变。" },
  rest: { en: "Over {characters} {characters|character|characters}; the network trains with T = {window}.", zh: "取 {characters} 个字符；网络训练时 T = {window}。" },
  table: { en: "Cosines by parameter block", zh: "各参数块的余弦" },
  all: { en: "all", zh: "全部" },
} as const satisfies Record<string, Phrase>;
