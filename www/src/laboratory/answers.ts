/** How the laboratory's worker answers; the engine is passed in, and tests pass their own. */
import { answerOf } from "../engine/answer";
import type { EngineSession } from "../engine/bindings";
import { CLIFF } from "./cliff";
import type { Query, Reply, Questions, Verb } from "./protocol";

/** A network under examination, as the bindings have it. */
export interface EngineLaboratory extends Pick<EngineSession, "ask"> {
  free(): void;
}

/** The one-unit network of the cliff, as the bindings have it. */
export interface EngineCliff {
  surface(w: Float64Array, columns: number, b: Float64Array, rows: number): Float32Array;
  wall(w: number, low: number, high: number, cells: number, jump: number): Float64Array;
  descend(w: number, b: number, rate: number, clip: number | undefined, updates: number): Float64Array;
  free(): void;
}

/** One instance of the engine. */
export interface Engine {
  /** The network of a checkpoint on its text; throws a refusal. */
  restore(checkpoint: Uint8Array, text: string): EngineLaboratory;
  cliff(steps: number, start: number, target: number): EngineCliff;
}

type Answers = { readonly [V in Verb]: (ask: Questions[V]["ask"]) => Questions[V]["answer"] };

/** Thrown where something is asked of a network before there is one. */
export class NothingToExamine extends Error {}

/** Answers questions, one after another. */
export class Server {
  private engine: Engine | null = null;
  private network: EngineLaboratory | null = null;
  private text = "";

  constructor(private readonly instantiate: (module: WebAssembly.Module) => Engine) {}

  /** The answer to one question; never throws. */
  answer({ id, verb, ask }: Query): Reply {
    try {
      // Question and answer of one verb belong together by the type of the table.
      const answer = (this.answers[verb] as (ask: unknown) => unknown)(ask);
      return { id, answer };
    } catch (error) {
      return { id, failed: error instanceof Error ? error.message : String(error) };
    }
  }

  private readonly answers: Answers = {
    engine: ({ module }) => {
      this.engine ??= this.instantiate(module);
      return null;
    },
    network: ({ checkpoint, text }) => {
      this.text = text ?? this.text;
      const network = this.running().restore(new Uint8Array(checkpoint), this.text);
      this.network?.free();
      this.network = network;
      return null;
    },
    ask: ({ question }) => answerOf(this.examined(), question),
    surface: ({ steps, w, columns, b, rows }) =>
      this.cliff(steps, (cliff) => {
        const errors = cliff.surface(Float64Array.from(w), columns, Float64Array.from(b), rows);
        const wall: number[] = [];
        for (let i = 0; i <= columns; i += 1) {
          const at = w[0] + ((w[1] - w[0]) * i) / columns;
          for (const place of cliff.wall(at, b[0], b[1], rows, CLIFF.jump)) wall.push(at, place);
        }
        return { errors, wall: Float64Array.from(wall) };
      }),
    descents: ({ steps, w, b, rate, limit, updates }) =>
      this.cliff(steps, (cliff) => ({
        free: cliff.descend(w, b, rate, undefined, updates),
        clipped: cliff.descend(w, b, rate, limit, updates),
      })),
  };

  private running(): Engine {
    if (this.engine === null) throw new NothingToExamine("there is no engine yet");
    return this.engine;
  }

  private examined(): EngineLaboratory {
    if (this.network === null) throw new NothingToExamine("there is no network yet");
    return this.network;
  }

  private cliff<T>(steps: number, use: (cliff: EngineCliff) => T): T {
    const cliff = this.running().cliff(steps, CLIFF.start, CLIFF.target);
    try {
      return use(cliff);
    } finally {
      cliff.free();
    }
  }
}
