/**
 * The page's side of the laboratory's worker: sends it the current network, and asks.
 *
 * A worker that cannot answer is ended, and the next question starts another: it has no state worth keeping.
 */
import { describe } from "../engine/load";
import type { Snapshot } from "../run/run";
import type { Answered, Question } from "../questions";
import type { Reply, Query, Questions, Verb } from "./protocol";

/** What the client needs of a worker. */
export interface WorkerLike {
  postMessage(message: Query): void;
  terminate(): void;
  onmessage: ((event: { data: Reply }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
}

/** The world around a client. */
export interface Surroundings {
  /** Starts a worker. */
  spawn(): WorkerLike;
  /** Fetches and compiles the laboratory's engine. */
  module(): Promise<WebAssembly.Module>;
  /** A copy of the network that trains; null where there is none. */
  snapshot(): Promise<Snapshot | null>;
}

/** Why a question has no answer. */
export class NoAnswer extends Error {}

/** An answer, and the update of the network it was asked of. */
export interface DatedAnswer<Answer> {
  readonly update: number;
  readonly answer: Answer;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: NoAnswer): void;
}

export class Client {
  private worker: WorkerLike | null = null;
  private ids = 0;
  private readonly waiting = new Map<number, Waiting>();
  private snapshot: Snapshot | null = null;
  private bringing: { readonly network: number; readonly update: Promise<number | null> } | null = null;
  /** The pending questions about copies of networks. */
  private readonly examinations = new Set<Promise<unknown>>();
  private module: Promise<WebAssembly.Module> | null = null;
  private starting: Promise<void> | null = null;

  constructor(private readonly around: Surroundings) {}

  /** Asks one question about the network that was brought. Rejects with `NoAnswer`. */
  async ask<Q extends Question>(question: Q): Promise<Answered<Q["ask"]>> {
    // Question and answer of one name belong together by the type of `Heads`.
    return (await this.call("ask", { question })) as Answered<Q["ask"]>;
  }

  /** Asks the worker for anything it does. Rejects with `NoAnswer`. */
  async call<V extends Verb>(verb: V, ask: Questions[V]["ask"]): Promise<Questions[V]["answer"]> {
    if (this.worker === null) await this.start();
    return this.post(verb, ask);
  }

  /**
   * Sends the current state of network number `network`, unless it is there already, and asks it; no other copy
   * replaces it before it has answered. Null where that network has been replaced. Rejects with `NoAnswer`.
   */
  examine<Answer>(network: number, ask: (client: Client, update: number) => Promise<Answer>): Promise<DatedAnswer<Answer> | null> {
    const examination = this.bring(network).then(async (update) => (update === null ? null : { update, answer: await ask(this, update) }));
    this.examinations.add(examination);
    const end = (): boolean => this.examinations.delete(examination);
    examination.then(end, end);
    return examination;
  }

  /** The update of the copy in the worker then. */
  private bring(network: number): Promise<number | null> {
    // Several pictures ask at once; one copy is enough for all.
    if (this.bringing?.network === network) return this.bringing.update;
    const bringing = { network, update: this.fetch(network, [...this.examinations]) };
    const end = (): void => {
      if (this.bringing === bringing) this.bringing = null;
    };
    bringing.update.then(end, end);
    this.bringing = bringing;
    return bringing.update;
  }

  private async fetch(network: number, before: readonly Promise<unknown>[]): Promise<number | null> {
    await Promise.allSettled(before);
    const snapshot = await this.around.snapshot();
    if (snapshot === null || snapshot.network !== network) return null;
    const held = this.worker === null ? null : this.snapshot;
    if (held?.bytes !== snapshot.bytes) {
      const text = held?.text === snapshot.text ? null : snapshot.text;
      await this.call("network", { checkpoint: snapshot.bytes, text });
      this.snapshot = snapshot;
    }
    return snapshot.update;
  }

  /** Starts a worker; several questions at once start one. */
  private start(): Promise<void> {
    this.starting ??= this.begin().finally(() => {
      this.starting = null;
    });
    return this.starting;
  }

  private async begin(): Promise<void> {
    this.module ??= this.around.module();
    let module: WebAssembly.Module;
    try {
      module = await this.module;
    } catch (error) {
      // The next question tries again.
      this.module = null;
      throw new NoAnswer(describe(error));
    }
    const worker = this.around.spawn();
    worker.onmessage = ({ data }) => worker === this.worker && this.hear(data);
    worker.onerror = ({ message }) => worker === this.worker && this.lose(message ?? "");
    this.worker = worker;
    await this.post("engine", { module });
  }

  private post<V extends Verb>(verb: V, ask: Questions[V]["ask"]): Promise<Questions[V]["answer"]> {
    const { worker } = this;
    if (worker === null) return Promise.reject(new NoAnswer("there is no engine"));
    this.ids += 1;
    const id = this.ids;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      worker.postMessage({ id, verb, ask });
    });
  }

  private hear(message: Reply): void {
    if ("failed" in message) return this.lose(message.failed);
    this.waiting.get(message.id)?.resolve(message.answer);
    this.waiting.delete(message.id);
  }

  private lose(detail: string): void {
    this.worker?.terminate();
    this.worker = null;
    this.snapshot = null;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) reject(new NoAnswer(detail));
  }
}
