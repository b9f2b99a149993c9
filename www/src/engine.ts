/**
 * The engine as the page has it: one wasm module, compiled once, and posted to every worker.
 *
 * There are two builds of the same source, with and without 128-bit SIMD; both compute the same bits, and only the
 * one this browser can run is fetched.
 */

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

export type Build = "simd" | "scalar";

/** Where the two builds are. */
export type Addresses = Readonly<Record<Build, string>>;

export type Loaded = { module: WebAssembly.Module; build: Build } | { trouble: Trouble };

/** The smallest module with a SIMD instruction: `() -> v128 { v128.const 0; i8x16.popcnt }`, which validates only where SIMD is complete. */
const SIMD_PROBE = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
);

/** The build this browser can run, or null where it has no WebAssembly. */
export function chooseBuild(): Build | null {
  if (typeof WebAssembly !== "object" || typeof WebAssembly.validate !== "function") return null;
  try {
    return WebAssembly.validate(SIMD_PROBE) ? "simd" : "scalar";
  } catch {
    return "scalar";
  }
}

/** Fetches and compiles the build for this browser; never throws. */
export async function loadEngine(addresses: Addresses): Promise<Loaded> {
  if (typeof Worker !== "function") return { trouble: { code: "noWorker" } };
  const build = chooseBuild();
  if (build === null) return { trouble: { code: "noWasm" } };
  let response: Response;
  try {
    response = await fetch(addresses[build]);
  } catch (error) {
    return { trouble: { code: "notFetched", detail: describe(error) } };
  }
  if (!response.ok) return { trouble: { code: "notFetched", detail: `${response.status} ${response.statusText}`.trim() } };
  try {
    return { module: await compile(response), build };
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
