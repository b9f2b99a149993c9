/** A measurement of lags as a curve of the picture, and as a sentence. */
import type { LagCurve } from "../charts";
import type { Report } from "../protocol";
import type { Config } from "../wire";
import { span, whole } from "../words/numbers";
import { say } from "../i18n";
import { pictureLabels } from "../words/pictures";
import { LAG_FIELDS } from "../wire";

type Lags = NonNullable<Report["lags"]>["values"];

/** The gain of a simple network's start, where its k-th power says something about the gradient. */
function gainOf({ cell, recurrentInit, gain }: Config): number | null {
  return cell === "rnn" && ["orthogonal", "identity", "spectral"].includes(recurrentInit) ? gain : null;
}

/** What was measured of a network with these settings, as a curve. */
export function lagCurve({ rows, cells, halfLife, bound }: Lags, config: Config): LagCurve {
  return { cell: config.cell, hidden: rows, cells, halfLife, gain: gainOf(config), bound };
}

/** The longest lag that was measured: of a task, the whole of its longest sequence. */
export function walked({ rows }: Lags): number {
  return rows.length / LAG_FIELDS.length - 1;
}

/** How far back a network feels: the half-life, or all that was measured where the gradient does not fade. */
export function feels(name: string, { rows, halfLife }: Lags, steps = false): string {
  return Number.isFinite(halfLife)
    ? say(steps ? pictureLabels.feelsSteps : pictureLabels.feels, { name, value: span(halfLife) })
    : say(steps ? pictureLabels.feelsAllSteps : pictureLabels.feelsAll, { name, value: whole(rows.length / LAG_FIELDS.length - 1) });
}
