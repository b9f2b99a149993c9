/** Why this browser cannot run the engine. */
export type Trouble =
  /** No WebAssembly, or its use is forbidden. */
  | { code: "noWasm" }
  /** No Web Workers. */
  | { code: "noWorker" }
  /** Web Workers, but no module workers. */
  | { code: "noModuleWorker" }
  /** The wasm file could not be fetched. */
  | { code: "notFetched"; detail: string }
  /** The wasm file was fetched, but the browser would not compile it. */
  | { code: "notCompiled"; detail: string };
