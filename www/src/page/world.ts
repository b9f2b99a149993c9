/** What the state needs from outside; tests pass their own. */
import { loadEngine, type Loaded } from "../engine/load";
import { defaultText, texts } from "../texts";
import { NoModuleWorker, type TrainerWorld, type WorkerLike } from "../run/trainer";
import { workerScript } from "../trusted";
import type { Sample } from "../wire";
import type { Language } from "../i18n";
import tasks from "../../pkg/tasks_bg.wasm?url";
import text from "../../pkg/unrolled_bg.wasm?url";

/** The state's surroundings. */
export interface World extends TrainerWorld {
  /** Fetches and compiles the engine; never rejects. */
  loadEngine(): Promise<Loaded>;
  /** The same for the engine of every task but text. */
  loadTasks(): Promise<Loaded>;
  /** Built-in data of a task as text, made by its engine; rejects where that fails. */
  sample(module: WebAssembly.Module, sample: Sample, seed: number): Promise<string>;
  /** The built-in texts. */
  readonly texts: readonly { readonly id: string; readonly load: () => Promise<string> }[];
  /** The id of the text a page opens with. */
  defaultText(language: Language): string;
  /** The part of the page's address from its `#` on, or "". */
  hash(): string;
  /** Replaces that part, without a new entry in the browser's history. */
  replaceHash(hash: string): void;
  /** The page's address with another such part. */
  href(hash: string): string;
  /** Calls `f` whenever the reader changes that part. */
  onHash(f: () => void): void;
  /** Calls `f` after `ms` milliseconds unless the returned function is called before. */
  after(ms: number, f: () => void): () => void;
}

/** Starts the bundled worker as a module; throws `NoModuleWorker` where the browser does not read the option `type`. */
function spawn(): WorkerLike {
  let typeRead = false;
  const options = {
    name: "trainer",
    get type(): WorkerType {
      typeRead = true;
      return "module";
    },
  };
  const worker = new Worker(workerScript(), options);
  if (typeRead) return worker as WorkerLike;
  worker.terminate();
  throw new NoModuleWorker("this browser's workers cannot be modules");
}

/** Asks a new worker, which is ended after its answer. */
function sample(module: WebAssembly.Module, sample: Sample, seed: number): Promise<string> {
  const worker = spawn();
  const content = new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.verb === "sampled") resolve(data.content);
      if (data.verb === "fatal") reject(new Error(data.message));
    };
    worker.onerror = ({ message }) => reject(new Error(message ?? ""));
  });
  worker.postMessage({ verb: "sample", run: 0, module, sample, seed });
  return content.finally(() => worker.terminate());
}

/** The browser the page runs in. */
export function browserWorld(): World {
  return {
    spawn,
    now: () => performance.now(),
    every(ms, f) {
      const timer = setInterval(f, ms);
      return () => clearInterval(timer);
    },
    after(ms, f) {
      const timer = setTimeout(f, ms);
      return () => clearTimeout(timer);
    },
    loadEngine: () => loadEngine(text),
    loadTasks: () => loadEngine(tasks),
    sample,
    texts,
    defaultText: (language) => defaultText(language).id,
    hash: () => location.hash,
    replaceHash: (hash) => history.replaceState(history.state, "", hash === "" ? location.pathname + location.search : `#${hash}`),
    href: (hash) => `${location.href.split("#")[0] ?? ""}${hash === "" ? "" : `#${hash}`}`,
    onHash: (f) => addEventListener("hashchange", f),
  };
}
