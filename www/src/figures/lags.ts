/** A measurement of lags as a curve of the picture, and as a sentence. */
import type { LagCurve } from "../charts";
import type { AnswerTo } from "../questions";
import { halfLifeOf, lagRows } from "../run/answers";
import type { Config } from "../wire";
import { span, whole } from "../words/numbers";
import { say } from "../i18n";
import { pictureLabels } from "../words/pictures";

type Lags = AnswerTo<"lag">;

/** The gain of a simple network's start, where its k-th power says something about the gradient. */
function gainOf({ cell, recurrentInit, gain }: Config): number | null {
  return cell === "rnn" && ["orthogonal", "identity", "spectral"].includes(recurrentInit) ? gain : null;
}

/** What was measured of a network with these settings, as a curve. */
export function lagCurve(answer: Lags, config: Config): LagCurve {
  const hidden = lagRows(answer, "h") ?? new Float64Array();
  return { cell: config.cell, hidden, cells: lagRows(answer, "c"), halfLife: halfLifeOf(answer), gain: gainOf(config), bound: answer.head.bound };
}

/** The longest lag that was measured: of a task, the whole of its longest sequence. */
export function walked({ head }: Lags): number {
  return (head.series[0]?.lags ?? 0) - 1;
}

/** How far back a network feels: the half-life, or all that was measured where the gradient does not fade. */
export function feels(name: string, answer: Lags, steps = false): string {
  const halfLife = halfLifeOf(answer);
  return Number.isFinite(halfLife)
    ? say(steps ? pictureLabels.feelsSteps : pictureLabels.feels, { name, value: span(halfLife) })
    : say(steps ? pictureLabels.feelsAllSteps : pictureLabels.feelsAll, { name, value: whole(walked(answer)) });
}
