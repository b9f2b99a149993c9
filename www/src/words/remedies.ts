/** How a run can go on after numbers that are not finite. */
import type { Phrase } from "../i18n";

/** On the button: `{limit}`, `{rate}` and `{target}` are what the engine proposes. */
export const remedyWords = {
  clip: { en: "Rewind and clip at {limit}", zh: "回退，并按 {limit} 裁剪" },
  gentler: {
    en: "Rewind, clip at {limit} and lower the learning rate to {rate}",
    zh: "回退，按 {limit} 裁剪，并把学习率降到 {rate}",
  },
  rescale: { en: "Rewind and rescale U to spectral radius {target}", zh: "回退，并把 U 的谱半径缩到 {target}" },
  rewound: { en: "Back at update {update}. Press Train to go on.", zh: "已回到第 {update} 次更新。按“训练”继续。" },
  rewoundClip: {
    en: "Back at update {update}, with clipping by norm at {limit} and a learning rate of {rate}. Press Train to go on.",
    zh: "已回到第 {update} 次更新，按范数裁剪，阈值 {limit}，学习率 {rate}。按“训练”继续。",
  },
  rewoundRescale: {
    en: "Back at update {update}, with U rescaled to spectral radius {target}. Press Train to go on.",
    zh: "已回到第 {update} 次更新，U 的谱半径已缩到 {target}。按“训练”继续。",
  },
} as const satisfies Record<string, Phrase>;
