/** One network's gradient through time as a curve, and the straight lines that theory draws beside it. */
import { say, type Phrase } from "../i18n";
import type { Cell, Look } from "../plot/colours";
import { fixed } from "../plot/format";
import type { AnswerTo } from "../questions";
import { halfLifeOf, lagRows } from "../run/answers";
import type { Config } from "../wire";
import { medianAt } from "./lagrows";

export const words = {
  gainLaw: { en: "gainᵏ = {gain}ᵏ", zh: "增益ᵏ = {gain}ᵏ" },
  boundLaw: { en: "bound (γ·s₁)ᵏ = {bound}ᵏ", zh: "上界 (γ·s₁)ᵏ = {bound}ᵏ" },
} as const satisfies Record<string, Phrase>;

/** One network's gradient through time, measured once. */
export interface LagCurve {
  cell: Cell;
  /** What it is called and how it looks where there are several; its cell says both unless told. */
  name?: string;
  look?: Look;
  /** Rows of four numbers (norm over the batch, then 10 %, median and 90 % over the batch's sequences) of ∂L_T/∂h_{T−k}, one per lag k from 0. */
  hidden: ArrayLike<number>;
  /** The same rows for ∂L_T/∂c_{T−k}, or null where the cell has no c. */
  cells: ArrayLike<number> | null;
  /** Characters in which the median halves, of ∂L/∂c where there is a c; Infinity where it does not shrink, null where unknown. */
  halfLife: number | null;
  /** The gain the recurrent matrix started with, where gainᵏ says something: every singular value, or the spectral radius. */
  gain: number | null;
  /** γ·s₁ of the recurrent matrix as it is: no curve lies above its k-th power. Null where it bounds nothing. */
  bound: number | null;
}

/** What a curve is called. */
export function nameOf({ name, cell }: LagCurve): string {
  return name ?? cell.toUpperCase();
}

/** How a curve looks. */
export function lookOf({ look, cell }: LagCurve): Look {
  return look ?? { cell, nth: 0 };
}

/** What theory says of a network: a power of k, drawn as a straight line from where its curve begins. */
export interface Law {
  name: string;
  curve: LagCurve;
  factor: number;
  dash: readonly number[];
  /** Whether it is one network's own, and has its hue where there are several. */
  own: boolean;
}

/** The laws of these curves. */
export function laws(curves: readonly LagCurve[], relative: boolean): Law[] {
  const seen = new Set<number>();
  return curves.flatMap((curve) => {
    const { gain, bound } = curve;
    const prefix = curves.length > 1 ? `${nameOf(curve)} ` : "";
    const said: Law[] = [];
    // Where all begin at 1, one line serves all that started with the same gain.
    if (gain !== null && !seen.has(gain)) {
      const name = say(words.gainLaw, { gain: fixed(gain, 2) });
      said.push({ name: relative ? name : prefix + name, curve, factor: gain, dash: [6, 4], own: !relative });
      if (relative) seen.add(gain);
    }
    if (bound !== null) said.push({ name: prefix + say(words.boundLaw, { bound: fixed(bound, 2) }), curve, factor: bound, dash: [2, 3], own: true });
    return said;
  });
}

/** The value of a law at a lag, relative to lag 0 or absolute. */
export function lawAt({ factor, curve }: Law, lag: number, relative: boolean): number {
  return factor ** lag * (relative ? 1 : medianAt(curve.cells ?? curve.hidden, 0));
}

/** The gain of a simple network's start, where its k-th power says something about the gradient. */
function gainOf({ cell, recurrentInit, gain }: Config): number | null {
  return cell === "rnn" && ["orthogonal", "identity", "spectral"].includes(recurrentInit) ? gain : null;
}

/** What was measured of a network with these settings, as a curve. */
export function curveOf(answer: AnswerTo<"lag">, config: Config): LagCurve {
  const hidden = lagRows(answer, "h") ?? new Float64Array();
  return { cell: config.cell, hidden, cells: lagRows(answer, "c"), halfLife: halfLifeOf(answer), gain: gainOf(config), bound: answer.head.bound };
}
