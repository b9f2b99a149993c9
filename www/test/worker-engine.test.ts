import { afterEach, describe, expect, it, vi } from "vitest";
import { loadEngine } from "../src/engine/load";

const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** A browser whose server answers with `body`; returns the addresses asked for. */
function browser(body: Uint8Array | number, type = "application/wasm"): string[] {
  const asked: string[] = [];
  vi.stubGlobal("Worker", class {});
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    if (typeof body === "number") return Promise.resolve(new Response(null, { status: body, statusText: "Gone" }));
    return Promise.resolve(new Response(body.slice(), { headers: { "Content-Type": type } }));
  });
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("the engine on the page", () => {
  it("is fetched once", async () => {
    const asked = browser(EMPTY_MODULE);
    expect(await loadEngine("engine.wasm")).toEqual({ module: expect.any(WebAssembly.Module) });
    expect(asked).toEqual(["engine.wasm"]);
  });

  it("is not fetched where WebAssembly has no SIMD", async () => {
    const asked = browser(EMPTY_MODULE);
    vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
    expect(await loadEngine("engine.wasm")).toEqual({ trouble: { code: "noSimd" } });
    expect(asked).toEqual([]);
  });

  it("is compiled whatever its Content-Type", async () => {
    browser(EMPTY_MODULE, "application/octet-stream");
    expect(await loadEngine("engine.wasm")).toMatchObject({ module: expect.any(WebAssembly.Module) });
  });

  it("is compiled without a check where the check is forbidden", async () => {
    browser(EMPTY_MODULE);
    vi.spyOn(WebAssembly, "validate").mockImplementation(() => {
      throw new Error("blocked");
    });
    expect(await loadEngine("engine.wasm")).toEqual({ module: expect.any(WebAssembly.Module) });
  });

  it("says what is missing: workers, wasm, the file, or a module inside it", async () => {
    browser(EMPTY_MODULE);
    vi.stubGlobal("Worker", undefined);
    expect(await loadEngine("engine.wasm")).toEqual({ trouble: { code: "noWorker" } });
    browser(EMPTY_MODULE);
    vi.stubGlobal("WebAssembly", undefined);
    expect(await loadEngine("engine.wasm")).toEqual({ trouble: { code: "noWasm" } });
    vi.unstubAllGlobals();
    browser(410);
    expect(await loadEngine("engine.wasm")).toEqual({ trouble: { code: "notFetched", detail: "410 Gone" } });
    vi.stubGlobal("fetch", () => Promise.reject(new Error("offline")));
    expect(await loadEngine("engine.wasm")).toEqual({ trouble: { code: "notFetched", detail: "offline" } });
    browser(Uint8Array.of(1, 2, 3));
    expect(await loadEngine("engine.wasm")).toMatchObject({ trouble: { code: "notCompiled" } });
  });
});

describe("the policy for script addresses", () => {
  it("allows the bundled workers and nothing else, and is made once", async () => {
    const made: string[] = [];
    vi.doMock("../src/engine/worker.ts?worker&url", () => ({ default: "/assets/worker.js" }));
    vi.doMock("../src/laboratory/laboratory-worker.ts?worker&url", () => ({ default: "/assets/laboratory-worker.js" }));
    vi.stubGlobal("trustedTypes", {
      createPolicy(name: string, rules: { createScriptURL(address: string): string }) {
        made.push(name);
        return rules;
      },
    });
    const { onlyAddresses, workerScript } = await import("../src/trusted");
    expect([workerScript(), workerScript()]).toEqual(["/assets/worker.js", "/assets/worker.js"]);
    expect(workerScript("laboratory")).toBe("/assets/laboratory-worker.js");
    expect(made).toEqual(["unrolled"]);
    const policy = onlyAddresses(["/assets/worker.js"]);
    for (const address of ["", "javascript:alert(1)", "data:text/javascript,", "/assets/worker.js?x", "https://example.com/assets/worker.js"]) {
      expect(() => policy.createScriptURL(address), address).toThrow(TypeError);
    }
  });
});
