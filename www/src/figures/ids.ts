/** The figures by id, and the order in which they stand: a figure's number is its place in it. */
import type { TaskKind } from "../wire";

/** A figure's name in links, lessons and tests; its root element is `figure-<id>`. */
export type FigureId =
  // Of every network.
  | "loss" | "history" | "lag" | "norm" | "hidden"
  // Of a network that learns a text, and of one that learns another task.
  | "writing" | "score" | "forecast" | "verdict" | "confusion" | "translation" | "exam" | "bottleneck" | "alignment" | "example" | "delays"
  // Of the laboratory; a race has `connect` too.
  | "check" | "cliff" | "connect" | "spectrum" | "radius" | "product" | "saturation" | "weight" | "truncation";

/** The figures of one network, in reading order. */
interface Order {
  /** Over the training, and of the network as it is now. */
  readonly training: readonly FigureId[];
  readonly now: readonly FigureId[];
  /** After those that every network has. */
  readonly after?: readonly FigureId[];
}

/** The figures that stand between: every network has them. */
export const SHARED = ["history", "lag", "norm", "hidden"] as const satisfies readonly FigureId[];

const MEMORY: Order = { training: ["loss", "score"], now: ["example", "delays"] };

/** The figures that each task has around them. */
export const ORDER: Readonly<Record<TaskKind, Order>> = {
  text: { training: ["loss"], now: ["writing"] },
  series: { training: ["loss", "score"], now: ["forecast"] },
  sentiment: { training: ["loss", "score"], now: ["verdict", "confusion"] },
  translation: { training: ["loss", "score"], now: ["translation", "exam"], after: ["bottleneck", "alignment"] },
  adding: MEMORY,
  copying: MEMORY,
  order: MEMORY,
  recall: MEMORY,
  parity: MEMORY,
  brackets: MEMORY,
};

/** The laboratory's figures; their numbers go on from those of the network it examines. */
export const LABORATORY = ["check", "cliff", "connect", "spectrum", "radius", "product", "saturation", "weight", "truncation"] as const satisfies readonly FigureId[];

/** The figures of the page while a network learns `task`, from the top down. */
export function orderOf(task: TaskKind): readonly FigureId[] {
  const { training, now, after = [] } = ORDER[task];
  return [...training, ...now, ...SHARED, ...after, ...LABORATORY];
}
