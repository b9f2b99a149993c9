/**
 * The pictures. Each is mounted once and drawn as often as there is something new, at most once a frame:
 * `const loss = mountLoss(host, { time }); loss.draw(data);`
 *
 * Every picture brings its read-out line, its one-sentence trend, its data table and its keyboard cursor
 * (arrows move it, `+` and `−` zoom, Escape lets go); titles and explanations belong to the page.
 * Pictures follow `language` (i18n.ts) and `theme` (colours.ts) on their own.
 */
export { createCursor, createTimeAxis, type TimeAxis } from "./cursor";
export { theme, type Theme } from "./colours";
export { Columns, History, MOST_COLUMNS, MOST_POINTS } from "./history";
export { byPrincipalComponent } from "./order";
export { mountLoss } from "./loss";
export { mountGradientNorm } from "./gradientnorm";
export { mountLaneLoss, mountLaneNorm } from "./lanes";
export { colourOf, dashOf, paletteOf } from "./colours";
export { mountStepNorms } from "./stepnorms";
export { mountLagCurve } from "./lagcurve";
export { mountLagHistory } from "./laghistory";
export { mountStates } from "./states";
export { mountSampleText } from "./sampletext";
export type * from "./types";
