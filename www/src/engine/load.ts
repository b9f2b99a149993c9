/**
 * The engine as the page has it: one wasm module, compiled once, and posted to every worker.
 *
 * Every module uses 128-bit SIMD, as every browser that the page is built for can. Where there is none, nothing is fetched.
 */

/** Why this browser cannot run the engine. */
export type Trouble =
  /** No WebAssembly, or its use is forbidden. */
  | { code: "noWasm" }
  /** WebAssembly, but without SIMD. */
  | { code: "noSimd" }
  /** No Web Workers. */
  | { code: "noWorker" }
  /** Web Workers, but no module workers. */
  | { code: "noModuleWorker" }
  /** The wasm file could not be fetched. */
  | { code: "notFetched"; detail: string }
  /** The wasm file was fetched, but the browser would not compile it. */
  | { code: "notCompiled"; detail: string };

export type Loaded = { module: WebAssembly.Module } | { trouble: Trouble };

/** The smallest module with a SIMD instruction: `() -> v128 { v128.const 0; i8x16.popcnt }`, which validates only where SIMD is complete. */
const SIMD_PROBE = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
);

/** What this browser lacks, or null where it can run the engine. */
function missing(): Trouble | null {
  if (typeof Worker !== "function") return { code: "noWorker" };
  if (typeof WebAssembly !== "object" || typeof WebAssembly.validate !== "function") return { code: "noWasm" };
  try {
    return WebAssembly.validate(SIMD_PROBE) ? null : { code: "noSimd" };
  } catch {
    // The check itself is forbidden. Whether compiling is forbidden too is known only after trying.
    return null;
  }
}

/** Fetches and compiles the engine at an address; never throws. */
export async function loadEngine(address: string): Promise<Loaded> {
  const trouble = missing();
  if (trouble !== null) return { trouble };
  let response: Response;
  try {
    response = await fetch(address);
  } catch (error) {
    return { trouble: { code: "notFetched", detail: describe(error) } };
  }
  if (!response.ok) return { trouble: { code: "notFetched", detail: `${response.status} ${response.statusText}`.trim() } };
  try {
    return { module: await compile(response) };
  } catch (error) {
    return { trouble: { code: "notCompiled", detail: describe(error) } };
  }
}

/** Fetches and compiles one module; rejects where either fails. */
export async function fetchModule(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  return compile(response);
}

/** Compiles while downloading where the server says that it is wasm, and from the whole file elsewhere. */
async function compile(response: Response): Promise<WebAssembly.Module> {
  const kind = response.headers.get("Content-Type") ?? "";
  if (kind.startsWith("application/wasm") && typeof WebAssembly.compileStreaming === "function") {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

/** An error in a few words. */
export function describe(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}
