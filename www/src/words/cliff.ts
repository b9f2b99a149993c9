/** What the picture of the cliff says. */
import type { Phrase } from "../i18n";

export const cliffWords = {
  name: { en: "Error of a one-unit network over w and b", zh: "单个单元的网络在 w、b 平面上的误差" },
  w: { en: "w, recurrent weight", zh: "w，循环权重" },
  b: { en: "b, bias", zh: "b，偏置" },
  error: { en: "error E; white line: the wall", zh: "误差 E；白线：陡壁" },
  at: { en: "w {w}, b {b}: error {error}", zh: "w {w}，b {b}：误差 {error}" },
  handle: { en: "Start of the descent: w {w}, b {b}. Arrow keys move it.", zh: "下降的起点：w {w}，b {b}。方向键移动它。" },
  endsAt: { en: "ends with E = {error} at ({w}, {b})", zh: "终点 E = {error}，在（{w}，{b}）" },
  ends: { en: "E = {error}", zh: "E = {error}" },
  clippedEnds: { en: "clipped at {limit}: E = {error}", zh: "裁剪上限 {limit}：E = {error}" },
  clippedEndsAt: { en: "clipped at {limit}: E = {error} at ({w}, {b})", zh: "裁剪上限 {limit}：E = {error}，在（{w}，{b}）" },
  thrown: {
    en: "Without clipping, update {update} meets a gradient of norm {slope} and is thrown {length} far; it ends at ({w}, {b}) with an error of {error}.",
    zh: "不裁剪时，第 {update} 次更新遇到范数为 {slope} 的梯度，被抛出 {length} 远，最后停在（{w}，{b}），误差 {error}。",
  },
  calm: {
    en: "Without clipping, nothing is thrown: after {updates} {updates|update|updates} it is at ({w}, {b}) with an error of {error}.",
    zh: "不裁剪时也没有被抛出：{updates} 次更新后到达（{w}，{b}），误差 {error}。",
  },
  then: {
    en: "Clipped at {limit}, it ends at ({w}, {b}) with an error of {error}.",
    zh: "裁剪上限为 {limit} 时，停在（{w}，{b}），误差 {error}。",
  },
  both: { en: "{first} {second}", zh: "{first}{second}" },
  freePlace: { en: "unclipped: w, b", zh: "不裁剪：w，b" },
  clippedPlace: { en: "clipped: w, b", zh: "裁剪：w，b" },
} as const satisfies Record<string, Phrase>;
