/** Who waits for a worker: for checkpoints, for statistics of texts, for answers to questions. */
import type { ToPage, ToWorker } from "../../protocol";
import type { Question } from "../../questions";
import type { TextStatistics } from "../../wire";
import type { Checkpoint } from "./bounds";

/** What came back: an answer or a refusal. */
export type Answered = Extract<ToPage, { verb: "answered" }>;

export class Requests {
  private count = 0;
  private saves: ((checkpoint: Checkpoint | null) => void)[] = [];
  private inspections: { run: number; resolve: (statistics: TextStatistics | null) => void }[] = [];
  private questions: { id: number; resolve: (answered: Answered | null) => void }[] = [];

  /** The next checkpoint. */
  save(): Promise<Checkpoint | null> {
    return new Promise((resolve) => this.saves.push(resolve));
  }

  /** A checkpoint arrived, or `checkpoint` is the last there is. */
  saved(checkpoint: Checkpoint | null): void {
    const { saves } = this;
    this.saves = [];
    for (const resolve of saves) resolve(checkpoint);
  }

  /** The statistics that `inspect` of this run asks for; null where the worker refuses or is lost. */
  inspect(run: number): Promise<TextStatistics | null> {
    return new Promise((resolve) => this.inspections.push({ run, resolve }));
  }

  /** Whether this run was started by `inspect`. */
  inspecting(run: number): boolean {
    return this.inspections.some((inspection) => inspection.run === run);
  }

  /** Statistics arrived; null where the text was refused. */
  inspected(run: number, statistics: TextStatistics | null): void {
    for (const inspection of this.inspections) if (inspection.run === run) inspection.resolve(statistics);
    this.inspections = this.inspections.filter((inspection) => inspection.run !== run);
  }

  /** The message that asks `question` in `run`, and its answer; null where the network is lost or replaced meanwhile. */
  ask(run: number, question: Question): { message: ToWorker; answer: Promise<Answered | null> } {
    this.count += 1;
    const id = this.count;
    const answer = new Promise<Answered | null>((resolve) => this.questions.push({ id, resolve }));
    return { message: { verb: "ask", run, id, question }, answer };
  }

  /** An answer arrived. */
  answered(answered: Answered): void {
    for (const { id, resolve } of this.questions) if (id === answered.id) resolve(answered);
    this.questions = this.questions.filter(({ id }) => id !== answered.id);
  }

  /** The network is lost or replaced: its questions get no answer. */
  dropQuestions(): void {
    const { questions } = this;
    this.questions = [];
    for (const { resolve } of questions) resolve(null);
  }

  /** The worker is lost: nothing arrives any more, and `checkpoint` is the last there is. */
  drop(checkpoint: Checkpoint | null): void {
    this.saved(checkpoint);
    this.dropQuestions();
    const { inspections } = this;
    this.inspections = [];
    for (const { resolve } of inspections) resolve(null);
  }
}
