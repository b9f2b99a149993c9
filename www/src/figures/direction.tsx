/** Whether clipping turned the gradient: the cosine between before and after at the last update, and what that means. */
import { store } from "../page";
import { fixed, whole } from "../words/numbers";
import { say, type Phrase } from "../i18n";
import type { ClipKind } from "../wire";
import { readouts } from "../controls/readouts";

export const words = {
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

/** An angle in whole degrees; rounding may have taken the cosine beyond 1. */
const degrees = (cosine: number): string =>
  say(words.degrees, { value: whole((Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI) });

export function Direction() {
  // At the pace of the readouts.
  void readouts.value;
  const { cosine } = store.run.histories.value;
  const last = cosine.ys[cosine.length - 1];
  const clip = store.run.config.value?.clip;
  if (last === undefined || Number.isNaN(last) || clip === undefined) return null;
  return (
    <div class="quiet">
      {clip !== "off" && (
        <div class="readout">
          <span class="readout-name">{say(words.name)}</span>{" "}
          <output class="readout-value" data-figure="cosine" aria-label={say(words.name)} aria-live="off">
            {fixed(last, 3)}
          </output>
        </div>
      )}
      <p>{say(turnWords[clip], { angle: degrees(last) })}</p>
    </div>
  );
}
