/** What the pictures of activations and gates say. */
import type { Phrase } from "../i18n";

export const saturationWords = {
  z: { en: "pre-activation z", zh: "预激活值 z" },
  slopes: { en: "φ and φ′", zh: "φ 与 φ′" },
  slopesName: { en: "Activation function, slope and pre-activations", zh: "激活函数、斜率与预激活值" },
  share: { en: "share of the pre-activations", zh: "预激活值占比" },
  slopesTrend: {
    en: "Mean φ′ = {mean}; {saturated} of the pre-activations have φ′ below 0.1. On average a step back breaks even at s₁ = {even}. {outside} lie beyond ±{range}.",
    zh: "φ′ 的平均值为 {mean}；{saturated} 的预激活值处 φ′ 低于 0.1。平均而言，s₁ = {even} 时往回一步收支平衡。{outside} 在 ±{range} 之外。",
  },
  slopeAt: { en: "z = {z}: φ = {value}, φ′ = {slope}; {share} of the pre-activations lie in this bar", zh: "z = {z}：φ = {value}，φ′ = {slope}；{share} 的预激活值落在这一条" },
  shut: { en: "shut", zh: "关闭" },
  open: { en: "open", zh: "打开" },
  halfLife: { en: "half-life, steps", zh: "半衰期（步）" },
  shutShare: { en: "share of steps below 0.1", zh: "低于 0.1 的步数占比" },
  openShare: { en: "above 0.9", zh: "高于 0.9" },
  halfLifeAxis: { en: "half-life, steps (direct path)", zh: "半衰期，步数（直接通路）" },
  saturationName: { en: "Saturation of gate {gate}, one dot a unit", zh: "门 {gate} 的饱和，每点一个单元" },
  saturationTrend: {
    en: "On average over units and steps the gate is {mean}; it is below 0.1 in {shut} and above 0.9 in {open}.",
    zh: "对单元和步平均，门的值为 {mean}；{shut} 低于 0.1，{open} 高于 0.9。",
  },
  rulerName: { en: "Half-life of what gate {gate} keeps", zh: "门 {gate} 所保留内容的半衰期" },
  rulerTrend: {
    en: "The median unit keeps half for {median} {median|step|steps}; they range from {shortest} to {longest}.",
    zh: "中位单元经过 {median} 步还剩一半；范围从 {shortest} 到 {longest}。",
  },
  unitAt: {
    en: "Unit {unit}: shut {shut}, open {open}, mean {mean}, half-life {halfLife}",
    zh: "单元 {unit}：关闭 {shut}，打开 {open}，平均 {mean}，半衰期 {halfLife}",
  },
} as const satisfies Record<string, Phrase>;
