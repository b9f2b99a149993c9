/** Every experiment, group by group, in the order in which they are offered. Adding one is an entry in its group's file. */
import { alive } from "./alive";
import type { Experiment, Group } from "./experiment";
import { exploding } from "./exploding";
import { hidden } from "./hidden";
import { rescued } from "./rescued";
import { vanishing } from "./vanishing";

export const groups: readonly Group[] = [exploding, hidden, vanishing, alive, rescued];

export const experiments: readonly Experiment[] = groups.flatMap((group) => group.experiments);
