/** Questions on their way to a worker, and who waits for their answers. */
import type { ToPage, ToWorker } from "../../protocol";
import type { Question } from "../../questions";

/** What came back: an answer or a refusal. */
export type Answered = Extract<ToPage, { verb: "answered" }>;

export class Questions {
  private count = 0;
  private waiting: { id: number; resolve: (answered: Answered | null) => void }[] = [];

  /** The message that asks `question` in `run`, and its answer; null where the network is lost or replaced meanwhile. */
  ask(run: number, question: Question): { message: ToWorker; answer: Promise<Answered | null> } {
    this.count += 1;
    const id = this.count;
    const answer = new Promise<Answered | null>((resolve) => this.waiting.push({ id, resolve }));
    return { message: { verb: "ask", run, id, question }, answer };
  }

  /** An answer arrived. */
  answered(answered: Answered): void {
    for (const { id, resolve } of this.waiting) if (id === answered.id) resolve(answered);
    this.waiting = this.waiting.filter(({ id }) => id !== answered.id);
  }

  /** Nobody answers any more. */
  drop(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const { resolve } of waiting) resolve(null);
  }
}
