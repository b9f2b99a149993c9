/** The newest answers to what is watched of one network. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { LAG_FIELDS } from "../wire";
import type { Answer, AnswerTo, Ask } from "../questions";

export class Answers {
  private readonly newest = new Map<Ask, Signal<Answer | null>>();

  /** The newest answer to a question of this name, whatever it is about; null before the first, and after another network took over. */
  to<A extends Ask>(ask: A): ReadonlySignal<AnswerTo<A> | null> {
    return this.slot(ask) as ReadonlySignal<unknown> as ReadonlySignal<AnswerTo<A> | null>;
  }

  /** Takes new answers. */
  take(answers: readonly Answer[]): void {
    for (const answer of answers) this.slot(answer.question.ask).value = answer;
  }

  /** Another network: nothing has been answered. */
  clear(): void {
    for (const slot of this.newest.values()) slot.value = null;
  }

  private slot(ask: Ask): Signal<Answer | null> {
    const slot = this.newest.get(ask) ?? signal<Answer | null>(null);
    this.newest.set(ask, slot);
    return slot;
  }
}

/** Numbers of a lag's row. */
const WIDTH = LAG_FIELDS.length;

/** The rows of `LAG_FIELDS` of one gradient of a lag answer, ∂L/∂h or ∂L/∂c; null where it was not followed. */
export function lagRows({ head, rows }: AnswerTo<"lag">, state: "h" | "c"): Float64Array | null {
  let from = 0;
  for (const series of head.series) {
    const to = from + series.lags * WIDTH;
    if (series.state === state) return rows.subarray(from, to);
    from = to;
  }
  return null;
}

/** The half-life of a lag answer in steps; Infinity where the gradient does not fade. */
export function halfLifeOf({ head }: AnswerTo<"lag">): number {
  return head.halfLife ?? Infinity;
}
