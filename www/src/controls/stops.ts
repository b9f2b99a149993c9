/** The values that sliders stop at: the range in which training works, not the whole range allowed. */
import type { Limits, NumberField } from "../wire";

/** 1, 2, 5, 10, 20, 50 … from 10^`low` to 10^`high`. */
function decades(low: number, high: number): number[] {
  const stops: number[] = [];
  for (let power = low; power < high; power += 1) for (const step of [1, 2, 5]) stops.push(Number(`${step}e${power}`));
  return [...stops, Number(`1e${high}`)];
}

/** `low` to `high` in `count` equal steps. */
function even(low: number, high: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, i) => Number((low + ((high - low) * i) / count).toFixed(6)));
}

/** The stops of every number that has a slider; an empty list: no slider. */
export const STOPS: Readonly<Record<NumberField | Exclude<keyof Limits, "textBytes" | "parameters">, readonly number[]>> = {
  seed: [],
  hidden: [4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512],
  layers: [1, 2, 3, 4],
  gain: [...even(0, 2, 40), 2.5, 3, 4, 6, 10],
  inputScale: [...even(0, 2, 40), 3, 5, 10],
  forgetBias: even(-5, 5, 40),
  updateBias: even(-5, 5, 40),
  learningRate: decades(-5, 1),
  momentum: [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999],
  weightDecay: [0, ...decades(-5, 0)],
  clipLimit: decades(-2, 3),
  omega: [0, ...decades(-2, 2), 1000],
  window: [1, 2, 4, 8, 12, 16, 25, 32, 50, 64, 100, 128, 192, 256],
  batch: [1, 2, 4, 8, 16, 32, 64],
  vocabulary: [256, 512, 1024, 2048, 4096],
  radius: [...even(0.05, 2, 39), 2.5, 3, 4, 6, 10],
  delay: [1, 2, 3, 5, 10, 20, 30, 40, 50, 60, 80, 100, 150, 200],
  column: [0, 1, 2, 3, 4, 5, 6, 7, 8],
  heldOut: even(0, 0.5, 10),
  temperature: even(0, 2, 40),
  topK: [0, 1, 2, 3, 5, 10, 20, 50],
};

/** The lengths of written text worth trying, in characters. */
export const WRITING_STOPS: readonly number[] = [50, 100, 200, 300, 500, 800, 1200, 2000];
