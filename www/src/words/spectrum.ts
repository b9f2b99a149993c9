/** What the pictures of a spectrum say. */
import type { Phrase } from "../i18n";

export const spectrumWords = {
  circle: { en: "Eigenvalues in the complex plane", zh: "复平面上的特征值" },
  singularName: { en: "Singular values", zh: "奇异值" },
  singular: { en: "singular value s", zh: "奇异值 s" },
  number: { en: "number", zh: "序号" },
  real: { en: "real part", zh: "实部" },
  imaginary: { en: "imaginary part", zh: "虚部" },
  radiusAxis: { en: "ρ and s₁", zh: "ρ 与 s₁" },
  radiusName: { en: "Spectral radius and largest singular value over the updates", zh: "谱半径与最大奇异值随更新的变化" },
  radiusOnce: { en: "At update {to}, ρ = {radiusNow} and s₁ = {normNow}.", zh: "第 {to} 次更新时，ρ = {radiusNow}，s₁ = {normNow}。" },
  radiusTrend: {
    en: "From update {from} to {to}, ρ went from {radius} to {radiusNow} and s₁ from {norm} to {normNow}.",
    zh: "从第 {from} 次更新到第 {to} 次，ρ 从 {radius} 变为 {radiusNow}，s₁ 从 {norm} 变为 {normNow}。",
  },
  circleTrend: {
    en: "Spectral radius ρ = {radius}; {outside} of {all} eigenvalues lie outside the unit circle.",
    zh: "谱半径 ρ = {radius}；{all} 个特征值中有 {outside} 个在单位圆外。",
  },
  singularTrend: {
    en: "The largest singular value is s₁ = {first}, the smallest {last}.",
    zh: "最大奇异值 s₁ = {first}，最小为 {last}。",
  },
  eigenvalueAt: { en: "λ = {real} {sign} {imaginary}i, |λ| = {size}", zh: "λ = {real} {sign} {imaginary}i，|λ| = {size}" },
} as const satisfies Record<string, Phrase>;
