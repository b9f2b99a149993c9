/** What an operation on the running network changes, by name. */
import type { Measure } from "../wire";
import type { Phrase } from "../i18n";

export const operationWords: Readonly<Record<Measure, Phrase>> = {
  radius: { en: "Spectral radius ρ", zh: "谱半径 ρ" },
  norm: { en: "Largest singular value s₁", zh: "最大奇异值 s₁" },
};
