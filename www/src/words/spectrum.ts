/** What the pictures of a spectrum say. */
import type { Phrase } from "./phrase";

export const spectrumWords = {
  circle: { en: "Eigenvalues in the complex plane", zh: "复平面上的特征值" },
  singularName: { en: "Singular values", zh: "奇异值" },
  singular: { en: "singular value s", zh: "奇异值 s" },
  number: { en: "number", zh: "序号" },
  real: { en: "real part", zh: "实部" },
  imaginary: { en: "imaginary part", zh: "虚部" },
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
