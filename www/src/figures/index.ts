/**
 * The registry of the figures: the code of each, by id, in the part of the page where it stands. In which order they
 * stand is in ids.ts; the race's are in panels/race/figures.tsx, since they show its runs.
 */
import { lazy } from "../controls/lazy";
import type { Figure } from "./figure";
import { hidden } from "./hidden";
import { history } from "./history";
import type { FigureId } from "./ids";
import { lag } from "./lag";
import { loss } from "./loss";
import { norm } from "./norm";
import { writing } from "./writing";

/** Of a network that learns a text: the first visit's. Those that every network has serve the tasks too. */
export const run = { loss, writing, history, lag, norm, hidden };

/** Of the other tasks; fetched when one is chosen. */
export const taskFigures = lazy(() => import("./tasks"));

/** Of the laboratory; fetched when the reader comes near. */
export const laboratoryFigures = lazy(() => import("./laboratory"));

/** The figure that stands for `id` while a network learns a task, or a text; null until its code is here. */
export function figureFor(id: FigureId, isTask: boolean): Figure | null {
  const tasks = taskFigures.state.value;
  const here: Readonly<Partial<Record<FigureId, Figure>>> = isTask && typeof tasks === "object" ? { ...run, ...tasks.figures } : run;
  return here[id] ?? null;
}
