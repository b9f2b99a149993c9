/** What clipping does to the direction of the gradient. */
import type { ClipKind } from "../wire";
import type { Phrase } from "../i18n";

export const directionWords = {
  name: { en: "cos(before, after)", zh: "cos(裁剪前, 裁剪后)" },
  degrees: { en: "{value}°", zh: "{value}°" },
} as const satisfies Record<string, Phrase>;

/** By the way of clipping; `{angle}` is of the last update. */
export const turnWords: Readonly<Record<ClipKind, Phrase>> = {
  off: {
    en: "Nothing is clipped: the step follows the gradient as it is.",
    zh: "没有裁剪：更新照梯度原样进行。",
  },
  norm: {
    en: "Clipping by norm shortens the gradient and keeps its direction: the cosine between before and after is 1, up to rounding.",
    zh: "按范数裁剪只缩短梯度，方向不变：裁剪前后夹角的余弦为 1（舍入误差除外）。",
  },
  value: {
    en: "Clipping by value cuts the largest entries and turns the gradient: at the last update by {angle}.",
    zh: "按值裁剪会截掉最大的分量，使梯度转向：最近一次更新转了 {angle}。",
  },
};
