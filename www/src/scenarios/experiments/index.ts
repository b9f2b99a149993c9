/** Every experiment, family by family, in the order in which they are offered. */
import type { Family, Solo } from "../scenario";
import { alive } from "./alive";
import { exploding } from "./exploding";
import { hidden } from "./hidden";
import { rescued } from "./rescued";
import { vanishing } from "./vanishing";

export const families: readonly Family[] = [exploding, hidden, vanishing, alive, rescued];

export const experiments: readonly Solo[] = families.flatMap(({ scenarios }) => scenarios);
