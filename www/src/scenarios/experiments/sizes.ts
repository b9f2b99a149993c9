/** What experiments share. */
import type { Settings } from "../scenario";

/** Small enough to stop or fade within seconds. */
export const SIZE = { hidden: 32, window: 50, batch: 16 } as const satisfies Settings;

/** Gradients as they are, and steps as long as they say: nothing hides what happens. */
export const PLAIN = { ...SIZE, optimiser: "sgd", clip: "off" } as const satisfies Settings;
