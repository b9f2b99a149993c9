/** What the worker needs of the wasm bindings (docs/architecture.md); tests bring a small engine of their own. */
import type { Config, Operation } from "../wire";

/** A text inside the engine, handed over piece by piece. */
export interface EngineText {
  push(chunk: string): void;
  /** JSON `TextStatistics` for a vocabulary of at most `vocabulary` symbols. */
  statistics(vocabulary: number): string;
  free(): void;
}

/** Settings inside the engine: numbers cross as numbers, so none loses a bit on the way through text. */
export interface EngineSettings {
  number(name: string, value: number): void;
  choice(name: string, choice: string): void;
  free(): void;
}

/** One network in training. Methods that refuse throw an Error whose `refusal` is a JSON `Refusal`. */
export interface EngineSession {
  info(): string;
  readonly updates: number;
  train(until: number, budgetMs: number): number;
  takeUpdates(): Float64Array;
  explosion(): string | undefined;
  tune(settings: EngineSettings): void;
  /** JSON `Operated`. */
  operate(operation: string, choice: string, value: number): string;
  rewind(): void;
  /** The answer to a question in JSON: its head as JSON (an entry of `Heads`), and its numbers. */
  ask(question: string): { head: string; rows: Float64Array };
  beginWriting(temperature: number, topK: number, prime: string, seed: number): void;
  write(characters: number): string[];
  writtenProbabilities(): Float32Array;
  hash(): string;
  checkpoint(): Uint8Array;
  free(): void;
}

/** What `EngineSession.train` returns. */
export const STOP = { budget: 0, until: 1, exploded: 2 } as const;

/** The bindings of one wasm instance. */
export interface Engine {
  newText(): EngineText;
  newSettings(): EngineSettings;
  newSession(settings: EngineSettings, text: EngineText): EngineSession;
  restoreSession(checkpoint: Uint8Array, text: EngineText): EngineSession;
  /** Built-in data of a task; only the module of all tasks has it. */
  sampleData?(sample: string, seed: number): string | undefined;
  /** Bytes of linear memory. */
  memory(): number;
  /** Breaks the instance on purpose; only the build for the crash tests has it. */
  provoke?(fault: "panic" | "memory"): void;
}

/** UTF-16 units per piece: at most 3 bytes each as UTF-8, and an argument over 1 MB could trap in the allocator. */
const CHUNK_UNITS = 300_000;

/** Hands `content` to the engine in pieces that never split a surrogate pair. */
export function feed<T extends Pick<EngineText, "push">>(engine: { newText(): T }, content: string): T {
  const text = engine.newText();
  for (let at = 0; at < content.length; ) {
    let end = Math.min(at + CHUNK_UNITS, content.length);
    const last = content.charCodeAt(end - 1);
    if (end < content.length && last >= 0xd800 && last <= 0xdbff) end += 1;
    text.push(content.slice(at, end));
    at = end;
  }
  return text;
}

/** The refusal an engine's Error carries, as JSON, or null for any other error. */
export function refusalOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("refusal" in error)) return null;
  return typeof error.refusal === "string" ? error.refusal : null;
}

/** An operation as the bindings take it: its name, its choice and its number, where it has them. */
export function operationArgs(operation: Operation): [operation: string, choice: string, value: number] {
  switch (operation.operation) {
    case "rescale":
      return [operation.operation, operation.measure, operation.target];
    case "forgetBias":
    case "updateBias":
      return [operation.operation, "", operation.value];
    case "activation":
      return [operation.operation, operation.activation, 0];
  }
}

/** Hands settings to the engine, calls `use` with them and frees them; those left out keep their defaults. */
export function withSettings<T>(engine: Engine, values: Partial<Config>, use: (settings: EngineSettings) => T): T {
  const settings = engine.newSettings();
  try {
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === "number") settings.number(name, value);
      else settings.choice(name, value);
    }
    return use(settings);
  } finally {
    settings.free();
  }
}
