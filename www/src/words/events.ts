/** What happened to a run, in a few words each: beside the marks on the axes, in read-outs and in the list. */
import type { RunEvent, Target } from "../run/events";
import { quantityWords } from "./messages";
import { exact, fixed, significant, whole } from "./numbers";
import { say, type Phrase } from "../i18n";
import { choiceWords, settingWords } from "./settings";

export const eventWords = {
  title: { en: "What was done to this run", zh: "对这次训练做过的改动" },
  /** `{mark}` is the number in its circle. */
  at: { en: "{mark} update {update}: {change}", zh: "{mark} 第 {update} 次更新：{change}" },
  marked: { en: "{mark} {change}", zh: "{mark} {change}" },
  changed: { en: "{name} {from} → {to}", zh: "{name} {from} → {to}" },
  rewind: { en: "rewound from update {from}", zh: "从第 {from} 次更新回退到此" },
  explosion: { en: "stopped: {quantity} is not finite", zh: "停止：{quantity}不再是有限数" },
  more: { en: "and {count} more", zh: "另有 {count} 项" },
  summary: { en: "Marked: {events}.", zh: "标记：{events}。" },
  events: { en: "Events", zh: "事件" },
  between: { en: "; ", zh: "；" },
} as const satisfies Record<string, Phrase>;

const targetWords: Readonly<Record<Target, Phrase>> = {
  spectralRadius: { en: "spectral radius ρ", zh: "谱半径 ρ" },
  singularValue: { en: "largest singular value s₁", zh: "最大奇异值 s₁" },
  forgetBias: { en: "forget-gate bias", zh: "遗忘门偏置" },
  updateBias: { en: "update-gate bias", zh: "更新门偏置" },
};

/** The first characters of three runs of circled numbers: 1–20, 21–35, 36–50. */
const CIRCLES = [
  [1, 0x2460],
  [21, 0x3251],
  [36, 0x32b1],
  [51, 0],
] as const;

/** ① for 1 and so on; beyond 50 in brackets. */
export function markOf(number: number): string {
  const run = CIRCLES.findLast(([from]) => number >= from);
  if (run === undefined || run[1] === 0) return `(${number})`;
  return String.fromCodePoint(run[1] + number - run[0]);
}

/** What changed, in a few words: “spectral radius ρ 1.00 → 1.70”. */
export function tellChange({ change }: Pick<RunEvent, "change">): string {
  switch (change.kind) {
    case "operation":
      return say(eventWords.changed, {
        name: say(targetWords[change.target]),
        from: spread(change.before),
        to: spread(change.after),
      });
    case "activation":
      return say(eventWords.changed, {
        name: say(settingWords.activation.name),
        from: say(choiceWords.activation[change.from].name),
        to: say(choiceWords.activation[change.to].name),
      });
    case "setting":
      return say(eventWords.changed, {
        name: say(settingWords[change.field].name),
        ...(change.field === "clip"
          ? { from: say(choiceWords.clip[change.from].name), to: say(choiceWords.clip[change.to].name) }
          : { from: shown(change.from), to: shown(change.to) }),
      });
    case "rewind":
      return say(eventWords.rewind, { from: whole(change.from) });
    case "explosion":
      return say(eventWords.explosion, { quantity: say(quantityWords[change.explosion.quantity]) });
  }
}

/** An event with its mark and its update: “① update 120: spectral radius ρ 1.00 → 1.70”. */
export function tellEvent(event: RunEvent): string {
  return say(eventWords.at, { mark: markOf(event.number), update: whole(event.update), change: tellChange(event) });
}

/** What was measured: one number, or the lowest and the highest of several blocks. */
export function spread(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => fixed(value, 2));
  return low === high ? `${low}` : `${low}–${high}`;
}

/** A setting's value; a very small or large one as a power of ten. */
function shown(value: number): string {
  return value !== 0 && (Math.abs(value) < 0.0001 || Math.abs(value) >= 1e6) ? significant(value) : exact(value);
}
