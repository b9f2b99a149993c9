/**
 * The pictures. Each is mounted once and drawn as often as there is something new, at most once a frame:
 * `const loss = mountLoss(host, { time }); loss.draw(data);`
 *
 * Every picture brings its read-out line, its one-sentence trend, its data table and its keyboard cursor
 * (arrows move it, `+` and `−` zoom, Escape lets go); titles and explanations belong to the page.
 * Pictures follow `language` (i18n.ts) and `theme` (plot/colours.ts) on their own.
 */
export { Columns, History, MOST_COLUMNS, MOST_POINTS } from "../plot/history";
export { byPrincipalComponent } from "../figures/order";
export { mountLoss, type LossData } from "./loss";
export { mountGradientNorm, type GradientNormData } from "./gradientnorm";
export { mountRunLoss, mountRunNorm, type RunLossData, type RunLossOptions, type RunNormData, type NamedPoints } from "./runs";
export { mountStepNorms, type StepNormsData, type StepNormsOptions } from "./stepnorms";
export { mountLagCurve, type LagCurve, type LagCurveData, type LagCurveOptions } from "./lagcurve";
export { mountLagHistory, type LagHistoryData, type LagHistoryOptions } from "./laghistory";
export { mountStates, type StateRange, type StatesData, type StatesOptions } from "./states";
export { mountSampleText, type SampleTextData } from "./sampletext";
export type * from "../figures/types";
