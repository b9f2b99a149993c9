/** The settings that may change while a network keeps its weights. */
import type { Config, Live } from "../wire";

/** The live settings among all. */
export function liveOf(config: Config): Live {
  const { learningRate, clip, clipLimit, omega, window } = config;
  return { learningRate, clip, clipLimit, omega, window };
}

/** Whether a network of these settings has these live ones. */
export function same(live: Live, config: Config): boolean {
  const its = liveOf(config);
  return (Object.keys(its) as (keyof Live)[]).every((field) => its[field] === live[field]);
}
