/** What experiments share. */
import type { Settings } from "../scenario";

/** Small networks, so that an effect shows within seconds. */
export const SIZE = { hidden: 32, window: 50, batch: 16 } as const satisfies Settings;

/** No clipping and plain SGD: the step is the gradient times the rate, so nothing hides what happens. */
export const PLAIN = { ...SIZE, optimiser: "sgd", clip: "off" } as const satisfies Settings;
